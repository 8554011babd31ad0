"""Floors of the language cascade, on the shared data where it is there."""

import json
from pathlib import Path

import pytest

from moderation.model import Format
from moderation.text.language import detect
from moderation.text.markup import read

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")


def test_forum_posts() -> None:
    posts = [json.loads(line) for line in (DATA / "forum" / "posts.jsonl").read_text("utf-8").splitlines()]
    right = sum(
        detect(read(post["body"], Format(post["format"]))).main == post["lang"][0].removesuffix("-Latn")
        for post in posts
    )
    assert right / len(posts) >= 0.985


@pytest.mark.parametrize(
    ("file", "language", "floor"),
    [
        pytest.param("fr_gsd.txt", "fr", 0.99, id="French sentences"),
        pytest.param("arabic_pud.txt", "ar", 0.999, id="Arabic sentences"),
        # One line in ten of this file is French by any reader's eye.
        pytest.param("qaf_arabizi.txt", "ary", 0.84, id="Algerian comments in Latin letters"),
    ],
)
def test_sentences(file: str, language: str, floor: float) -> None:
    lines = (DATA / "ordinary-sentences" / file).read_text("utf-8").splitlines()
    right = sum(detect(read(line, Format.TEXT)).main == language for line in lines)
    assert right / len(lines) >= floor
