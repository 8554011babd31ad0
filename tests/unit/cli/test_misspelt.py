"""Which variables look like settings and are none."""

import pytest

from moderation.cli.misspelt import misspelt
from moderation.settings import Settings


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        pytest.param("MODERATION_GRACE_SECNDS", "did you mean MODERATION_GRACE_SECONDS?", id="a letter lost"),
        pytest.param("MODERATION_SECRET_KEY_FLE", "did you mean MODERATION_SECRET_KEY_FILE?", id="of a file"),
        pytest.param("moderation_prt", "did you mean MODERATION_PORT?", id="in small letters"),
        pytest.param("MODERATION_ZZZZZZ", "take it out, or see docs/settings.md", id="like none"),
    ],
)
def test_a_name_that_is_no_setting_is_said(name: str, mend: str) -> None:
    assert dict(misspelt({name: "1"})) == {name: mend}


def test_what_is_known_or_another_programs_is_not() -> None:
    known = {f"MODERATION_{name.upper()}": "" for name in Settings.model_fields}
    others = {"PATH": "", "MODERATIONS": "", "MODERATION_ROLE": "web", "MODERATION_SECRET_KEY_FILE": "/a"}
    assert list(misspelt({**known, **others})) == []
