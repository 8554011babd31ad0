"""False alarms: what harmless texts raise, religious speech first, each one listed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moderation.evaluate.labelled import Labelled
from moderation.evaluate.scores import Examined
from moderation.model import Examination, Finding, Post

CHECKS = ("watchlist", "citations")  # what a text raises by itself, without a library
SENTENCES, RELIGIOUS, HARMLESS = "ordinary sentences", "religious speech", "harmless texts"
ORDER = (RELIGIOUS, SENTENCES, HARMLESS)
LONGEST = 160  # characters of a text that are shown


@dataclass(frozen=True, slots=True)
class Alarm:
    """A harmless text that raised something, by its id or line, and the words that did."""

    place: str
    words: str
    text: str


@dataclass(slots=True, kw_only=True)
class Alarms:
    """The harmless texts of a group and a language, and those of which a check said something."""

    data: str
    group: str
    language: str
    check: str
    texts: int = 0
    raised: list[Alarm] = field(default_factory=list)

    @property
    def per_thousand(self) -> float:
        """Give how many of a thousand such texts raise something."""
        return 1000 * len(self.raised) / self.texts


def alarms(examined: Sequence[Examined]) -> list[Alarms]:
    """Count what harmless texts raise, by data set, group, language and check; religious speech first."""
    rows: dict[tuple[str, str, str, str], Alarms] = {}
    for text, examination in examined:
        if not text.harmless:
            continue
        found = _by_check(examination)
        for check in CHECKS:
            key = (text.data, _group(text), text.language, check)
            row = rows.setdefault(key, Alarms(data=key[0], group=key[1], language=key[2], check=check))
            row.texts += 1
            if found[check]:
                row.raised.append(
                    Alarm(text.post.id, _words(text.post, found[check]), text.post.body[:LONGEST])
                )
    return sorted(rows.values(), key=lambda row: (ORDER.index(row.group), row.data, row.check, row.language))


def _group(text: Labelled) -> str:
    if text.religious:
        return RELIGIOUS
    return SENTENCES if text.kind == "sentence" else HARMLESS


def _by_check(examination: Examination) -> dict[str, list[Finding]]:
    found = defaultdict(list)
    for finding in examination.findings:
        if finding.exempt is None:
            found[finding.check].append(finding)
    return found


def _words(post: Post, findings: Iterable[Finding]) -> str:
    return "; ".join(post.body[span.start : span.end] for one in findings for span in one.spans)[:LONGEST]
