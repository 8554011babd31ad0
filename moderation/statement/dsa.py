"""A statement as an entry of the DSA Transparency Database; no free text of it holds personal data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moderation.statement.shown import RESTRICTIONS
from moderation.statement.validator import LONGEST, validate
from moderation.statement.values import Ground, Statement

OTHER = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
# The weightiest ground names the category; the others are added to it.
CATEGORIES: Mapping[str, tuple[str, str | None]] = {
    "watchlist": ("STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY", "KEYWORD_TERRORIST_CONTENT"),
    "copied_text": (
        "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        "KEYWORD_COPYRIGHT_INFRINGEMENT",
    ),
    "duplicates": (OTHER, None),
    "repetition": (OTHER, None),
    "citations": (OTHER, None),
}
LANGUAGES: Mapping[str, str] = {"fr": "FR", "en": "EN", "ar": "AR", "ary": "AR"}


def as_dsa(statement: Statement) -> Mapping[str, Any]:
    """Give the entry, held to the database's schema; Invalid names the field that does not fit."""
    grounds = sorted(statement.grounds, key=lambda ground: list(CATEGORIES).index(ground.check))
    entry = {
        "decision_visibility": [f"DECISION_VISIBILITY_{RESTRICTIONS[statement.action]}"],
        "end_date_visibility_restriction": statement.ended_on and statement.ended_on.isoformat(),
        **_ground(grounds, statement),
        "content_type": ["CONTENT_TYPE_TEXT"],
        **_category(grounds),
        "territorial_scope": list(statement.territories),
        "content_language": LANGUAGES.get(statement.content_language),
        "content_date": statement.posted_on.isoformat(),
        "application_date": statement.decided_on.isoformat(),
        "decision_facts": _text("decision_facts", (fact.plain for fact in statement.facts)),
        "source_type": _source(statement),
        "automated_detection": "Yes" if statement.is_detected else "No",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "puid": statement.puid,
    }
    kept = {name: value for name, value in entry.items() if value}
    validate(kept)
    return kept


def _ground(grounds: Sequence[Ground], statement: Statement) -> Mapping[str, Any]:
    """Name the law if the weightiest ground is one, else the forum's rules."""
    lines = [ground.line for ground in grounds]
    if grounds[0].law:
        return {
            "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
            "illegal_content_legal_ground": _text("illegal_content_legal_ground", [grounds[0].law]),
            "illegal_content_explanation": _text("illegal_content_explanation", lines),
        }
    return {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "decision_ground_reference_url": _address(statement.rules_url),
        "incompatible_content_ground": _text("incompatible_content_ground", [grounds[0].rule]),
        "incompatible_content_explanation": _text("incompatible_content_explanation", lines),
        "incompatible_content_illegal": "No",
    }


def _source(statement: Statement) -> str:
    if statement.is_ordered:
        return "SOURCE_TYPE_OTHER_NOTIFICATION"
    return "SOURCE_ARTICLE_16" if statement.is_noticed else "SOURCE_VOLUNTARY"


def _category(grounds: Sequence[Ground]) -> Mapping[str, Any]:
    """Name the categories; that of terrorism too, since only a person's decision is ever stated."""
    named = list(dict.fromkeys(CATEGORIES[ground.check][0] for ground in grounds))
    keywords = dict.fromkeys(CATEGORIES[ground.check][1] for ground in grounds)
    return {
        "category": named[0],
        "category_addition": named[1:],
        "category_specification": [keyword for keyword in keywords if keyword],
    }


def _text(name: str, lines: Iterable[str]) -> str:
    text, most = " ".join(dict.fromkeys(lines)), LONGEST[name]
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _address(url: str | None) -> str | None:
    return url if url and len(url) <= LONGEST["decision_ground_reference_url"] else None
