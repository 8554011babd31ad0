"""A round trip: out of one database and into another of either kind, with every id, text and finding."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from moderation.desk import administer, policies
from moderation.desk import decide as deciding
from moderation.desk.decide import Choice
from moderation.desk.export import export
from moderation.desk.replay import replay
from moderation.desk.restore import Restored, restore
from moderation.model import Action, Conflict, ExaminationState, Invalid, ModerationError
from moderation.ports.delivery import Event
from moderation.ports.records import Forum, User
from moderation.storage.archive import SECRET_KINDS, SECRETS
from moderation.storage.database import connect
from moderation.storage.tables import metadata
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, PARAGRAPH, SECRET, TWICE, Desk
from tests.integration.desk.test_backtest import STRICT

KEY = b"a key of the tests"
ODD = "un zéro \x00, une moitié \ud83d et l'autre, des signes \u202e, 𝒟𝒶𝑒𝓈𝒽"
ARTICLE = (
    "La halle aux grains date de 1887. On y pesait le blé deux fois par semaine, sous les yeux du receveur, "
    "et les charrettes attendaient leur tour jusque devant l'église. Depuis, elle a servi de caserne, de "
    "garage et de salle des fêtes, sans que personne ne touche à sa charpente."
)


@pytest.fixture(params=["sqlite", "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[SqlStore]:  # noqa: ANN401 - pytest's path
    """Give an empty database of either kind."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        (tmp_path / "target.sqlite3").write_bytes(template.read_bytes())
        url = f"sqlite:///{tmp_path / 'target.sqlite3'}"
    else:
        url = request.getfixturevalue("second_postgres_database")
    engine = connect(url)
    yield SqlStore(engine, KEY)
    engine.dispose()


@pytest.fixture
def filled(store: SqlStore, desk: Desk, reachable_forum: Forum, moderator: User) -> SqlStore:
    """Give a database with something of everything."""
    administer.add_source(store, text=ARTICLE, url="https://journal.example.org/halle", title="La halle")
    desk.post(TWICE, id="twice", author="a")
    desk.post(f"Lu hier :\n\n{ARTICLE}", id="copy", author="b")
    desk.post(f"{PARAGRAPH} Merci !", id="again", author="c", thread="t")
    desk.post(ODD, id="odd\x00", title=ODD, author="\ud800")
    desk.post(INNOCENT, id="edited", author="d")
    desk.post(f"{INNOCENT} C'est réglé.", id="edited", author="d", revision=2)
    desk.post(INNOCENT, id="gone", author="e")
    desk.send(event=Event.DELETED, id="gone")
    case = desk.case(1)
    assert case is not None
    keep = Choice(action=Action.KEEP_ONE_COPY, grounds=("repetition",), note=ODD)
    deciding.decide(store, case.id, moderator, keep, grace=600)
    policies.activate(store, STRICT)
    desk.post(f"{PARAGRAPH}\n{ARTICLE}", id="strict", author="f")
    desk.send(INNOCENT, id="waits")
    assert reachable_forum.name == "reachable"
    return store


def lines_of(store: SqlStore, *, secrets: bool = True) -> list[bytes]:
    return [line.encode() for line in export(store, secrets=secrets)]


def rows_of(store: SqlStore) -> list[Any]:
    """Give an export without its head and end, and without the row that says there was an import."""
    rows = [json.loads(line) for line in lines_of(store)[1:-1]]
    return [row for row in rows if row.get("audit", {}).get("verb") != "import"]


def move(source: SqlStore, target: SqlStore, *, secrets: bool = True) -> Restored:
    return restore(target, lines_of(source, secrets=secrets))


def test_every_row_comes_back_as_it_was(filled: SqlStore, target: SqlStore) -> None:
    restored = move(filled, target)
    assert rows_of(target) == rows_of(filled)
    assert (restored.secrets, restored.log) == (True, True)
    with target.read() as tx:
        tx.audit.verify()


def test_every_examination_replays_the_same(filled: SqlStore, target: SqlStore) -> None:
    move(filled, target)
    replayed = []
    for post in range(1, 9):
        with target.read() as tx:
            done = [e for e in tx.examinations.of_post(post) if e.state is ExaminationState.DONE]
        replayed += [replay(target, each.id) for each in done]
    assert len(replayed) == 8
    assert [each.stored.row.id for each in replayed if not each.is_same] == []


