"""Policies as a user names them: a file, or a version that is kept."""

from pathlib import Path
from typing import BinaryIO, cast

import click

from moderation import policy as policies
from moderation.desk import policies as desk
from moderation.model import Invalid
from moderation.policy import Policy
from moderation.ports import Transaction


def read_policy(file: BinaryIO) -> Policy:
    """Read a policy's file; raises Invalid naming line and column."""
    return policies.load(read_toml(file, "policy"))


def read_toml(file: BinaryIO, field: str) -> str:
    """Give the text of a TOML file; Invalid unless it is UTF-8."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"{field}: not UTF-8 at byte {error.start}; save it as UTF-8", field=field) from error


class PolicyFile(click.ParamType[Policy, str]):
    """A policy's file, read and checked; - is standard input."""

    name = "file"

    def convert(
        self, value: str | Policy, param: click.Parameter | None, ctx: click.Context | None
    ) -> Policy:
        """Give the policy; wrong usage for a file that is not there, Invalid for one that is wrong."""
        if isinstance(value, Policy):
            return value
        try:
            with click.open_file(value, "rb") as file:
                return read_policy(cast("BinaryIO", file))
        except OSError as error:
            self.fail(f"{value!r}: {error.strerror}", param, ctx)


POLICY_FILE = PolicyFile()


class Written(click.ParamType[Policy | str, str]):
    """A policy's file, or else a version's name, which is looked up later."""

    name = "policy"

    def convert(
        self, value: str | Policy, param: click.Parameter | None, ctx: click.Context | None
    ) -> Policy | str:
        """Give the policy of a file that is there, else the name."""
        if isinstance(value, str) and (value == "-" or Path(value).exists()):
            return POLICY_FILE.convert(value, param, ctx)
        return value


def find_policy(tx: Transaction, given: Policy | str) -> Policy:
    """Give the policy that a user named; NotFound for a version that there is not."""
    return desk.find(tx, given) if isinstance(given, str) else given
