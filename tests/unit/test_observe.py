"""What anybody may send commands no terminal, and what lasts fills no log."""

from collections.abc import Iterator

import pytest
import structlog

from moderation import observe


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("agora", "forum=agora role", id="a name stays"),
        pytest.param("a\x1b[2J\0", "forum=a\ufffd[2J\ufffd role", id="a terminal is not commanded"),
        pytest.param("a\nrefused", "forum=a\ufffdrefused role", id="one line stays one"),
        pytest.param("x" * 6000, f"forum={'x' * observe.LONGEST_NAME} role", id="a log is not filled"),
    ],
)
def test_a_refused_name_is_shown_safely(name: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    observe.configure(role="web", form="text")
    observe.refused(name, "unknown_forum")
    assert shown in capsys.readouterr().err


def test_what_is_swept_again_and_again_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = {"examinations": 0, "decisions": 0, "dead": 0, "released": 0, "returned": 0}
    held = nothing | {"examinations": 3}
    observe.configure(role="sweeper", form="text")
    for found in (nothing, held, held, held, nothing, nothing, held):
        observe.swept(**found)
    assert capsys.readouterr().err.count("swept") == 2
