"""Passwords, tokens and keys."""

import stat
from pathlib import Path

import pytest

from moderation import credentials


def test_a_password_is_checked_against_its_hash() -> None:
    stored = credentials.hash_password("sésame")
    assert stored.startswith("$argon2id$")
    assert credentials.check_password(stored, "sésame")
    assert not credentials.check_password(stored, "sesame")


def test_an_unknown_user_has_no_right_password() -> None:
    assert not credentials.check_password(None, "")


@pytest.mark.parametrize(
    "make", [credentials.make_password, credentials.make_token, credentials.make_webhook_secret]
)
def test_what_is_made_is_never_made_twice(make: type[str]) -> None:
    assert len({make() for _ in range(100)}) == 100


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "secret.key"
    key = credentials.read_key(path)
    assert len(key) == 64
    assert credentials.read_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
