"""author_named: whether a copy that names its source names an author too."""

import pytest

from moderation.checks.copied_text import CHECK
from moderation.context import Candidate
from tests.unit.checks.reuse import article, ask, earlier, known, post
from tests.unit.text.reuse import ARTICLE, OWN

SOURCE = "Source : https://article-hebdo.example/musee"
FAR = " ".join([OWN] * 4)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # A source alone is half of what is asked for.
        (f"{ARTICLE}\n{SOURCE}", False),
        # Who wrote it, in a line or a clause of its own.
        (f"Par Nadia Benali\n{ARTICLE}\n{SOURCE}", True),
        (f"{ARTICLE}\n{SOURCE}, par Nadia Benali", True),
        (f"{ARTICLE}\n{SOURCE} (by Nadia Benali)", True),
        (f"{ARTICLE}\nAuteur : Nadia Benali\n{SOURCE}", True),
        (f"{ARTICLE}\nUn reportage de Nadia El Alami\n{SOURCE}", True),
        (f"{ARTICLE}\nTribune d'Amina Benali\n{SOURCE}", True),
        (f"{ARTICLE}\nبقلم نادية بنعلي\n{SOURCE}", True),
        (f"{ARTICLE}\nكتبته: نادية بنعلي\n{SOURCE}", True),
        # A newspaper is no author, nor is a verb's agent within a sentence.
        (f"{ARTICLE}\nPublié par Le Matin\n{SOURCE}", False),
        (f"{OWN} Le maire fut élu par Nadia Benali et ses amis. {ARTICLE}\n{SOURCE}", False),
        # A name that stands far from the copy.
        (f"Par Nadia Benali\n{FAR}\n{ARTICLE}\n{SOURCE}", False),
        # A cited book holds its author.
        (f"{ARTICLE}\n{SOURCE}\nBenjamin Stora, Histoire de l'Algérie, La Découverte, 2004", True),
        # Without a named source there is nothing to add to.
        (ARTICLE, None),
        (f"Par Nadia Benali\n{ARTICLE}", None),
    ],
)
def test_author_named(body: str, expected: bool | None) -> None:
    (finding,) = ask(CHECK, post(body), known(article()))
    assert finding.author_named is expected


def test_the_author_whom_a_source_is_known_by_counts_anywhere() -> None:
    by_name = Candidate(
        kind="article",
        id="a",
        body=ARTICLE,
        url="https://article-hebdo.example/musee",
        author="Nadia Benali",
    )
    (finding,) = ask(CHECK, post(f"Merci à nadia benali. {FAR}\n{ARTICLE}\n{SOURCE}"), known(by_name))
    assert finding.author_named is True


def test_a_members_post_is_not_asked_for_its_author() -> None:
    (finding,) = ask(CHECK, post(f"{FAR} {FAR}\n{ARTICLE}\n{SOURCE}"), known(earlier(ARTICLE)))
    assert finding.source is not None
    assert (finding.source.kind, finding.author_named) == ("post", None)


def test_many_passages_are_read_once() -> None:
    body = "\n".join([f"{ARTICLE}\n{SOURCE}"] * 40)
    (finding,) = ask(CHECK, post(body), known(article()))
    assert finding.author_named is False
