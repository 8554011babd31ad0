"""What a rule may say, and where a mistake in it is."""

import pytest

from moderation.policy.tokens import LONGEST, WrongExpression
from moderation.policy.typecheck import DEEPEST, TypeCheck

RIGHT = [
    "true",
    "finding.check == 'repetition' && finding.share_of_post > 0.3",
    'finding.kind in ["exact", "near"]',
    "finding.source == null || finding.source.kind == 'article'",
    "!(finding.attributed == true) && -finding.confidence < -0.5",
    "size(finding.spans) >= 2 && finding.spans.size() < 10",
    "finding.spans[0].end - finding.spans[0].start > 100",
    "findings.exists(other, other.check == 'watchlist' && other.stance == 'support')",
    "findings.filter(other, other.check == 'citations').size() >= 3",
    "findings.map(other, other.check) == ['citations']",
    "findings.all(a, findings.exists_one(b, a.kind == b.kind))",
    "finding.spans.all(span, span.end - span.start < 10)",
    "post.body.contains('promo') || post.title.matches('(?i)promo')",
    "post.posted_at > timestamp('2026-01-01T00:00:00Z') && post.posted_at.getHours() < 6",
    "'strict' in forum.options && forum.options['strict'] == 'yes'",
    "forum.options.strict == 'yes'",
    "(finding.stance == 'news' ? 0.5 : finding.confidence) > 0.4",
    "has(finding.source.url) && finding.source.url.startsWith('https')",
    "finding.share_of_post > 0",
    "double(post.length) * finding.share_of_post > 150.0",
    "finding.check == r'repetition' // what repeats",
    "finding.stance in []",
    "post.length % 2 == 0x0",
]

WRONG = [
    pytest.param("finding.shre_of_post > 0.3", 8, "nearest is 'share_of_post'", id="a field that is not"),
    pytest.param("finding.check == 'a' && fnding.x", 24, "nearest is 'finding'", id="a variable that is not"),
    pytest.param("post.zzzz == 'fr'", 5, "there are", id="no near name: all are listed"),
    pytest.param("finding.source.urls == 'x'", 15, "nearest is 'url'", id="a field within a field"),
    pytest.param("findings.exists(f, f.chek == 'a')", 21, "nearest is 'check'", id="a field within a macro"),
    pytest.param("f.check == 'a' && findings.exists(f, true)", 0, "there is no 'f'", id="outside its macro"),
    pytest.param("findings.exists(finding, true)", 16, "already has a meaning", id="a shadowed variable"),
    pytest.param("finding.share_of_post", 0, "yes or no", id="a number is no answer"),
    pytest.param("finding.share_of_post > '0.3'", 22, "a double > a string", id="a number above a text"),
    pytest.param("finding.check > null", 14, "a string > null", id="null has no order"),
    pytest.param("finding.check == 3", 14, "never equals", id="a text is no number"),
    pytest.param("finding.check in 'abc'", 14, "in needs a list", id="in a text"),
    pytest.param("finding.check in [1, 2]", 14, "never equals", id="a text among numbers"),
    pytest.param("finding.check in ['a', 2]", 23, "cannot hold an int", id="a list of two kinds"),
    pytest.param("finding == findings[0]", 8, "compare fields", id="records as a whole"),
    pytest.param("finding.share_of_post + 1 > 1.0", 22, "write 1.0 for 1", id="CEL does not mix numbers"),
    pytest.param("finding.check + 1 == 'a'", 14, "a string + an int", id="a text plus a number"),
    pytest.param("!finding.check", 0, "! needs a bool", id="not of a text"),
    pytest.param("-finding.check == 'a'", 0, "- before a string", id="minus of a text"),
    pytest.param("finding.check && true", 14, "&& needs a bool", id="a text is no yes"),
    pytest.param("true || finding.check", 5, "|| needs a bool", id="nor on the right"),
    pytest.param("true ? 'a' : 1", 5, "one answer of ?", id="two kinds of answer"),
    pytest.param("finding['check'] == 'a'", 7, "write a field as .name", id="a record has no places"),
    pytest.param("finding.spans['a'].end > 1", 13, "[ needs an int", id="a list has numbers"),
    pytest.param("finding.check.endWith('a')", 14, "nearest is 'endsWith'", id="a method that is not"),
    pytest.param("finding.check.contains(3)", 14, "contains needs a string", id="a method's argument"),
    pytest.param("finding.check.exists(c, true)", 14, "asks a list", id="a text has no members"),
    pytest.param("len(finding.spans) > 1", 0, "there is no len()", id="a function that is not"),
    pytest.param("size(finding.confidence) > 1", 0, "size() of a double", id="a number has no size"),
    pytest.param("finding.check = 'a'", 14, "'=' begins nothing", id="one sign too few"),
    pytest.param("finding.check == 'a' and true", 21, "found and", id="another language's and"),
    pytest.param("(true", 5, "expected ')', found the end", id="never closed"),
    pytest.param("true &&", 7, "expected a value", id="nothing follows"),
    pytest.param("'open", 0, "begins nothing", id="a text never closed"),
    pytest.param("", 0, "expected a value, found the end", id="nothing at all"),
    pytest.param(
        "(" * 200 + "true" + ")" * 200, DEEPEST, "nested", id="too deep: the compiler must not see it"
    ),
    pytest.param("!" * 200 + "true", DEEPEST, "nested", id="too many signs"),
    pytest.param("true || " * 1000 + "true", LONGEST, "longer than", id="too long"),
]


@pytest.mark.parametrize("source", RIGHT)
def test_a_right_expression_passes(source: str) -> None:
    assert str(TypeCheck.of(source).run().type) in ("bool", "any")


@pytest.mark.parametrize(("source", "place", "message"), WRONG)
def test_a_mistake_is_named_with_its_place(source: str, place: int, message: str) -> None:
    with pytest.raises(WrongExpression) as caught:
        TypeCheck.of(source).run()
    assert message in caught.value.message
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("source", "check"),
    [
        pytest.param(
            "finding.check == 'repetition' && finding.share_of_post > 0.3", "repetition", id="first"
        ),
        pytest.param(
            "finding.share_of_post > 0.3 && 'repetition' == finding.check", "repetition", id="reversed"
        ),
        pytest.param("(finding.check == 'a' && true) && false", "a", id="in brackets"),
        pytest.param("finding.check == 'a' && true || finding.check == 'a'", "a", id="both ways the same"),
        pytest.param("finding.check == 'a' || finding.check == 'b'", None, id="two checks"),
        pytest.param("finding.check == 'a' || true", None, id="any check"),
        pytest.param("!(finding.check == 'a')", None, id="any but one"),
        pytest.param("finding.check != 'a'", None, id="any but one, shorter"),
        pytest.param("(finding.check == 'a') == false", None, id="any but one, longer"),
        pytest.param("findings.exists(f, f.check == 'a')", None, id="another finding's check"),
        pytest.param("findings.exists(f, finding.check == 'a')", None, id="within a macro"),
        pytest.param(r"finding.check == 'a\x62'", None, id="an escape is left to CEL"),
    ],
)
def test_the_one_check_that_a_rule_is_about(source: str, check: str | None) -> None:
    assert TypeCheck.of(source).run().check == check


def test_the_fields_that_are_read_are_known() -> None:
    checking = TypeCheck.of("finding.source.kind == 'post' && findings.exists(f, f.kind == post.author)")
    checking.run()
    assert checking.uses == {"finding": {"source", "kind"}, "source": {"kind"}, "post": {"author"}}
    assert checking.roots == {"finding", "findings", "post"}
