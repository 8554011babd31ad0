"""A policy is read whole or its first mistake is named with line and column."""

import pytest

from moderation import policy
from moderation.model import Format, Invalid, Post, Queue

RULE = """
[[rules]]
name = "a post that says everything twice"
when = "finding.check == 'repetition' && finding.share_of_post > 0.3"
queue = "review"
"""

WHOLE = f"""
version = "2026-03"
{RULE}
[[rules]]
name = "what we try out"
when = '''
finding.check == 'citations'   # not CEL, but within a text
  && finding.reason == 'claim'
'''
queue = "note"
priority = 7
grounds = ["citations", "copied_text"]
shadow = true
message = "A claim without a source."

[[examples]]
name = "a greeting"
post = "Salam à tous"
queue = "none"

[[examples]]
post = {{ body = "<b>Salam</b>", format = "html", author = "Amine" }}
queue = "note"
""".replace("   # not CEL, but within a text", "  // a comment of CEL")


def test_a_policy_is_read_whole() -> None:
    read = policy.load(WHOLE)
    twice, tried = read.rules
    assert (read.version, read.text) == ("2026-03", WHOLE)
    assert (twice.queue, twice.priority, twice.grounds, twice.shadow) == (Queue.REVIEW, 0, (), False)
    assert (tried.queue, tried.priority, tried.shadow) == (Queue.NOTE, 7, True)
    assert (tried.grounds, tried.message) == (("citations", "copied_text"), "A claim without a source.")
    assert tried.when.check == "citations"
    greeting, bold = read.examples
    assert greeting.post == Post(id="example-1", body="Salam à tous")
    assert (greeting.name, greeting.queue) == ("a greeting", Queue.NONE)
    assert bold.post == Post(id="example-2", body="<b>Salam</b>", format=Format.HTML, author="Amine")


def test_a_policy_may_have_no_rules() -> None:
    assert policy.load('version = "quiet"').rules == ()


def test_a_policy_sets_the_window_in_which_missing_sources_count() -> None:
    assert policy.load('version = "v"').repeat_days == 30
    assert policy.load('version = "v"\nrepeat_days = 7').repeat_days == 7


@pytest.mark.parametrize("days", ["0", "-1", "3661", "1.5", "true", '"7"'])
def test_a_window_of_another_kind_is_refused(days: str) -> None:
    with pytest.raises(Invalid, match="repeat_days must be a whole number from 1 to 3660"):
        policy.load(f'version = "v"\nrepeat_days = {days}')


def with_rule(line: str) -> str:
    key = line.split(" ", 1)[0]
    kept = [old for old in RULE.splitlines() if not old.startswith(f"{key} =")]
    return "\n".join(['version = "1"', *kept, line])


@pytest.mark.parametrize(
    ("text", "place", "message", "field"),
    [
        pytest.param("", (1, 1), "version must be", "version", id="an empty file"),
        pytest.param("version = 3", (1, 1), "version must be", "version", id="a number for a version"),
        pytest.param('\n\n  version = " "', (3, 3), "version must be", "version", id="a blank version"),
        pytest.param("version = ", (1, 11), "Invalid value", "toml", id="no TOML"),
        pytest.param('version = "1"\nrules = [', (2, 10), "mend the TOML", "toml", id="no TOML at the end"),
        pytest.param('version = "1"\nrule = 1', (2, 1), "nearest is 'rules'", "rule", id="an unknown key"),
        pytest.param('version = "1"\nrules = 3', (2, 1), "write [[rules]]", "rules", id="rules are tables"),
        pytest.param(with_rule('nme = "a"'), (7, 1), "nearest is 'name'", "rules[0].nme", id="a rule's key"),
        pytest.param(with_rule("name = 3"), (6, 1), "name must be", "rules[0].name", id="a rule's name"),
        pytest.param(with_rule('label = "un"'), (7, 1), "write label", "rules[0].label", id="no languages"),
        pytest.param(
            with_rule('label = { de = "x" }'), (7, 1), "write label", "rules[0].label", id="another language"
        ),
        pytest.param(
            with_rule('label = { fr = " " }'), (7, 1), "write label", "rules[0].label", id="no words"
        ),
        pytest.param(with_rule('queue = "revew"'), (6, 1), "no queue 'revew'", "rules[0].queue", id="queue"),
        pytest.param(with_rule("priority = 101"), (7, 1), "0 to 100", "rules[0].priority", id="too urgent"),
        pytest.param(with_rule("priority = true"), (7, 1), "0 to 100", "rules[0].priority", id="yes is no 1"),
        pytest.param(with_rule('grounds = "a"'), (7, 1), "list of checks", "rules[0].grounds", id="grounds"),
        pytest.param(with_rule('shadow = "no"'), (7, 1), "true or false", "rules[0].shadow", id="shadow"),
        pytest.param(
            with_rule('when = "finding.check == \'a\' && finding.shre_of_post > 1"'),
            (6, 41), "nearest is 'share_of_post'", "rules[0].when", id="the very place in a condition",
        ),
        pytest.param(
            with_rule("when = '''\nfinding.check == 'a'\n  && finding.kid == 'b'\n'''"),
            (8, 14), "nearest is 'kind'", "rules[0].when", id="the very line of a long condition",
        ),
        pytest.param(
            with_rule(r'when = "finding.kid == \"b\""'),
            (6, 1), "nearest is 'kind'", "rules[0].when", id="a condition written with escapes: its line",
        ),
        pytest.param(
            f'version = "1"\n{RULE}{RULE}', (9, 1), "two rules are named", "rules[1].name", id="one name"
        ),
        pytest.param(
            f'version = "1"\n{RULE}{RULE.replace("twice", "thrice").replace("queue", "queu")}',
            (11, 1), "nearest is 'queue'", "rules[1].queu", id="the second rule, not the first",
        ),
        pytest.param(
            'version = "1"\nrules = [{name = "a", when = "1", queue = "none"}]',
            (2, 31), "yes or no", "rules[0].when", id="rules in one line",
        ),
        pytest.param(
            'version = "1"\n[[examples]]\npost = 3\nqueue = "none"',
            (3, 1), "a body or a table", "examples[0].post", id="an example without a post",
        ),
        pytest.param(
            'version = "1"\n[[examples]]\npost = { body = "a", revision = 3 }\nqueue = "none"',
            (3, 1), "a body or a table", "examples[0].post", id="an example's field",
        ),
        pytest.param(
            'version = "1"\n[[examples]]\npost = { body = 3 }\nqueue = "none"',
            (3, 1), "must be a text", "examples[0].post", id="an example's body",
        ),
        pytest.param(
            'version = "1"\n[[examples]]\npost = { body = "a", format = "rtf" }\nqueue = "none"',
            (3, 1), "text, bbcode, html, markdown", "examples[0].post", id="an example's format",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named(text: str, place: tuple[int, int], message: str, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        policy.load(text)
    assert caught.value.message.startswith(f"policy, line {place[0]}, column {place[1]}: ")
    assert message in caught.value.message
    assert caught.value.field == field


def test_a_header_within_a_text_is_no_header() -> None:
    text = f'version = "1"\n{RULE}message = """\n[[rules]]\nqueue = 1\n"""\npriority = -1'
    with pytest.raises(Invalid, match=r"line 11, column 1: priority"):
        policy.load(text)


def test_hostile_nesting_is_refused() -> None:
    with pytest.raises(Invalid, match="policy"):
        policy.load("version = " + "[" * 100_000)
