"""Two forums with one of everything each, and people who see both, one, or nothing: for who may what."""

import shutil
import sqlite3
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from moderation.desk import appeal, notices, orders
from moderation.desk.administer import add_source
from moderation.desk.decide import Choice, decide
from moderation.desk.fetch import follow
from moderation.desk.homonym import report_homonym
from moderation.desk.saved_filters import save
from moderation.model import Action, Role
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.ports.orders import NewOrder
from moderation.settings import load
from moderation.web.session import COOKIE
from moderation.wiring import Service
from tests.unit.web.desk import ARTICLE, TOKEN, Desk

OPEN, HIDDEN = "open", "zqhidden"
UNPLACED = "zqunplaced"  # in what names no post, which is for seniors of every forum
LOCAL = {f"local {role}": role for role in ("moderator", "admin")}
WIDE = ("viewer", "auditor", "moderator", "senior", "admin")
PEOPLE = (*WIDE, *LOCAL)
NOTED = f"{ARTICLE} {' '.join(f'mot{number}' for number in range(400))}.\n\n{ARTICLE}"
HOMONYM = "Le GIA se tient en Algérie, et AQMI au Mali."
Ids = dict[str, int | str]


class TwoForums:
    """An application, signed-in people, and a database that goes back to what it was."""

    def __init__(self, folder: Path, template: Path) -> None:
        shutil.copy(template, folder / "moderation.sqlite3")
        self.own = Service(load(data_dir=folder, fetch_hosts="feeds.example"))
        self.desk = Desk(self.own)
        self.clients: dict[str, FlaskClient] = {"nobody": self.desk.app.test_client()}
        self.forms: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        for forum in (OPEN, HIDDEN):
            self.desk.add_forum(forum)
        for person in PEOPLE:
            self._sign_in(person)
        self.ids = {forum: self._fill(forum) for forum in (OPEN, HIDDEN)}
        self._place_nothing()
        self._draw()
        self._kept = sqlite3.connect(":memory:")
        self._live = sqlite3.connect(folder / "moderation.sqlite3")
        self._live.backup(self._kept)

    def ask(self, person: str, method: str, path: str, given: Mapping[str, object] | None) -> TestResponse:
        """Send a request as a person would: a form with its token, or JSON with a bearer token."""
        client, headers = self.clients[person], {"Accept": "text/html"}
        if person in self._keys:
            client.set_cookie(COOKIE, self._keys[person])  # signed in again, whatever was asked before
        if not path.startswith("/api"):
            form = {"csrf_token": self.forms.get(person, ""), **(given or {})}
            return client.open(path, method=method, headers=headers, data=None if method == "GET" else form)
        if person in PEOPLE:
            headers["Authorization"] = f"Bearer {self.desk.users[_name(person)].token}"
        return client.open(path, method=method, headers=headers, json=given)

    def version(self) -> int:
        """Give a number that changes when anything is written."""
        return int(self._live.execute("PRAGMA data_version").fetchone()[0])

    def go_back(self) -> None:
        """Undo what was written."""
        self._kept.backup(self._live)

    def close(self) -> None:
        self._kept.close()
        self._live.close()
        self.own.store.engine.dispose()

    def _sign_in(self, person: str) -> None:
        forums = (OPEN,) if person in LOCAL else ()
        role = Role(LOCAL.get(person, person))
        self.clients[person] = self.desk.browser(_name(person), role, *forums).client
        cookie = self.clients[person].get_cookie(COOKIE)
        assert cookie is not None
        self._keys[person] = cookie.value
        (self.forms[person], *_) = TOKEN.findall(self.clients[person].get("/preferences").text)

    def _fill(self, forum: str) -> Ids:
        store, first = self.own.store, self.desk.add_user("first").user
        posts = self._send(forum)
        with store.read() as tx:
            cases = [tx.cases.of_post(post) for post in posts]
        contested, waits, _, noted, named = (0 if case is None else case.id for case in cases)
        assert (noted, named > 0) == (0, True)
        choice = Choice(action=Action.HIDE, grounds=("repetition",), note=f"{forum} note")
        made = decide(store, contested, first, choice, grace=600)
        token = self.own.links.token(made.id)
        appeal.appeal(store, token, f"{forum} appeal", self.own.links)
        address = f"https://{forum}.example/1"
        told = NewNotice(
            address=address, reason=NoticeReason.HATE, explanation=f"{forum} notice", name=f"{forum} sender"
        )
        order = NewOrder(
            reference=f"{forum} reference",
            authority=f"{forum} authority",
            address=f"https://{forum}.example/2",
        )
        source = add_source(store, text=f"{ARTICLE} {forum}", title=f"{forum} source", forum=forum)
        feed = f"https://feeds.example/{forum}"
        follow(store, self.own.fetcher, feed, forum=forum)
        with store.read() as tx:
            page = max(each.id for each in tx.pages.feeds())
            examination = tx.notes.of_post(posts[3])
        assert examination is not None
        return {
            "post": posts[0],
            "case": waits,
            "contested": contested,
            "decision": made.id,
            "token": token,
            "wave": posts[1],
            "noted": posts[3],
            "examination": examination.id,
            "named": named,
            "source": source.id,
            "page": page,
            "notice": notices.receive(store, told, in_good_faith=True),
            "order": orders.register_by_command(store, order).id,
            "proposal": report_homonym(store, named, 1, first).id,
        }

    def _send(self, forum: str) -> tuple[int, ...]:
        """Send a post that repeats itself, two that copy each other, a note, and one with a name."""
        twice = f"{ARTICLE} {forum}.\n\n{ARTICLE} {forum}."
        copied = "\n\n".join([f"{forum}. {' '.join(f'w{number}{forum}' for number in range(80))}"] * 2)
        bodies = (twice, copied, copied, f"{NOTED} {forum}", f"{HOMONYM} {forum}")
        for number, body in enumerate(bodies, start=1):
            address = f"https://{forum}.example/{number}"
            self.desk.receive(body, forum=forum, title=f"{forum} title", author=forum, url=address)
        with self.own.store.read() as tx:
            found = tx.posts.page(forums=(forum,), after=0, limit=9)
        return tuple(each.id for each in found)

    def _place_nothing(self) -> None:
        address = f"https://{UNPLACED}.example/"
        told = NewNotice(address=address, reason=NoticeReason.HATE, explanation=UNPLACED)
        order = NewOrder(reference=UNPLACED, authority=UNPLACED, address=address)
        self.ids[UNPLACED] = {
            "notice": notices.receive(self.own.store, told, in_good_faith=True),
            "order": orders.register_by_command(self.own.store, order).id,
        }

    def _draw(self) -> None:
        """Give each person a second look at each forum's decision, and a filter of their own."""
        for person, forum in product(PEOPLE, (OPEN, HIDDEN)):
            user = self.desk.users[_name(person)].user
            with self.own.store.write() as tx:
                tx.second_looks.add([int(self.ids[forum]["decision"])], by=user.name)
            with self.own.store.read() as tx:
                self.ids[forum][f"look of {person}"] = max(e.id for e in tx.second_looks.waiting(user.name))
        for person in PEOPLE:
            user = self.desk.users[_name(person)].user
            save(self.own.store, user, f"{person} tab", {"queue": "urgent"})
            with self.own.store.read() as tx:
                self.ids[OPEN][f"tab of {person}"] = tx.saved_filters.of(user.id)[0].id


def _name(person: str) -> str:
    return person.replace(" ", "-")
