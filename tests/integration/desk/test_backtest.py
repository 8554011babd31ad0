"""A backtest over stored posts: what it says, and that it writes nothing."""

from collections.abc import Sequence

import pytest
from sqlalchemy import func, select, update

from moderation.desk import decide as deciding
from moderation.desk import policies
from moderation.desk.backtest import Scope, Trial, backtest
from moderation.desk.decide import Choice
from moderation.desk.tally import Move, Tally
from moderation.model import Action, Queue
from moderation.policy import load
from moderation.ports.delivery import Event
from moderation.ports.records import User
from moderation.storage.tables import metadata
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, PARAGRAPH, TWICE, Desk

LENIENT = """version = "lenient"
[[rules]]
name = "a post that says everything three times"
when = "finding.check == 'repetition' && finding.share_of_post > 0.99"
queue = "review"
"""
STRICT = """version = "strict"
[[rules]]
name = "any repetition"
when = "finding.check == 'repetition'"
queue = "urgent"
[[rules]]
name = "any source that is missing"
when = "finding.check == 'citations'"
queue = "review"
"""
FIGURE = "Selon une étude récente, 73 % des foyers de la ville ont changé de chauffage en un an."
ENTITY = """[[entity]]
id = "confrerie-du-marche"
kind = "organisation"
ideology = "invented"
names.fr = ["Confrérie des Halles Grises"]
"""


def try_policy(store: SqlStore, text: str, scope: Scope | None = None) -> Tally:
    return backtest(store, Trial(policy=load(text)), scope or Scope())


def posts_of(tally: Tally, move: Move) -> Sequence[str]:
    return sorted(each.past.post.external_id for each in tally.moves[move].examples)


@pytest.fixture
def posts(desk: Desk) -> Desk:
    for name, body in (("twice", TWICE), ("figure", FIGURE), ("innocent", INNOCENT)):
        desk.post(body, id=name, author=name)
    return desk


def test_what_opens_and_what_drops(store: SqlStore, posts: Desk) -> None:
    strict, lenient = try_policy(store, STRICT), try_policy(store, LENIENT)
    assert posts_of(strict, Move.OPENED) == ["figure"]
    assert posts_of(strict, Move.MOVED) == ["twice"]
    assert strict.moves[Move.DROPPED].count == 0
    assert posts_of(lenient, Move.DROPPED) == ["twice"]
    assert posts_of(lenient, Move.MOVED) == ["figure"]
    assert (lenient.before, lenient.after, lenient.posts) == ("default-2", "lenient", 3)
    assert posts.case(1) is not None, "the case of the post stays as it is"


def test_nothing_is_written(store: SqlStore, posts: Desk) -> None:
    def counts() -> dict[str, int]:
        with store.engine.connect() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in metadata.tables.items()
            }

    before = counts()
    try_policy(store, STRICT)
    backtest(store, Trial(watchlist=ENTITY), Scope())
    assert counts() == before
    assert posts.examinations(1)[-1].queue == "review"


def test_the_policy_that_counts_now_is_compared_with(store: SqlStore, posts: Desk) -> None:
    policies.activate(store, LENIENT)
    tally = try_policy(store, STRICT)
    assert posts.forum.name == "test"
    assert tally.before == "lenient"
    assert posts_of(tally, Move.OPENED) == ["figure", "twice"], "its stored verdict is of an older policy"


def test_a_policy_does_not_differ_from_itself(store: SqlStore, posts: Desk) -> None:
    assert posts.case(3) is None
    policies.activate(store, STRICT)
    tally = try_policy(store, STRICT)
    assert [tally.moves[move].count for move in Move] == [0, 0, 0]
    assert tally.queues["after"] == {Queue.URGENT: 1, Queue.REVIEW: 1, Queue.NONE: 1}


def test_what_people_decided_is_held_against_it(store: SqlStore, posts: Desk, moderator: User) -> None:
    case = posts.case(1)
    assert case is not None
    choice = Choice(action=Action.KEEP_ONE_COPY, grounds=("repetition",))
    deciding.decide(store, case.id, moderator, choice, grace=0)
    tally = try_policy(store, LENIENT)
    assert (tally.decided, tally.agreed["before"], tally.agreed["after"]) == (1, 1, 0)
    assert tally.moves[Move.DROPPED].acted == 1
    assert tally.moves[Move.DROPPED].examples[0].past.decided is Action.KEEP_ONE_COPY


