"""What a finding says to its reader."""

import re
import tomllib
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from moderation.messages import LANGUAGES, describe
from moderation.model import Finding, Source, Span

ARTICLE = Source(kind="article", id="a1", title="La halle aux poissons", url="https://port.example/halle")


def finding(check: str, kind: str, **fields: object) -> Finding:
    return Finding(check=check, kind=kind, check_version="1", confidence=1.0, **fields)


TWICE = finding("repetition", "repeated_passage", share_of_post=0.97, spans=(Span(0, 3), Span(4, 7)))
COPY = finding(
    "copied_text", "full_copy", source=ARTICLE, share_of_post=0.4, share_of_source=1.0, attributed=True
)
NAME = finding("watchlist", "mention", surface="AQMI", stance="news", view="exact", ambiguous=False)


@pytest.mark.parametrize(
    ("seen", "language", "said"),
    [
        pytest.param(TWICE, "en", "This post says the same passage twice (97% of the post).", id="twice"),
        pytest.param(TWICE, "fr", "Ce message dit deux fois le même passage (97 % du message).", id="fr"),
        pytest.param(
            TWICE, "ar", "تقول هذه المشاركة المقطع نفسه مرتين (97٪ من المشاركة).", id="ar, the dual"
        ),
        pytest.param(
            replace(TWICE, spans=(Span(0, 1),) * 3),
            "ar",
            "تقول هذه المشاركة المقطع نفسه 3 مرات (97٪ من المشاركة).",
            id="ar, few",
        ),
        pytest.param(
            replace(TWICE, spans=(Span(0, 1),) * 11),
            "ar",
            "تقول هذه المشاركة المقطع نفسه 11 مرة (97٪ من المشاركة).",
            id="ar, many",
        ),
        pytest.param(
            replace(TWICE, exempt="scripture"),
            "en",
            "This post says the same passage twice (97% of the post); set aside: scripture.",
            id="exempt",
        ),
        pytest.param(
            finding("duplicates", "near", of="p1", containment=0.997),
            "en",
            "99% of this text stands in the earlier post p1.",
            id="nearly all is not all",
        ),
        pytest.param(
            finding("duplicates", "exact", of="p1", containment=1.0, same_author=True),
            "en",
            "The author posted the same text before, in p1.",
            id="one's own",
        ),
        pytest.param(
            finding("duplicates", "same_link", of="p1", same_author=True),
            "fr",
            "Le message précédent p1 mène à la même page.",
            id="a link",
        ),
        pytest.param(
            COPY,
            "en",
            "This post holds 100% of “La halle aux poissons” (40% of the post); its source is named.",
            id="a copy",
        ),
        pytest.param(
            replace(COPY, author_named=False),
            "en",
            "This post holds 100% of “La halle aux poissons” (40% of the post); its source is named;"
            " no author's name was seen near it.",
            id="a copy that names its source and nobody",
        ),
        pytest.param(
            replace(COPY, kind="passage", source=replace(ARTICLE, title=None, url=None), attributed=False),
            "fr",
            "40 % de ce message se trouve aussi dans un article (a1) ; aucune source n'a été trouvée à côté.",
            id="a source without a title",
        ),
        pytest.param(
            finding("citations", "missing", reason="statistic"),
            "fr",
            "Un chiffre est donné ; d'où vient-il ?",
            id="a question is no reproach",
        ),
        pytest.param(
            NAME,
            "en",
            "Mentions a listed organisation or person: “AQMI”; the words around it read like news.",
            id="a name",
        ),
        pytest.param(
            replace(NAME, stance="unknown", view="leet", ambiguous=True),
            "en",
            "Mentions a listed organisation or person: “AQMI”; in which sense is not clear; the word may "
            "mean something else; it is spelt in an unusual way.",
            id="a name in doubt",
        ),
        pytest.param(finding("other", "kind"), "en", "other.", id="a check without words"),
        pytest.param(
            TWICE, "pt-BR", "This post says the same passage twice (97% of the post).", id="else English"
        ),
    ],
)
def test_a_finding_is_one_sentence(seen: Finding, language: str, said: str) -> None:
    assert describe(seen, language).replace("\u202f", " ").replace("\xa0", " ") == said


def test_a_foreign_title_keeps_its_direction_to_itself() -> None:
    said = describe(replace(COPY, source=replace(ARTICLE, title="سوق السمك")), "fr")
    assert "«\u00a0\u2068سوق السمك\u2069\u00a0»" in said.replace(" ", "\u00a0").replace(
        "\u202f", "\u00a0"
    ).replace("سوق\u00a0السمك", "سوق السمك")


def test_a_hostile_title_neither_turns_the_sentence_nor_fills_the_screen() -> None:
    said = describe(replace(COPY, source=replace(ARTICLE, title="\u202eevil\x1b[2J\n" + "x" * 1000)), "en")
    assert said.isprintable()
    assert len(said) < 200


KINDS = [
    finding("repetition", "repeated_passage"),
    *(finding("duplicates", kind, of="p1") for kind in ("exact", "near", "same_link")),
    *(finding("copied_text", kind, source=ARTICLE) for kind in ("full_copy", "passage")),
    *(
        finding("citations", "missing", reason=reason)
        for reason in ("quote", "statistic", "authority", "scripture", "article", "claim")
    ),
    *(finding("watchlist", kind, surface="x") for kind in ("mention", "pattern")),
]
ACCUSING = re.compile(
    r"extremis|terroris|plagia|spam|fals|menti[r]|stole|vol[eé]|إرهاب|سرق|كذب", re.IGNORECASE
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words_and_none_accuses(language: str) -> None:
    said = [describe(seen, language) for seen in KINDS]
    assert len(set(said)) == len(KINDS)
    assert [sentence for sentence in said if ACCUSING.search(sentence)] == []


def test_the_languages_say_the_same_things() -> None:
    def keys(table: dict[str, Any], path: str = "") -> set[str]:
        deeper = (keys(value, f"{path}{key}.") for key, value in table.items() if isinstance(value, dict))
        return {path + key for key in table}.union(*deeper)

    folder = resources.files("moderation.messages")
    first, *others = (tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in LANGUAGES)
    assert [keys(other) for other in others] == [keys(first)] * len(others)
