"""The word lists: what they hold can be searched, and says where it is from."""

from importlib.resources import files

import pytest

from moderation.checks.citations import lexicon

NAMES = ("forms", "press", "needs", "charges", "suppressors", "prayers", "scripture", "known", "articles")


@pytest.mark.parametrize("name", NAMES)
def test_each_list_says_where_it_is_from(name: str) -> None:
    text = files("moderation.checks.citations").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    first = text.split("\n\n")[0].lower()
    assert "written for this project" in first or "facts" in first


def test_overlapping_words_are_all_found() -> None:
    kinds = {cue.kind for cue in lexicon.find("selon certaines sources")}
    assert {"according_to", "hearsay", "source_word"} <= kinds


def test_every_sura_and_reference_is_in_range() -> None:
    assert [int(number) for number in lexicon.data("scripture")["suras"]] == list(range(1, 115))
    verses = [
        text["reference"] for text in lexicon.data("known")["text"] if text["reference"].startswith("quran")
    ]
    assert all(1 <= int(verse.split(":")[1]) <= 114 for verse in verses)
