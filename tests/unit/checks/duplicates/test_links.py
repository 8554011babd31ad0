"""same_link: a post that is little more than a link that was posted before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderation.checks.duplicates import CHECK
from moderation.context import Context, EarlierLink, ForumSettings
from tests.unit.checks.reuse import NOON, ask, earlier, post
from tests.unit.text.reuse import ARTICLE, OWN

LINK = EarlierLink(
    canonical="https://port.example/halle", post="earlier", author="Nour", posted_at=NOON - timedelta(days=2)
)
URL = "https://www.port.example/halle/?utm_source=forum#haut"


@pytest.mark.parametrize(
    ("body", "link", "days", "count"),
    [
        pytest.param(URL, LINK, 7, 1, id="the link alone"),
        pytest.param(f"Salam aleykoum, à lire absolument : {URL}", LINK, 7, 1, id="a greeting and a line"),
        pytest.param(f"{OWN} {URL}", LINK, 7, 0, id="words of one's own"),
        pytest.param(f"{ARTICLE} {URL}", LINK, 7, 0, id="an article and its source"),
        pytest.param(URL, LINK, 1, 0, id="before the window that the forum has set"),
        pytest.param(
            URL, replace(LINK, posted_at=None), 7, 1, id="nobody knows when: the library's choice holds"
        ),
        pytest.param(URL, replace(LINK, canonical="https://port.example/autre"), 7, 0, id="another page"),
        pytest.param(
            "https://port.example/", replace(LINK, canonical="https://port.example"), 7, 0, id="a front page"
        ),
    ],
)
def test_same_link(body: str, link: EarlierLink, days: int, count: int) -> None:
    context = Context(links=(link,), forum=ForumSettings(same_link_days=days))
    assert len(ask(CHECK, post(body), context)) == count


def test_what_is_told() -> None:
    later = replace(LINK, post="later", posted_at=NOON - timedelta(days=1))
    (finding,) = ask(CHECK, post(f"Vu ? {URL} et encore {URL}"), Context(links=(later, LINK)))
    assert (finding.kind, finding.of, finding.link) == ("same_link", "earlier", LINK.canonical)
    assert finding.same_author is False
    assert [finding.spans[0].start, finding.spans[0].end] == [5, 5 + len(URL)]


def test_a_duplicate_of_the_same_post_is_the_better_story() -> None:
    body = f"À lire avant la réunion de quartier de jeudi soir, salle des fêtes : {URL}"
    context = Context(links=(LINK,), candidates=(earlier(body),))
    assert [one.kind for one in ask(CHECK, post(body), context)] == ["exact"]
