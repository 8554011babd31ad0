"""Floors of the checks on reuse, on the shared data where it is there."""

import json
from pathlib import Path

import pytest

from moderation.checks.copied_text import CHECK as COPIED_TEXT
from moderation.checks.repetition import CHECK as REPETITION
from moderation.context import Candidate
from moderation.evaluate.reuse import ALL, Row, read_post, table
from moderation.model import Post
from tests.unit.checks.reuse import ask, known

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
COPIES = DATA / "french-copies"
SEED = DATA / "seed-post.txt"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    sources = {str(one["id"]): str(one["text"]) for one in records(COPIES / "sources.jsonl")}
    return {
        row.operation: row
        for row in table([read_post(one) for one in records(COPIES / "posts.jsonl")], sources)
    }


def test_all_copies(rows: dict[str, Row]) -> None:
    assert rows[ALL].score.plagdet >= 0.99
    assert rows[ALL].score.granularity == 1
    assert rows[ALL].flagged == 0


@pytest.mark.parametrize(
    ("operation", "floor"),
    [
        pytest.param("subst25", 0.95, id="every fourth word replaced: .889 in the prototype"),
        pytest.param("drop15", 0.96, id="words dropped: .917 in the prototype"),
        pytest.param("bbcode", 0.97, id="markup that is not read: .944 in the prototype"),
        pytest.param("twice", 0.999, id="pasted twice"),
        pytest.param("shuffle", 0.98, id="sentences moved"),
    ],
)
def test_each_operation(rows: dict[str, Row], operation: str, floor: float) -> None:
    assert rows[operation].score.plagdet >= floor


def test_pasted_twice_is_exact() -> None:
    sources = {str(one["id"]): str(one["text"]) for one in records(COPIES / "sources.jsonl")}
    posts = [read_post(one) for one in records(COPIES / "posts.jsonl") if one["op"] == "twice"]
    for one in posts:
        source = Candidate(kind="article", id="source", body=sources[one.source or ""])
        copied = ask(COPIED_TEXT, one.post, known(source))[0].spans
        repeated = ask(REPETITION, one.post, known())[0].spans
        for spans in (copied, repeated):
            assert len(spans) == len(one.passages)
            for span, passage in zip(spans, one.passages, strict=True):
                assert abs(span.start - passage.start) <= 10
                assert abs(span.end - passage.end) <= 10


def test_the_seed_post() -> None:
    body = SEED.read_text("utf-8")
    title = "Wikileaks : L’Algérie aurait encouragé"
    first, second = body.index(title), body.rindex(title)
    end = "durant l’été 2010."
    places = [(first, body.index(end) + len(end)), (second, body.rindex(end) + len(end))]
    url = "http://zamane.ma/fr/wikileaks-lalgerie-aurait-encourage-aqmi-a-attaquer-interets-marocains-sahara/"
    source = Candidate(kind="article", id="zamane", body=body[slice(*places[0])], url=url)
    post = Post(id="seed", body=body)
    (repetition,) = ask(REPETITION, post, known())
    (copied,) = ask(COPIED_TEXT, post, known(source))
    assert [(span.start, span.end) for span in repetition.spans] == places
    assert [(span.start, span.end) for span in copied.spans] == places
    assert (copied.kind, copied.attributed, copied.share_of_source) == ("full_copy", True, 1)
