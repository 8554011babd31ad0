"""What the library keeps of a text."""

import numpy as np

from moderation.model import Format
from moderation.text import fingerprint, prints
from moderation.text.normalise import fold

TEXT = (
    "La coopérative des oliviers vend son huile en gros bidons, et personne au village n'en parle. "
    "Les deux frères qui la mènent ont repris le moulin de leur tante en mille neuf cent quatre-vingt-douze. "
) * 3


def test_a_post_has_fewer_than_a_source() -> None:
    folded = fold(TEXT)
    assert 0 < len(prints.of_post(folded).fingerprints) < len(prints.of_source(folded).fingerprints)


def test_a_query_finds_what_is_kept_of_either() -> None:
    folded = fold(TEXT)
    asked = set(fingerprint.signed(fingerprint.query(folded)))
    assert set(prints.of_post(folded).fingerprints) <= asked
    assert set(prints.of_source(folded).fingerprints) <= asked


def test_markup_is_no_part_of_it() -> None:
    assert prints.of_body(f"[b]{TEXT}[/b]", Format.BBCODE) == prints.of_body(TEXT, Format.TEXT)


def test_the_whole_is_known_by_its_digest() -> None:
    kept = prints.of_post(fold("Salam"))
    assert (kept.letters, kept.fingerprints) == (5, ())
    assert kept.digest == prints.of_source(fold("sâlam !")).digest


def test_fingerprints_are_what_databases_hold() -> None:
    kept = prints.of_source(fold(TEXT)).fingerprints
    assert len(set(kept)) == len(kept)
    assert all(np.iinfo(np.int64).min <= each <= np.iinfo(np.int64).max for each in kept)
