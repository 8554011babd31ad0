"""The letters that ask for an extract or for one copy, before a moderator changes them."""

import tomllib
from importlib.resources import files

import pytest

from moderation import policy
from moderation.checks import CHECKS
from moderation.desk.letters import extract, one_copy
from moderation.examine import examine
from moderation.model import Format, Post
from moderation.text.document import prepare
from tests.unit.checks.reuse import article, known
from tests.unit.text.reuse import ARTICLE

LANGUAGES = {"fr", "ar", "en", "ary"}


def drafted(body: str, form: Format = Format.TEXT) -> str:
    post = Post(id="p", body=body, format=form)
    return extract.draft(examine(prepare(post), known(article()), CHECKS, policy.default()), post)


@pytest.mark.parametrize("name", ["extract", "one_copy"])
def test_every_language_says_all(name: str) -> None:
    words = tomllib.loads(files("moderation.desk.letters").joinpath(f"{name}.toml").read_text("utf-8"))
    assert set(words) == LANGUAGES
    shapes = {tuple(sorted(each)) if isinstance(each, dict) else "" for each in words.values()}
    assert len(shapes) == 1


def test_it_begins_as_the_copied_text_does_and_ends_with_a_sentence() -> None:
    told = drafted(f"Lisez :\n{ARTICLE}")
    words = told.split("« ")[1].split(" »")[0]
    assert " ".join(ARTICLE.split()).startswith(words)
    assert len(words) <= extract.LEAD
    assert words.endswith(".")


def test_the_line_of_the_source_is_the_posts_own() -> None:
    line = "source >>>> https://article-hebdo.example/musee"
    assert drafted(f"{ARTICLE}\n{line}\n").endswith(line)


def test_without_such_a_line_the_source_is_named() -> None:
    assert drafted(ARTICLE).endswith("Source : https://www.article-hebdo.example/musee/")


def test_markup_is_left_out_of_the_lead() -> None:
    told = drafted(f"<p><b>{ARTICLE}</b></p>", Format.HTML)
    assert "<" not in told


def test_what_is_not_copied_gives_no_instance() -> None:
    assert "Par exemple" not in drafted("Bonjour à tous, je suis nouveau ici et content d'y être.")


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        pytest.param("Bonjour à tous, je suis nouveau ici et content d'être là.", "Bonjour", id="French"),
        pytest.param("السلام عليكم يا إخوة، هذا نص قصير باللغة العربية.", "السلام", id="Arabic"),
        pytest.param("Hello everybody, this is a short text that I wrote today.", "Hello", id="English"),
        pytest.param("12345", "Bonjour", id="no language is French"),
    ],
)
def test_the_author_is_asked_in_the_language_of_the_post(body: str, begins: str) -> None:
    post = Post(id="p", body=body)
    examined = examine(prepare(post), known(), CHECKS, policy.default())
    for draft in (extract.draft, one_copy.draft):
        assert draft(examined, post).startswith(begins)
