"""What every test shares."""

import os
import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from moderation import credentials
from tests.once import share

# Two busy cores make single examples slow now and then; the suite's own time limit is what counts.
# CI tries the same examples every time, so that a change is judged by what it changed.
settings.register_profile(
    "moderation",
    deadline=timedelta(seconds=5),
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("moderation")

# A run that is told to end lets the fixtures end what they started, as on Ctrl-C.
signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hash passwords with the least of argon2id: its price is the point in service, and minutes in tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session", autouse=True)
def shared_work() -> Iterator[None]:
    """Do once a process what every engine and application does alike."""
    with pytest.MonkeyPatch.context() as patch:
        share(patch)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the switch of `make accuracy`; tests read it with `request.config.getoption("accuracy")`."""
    parser.addoption("--accuracy", action="store_true", help="hold the stricter floors, on ../shared/data")
