"""Lists made ready: one for each text of additions, kept for many forums at once."""

import pytest

from moderation.checks.watchlist.engine import VARIANTS, engine
from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.load import default
from moderation.model import Invalid

FORUMS = VARIANTS // 2


def _own(number: int) -> str:
    return (
        f'[[entity]]\nid = "own-{number}"\nkind = "organisation"\nideology = "none"\n'
        f'names.fr = ["Confrérie inventée {number}"]\n'
    )


def test_no_additions_are_the_list_itself() -> None:
    assert engine().watchlist is default()
    assert engine("").watchlist.version == default().version


def test_forums_with_lists_of_their_own_do_not_push_one_another_out() -> None:
    ready = [engine(_own(number)) for number in range(FORUMS)]
    assert all(engine(_own(number)) is ready[number] for number in range(FORUMS))


def test_lists_share_what_they_have_in_common() -> None:
    first, second = engine(_own(1)), engine(_own(2))
    text = "boko haram, confrerie inventee 1"
    in_first = {forms[0] for _, _, forms in first.forms.find(text) if forms}
    in_second = {forms[0] for _, _, forms in second.forms.find(text) if forms}
    assert {form.entity for form in in_first - in_second} == {"own-1"}
    assert {id(form) for form in in_first if form.entity == "boko-haram"} == {
        id(form) for form in in_second if form.entity == "boko-haram"
    }


def test_a_word_that_entities_share_has_one_role() -> None:
    table = (
        '[[entity]]\nid = "{}"\nkind = "idea"\nideology = "none"\nnames.fr = ["{}"]\ncontext = ["zorglub*"]\n'
    )
    ready = engine(table.format("a1", "Alpha inventé") + table.format("b1", "Bêta inventé"))
    hits = [hit for hits in ready.vocabulary.groups(fold("zorglubien")).values() for hit in hits]
    assert [hit.role.entities for hit in hits if hit.role.about == "context"] == [{"a1", "b1"}]


def test_additions_that_are_no_list_are_refused() -> None:
    with pytest.raises(Invalid, match="not TOML"):
        engine("[[entity")
