"""Read a policy from TOML; every mistake is named with its line and column."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from typing import Any

from moderation.messages import LANGUAGES
from moderation.model import Format, Invalid, Post, Queue
from moderation.policy.expression import Expression, compile_expression
from moderation.policy.places import invalid, invalid_toml, offset_of
from moderation.policy.rules import REPEAT_DAYS, Example, Policy, Rule
from moderation.policy.tokens import WrongExpression

HIGHEST_PRIORITY = 100
LONGEST_WINDOW = 3660  # days


def load(text: str) -> Policy:
    """Read a policy; raises Invalid naming line, column and the mend."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise invalid_toml(text, str(error)) from error
    except RecursionError as error:
        raise Invalid(
            "policy: the TOML is nested too deeply; write rules as [[rules]]", field="toml"
        ) from error
    top = _Table(text, "", 0, content)
    top.only("version", "repeat_days", "rules", "examples")
    rules = tuple(_rule(table) for table in top.tables("rules"))
    _named_apart(text, rules)
    return Policy(
        version=top.text_of("version", needed=True),
        rules=rules,
        examples=tuple(_example(table) for table in top.tables("examples")),
        repeat_days=top.whole("repeat_days", 1, LONGEST_WINDOW, usual=REPEAT_DAYS),
        text=text,
    )


def default() -> Policy:
    """Read the policy that a forum has until it writes its own."""
    return load(resources.files("moderation.policy").joinpath("default.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the TOML, which knows where it stands."""

    source: str
    name: str
    index: int
    content: Mapping[str, Any]

    def wrong(self, key: str, message: str, *, within: str = "", place: int = 0) -> Invalid:
        offset = offset_of(self.source, self.name, self.index, key)
        start = self.source.find(within, offset) if within else -1
        field = f"{self.name}[{self.index}].{key}" if self.name else key
        return invalid(self.source, offset if start < 0 else start + place, message, field)

    def only(self, *keys: str) -> None:
        for key in self.content:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                mend = f"the nearest is {near[0]!r}" if near else f"there are {', '.join(keys)}"
                raise self.wrong(key, f"there is no key {key!r}; {mend}")

    def tables(self, key: str) -> "tuple[_Table, ...]":
        tables = self.content.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self.wrong(key, f"{key} must be tables; write [[{key}]]")
        return tuple(_Table(self.source, key, index, table) for index, table in enumerate(tables))

    def text_of(self, key: str, *, needed: bool = False) -> str:
        value = self.content.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            raise self.wrong(key, f'{key} must be a text that is not empty; write {key} = "…"')
        return value

    def whole(self, key: str, least: int, most: int, *, usual: int) -> int:
        value = self.content.get(key, usual)
        if type(value) is not int or not least <= value <= most:
            raise self.wrong(key, f"{key} must be a whole number from {least} to {most}")
        return value

    def queue(self) -> Queue:
        value = self.text_of("queue", needed=True)
        if value not in list(Queue):
            raise self.wrong("queue", f"there is no queue {value!r}; write one of {', '.join(Queue)}")
        return Queue(value)


def _rule(table: _Table) -> Rule:
    table.only("name", "when", "queue", "priority", "grounds", "shadow", "message", "label")
    return Rule(
        name=table.text_of("name", needed=True),
        when=_when(table),
        queue=table.queue(),
        priority=table.whole("priority", 0, HIGHEST_PRIORITY, usual=0),
        grounds=_grounds(table),
        shadow=_shadow(table),
        message=table.text_of("message"),
        label=_label(table),
    )


def _when(table: _Table) -> Expression:
    source = table.text_of("when", needed=True)
    try:
        return compile_expression(source)
    except WrongExpression as error:
        raise table.wrong("when", error.message, within=source, place=error.place) from error


def _grounds(table: _Table) -> tuple[str, ...]:
    value = table.content.get("grounds", [])
    if not isinstance(value, list) or not all(isinstance(ground, str) for ground in value):
        raise table.wrong("grounds", 'grounds must be a list of checks; write grounds = ["copied_text"]')
    return tuple(value)


def _label(table: _Table) -> Mapping[str, str]:
    value = table.content.get("label", {})
    texts = value.values() if isinstance(value, dict) else (None,)
    is_said = all(isinstance(text, str) and text.strip() for text in texts)
    if not is_said or not set(value) <= set(LANGUAGES):
        mend = ", ".join(f'{language} = "…"' for language in LANGUAGES)
        raise table.wrong("label", f"label must be texts by language; write label = {{ {mend} }}")
    return dict(value)


def _shadow(table: _Table) -> bool:
    value = table.content.get("shadow", False)
    if not isinstance(value, bool):
        raise table.wrong("shadow", "shadow must be true or false")
    return value


def _named_apart(text: str, rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for index, rule in enumerate(rules):
        if rule.name in seen:
            offset = offset_of(text, "rules", index, "name")
            raise invalid(
                text, offset, f"two rules are named {rule.name!r}; rename one", f"rules[{index}].name"
            )
        seen.add(rule.name)


def _example(table: _Table) -> Example:
    table.only("name", "post", "queue")
    content = table.content.get("post")
    fields = {"body": content} if isinstance(content, str) else content
    known = ("body", "format", "title", "author", "thread", "url")
    if not isinstance(fields, dict) or "body" not in fields or not set(fields) <= set(known):
        raise table.wrong("post", f'post must be a body or a table of {", ".join(known)}; write post = "…"')
    if not all(isinstance(value, str) for value in fields.values()):
        raise table.wrong("post", "every field of post must be a text")
    return Example(name=table.text_of("name"), post=_post(table, fields), queue=table.queue())


def _post(table: _Table, fields: Mapping[str, str]) -> Post:
    written = fields.get("format", "text")
    if written not in list(Format):
        raise table.wrong("post", f"format must be one of {', '.join(Format)}")
    return Post(
        id=f"example-{table.index + 1}",
        body=fields["body"],
        format=Format(written),
        title=fields.get("title"),
        author=fields.get("author"),
        thread=fields.get("thread"),
        url=fields.get("url"),
    )
