"""The forms of a name, and what the automaton gives."""

import pytest

from moderation.checks.watchlist.entities import Entity, Name, Surety, Watchlist
from moderation.checks.watchlist.forms import Form, Forms, Reach, squeeze


def _forms(text: str, surety: Surety = Surety.SURE, language: str = "fr") -> Forms:
    entity = Entity(id="x", kind="person", ideology="y", names=(Name(text, language, surety),))
    return Forms(Watchlist("test", {"x": entity}), ["appel"])


def _reaches(forms: Forms, text: str) -> set[Reach]:
    return {
        form.reach
        for start, end, found in forms.find(text)
        for form in found
        if (start, end) == (0, len(text))
    }


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("Renard Rouge", "renard rouge", {Reach.PLAIN, Reach.SQUEEZED}, id="as listed"),
        pytest.param(
            "Renard Rouge", "renardrouge", {Reach.PLAIN, Reach.JOINED, Reach.SQUEEZED}, id="together"
        ),
        pytest.param(
            "L'Ours", "lours", {Reach.PLAIN, Reach.JOINED, Reach.SQUEEZED}, id="without its apostrophe"
        ),
        pytest.param("Ab Cd", "abcd", {Reach.JOINED}, id="a short name together, only when spelt out"),
        pytest.param("Marmotte", "marmote", {Reach.SQUEEZED}, id="squeezed"),
        pytest.param("Marmotte", "marmote", {Reach.PLAIN}, id="with one letter for two"),
        pytest.param("Renard", "reanrd", {Reach.SWAPPED}, id="two letters swapped"),
        pytest.param("Renard", "ernard", set(), id="not the first"),
        pytest.param("Renard Rouge", "reanrd rouge", {Reach.SWAPPED}, id="in a name of two words"),
        pytest.param("Renard Rouge", "renar drouge", set(), id="not across its space"),
        pytest.param("Le Renard Du Bois", "le reanrd du bois", set(), id="not in names of several words"),
        pytest.param("Renard", "ren ard", {Reach.CUT}, id="cut in two"),
        pytest.param("Ours", "ou rs", set(), id="not a short name"),
        pytest.param("Renard Rouge", "ren ard rouge", set(), id="not a name of two words"),
        pytest.param("القنفذ", "للقنفذ", {Reach.PLAIN}, id="with to-the"),
        pytest.param("Hasma", "hamsa", set(), id="not an ordinary word"),
    ],
)
def test_spellings(name: str, text: str, expected: set[Reach]) -> None:
    got = _reaches(_forms(name), text)
    assert expected <= got if expected else not got


def test_ambiguous_names_are_not_swapped() -> None:
    assert not _reaches(_forms("Renard", Surety.AMBIGUOUS), "reanrd")


@pytest.mark.parametrize(
    ("name", "capitals"),
    [
        pytest.param("ABC", True, id="three letters"),
        pytest.param("M23", True, id="with figures"),
        pytest.param("ABCD", False, id="four"),
        pytest.param("Abc", False, id="no acronym"),
        pytest.param("ابج", False, id="Arabic has no capitals"),
    ],
)
def test_short_acronyms_want_capitals(name: str, *, capitals: bool) -> None:
    forms = _forms(name, Surety.AMBIGUOUS)
    (found,) = {form.capitals for _, _, each in forms.find(name.lower()) for form in each}
    assert found is capitals


def test_a_trigger_has_no_forms() -> None:
    assert list(_forms("Renard").find("un appel")) == [(3, 8, [])]


def test_the_surest_of_two_groups_wins() -> None:
    names = (Name("Renard", "fr", Surety.AMBIGUOUS), Name("renard", "en", Surety.SURE))
    entity = Entity(id="x", kind="person", ideology="y", names=names)
    (match,) = Forms(Watchlist("test", {"x": entity}), ()).find("renard")
    plain = [form for form in match[2] if form.reach is Reach.PLAIN]
    assert plain == [Form("x", "renard", Surety.SURE, Reach.PLAIN, arabizi=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("a", "a"), ("aa", "a"), ("abba", "aba"), ("aab bcc", "ab bc")],
)
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected
