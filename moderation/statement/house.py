"""What a forum says of itself in its statements, read from its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from moderation.messages import LANGUAGES
from moderation.model import CHECKS, Invalid
from moderation.statement.catalogue import sentences
from moderation.statement.validator import TERRITORIES
from moderation.statement.values import Body, Ground

LONGEST = 1000  # characters of a rule, an address or a name
FIELDS = ("rules_url", "contact", "out_of_court", "territories", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A forum as its statements name it; `rules` are its own texts by check and language, `laws` by check."""

    name: str
    language: str = "fr"
    zone: tzinfo = UTC
    rules_url: str | None = None
    contact: str | None = None
    body: Body | None = None
    territories: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    laws: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def read(cls, name: str, language: str, settings: Mapping[str, Any]) -> "House":
        """Read a forum's settings: `timezone`, and the table `statement`; Invalid names a wrong field."""
        said = settings.get("statement", {})
        _require(isinstance(said, Mapping), "statement", "must be a table")
        for name_of_field in said:
            _require(name_of_field in FIELDS, name_of_field, f"is not one of {', '.join(FIELDS)}")
        rules = said.get("rules", {})
        _require(isinstance(rules, Mapping), "rules", "must be a table of checks")
        return cls(
            name=name,
            language=language,
            zone=_zone(settings.get("timezone")),
            rules_url=_line(said, "rules_url"),
            contact=_line(said, "contact"),
            body=_body(said.get("out_of_court")),
            territories=_territories(said.get("territories", ())),
            rules={check: _rule(check, rule) for check, rule in rules.items()},
            laws={check: law for check, rule in rules.items() if (law := _line(rule, "law"))},
        )

    def ground(self, check: str, language: str) -> Ground:
        """Give the rule of a check in a language: the forum's own, else a usual one."""
        own = self.rules.get(check, {})
        usual = sentences(language)["rules"].get(check, check)
        return Ground(check=check, rule=own.get(language, usual), law=self.laws.get(check))


def _require(holds: bool, name: str, what: str) -> None:  # noqa: FBT001 - the condition is the point
    if not holds:
        raise Invalid(f"{name}: {what}", field=name)


def _zone(name: object) -> tzinfo:
    try:
        return UTC if name is None else ZoneInfo(str(name))
    except (ValueError, OSError, KeyError):
        raise Invalid(
            f"timezone: {name!r} is no time zone; as in Africa/Casablanca", field="timezone"
        ) from None


def _line(said: Mapping[str, Any], name: str) -> str | None:
    text = said.get(name)
    if text is None:
        return None
    _require(isinstance(text, str) and 0 < len(text) <= LONGEST, name, f"must be a text of up to {LONGEST}")
    return str(text)


def _body(said: object) -> Body | None:
    if said is None:
        return None
    if not isinstance(said, Mapping) or not (name := _line(said, "name")):
        raise Invalid("out_of_court: must hold a name, and may hold a url", field="out_of_court")
    return Body(name=name, url=_line(said, "url"))


def _territories(said: object) -> tuple[str, ...]:
    known = isinstance(said, list | tuple) and all(each in TERRITORIES for each in said)
    _require(known, "territories", "must be a list of countries, as in FR")
    return tuple(said) if isinstance(said, list | tuple) else ()


def _rule(check: str, said: object) -> Mapping[str, str]:
    """Give a rule's text by language; one text stands for every language."""
    _require(check in CHECKS, "rules", f"{check!r} is not one of {', '.join(CHECKS)}")
    if not isinstance(said, Mapping):
        raise Invalid(f"rules: {check} must hold a text, and may hold a law", field="rules")
    text = said.get("text", {})
    texts = dict.fromkeys(LANGUAGES, text) if isinstance(text, str) else text
    if not isinstance(texts, Mapping) or not set(texts) <= set(LANGUAGES):
        raise Invalid(
            f"rules: {check}.text must be a text, or texts by {', '.join(LANGUAGES)}", field="rules"
        )
    return {language: line for language in texts if (line := _line(texts, language))}
