"""Settings come from the environment, from files for secrets, and say what is wrong with them."""

from pathlib import Path
from typing import Any

import pytest

from moderation.model import Invalid
from moderation.settings import Settings, load


def test_the_defaults_need_nothing(tmp_path: Path) -> None:
    settings = load(data_dir=tmp_path)
    assert settings.database == f"sqlite:///{tmp_path}/moderation.sqlite3"
    assert settings.broker == f"redis+socket://{tmp_path}/broker.sock"


def test_a_long_folder_gets_a_short_socket(tmp_path: Path) -> None:
    one, two = (load(data_dir=tmp_path / (letter * 120)).broker_socket for letter in "ab")
    assert len(str(one)) < 100
    assert one != two


def test_postgresql_is_spoken_to_by_psycopg() -> None:
    assert load(database_url="postgresql://a:b@c/d").database == "postgresql+psycopg://a:b@c/d"


def test_a_secret_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "url"
    path.write_text("postgresql://from/file\n")
    monkeypatch.setenv("MODERATION_DATABASE_URL_FILE", str(path))
    assert load().database == "postgresql+psycopg://from/file"


def test_no_secret_shows_in_a_repr() -> None:
    assert "sésame" not in repr(load(database_url="postgresql://a:sésame@c/d", secret_key="sésame"))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        pytest.param(
            "MODERATION_PORT", "http", "MODERATION_PORT: .*integer.*MODERATION_PORT=8080", id="not a number"
        ),
        pytest.param("MODERATION_PORT", "70000", "MODERATION_PORT: .*65535", id="out of bounds"),
        pytest.param("MODERATION_LOG_FORMAT", "xml", "MODERATION_LOG_FORMAT", id="no such form"),
        pytest.param("MODERATION_BROKER_URL", "redis-cluster://x", "no broker for Celery", id="a cluster"),
        pytest.param("MODERATION_BROKER_URL", "foo://x", "MODERATION_BROKER_URL: .*amqp://", id="no broker"),
        pytest.param("MODERATION_SECRET_KEY_FILE", "/nowhere", "No such file", id="no such file"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Invalid, match=says):
        load()


def test_every_setting_says_what_it_does() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"public_url": "https://moderation.example"}, "https://moderation.example", id="public"),
        pytest.param({}, "http://127.0.0.1:8080", id="this machine, where none is set"),
        pytest.param({"host": "0.0.0.0", "port": 9000}, "http://127.0.0.1:9000", id="every address"),  # noqa: S104 - compared
        pytest.param({"host": "::"}, "http://[::1]:8080", id="every address of IPv6"),
    ],
)
def test_members_reach_the_service_somewhere(tmp_path: Path, given: dict[str, Any], expected: str) -> None:
    assert load(data_dir=tmp_path, **given).address == expected


def test_a_command_knows_the_address_that_the_service_of_its_folder_chose(tmp_path: Path) -> None:
    load(data_dir=tmp_path).address_file.write_text("http://127.0.0.1:9000\n")
    assert load(data_dir=tmp_path).own_address == "http://127.0.0.1:9000"
    assert load(data_dir=tmp_path, port=9001).own_address == "http://127.0.0.1:9001", "set, so it counts"
