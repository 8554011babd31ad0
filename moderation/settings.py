"""Every setting: its environment name, type, default and one line on what it does.

Names begin with MODERATION_; a secret may also come from a file named by the same name with _FILE.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from moderation.model import Invalid

LOOPBACK = ("localhost", "127.0.0.1", "::1")
LONGEST_SOCKET_PATH = 100  # a unix socket's path holds 107 bytes on Linux, 103 on macOS
PREFIX = "MODERATION_"
BROKERS = ("redis", "rediss", "redis+socket", "sentinel", "amqp", "amqps")
SECRETS = ("database_url", "broker_url", "secret_key", "oidc_client_secret")


class Settings(BaseSettings):
    """What the operator may set; nothing else is read from the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    host: str = Field("127.0.0.1", description="address the web server listens on")
    port: int = Field(8080, ge=1, le=65535, description="port the web server listens on")
    data_dir: Path = Field(Path("var"), description="folder for SQLite, the embedded broker and keys")
    database_url: SecretStr | None = Field(
        None, description="PostgreSQL or SQLite; default: SQLite in the data folder"
    )
    broker_url: SecretStr | None = Field(
        None, description="Celery's broker; default: embedded Valkey of the data folder"
    )
    secret_key: SecretStr | None = Field(
        None, description="signs forms and links; default: made once in the data folder"
    )
    public_url: str | None = Field(
        None, description="address under which members and forums reach this service"
    )
    grace_seconds: int = Field(
        600, ge=0, description="time before a decision is delivered, in which undo withdraws it"
    )
    answer_hours: int = Field(
        72,
        ge=1,
        description="time after which a case whose author was asked for a source or an extract comes back to "
        "the queue",
    )
    claim_seconds: int = Field(
        900, ge=10, description="time after which a moderator's claim on a case expires"
    )
    lease_seconds: int = Field(
        30, ge=1, description="time after which a post whose worker died is examined again"
    )
    attempts: int = Field(
        5, ge=1, description="failed examinations of a post before it becomes a dead letter"
    )
    sweep_seconds: float = Field(1.0, gt=0, description="time between two rounds of the sweeper")
    worker_processes: int = Field(
        default_factory=lambda: min(4, os.cpu_count() or 1), ge=1, description="processes of one worker"
    )
    reprocess_share: float = Field(
        0.5,
        gt=0,
        le=1,
        description="part of the worker processes that may examine stored posts again; one always may",
    )
    web_threads: int = Field(8, ge=1, description="threads of the web server")
    session_hours: int = Field(12, ge=1, description="time after which a sign-in ends")
    retention_days: int | None = Field(
        None, ge=1, description="time after which posts that nobody needs are erased; unset: all are kept"
    )
    oidc_issuer: str | None = Field(
        None, description="OpenID provider that may vouch for users; with client id and secret"
    )
    oidc_client_id: str | None = Field(None, description="what this service is to the OpenID provider")
    oidc_client_secret: SecretStr | None = Field(
        None, description="proves this service to the OpenID provider"
    )
    insecure_cookies: bool = Field(
        False, description="allow sign-in over plain HTTP on another address than this machine"
    )
    fetch_hosts: str | None = Field(
        None, description="hosts whose feeds and pages may be fetched, with commas between; unset: nothing is"
    )
    feed_minutes: int = Field(30, ge=1, description="time between two looks at a feed that is followed")
    log_format: str = Field("text", pattern="^(text|json)$", description="text for people, json for machines")

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        for name in SECRETS:
            path = os.environ.get(f"MODERATION_{name.upper()}_FILE")
            if path and not values.get(name):
                try:
                    values[name] = Path(path).read_text("utf-8").strip()
                except OSError as error:
                    raise ValueError(f"MODERATION_{name.upper()}_FILE: {path}: {error.strerror}") from error
        return values

    @field_validator("broker_url")
    @classmethod
    def _require_broker(cls, value: SecretStr | None) -> SecretStr | None:
        scheme = value.get_secret_value().split(":", 1)[0] if value else BROKERS[0]
        if "cluster" in scheme:
            raise ValueError(
                "Redis Cluster is no broker for Celery; name a single server, Sentinel or RabbitMQ"
            )
        if scheme not in BROKERS:
            raise ValueError(f"must begin with one of {', '.join(f'{each}://' for each in BROKERS)}")
        return value

    @field_validator("oidc_issuer")
    @classmethod
    def _require_https(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "https://unset")
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ValueError("must be an https:// address")
        return value

    @model_validator(mode="after")
    def _require_client(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("MODERATION_OIDC_ISSUER: needs MODERATION_OIDC_CLIENT_ID and _CLIENT_SECRET")
        return self

    @property
    def address(self) -> str:
        """Give the address under which members reach the service; without a public one, this machine does."""
        return self.public_url or self.own_address

    @property
    def own_address(self) -> str:
        """Give the address at which the service of the data folder answers this machine.

        `moderation up` writes it there, so that commands in another terminal need no setting of their own.
        """
        if not {"host", "port"} & self.model_fields_set:
            with suppress(OSError):
                return self.address_file.read_text("utf-8").strip()
        return self.listening_address

    @property
    def address_file(self) -> Path:
        """Give the file of the data folder that holds the address of its service."""
        return self.data_dir / "address"

    @property
    def listening_address(self) -> str:
        """Give the address at which a web server of these settings listens, as this machine reaches it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - compared
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def database(self) -> str:
        """Give the SQLAlchemy address of the database."""
        if self.database_url is None:
            return f"sqlite:///{self.data_dir.absolute() / 'moderation.sqlite3'}"
        url = self.database_url.get_secret_value()
        return url.replace("postgresql://", "postgresql+psycopg://", 1).replace(
            "postgres://", "postgresql+psycopg://", 1
        )

    @property
    def broker(self) -> str:
        """Give Celery's address of the broker."""
        return (
            self.broker_url.get_secret_value() if self.broker_url else f"redis+socket://{self.broker_socket}"
        )

    @property
    def broker_socket(self) -> Path:
        """Give the unix socket of the embedded broker, elsewhere if the data folder's path is too long."""
        path = self.data_dir.absolute() / "broker.sock"
        if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
            return path
        name = hashlib.sha256(os.fsencode(self.data_dir.absolute())).hexdigest()[:16]
        return Path(f"/tmp/moderation-{os.getuid()}-{name}/broker.sock")  # noqa: S108 - the folder is made 0700 and its owner checked


def load(**given: Any) -> Settings:  # noqa: ANN401 - pydantic checks each value
    """Read the settings; values given here come before the environment.

    Raises Invalid naming the setting and what is wrong with it.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        label = f"{PREFIX}{name.upper()}: " if name else ""
        raise Invalid(f"{label}{message}{_mend(name)}", field=name or None) from None


def _mend(name: str) -> str:
    """Say what could be written instead of a bad value."""
    default = Settings.model_fields[name].default if name in Settings.model_fields else None
    return (
        f"; write for example {PREFIX}{name.upper()}={default}" if type(default) in (int, float, str) else ""
    )
