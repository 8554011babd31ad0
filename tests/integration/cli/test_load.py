"""`moderation load`: figures, thresholds, and a service that is not there."""

import pytest

from tests.integration.cli.conftest import ask, error, run

SHORT = ("load", "--forum", "demo", "--rate", "20", "--seconds", "0.3")


@pytest.mark.usefixtures("web", "worker")
def test_figures_of_both_times() -> None:
    told = ask(*SHORT)
    assert (told["sent"], told["accepted"], told["refused"], told["without_verdict"]) == (6, 6, 0, 0)
    for times in (told["accept_ms"], told["verdict_ms"]):
        assert 0 < times["p50"] <= times["p95"] <= times["p99"] <= times["max"]


@pytest.mark.usefixtures("web", "worker")
@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param("--p99-accept", "acceptance: p99 of", id="acceptance"),
        pytest.param("--p99-verdict", "verdict: p99 of", id="verdict"),
    ],
)
def test_over_a_threshold_it_fails(option: str, said: str) -> None:
    assert said in error(*SHORT, option, "0.001")


@pytest.mark.usefixtures("web")
def test_a_missing_verdict_fails() -> None:
    assert "6 posts had no verdict in time" in error(*SHORT, "--wait", "0")


@pytest.mark.usefixtures("service")
def test_a_service_that_is_not_there() -> None:
    assert "moderation up" in error(*SHORT, "--to", "http://127.0.0.1:9")
    assert run("forums", "list").exit_code == 0
