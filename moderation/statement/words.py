"""What a statement says, section by section, in its own language."""

from collections.abc import Iterator
from dataclasses import replace

from moderation.statement.catalogue import sentences, write_day
from moderation.statement.values import Ground, Section, Statement

LINK = "{link}"  # stands in what was told for the author's address, which may move
REDRESS = (LINKED, UNLINKED, CLOSED) = ("linked", "unlinked", "closed")
"""How the ways to redress are told: with the author's address, without one, and where they are over."""


def tell(statement: Statement) -> tuple[Section, ...]:
    """Give what a statement says on the day on which it is made, in the order of Art. 17(3) of the DSA.

    Regulation (EU) 2022/2065. The ways to redress are there once for each of `REDRESS`.
    """
    titles = sentences(statement.language)["titles"]
    linked = replace(statement, may_appeal=True, appeal=LINK)
    parts = {
        "restriction": _restriction(statement),
        "facts": (fact.sentence for fact in statement.facts),
        "detection": _detection(statement),
        "ground": _grounds(statement),
        "note": (statement.note,) if statement.note.strip() else (),
        LINKED: _redress(linked),
        UNLINKED: _redress(replace(linked, appeal=None)),
        CLOSED: _redress(replace(linked, may_appeal=False)),
        "reference": (statement.puid,) if statement.decision else (),
    }
    told = {code: tuple(lines) for code, lines in parts.items()}
    return tuple(
        Section(code, titles["redress" if code in REDRESS else code], lines)
        for code, lines in told.items()
        if lines
    )


def sections(statement: Statement) -> tuple[Section, ...]:
    """Give what was told, as it holds now: with the address, and with the end of what has ended."""
    way = CLOSED if not statement.may_appeal else LINKED if statement.appeal else UNLINKED
    others = [code for code in REDRESS if code != way]
    return tuple(_now(part, statement) for part in statement.told if part.code not in others)


def _now(part: Section, statement: Statement) -> Section:
    if part.code in REDRESS:
        lines = (line.replace(LINK, statement.appeal or "") for line in part.lines)
        return Section("redress", part.title, tuple(lines))
    if part.code == "restriction" and statement.ended_on is not None:
        return replace(part, lines=(*part.lines[:-1], _end(statement)))
    return part


def _restriction(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["restriction"]
    yield words[statement.action.value].format(
        forum=statement.forum,
        posted=write_day(statement.posted_on, statement.language),
        decided=write_day(statement.decided_on, statement.language),
    )
    yield words["scope"]
    yield words["open"]


def _end(statement: Statement) -> str:
    ended = write_day(statement.ended_on or statement.decided_on, statement.language)
    words = sentences(statement.language)["restriction"]
    return str(words["ended" if statement.was_applied else "withdrawn"].format(ended=ended))


def _detection(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["detection"]
    yield words["ordered" if statement.is_ordered else "noticed" if statement.is_noticed else "own"]
    yield words["program" if statement.is_detected else "no_program"]
    yield words["person"]


def _grounds(statement: Statement) -> Iterator[str]:
    words = sentences(statement.language)["ground"]
    yield from (ground.line for ground in statement.grounds)
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
