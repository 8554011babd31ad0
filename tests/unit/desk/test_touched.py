"""A post that a change of the list cannot touch has the same findings under both lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.watchlist.check import WatchlistCheck
from moderation.context import Context, ForumSettings
from moderation.desk.touched import LONGEST, names
from moderation.model import Finding, Post
from moderation.text.document import prepare

OWN = """[[entity]]
id = "confrerie"
kind = "organisation"
ideology = "invented"
names.fr = ["Confrérie des Halles Grises"]
ambiguous.fr = ["Halles"]
context = ["confrère*"]
"""
CHANGES = {
    "nothing": "",
    "a new entity": OWN.replace("confrerie", "guilde").replace(
        "Confrérie des Halles Grises", "Guilde Rousse"
    ),
    "a name that overlaps": OWN.replace('"confrerie"', '"grises"').replace("Confrérie des ", "Les "),
    "a name more": OWN.replace("Confrérie des Halles Grises", "Grisaille"),
    "context": OWN.replace("confrère", "poisson"),
    "exclusions": OWN.replace("context", "exclusions").replace("confrère", "marché"),
    "a name of another": OWN.replace("confrerie", "aqim").replace("Confrérie des ", "Les "),
}
WORDS = (
    *(
        "Confrérie des Halles Grises",
        "Halles",
        "halles grises",
        "H a l l e s",
        "Halllles",
        "H4lles",
        "#GuildeRousse",
    ),
    *(
        "Guilde Rousse",
        "Grisaille",
        "AQMI",
        "aqmi",
        "Daech",
        "l'EI",
        "EI",
        "confrères",
        "poissonnier",
        "marché",
    ),
    *(
        "attentat",
        "selon le journal",
        "rejoignez",
        "vive",
        "«",
        "»",
        ".",
        "?",
        "\n",
        "http://halles.example/guilderousse",
    ),
    *("داعش", "تنظيم", "القاعدة", "pas", "soldats du califat"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def findings(post: Post, additions: str) -> tuple[Finding, ...]:
    forum = ForumSettings(options={"watchlist": additions} if additions else {})
    return WatchlistCheck().examine(prepare(post), Context(forum=forum))


@given(
    body=TEXTS,
    title=TEXTS,
    author=st.sampled_from([None, "guilderousse", "amal"]),
    change=st.sampled_from(sorted(CHANGES)),
)
def test_an_untouched_post_keeps_its_findings(body: str, title: str, author: str | None, change: str) -> None:
    post, then = Post(id="p", body=body, title=title, author=author), f"{OWN}\n{CHANGES[change]}"
    if not names(post, OWN, then):
        assert findings(post, OWN) == findings(post, then)
    if not names(post, then, OWN):
        assert findings(post, then) == findings(post, OWN)


@pytest.mark.parametrize(
    ("body", "change", "touched"),
    [
        pytest.param("La Guilde Rousse se réunit.", "a new entity", True, id="a name that is new"),
        pytest.param("La Gu1lde Rousse se réunit.", "a new entity", True, id="and disguised"),
        pytest.param("Une guilde se réunit, toute rousse.", "a new entity", False, id="its words apart"),
        pytest.param("Les Halles ouvrent.", "context", True, id="an old name, whose context changed"),
        pytest.param("Les poissonniers ouvrent.", "context", False, id="the new context alone"),
        pytest.param("AQMI recule.", "a new entity", False, id="another's name"),
        pytest.param("AQMI recule.", "nothing", False, id="nothing changed"),
        pytest.param("a" * (LONGEST + 1), "nothing", True, id="too long to tell"),
    ],
)
def test_what_is_touched(body: str, change: str, touched: bool) -> None:
    assert names(Post(id="p", body=body), OWN, f"{OWN}\n{CHANGES[change]}") is touched
