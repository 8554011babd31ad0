"""Make a statement from a decision, the text that was judged, what was found in it, and its circumstances."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from moderation import messages
from moderation.model import Decision, Examination, Finding, Post
from moderation.statement.catalogue import language_of, sentences
from moderation.statement.days import day, last_day_to_appeal
from moderation.statement.facts import plain, unfounded
from moderation.statement.frozen import quotes
from moderation.statement.house import House
from moderation.statement.values import Fact, Ground, Statement
from moderation.statement.words import ground_line, tell

MOST_FACTS = 20
MOST_QUOTES = 12  # of one fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a decision does not say itself.

    `is_noticed` is that somebody had reported the post, `is_ordered` that an authority ordered its removal,
    `doubted` the findings (from 1) that a person had said are wrong.
    """

    posted_at: datetime
    is_noticed: bool = False
    is_ordered: bool = False
    doubted: Collection[int] = ()


def make(
    decision: Decision, judged: Post, examination: Examination, house: House, around: Circumstances
) -> Statement:
    """Give the statement of a decision that hides or removes a post, as it is on the day it is taken."""
    language = language_of(examination.language.main, house.language)
    decided_on = day(decision.at, house.zone)
    made = Statement(
        decision=decision.id,
        puid=puid(decision),
        action=decision.action,
        language=language,
        content_language=examination.language.main,
        forum=house.name,
        posted_on=day(around.posted_at, house.zone),
        decided_on=decided_on,
        ended_on=None,
        was_applied=True,
        is_noticed=around.is_noticed,
        is_ordered=around.is_ordered,
        is_detected=bool(examination.findings),
        facts=tuple(_facts(decision.grounds, judged, examination, around.doubted, language)),
        grounds=tuple(_grounds(decision.grounds, house, language, is_ordered=around.is_ordered)),
        note=decision.note,
        may_appeal=True,
        appeal=None,
        appeal_until=last_day_to_appeal(decided_on),
        rules_url=house.rules_url,
        contact=house.contact,
        body=house.body,
        territories=house.territories,
        title=sentences(language)["title"],
    )
    return replace(made, told=tell(made))


def _grounds(checks: Sequence[str], house: House, language: str, *, is_ordered: bool) -> Iterator[Ground]:
    order = sentences(language)["ground"]["order"]
    for check in checks:
        ground = house.ground(check, language)
        ground = replace(ground, law=order) if is_ordered else ground
        yield replace(ground, line=ground_line(ground, language))


def puid(decision: Decision) -> str:
    """Give the id under which the Transparency Database knows a decision.

    It holds the time too, so that a database that is begun anew uses none of the old ids again.
    """
    return f"decision-{decision.id}-{decision.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _facts(
    grounds: Sequence[str],
    judged: Post,
    examination: Examination,
    doubted: Collection[int],
    language: str,
) -> Iterator[Fact]:
    """Give what the grounds rest on; of a ground without a finding, that a person saw it."""
    for check in grounds:
        seen = [
            finding
            for number, finding in enumerate(examination.findings, start=1)
            if finding.check == check and finding.exempt is None and number not in doubted
        ]
        yield from (_fact(finding, judged, language) for finding in seen[:MOST_FACTS])
        if not seen:
            said = unfounded(check, language)
            yield Fact(check=check, sentence=said, plain=said)


def _fact(finding: Finding, judged: Post, language: str) -> Fact:
    bare = plain(finding, language)
    sentence = bare if _is_inward(finding) else messages.describe(finding, language)
    places = tuple(_places(finding, judged))
    words = quotes(places, judged)
    return Fact(check=finding.check, sentence=sentence, plain=bare, places=places, quotes=words)


def _is_inward(finding: Finding) -> bool:
    """Tell whether what moderators read of a finding is not for its author.

    Of a name on the list it holds words of the post, which stand in the quotes alone; of another post the
    number that it has here.
    """
    names_post = finding.check == "duplicates" or (
        finding.source is not None and finding.source.kind == "post"
    )
    return finding.check == "watchlist" or names_post


def _places(finding: Finding, judged: Post) -> Iterator[tuple[str, int, int]]:
    """Give where the words stand that a finding rests on, those that are said twice once."""
    places = [("title", span.start, span.end) for span in finding.title_spans or ()]
    places += [("body", span.start, span.end) for span in finding.spans]
    first: dict[str, tuple[str, int, int]] = {}
    for words, place in zip(quotes(places, judged), places, strict=True):
        first.setdefault(words, place)
    yield from [place for words, place in first.items() if words][:MOST_QUOTES]