def test_a_decision_on_another_text_does_not_count(store: SqlStore, posts: Desk, moderator: User) -> None:
    case = posts.case(1)
    assert case is not None
    deciding.decide(store, case.id, moderator, Choice(action=Action.NONE), grace=0)
    posts.post(f"{TWICE}\n\nMerci !", id="twice", author="twice", revision=2)
    assert try_policy(store, LENIENT).decided == 0


def test_only_posts_that_stand_are_judged(store: SqlStore, posts: Desk) -> None:
    posts.send(event=Event.DELETED, id="figure")
    posts.send(PARAGRAPH, id="waiting")
    tally = try_policy(store, STRICT)
    assert (tally.posts, posts_of(tally, Move.OPENED)) == (2, [])


def test_scope(store: SqlStore, posts: Desk) -> None:
    assert try_policy(store, STRICT, Scope(sample=2)).posts == 2
    assert try_policy(store, STRICT, Scope(sample=2)).stored == 3
    assert try_policy(store, STRICT, Scope(forum=posts.forum.name)).posts == 3
    assert try_policy(store, STRICT, Scope(forum="another")).posts == 0


def test_additions_to_the_watchlist_are_asked_again(store: SqlStore, posts: Desk) -> None:
    posts.post("La Confrérie des Halles Grises se réunit au café demain soir.", id="names", author="n")
    tally = backtest(store, Trial(watchlist=ENTITY), Scope())
    assert posts_of(tally, Move.OPENED) == ["names"]
    (opened,) = tally.moves[Move.OPENED].examples
    (finding,) = [each for each in opened.again.findings if each.check == "watchlist"]
    assert finding.entity == "confrerie-du-marche"
    assert tally.checks == {"watchlist": {Move.OPENED: 1}}


@pytest.mark.parametrize(
    ("without", "dropped"),
    [
        pytest.param('entity = "confrerie-du-marche"', ["name", "nickname"], id="the entity"),
        pytest.param(
            'names = ["Halles Grises"]\nentity = "confrerie-du-marche"', ["nickname"], id="an alias"
        ),
        pytest.param('names = ["never"]\nentity = "confrerie-du-marche"', [], id="no name of it"),
    ],
)
def test_names_that_are_taken_away_drop_their_posts(
    store: SqlStore, desk: Desk, without: str, dropped: list[str]
) -> None:
    own = ENTITY.replace('"]', '", "Halles Grises"]')
    with store.write() as tx:
        tx.forums.configure(desk.forum.id, {"watchlist": own})
    desk.post("La Confrérie des Halles Grises se réunit au café demain soir.", id="name", author="n")
    desk.post("On dit que les Halles Grises viendront à la fête du port samedi.", id="nickname", author="m")
    tally = backtest(store, Trial(watchlist=f"[[without]]\n{without}\n"), Scope())
    assert posts_of(tally, Move.DROPPED) == dropped
    assert tally.moves[Move.OPENED].count == 0
    again = [each.again.findings for each in tally.moves[Move.DROPPED].examples]
    assert not any(finding.check == "watchlist" for findings in again for finding in findings)


def test_additions_stand_beside_what_was_accepted(store: SqlStore, posts: Desk) -> None:
    other = ENTITY.replace("confrerie-du-marche", "guilde").replace(
        "Confrérie des Halles Grises", "Guilde Rousse"
    )
    with store.write() as tx:
        tx.connection.execute(  # type: ignore[attr-defined]  # the settings have no command yet
            update(metadata.tables["forum"]).values(settings={"watchlist": other})
        )
    posts.post("La Guilde Rousse se réunit au café demain soir.", id="names", author="n")
    tally = backtest(store, Trial(watchlist=ENTITY), Scope())
    assert [tally.moves[move].count for move in Move] == [0, 0, 0]
