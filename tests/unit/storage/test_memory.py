"""The library in memory: who came before whom, and what they share."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderation.context import Candidate, Context
from moderation.model import Citation, Examination, Finding, Language, Post, Queue, Verdict, Versions
from moderation.storage.memory import MOST_REMEMBERED, MemoryLibrary
from moderation.storage.memory_index import MOST_CANDIDATES
from moderation.text.document import prepare

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STORY = (
    "Le conseil communal a voté hier soir la rénovation de la halle aux poissons, fermée depuis l'hiver. "
    "Les travaux dureront huit mois et coûteront deux millions de dirhams, dont la moitié vient de la région."
)
OTHER = (
    "Je cherche un menuisier sérieux pour refaire une porte d'entrée en cèdre, si possible du côté de Salé. "
    "Le dernier que nous avons appelé n'est jamais venu prendre les mesures, et l'hiver approche."
)
PAGE = "https://port.example/halle"


def examined(post: Post, *, cites: tuple[str, ...] = (), asked: bool = False) -> Examination:
    missing = Finding(check="citations", kind="missing", check_version="1", confidence=1.0)
    return Examination(
        id=post.id,
        language=Language("fr"),
        findings=(missing,) if asked else (),
        citations=tuple(Citation(start=0, end=1, form="url", canonical=target) for target in cites),
        verdict=Verdict(queue=Queue.NONE),
        versions=Versions("1", (), "1", ""),
    )


def add(library: MemoryLibrary, post: Post, *, cites: tuple[str, ...] = (), asked: bool = False) -> None:
    library.add(prepare(post), examined(post, cites=cites, asked=asked))


def context(library: MemoryLibrary, post: Post, *cites: str) -> Context:
    return library.context(prepare(post), examined(post, cites=cites).citations)


def ids(library: MemoryLibrary, post: Post) -> list[str]:
    return [candidate.id for candidate in context(library, post).candidates]


def test_an_earlier_post_that_shares_words_is_a_candidate() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body=STORY, author="Amine", title="Halle"))
    add(library, Post(id="b", body=OTHER))
    (found,) = context(library, Post(id="c", body=f"Vu ce matin : {STORY} Enfin !")).candidates
    assert (found.id, found.body, found.author, found.title, found.exact) == (
        "a",
        STORY,
        "Amine",
        "Halle",
        False,
    )


def test_an_equal_text_comes_first_and_says_so() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body=f"{STORY} {OTHER}"))
    add(library, Post(id="b", body=STORY.upper()))
    assert [(one.id, one.exact) for one in context(library, Post(id="c", body=STORY)).candidates] == [
        ("b", True),
        ("a", False),
    ]


def test_a_text_too_short_for_fingerprints_is_found_whole() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body="Merci !"))
    assert ids(library, Post(id="b", body="merci")) == ["a"]


def test_a_post_is_never_its_own_source() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body=STORY))
    assert ids(library, Post(id="a", body=f"{STORY} Modifié.", revision=2)) == []


def test_an_edit_keeps_its_place_so_that_an_original_is_no_copy_of_its_copies() -> None:
    library = MemoryLibrary()
    add(library, Post(id="original", body=STORY))
    add(library, Post(id="copy", body=STORY))
    edited = Post(id="original", body=f"{STORY} Merci de citer.", revision=2)
    assert ids(library, edited) == []
    add(library, edited)
    assert ids(library, Post(id="copy", body=STORY, revision=2)) == ["original"]


def test_a_superseded_text_is_no_source() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body=STORY))
    add(library, Post(id="a", body=OTHER, revision=2))
    assert ids(library, Post(id="b", body=STORY)) == []
    assert ids(library, Post(id="b", body=OTHER)) == ["a"]


def test_a_source_always_counts() -> None:
    library = MemoryLibrary()
    source = Candidate(kind="article", id="s1", body=STORY, url=PAGE)
    library.add_source(source, prepare(Post(id="s1", body=STORY)).fold)
    assert ids(library, Post(id="s1", body=f"Lu : {STORY}")) == ["s1"]
    assert context(library, Post(id="a", body=STORY)).candidates == (replace(source, exact=True),)


def test_what_everybody_posts_stays_bounded() -> None:
    library = MemoryLibrary()
    for number in range(200):
        add(library, Post(id=str(number), body=STORY))
    assert ids(library, Post(id="last", body=STORY)) == [str(number) for number in range(MOST_CANDIDATES)]


def test_links_of_earlier_posts_are_given_with_their_posts() -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body="x", author="Amine", thread="t", posted_at=NOON), cites=(PAGE, PAGE))
    add(library, Post(id="b", body="y"), cites=("https://other.example/page",))
    (link,) = context(library, Post(id="c", body="z"), PAGE).links
    assert (link.canonical, link.post, link.author, link.thread, link.posted_at) == (
        PAGE,
        "a",
        "Amine",
        "t",
        NOON,
    )


@pytest.mark.parametrize(
    ("author", "thread", "found"),
    [
        pytest.param("Amine", "t", 1, id="the same author in the same thread"),
        pytest.param("Sara", "t", 0, id="another author"),
        pytest.param("Amine", "u", 0, id="another thread"),
        pytest.param(None, "t", 0, id="nobody known"),
        pytest.param("Amine", None, 0, id="no thread"),
    ],
)
def test_what_the_author_cited_in_the_thread(author: str | None, thread: str | None, found: int) -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body="x", author="Amine", thread="t"), cites=(PAGE,))
    add(library, Post(id="b", body="x"), cites=(PAGE,))
    assert len(context(library, Post(id="c", body="z", author=author, thread=thread)).thread_links) == found


@pytest.mark.parametrize(
    ("post", "count"),
    [
        pytest.param(Post(id="z", body="", author="Amine", posted_at=NOON), 2, id="by the author"),
        pytest.param(Post(id="z", body="", thread="t", posted_at=NOON), 2, id="in the thread"),
        pytest.param(
            Post(id="z", body="", author="Amine", thread="t", posted_at=NOON), 3, id="each post once"
        ),
        pytest.param(Post(id="z", body="", author="Sara", thread="u", posted_at=NOON), 0, id="elsewhere"),
        pytest.param(
            Post(id="z", body="", author="Amine", posted_at=NOON + timedelta(days=31)),
            1,
            id="too long ago, but for one",
        ),
        pytest.param(Post(id="z", body="", author="Amine"), 2, id="without times the order counts"),
        pytest.param(
            Post(id="a", body="", author="Amine", thread="t", posted_at=NOON), 0, id="before them all"
        ),
    ],
)
def test_missing_sources_are_counted(post: Post, count: int) -> None:
    library = MemoryLibrary()
    add(library, Post(id="a", body="x", author="Amine", thread="t", posted_at=NOON), asked=True)
    add(library, Post(id="b", body="x", author="Amine"), asked=True)
    add(library, Post(id="c", body="x", thread="t", posted_at=NOON), asked=True)
    add(library, Post(id="d", body="x", author="Amine", thread="t", posted_at=NOON))
    assert context(library, post).missing_before == count


def test_the_latest_are_remembered() -> None:
    library = MemoryLibrary()
    for number in range(2 * MOST_REMEMBERED):
        add(library, Post(id=str(number), body="x", author="Amine"), cites=(PAGE,), asked=True)
    known = context(library, Post(id="last", body="x", author="Amine"), PAGE)
    assert (len(known.links), known.missing_before) == (MOST_REMEMBERED, MOST_REMEMBERED)
    assert known.links[-1].post == str(2 * MOST_REMEMBERED - 1)
