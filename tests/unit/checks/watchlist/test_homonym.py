from collections.abc import Callable

import pytest

from moderation.checks.watchlist.homonym import words_around
from moderation.checks.watchlist.silence import silences
from moderation.context import ForumSettings
from moderation.model import Finding, Post
from moderation.text.document import prepare

Examine = Callable[..., tuple[Finding, ...]]


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        pytest.param(
            "Avec AQMI, les soldats reculent", None, {"soldats", "reculent"}, id="words of meaning, folded"
        ),
        pytest.param(
            "AQMI", "Une réunion d'AQMI demain", set(), id="the body's mention comes before the title's"
        ),
        pytest.param(
            "Bonjour", "Réunion AQMI parfaite", {"reunion", "parfaite"}, id="a mention of the title"
        ),
        pytest.param("AQMI", None, set(), id="nothing around"),
        pytest.param("AQMI AQMI Mali", None, {"mali"}, id="not the name itself"),
        pytest.param("AQMI " + "mot " * 40 + "loin", None, {"mot"}, id="no further than twelve words"),
    ],
)
def test_the_words_around_are_offered(
    examine: Examine, body: str, title: str | None, expected: set[str]
) -> None:
    (finding,) = examine(body, title=title)
    document = prepare(Post(id="p", body=body, title=title))
    assert set(words_around(document, finding)) == expected


@pytest.mark.parametrize(
    ("body", "off", "entity", "reason"),
    [
        pytest.param(
            "Je suis en EI depuis mars",
            (),
            "isis",
            "EI is ambiguous: no context within 150 characters",
            id="ambiguous",
        ),
        pytest.param(
            "Isis, la déesse",
            (),
            "isis",
            "'déesse' within 75 characters says that Isis is something else",
            id="excluded",
        ),
        pytest.param("AQMI", ("aqim",), "aqim", "aqim is switched off", id="switched off"),
    ],
)
def test_silence_has_its_reason(
    examine: Examine, body: str, off: tuple[str, ...], entity: str, reason: str
) -> None:
    forum = ForumSettings(watchlist_off=frozenset(off))
    findings = examine(body, forum=forum)
    (silent,) = silences(prepare(Post(id="p", body=body)), forum, findings)
    assert (silent.entity, silent.reason) == (entity, reason)


def test_what_is_found_is_not_silent(examine: Examine) -> None:
    body = "AQMI au Mali"
    assert silences(prepare(Post(id="p", body=body)), ForumSettings(), examine(body)) == []
