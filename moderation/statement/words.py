"""What a statement says, section by section, in its own language."""

from collections.abc import Iterator
from dataclasses import dataclass

from moderation.statement.catalogue import sentences, write_day
from moderation.statement.values import Ground, Statement


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a statement; `code` names it in every language."""

    code: str
    title: str
    lines: tuple[str, ...]


def title(statement: Statement) -> str:
    """Give the heading of a statement."""
    return str(sentences(statement.language)["title"])


def sections(statement: Statement) -> tuple[Section, ...]:
    """Give the parts of a statement in the order of Art. 17(3) of Regulation (EU) 2022/2065."""
    titles = sentences(statement.language)["titles"]
    parts = {
        "restriction": _restriction(statement),
        "facts": (fact.sentence for fact in statement.facts),
        "detection": _detection(statement),
        "ground": _grounds(statement),
        "note": (statement.note,) if statement.note.strip() else (),
        "redress": _redress(statement),
        "reference": (statement.puid,) if statement.decision else (),
    }
    told = {code: tuple(lines) for code, lines in parts.items()}
    return tuple(Section(code, titles[code], lines) for code, lines in told.items() if lines)


def _restriction(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["restriction"]
    days = {
        "posted": write_day(statement.posted_on, statement.language),
        "decided": write_day(statement.decided_on, statement.language),
        "ended": write_day(statement.ended_on or statement.decided_on, statement.language),
    }
    yield words[statement.action.value].format(forum=statement.forum, **days)
    yield words["scope"]
    if statement.ended_on is None:
        yield words["open"]
    else:
        yield words["ended" if statement.was_applied else "withdrawn"].format(**days)


def _detection(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["detection"]
    yield words["ordered" if statement.is_ordered else "noticed" if statement.is_noticed else "own"]
    yield words["program" if statement.is_detected else "no_program"]
    yield words["person"]


def _grounds(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["ground"]
    yield from (ground_line(ground, statement.language) for ground in statement.grounds)
    yield words["why"]
    if statement.rules_url:
        yield words["url"].format(url=statement.rules_url)


def ground_line(ground: Ground, language: str) -> str:
    """Say which rule or which law a decision rests on."""
    words = sentences(language)["ground"]
    return str(words["law" if ground.law else "house"].format(law=ground.law, rule=ground.rule))


def _redress(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["redress"]
    until = write_day(statement.appeal_until, statement.language)
    if statement.may_appeal:
        where = "at" if statement.appeal else "write" if statement.contact else "ask"
        yield words[where].format(until=until, link=statement.appeal, contact=statement.contact)
        yield words["other_person"]
    if statement.body is None:
        yield words["any_body"]
    else:
        name = " – ".join(filter(None, (statement.body.name, statement.body.url)))
        yield words["body"].format(body=name)
    yield words["court"]
    if statement.contact and (statement.appeal or not statement.may_appeal):
        yield words["contact"].format(contact=statement.contact)
