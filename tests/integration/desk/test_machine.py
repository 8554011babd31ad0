"""Forums, workers, moderators, authors and time act in any order; what the desk promises holds throughout."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from moderation.bell import SilentBell
from moderation.desk import appeal, letters, notes, notices, orders, wave
from moderation.desk.administer import add_forum, add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.deliver import deliver, told_by_hand
from moderation.desk.erase import erase_post
from moderation.desk.review import claim, claim_next, release
from moderation.desk.sweep import sweep
from moderation.desk.undo import undo
from moderation.model import Action, DecisionState, ModerationError, Role
from moderation.ports.delivery import Event
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.ports.orders import NewOrder
from moderation.ports.records import Delivered, Pending, Purpose
from moderation.statement import Links
from moderation.storage import database
from moderation.storage.database import connect
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, NOON, PARAGRAPH, SECRET, TWICE, Desk
from tests.integration.desk.invariants import Seen, hold
from tests.integration.desk.test_wait import CALL, CLAIM, SOURCE

GRACE, HOLD = 600, 900  # seconds
STEPS = (
    1,
    61,
    GRACE + 1,
    2 * 3600,
    73 * 3600,
)  # seconds that pass: a lease, a claim, a grace, an answer's time
LINKS = Links(b"a key of the tests", "https://mod.example")
PEOPLE = {"amal": Role.MODERATOR, "badr": Role.MODERATOR, "chef": Role.SENIOR}
BODIES = (
    INNOCENT,
    TWICE,
    PARAGRAPH,
    f"{TWICE} Fin.",
    CLAIM,
    f"{CLAIM}\n{SOURCE}",
    CALL,
    f"{CALL}\n\n{TWICE}",
)
ENDS = (
    Delivered(state=DecisionState.DELIVERED),
    Delivered(state=DecisionState.FAILED, error="404"),
    Delivered(state=DecisionState.CONFLICT, error="edited"),
    Delivered(state=None, error="503", retry_in=3600.0),
    None,  # the worker dies
)
EXAMPLES, STEP_COUNT = 12, 25  # some seconds; to look harder, raise the first
GROUNDS = ((), ("repetition",), ("watchlist",), ("citations", "copied_text"))

POSTS = {"p1": "reachable", "p2": "reachable", "p3": "silent"}  # the forum of each

posts = st.sampled_from(sorted(POSTS))
bodies = st.sampled_from(BODIES)
people = st.sampled_from(sorted(PEOPLE))
places = st.integers(0, 2)  # from the newest case or decision
actions = st.sampled_from(Action)
grounds = st.sampled_from(GROUNDS)


class Dead(BaseException):
    """A worker died while it spoke with a forum."""


def _unwritable(*_: object) -> str:
    raise ZeroDivisionError


class Forums:
    """A courier to forums that answer as they are told to, while something else may happen."""

    def __init__(self) -> None:
        self.answer: Delivered | None = None
        self.meanwhile: Callable[[], object] = lambda: None
        self.told: set[tuple[int, int]] = set()  # case and decision

    def deliver(self, pending: Pending) -> Delivered:
        made = pending.decision
        later = {number for at, number in self.told if at == made.case and number >= made.id}
        assert not later, f"decision {made.id} is told after {later}"
        self.meanwhile()
        if self.answer is None:
            raise Dead
        if self.answer.state is DecisionState.DELIVERED:
            self.told.add((made.case, made.id))
        return self.answer


class People(RuleBasedStateMachine):
    """What everybody may do; what the desk refuses with a word is a step too, and must change nothing."""

    def __init__(self, template: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.patch, self.now = patch, NOON
        self.pass_time(1)
        path = folder / "machine.sqlite3"
        shutil.copy(template, path)
        self.store = SqlStore(connect(f"sqlite:///{path}"), b"a key of the tests")
        with self.store.read() as tx:
            self.users = {name: tx.users.get(name) for name in PEOPLE}
            self.desks = {name: Desk(self.store, tx.forums.get(name)) for name in set(POSTS.values())}
        self.forums, self.numbers = Forums(), count(1)
        self.seen: Seen | None = None

    @initialize(first=bodies, second=bodies)
    def begin(self, first: str, second: str) -> None:
        self.post("p1", TWICE, Event.POSTED, soon=True)
        self.post("p2", first, Event.POSTED, soon=True)
        self.post("p3", second, Event.POSTED, soon=False)

    def teardown(self) -> None:
        self.store.engine.dispose()

    @rule(seconds=st.sampled_from(STEPS))
    def pass_time(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        instant = round(self.now.timestamp() * 1_000_000)
        self.patch.setitem(database.CLOCK, "sqlite", text(f"SELECT {instant}"))

    @rule(post=posts, body=bodies, event=st.sampled_from((Event.POSTED, Event.RECOVERED)), soon=st.booleans())
    def post(self, post: str, body: str, event: Event, soon: bool) -> None:
        self.pass_time(1)
        given = {"id": post, "url": f"https://forum.example/{post}", "author": "nour"}
        self.desks[POSTS[post]].send(body, event=event, sent_at=self.now, **given)
        if not soon:
            self.examine()

    @rule(post=posts)
    def delete(self, post: str) -> None:
        self.desks[POSTS[post]].send(event=Event.DELETED, id=post, sent_at=self.now)

    @rule()
    def examine(self) -> None:
        self.desks["silent"].examine()

    @rule(post=st.integers(1, 3))
    def reprocess(self, post: int) -> None:
        with suppress(ModerationError), self.store.write() as tx:
            tx.examinations.add(post, tx.posts.get(post).revision or 0, Purpose.REPROCESS)
        self.examine()

    @rule(name=people, place=places)
    def claim(self, name: str, place: int) -> None:
        with suppress(ModerationError):
            claim(self.store, self._case(place), self.users[name], seconds=HOLD)

    @rule(name=people)
    def claim_next(self, name: str) -> None:
        claim_next(self.store, self.users[name], seconds=HOLD)

    @rule(name=people, place=places)
    def release(self, name: str, place: int) -> None:
        with suppress(ModerationError):
            release(self.store, self._case(place), self.users[name])

    @rule(name=people, place=places, action=actions, grounds=grounds, letter=st.sampled_from(("", "Lisez.")))
    def decide(
        self, name: str, place: int, action: Action, grounds: tuple[str, ...], letter: str = ""
    ) -> None:
        with suppress(ModerationError):
            choice = Choice(action=action, grounds=grounds, letter=letter)
            decide(self.store, self._case(place), self.users[name], choice, grace=GRACE)

    @rule(name=people, place=places)
    def remove_listed(self, name: str, place: int) -> None:
        self.decide(name, place, Action.REMOVE, ("watchlist",))

    @rule(name=people, place=places)
    def undo(self, name: str, place: int) -> None:
        with suppress(ModerationError):
            undo(self.store, self._decision(place), self.users[name], grace=GRACE)

    @rule(name=people, post=st.integers(1, 3), action=actions, grounds=grounds)
    def note(self, name: str, post: int, action: Action, grounds: tuple[str, ...]) -> None:
        with self.store.read() as tx:
            noted = tx.notes.of_post(post)
        with suppress(ModerationError):
            choice, shown = Choice(action=action, grounds=grounds), 0 if noted is None else noted.id
            notes.decide(self.store, post, self.users[name], choice, grace=GRACE, examination_id=shown)

    @rule(name=people, first=st.integers(1, 3), action=actions, grounds=grounds)
    def decide_wave(self, name: str, first: int, action: Action, grounds: tuple[str, ...]) -> None:
        with suppress(ModerationError):
            with self.store.read() as tx:
                cases = wave.members(tx, first, self.users[name])
            choice, versions = (
                Choice(action=action, grounds=grounds),
                {each.id: each.version for each in cases},
            )
            wave.decide(self.store, first, self.users[name], choice, versions, grace=GRACE)

    @rule(post=posts)
    def notice(self, post: str) -> None:
        new = NewNotice(
            address=f"https://forum.example/{post}", reason=NoticeReason.HATE, explanation="Lisez."
        )
        notices.receive(self.store, new, in_good_faith=True)

    @rule(name=people, post=posts)
    def order(self, name: str, post: str) -> None:
        reference, address = f"IR-{next(self.numbers)}", f"https://forum.example/{post}"
        new = NewOrder(reference=reference, authority="Office central", address=address)
        with suppress(ModerationError):
            made = orders.register(self.store, new, self.users["chef"])
            orders.execute(self.store, made.id, self.users[name])

    @rule(place=places)
    def appeal(self, place: int) -> None:
        with suppress(ModerationError):
            appeal.appeal(self.store, LINKS.token(self._decision(place)), "Relisez, svp.", LINKS)

    @rule()
    def sweep(self) -> None:
        sweep(self.store, SilentBell(), attempts=5)

    @rule(
        answer=st.sampled_from(ENDS),
        late=st.booleans(),
        name=people,
        place=places,
        writers=st.sampled_from((letters.WRITERS, dict.fromkeys(Action, _unwritable))),
    )
    def deliver(
        self,
        answer: Delivered | None,
        late: bool,
        name: str,
        place: int,
        writers: Mapping[Action, letters.Writer],
    ) -> None:
        self.patch.setattr(letters, "WRITERS", writers)
        with self.store.read() as tx:
            due = tx.outbox.due(limit=9)
        self.forums.answer = answer
        self.forums.meanwhile = lambda: self.undo(name, place) if late else None
        with suppress(Dead):
            deliver(self.store, self.forums, due, LINKS)

    @rule(name=people, place=places)
    def tell(self, name: str, place: int) -> None:
        with suppress(ModerationError):
            told_by_hand(self.store, self._decision(place), self.users[name])

    @rule(post=st.integers(1, 3))
    def erase(self, post: int) -> None:
        with suppress(ModerationError):
            erase_post(self.store, post)

    @invariant()
    def holds(self) -> None:
        self.seen = hold(self.store, self.seen)

    def _case(self, place: int) -> int:
        numbers = sorted(each.id for each in self.seen.cases) if self.seen else []
        return numbers[-1 - place] if place < len(numbers) else 0

    def _decision(self, place: int) -> int:
        numbers = sorted(made.id for _, made in self.seen.decided()) if self.seen else []
        return numbers[-1 - place] if place < len(numbers) else 0


@pytest.fixture
def template(sqlite_database: str) -> Path:
    """Give a database with its forums and people."""
    store = SqlStore(connect(sqlite_database), b"a key of the tests")
    add_forum(store, name="reachable", kind="generic", secret=SECRET, url="http://127.0.0.1:9/")
    add_forum(store, name="silent", kind="generic", secret=SECRET)
    for name, role in PEOPLE.items():
        add_user(store, name=name, role=role)
    store.wipe()
    store.engine.dispose()
    return Path(sqlite_database.removeprefix("sqlite:///"))


def test_what_the_desk_promises_holds_whatever_happens(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_state_machine_as_test(
        lambda: People(template, tmp_path, monkeypatch),
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEP_COUNT),
    )
