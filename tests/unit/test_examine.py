"""The order of the work on one document."""

from dataclasses import dataclass, field

import pytest

from moderation import policy
from moderation.checks import CHECKS
from moderation.checks.check import Example
from moderation.context import Candidate, Context, ForumSettings
from moderation.examine import examine
from moderation.model import Citation, Finding, Post, Queue, Span
from moderation.result import dumps
from moderation.text.document import Document, prepare

ARTICLE = (
    "Le conseil communal a voté hier soir la rénovation de la halle aux poissons, fermée depuis l'hiver. "
    "Les travaux dureront huit mois et coûteront deux millions de dirhams, dont la moitié vient de la région."
    " Les marchands seront relogés sur l'esplanade du port jusqu'à la réouverture, prévue au printemps."
)
SEEN = Finding(check="seen", kind="all", check_version="7", confidence=1.0, spans=(Span(0, 1),))
RULES = policy.load(
    'version = "p1"\n[[rules]]\nname = "all"\nwhen = "finding.check == \'seen\'"\nqueue = "review"'
)


@dataclass
class Watcher:
    """A check that remembers what it was asked."""

    name: str = "seen"
    version: str = "7"
    examples: tuple[Example, ...] = ()
    contexts: list[Context] = field(default_factory=list)

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        self.contexts.append(context)
        return (SEEN,) if document.text else ()


def test_the_checks_are_the_five_in_order() -> None:
    assert [check.name for check in CHECKS] == [
        "repetition",
        "duplicates",
        "copied_text",
        "citations",
        "watchlist",
    ]


def test_checks_know_the_citations_and_the_comparisons() -> None:
    watcher = Watcher()
    document = prepare(Post(id="p1", body=f"{ARTICLE}\nsource : https://port.example/halle"))
    near = Candidate(kind="article", id="a1", body=ARTICLE)
    far = Candidate(kind="article", id="a2", body="Rien de commun.")
    examination = examine(document, Context(candidates=(near, far)), [watcher], RULES)
    (known,) = watcher.contexts
    assert [comparison.candidate.id for comparison in known.comparisons] == ["a1"]
    assert [citation.canonical for citation in known.citations] == ["https://port.example/halle"]
    assert examination.citations == known.citations


def test_citations_that_the_context_holds_are_not_read_again() -> None:
    watcher, held = Watcher(), (Citation(start=0, end=3, form="held"),)
    examination = examine(
        prepare(Post(id="p1", body="https://port.example")), Context(citations=held), [watcher], RULES
    )
    assert (examination.citations, watcher.contexts[0].citations) == (held, held)


def test_the_verdict_is_the_policys() -> None:
    examination = examine(
        prepare(Post(id="p1", body="x")), Context(), [Watcher(), Watcher(name="again")], RULES
    )
    assert (examination.id, examination.findings) == ("p1", (SEEN, SEEN))
    assert (examination.verdict.queue, examination.verdict.reasons) == (Queue.REVIEW, ("seen",))
    assert (examination.versions.checks, examination.versions.policy) == (
        (("seen", "7"), ("again", "7")),
        "p1",
    )


def test_a_check_that_raises_is_not_hidden() -> None:
    class Broken(Watcher):
        def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
            raise ZeroDivisionError(document, context)

    with pytest.raises(ZeroDivisionError):
        examine(prepare(Post(id="p1", body="x")), Context(), [Broken()], RULES)


def test_a_forums_own_watchlist_is_another_version() -> None:
    document = prepare(Post(id="p1", body="x"))
    own = '[[entity]]\nid = "x"\nkind = "organisation"\nideology = "other"\nname = "Les Xylophones"\n'
    plain = examine(document, Context(), CHECKS, RULES).versions
    extended = examine(
        document, Context(forum=ForumSettings(options={"watchlist": own})), CHECKS, RULES
    ).versions
    assert plain.watchlist
    assert extended.watchlist != plain.watchlist


def test_the_same_is_the_same_again() -> None:
    body = f"{ARTICLE}\n{ARTICLE}\nsource : https://port.example/halle"
    context = Context(candidates=(Candidate(kind="article", id="a1", body=ARTICLE),))
    first, second = (
        dumps(examine(prepare(Post(id="p", body=body)), context, CHECKS, policy.default())) for _ in "12"
    )
    assert first == second
    assert '"repetition"' in first
    assert '"copied_text"' in first


@pytest.mark.parametrize("body", ["", " ", "\0", "\ufffd", "\u202e", "!" * 100], ids=ascii)
def test_a_post_that_says_nothing_asks_for_nothing(body: str) -> None:
    assert (
        examine(prepare(Post(id="p", body=body)), Context(), CHECKS, policy.default()).verdict.queue
        is Queue.NONE
    )
