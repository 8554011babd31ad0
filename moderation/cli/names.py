"""Names that a user gives: found, or answered with the nearest that there is."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from moderation.model import NotFound, Refused
from moderation.ports import Store, Transaction
from moderation.ports.records import Forum, User
from moderation.text.url import is_web_address


def find_forum(tx: Transaction, name: str) -> Forum:
    """Give a forum; NotFound naming the nearest."""
    try:
        return tx.forums.get(name)
    except NotFound as error:
        raise _with_nearest(error, name, [each.name for each in tx.forums.list()]) from None


def find_user(tx: Transaction, name: str) -> User:
    """Give a user; NotFound naming the nearest."""
    try:
        return tx.users.get(name)
    except NotFound as error:
        raise _with_nearest(error, name, [each.name for each in tx.users.list()]) from None


def find_actor(store: Store, name: str) -> User:
    """Give the user in whose name something is done; Refused for one who is shut out."""
    with store.read() as tx:
        user = find_user(tx, name)
    if user.disabled:
        raise Refused(f"--as: the user {name} is shut out", code="disabled", field="as")
    return user


def _with_nearest(error: NotFound, name: str, known: Sequence[str]) -> NotFound:
    near = get_close_matches(name, known, n=1)
    message = f"{error.message}; did you mean {near[0]}?" if near else error.message
    return NotFound(message, code=error.code, field=error.field)


class WebAddress(click.ParamType[str, str]):
    """An absolute http or https address, of any host, this machine among them."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the address back; wrong usage unless it is one."""
        if not is_web_address(value):
            self.fail(f"{value!r} is no http:// or https:// address", param, ctx)
        return value


WEB_ADDRESS = WebAddress()
