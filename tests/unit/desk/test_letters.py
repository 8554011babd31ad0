"""The letter of a decision that asks for the source, from what was found."""

from moderation import policy
from moderation.checks import CHECKS
from moderation.desk.letters.source import request
from moderation.examine import examine
from moderation.model import Examination, Post
from moderation.text.document import prepare
from tests.unit.checks.reuse import article, known
from tests.unit.text.reuse import ARTICLE

FIGURE = "62 % des lycéens n'ont jamais ouvert un journal."


def seen(body: str) -> tuple[Examination, Post]:
    post = Post(id="p", body=body)
    return examine(prepare(post), known(article()), CHECKS, policy.default()), post


def test_each_passage_is_asked_about_in_the_posts_language() -> None:
    told = request(*seen(f"{FIGURE}\n\nLe préfet a déclaré : « aucun logement ne sera vidé cet hiver »."), ())
    assert "« 62 % des lycéens n'ont jamais ouvert un journal » : Pourriez-vous" in told
    assert "source de cette citation" in told


def test_a_verse_is_offered_its_reference() -> None:
    told = request(*seen("قال تعالى: ﴿قل هو الله أحد الله الصمد لم يلد ولم يولد﴾"), ())
    assert "112:1" in told
    assert "هل يمكنكم" in told


def test_an_article_pasted_twice_is_asked_about_once() -> None:
    told = request(*seen(f"{ARTICLE}\n\n{ARTICLE}"), ("copied_text", "citations", "repetition"))
    assert told.count("ne garder qu'un extrait") == 1


def test_a_copy_with_its_source_is_asked_for_its_author() -> None:
    told = request(*seen(f"{ARTICLE}\nSource : https://article-hebdo.example/musee"), ("copied_text",))
    assert "La source est indiquée, merci." in told
    assert "garder qu'un extrait" not in told


def test_other_grounds_ask_for_nothing_of_these() -> None:
    told = request(*seen(FIGURE), ("repetition",), "Voyez la règle 4.")
    assert "ce chiffre" not in told
    assert "Voyez la règle 4." in told
    assert "d'où cela vient" in told