def test_the_library_and_what_waited_go_on(filled: SqlStore, target: SqlStore) -> None:
    move(filled, target)
    with target.read() as tx:
        forum = tx.forums.get("test")
    there = Desk(target, forum)
    assert there.examine() == 1, "the post that waited"
    receipt = there.send(f"{ARTICLE}\n\nQui l'a connue ?", id="later", delivery_id="later")
    assert receipt.post == 9, "numbers go on"
    there.examine()
    (examination,) = there.examinations(receipt.post)
    found = json.loads(examination.result or "")["findings"]
    assert {each["source"]["kind"] for each in found if each["check"] == "copied_text"} >= {"article"}


def test_a_decision_waits_for_its_forum_and_covers_its_post(filled: SqlStore, target: SqlStore) -> None:
    move(filled, target)
    with target.read() as tx:
        case = tx.cases.of_post(1)
        assert case is not None
        assert [(each.action, each.note) for each in case.decisions] == [(Action.KEEP_ONE_COPY, ODD)]
        assert policies.active(tx).version == "strict"


def test_without_secrets_none_is_in_it(filled: SqlStore, target: SqlStore) -> None:
    text = b"\n".join(lines_of(filled, secrets=False)).decode()
    for secret in (SECRET, "argon2", "password_hash", "token_hash", "api_key"):
        assert secret not in text
    assert not move(filled, target, secrets=False).secrets
    with target.read() as tx:
        assert tx.forums.secrets(tx.forums.get("test").id) == []
        assert tx.users.get("amal").name == "amal"
        assert tx.users.password_hash("amal") == ""


def test_a_log_of_another_key_stays_out(filled: SqlStore, target: SqlStore) -> None:
    other = SqlStore(target.engine, b"another key")
    assert not move(filled, other).log
    with other.read() as tx:
        assert tx.audit.verify() == 1, "the import itself"


def test_only_an_empty_database_takes_it(filled: SqlStore) -> None:
    before = rows_of(filled)
    with pytest.raises(Conflict, match=r"holds .*forum.* already"):
        move(filled, filled)
    assert rows_of(filled) == before


Damage = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(lambda lines: lines[:0], "line 1 is not the head", id="nothing"),
        pytest.param(lambda lines: lines[1:], "line 1 is not the head", id="no head"),
        pytest.param(lambda lines: lines[:-1], "cut off", id="no end"),
        pytest.param(lambda lines: lines[:5] + lines[6:], "lost lines|does not fit", id="a line is lost"),
        pytest.param(lambda lines: [*lines[:5], b"{", *lines[5:]], "line 6 is no line", id="no JSON"),
        pytest.param(lambda lines: [*lines[:5], b"[[]]", *lines[5:]], "line 6 is no line", id="no object"),
        pytest.param(
            lambda lines: [*lines[:5], b'{"secret_plan":{}}', *lines[5:]],
            "no kind 'secret_plan'",
            id="a kind",
        ),
        pytest.param(
            lambda lines: [*lines[:-1], b'{"user":{"id":9,"shoe":43}}', lines[-1]],
            "no column 'shoe'",
            id="a column",
        ),
        pytest.param(
            lambda lines: [*lines[:-1], lines[-2], lines[-1]], "does not fit", id="the same row twice"
        ),
        pytest.param(
            lambda lines: [re.sub(rb'"schema":"\d+"', b'"schema":"9999"', lines[0]), *lines[1:]],
            "newer than this code",
            id="a newer version",
        ),
    ],
)
def test_a_damaged_export_is_named_and_leaves_nothing(
    filled: SqlStore, target: SqlStore, damage: Damage, said: str
) -> None:
    with pytest.raises(ModerationError, match=said) as raised:
        restore(target, damage(lines_of(filled)))
    assert isinstance(raised.value, Invalid | Conflict)
    with target.read() as tx:
        assert tx.archive.holds() == []


def test_every_secret_is_known() -> None:
    named = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if re.search("secret|password|token|api_key", column.name) and table.name not in SECRET_KINDS
    }
    assert named == {(kind, name) for kind, names in SECRETS.items() for name in names}
