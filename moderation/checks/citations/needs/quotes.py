"""Somebody's words: a marked quotation that a public voice is said to have spoken."""

import re
from collections.abc import Iterator

from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.needs.clauses import clause
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import PLACES_A_POST, Reading
from moderation.checks.citations.stretches import Stretch, quotation_marks

_WITH_SPEECH = 5
_WITHOUT = 8
_NEAR = 120
_CLOSE = 3
_CLOSED = re.compile(r"\s{0,4}(?:\[/quote\])?\s{0,4}")
_NAME = re.compile(
    r"(?:M\.|Mme|Mr|Dr|Pr|Si|Sidi|Cheikh|Sheikh)? ?[A-ZÀ-Ý][\w'’-]{2,20} (?:[A-ZÀ-Ý][\w'’-]{1,20}|Al-"
    r"|El |Ben )"
)
_TO_ME = re.compile(
    r"(?<![^\W_])(?:m'|me |nous |lui |t'|te |vous )(?:a |ont |avait |dit|disait|repond|repetait|ecrit"
    r"|lance)"
)
_STOP = re.compile(r"[.!?…](?:\s|$)")
_REFUSED = ("proverb", "title", "fun", "told_me")


def find(reading: Reading) -> Iterator[Need]:
    """Give the quotations of public voices; those of friends, proverbs and titles want no source."""
    for start, end in quotation_marks(reading.text)[:PLACES_A_POST]:
        words = len(reading.words[start:end].split())
        if words >= _WITH_SPEECH:
            yield from _quoted(reading, start, end, words)


def find_pasted(reading: Reading) -> Iterator[Need]:
    """Give what a quotation block of nobody reports of public matters: pasted words without their source."""
    for start, end in reading.unnamed:
        said = _said_of(reading, end) or (
            [] if _is_own(reading, start, end) else _reported(reading, start, end)
        )
        if said and len(reading.words[start:end].split()) >= _WITHOUT:
            yield Need(start, end, "quote", tuple((cue.start, cue.end) for cue in said), 0.7)


def find_told(reading: Reading) -> Iterator[Need]:
    """Give what a public voice is said to have said without marks: "the mayor explained that …"."""
    seen = 0
    for voice in reading.cues.get("public_speaker", [])[:PLACES_A_POST]:
        verb = next(iter(reading.within("speech_verb", voice.end, voice.end + _BESIDE)), None)
        verb = verb or next(iter(reading.within("speech_verb", voice.start - _VERB_FIRST, voice.start)), None)
        told_from = max(verb.end, voice.end) if verb else 0
        that = _THAT.match(reading.folded, told_from, told_from + _BESIDE) if verb else None
        office = reading.within("public_matter", voice.start, max(told_from, voice.end + _CLOSE))
        if verb is None or that is None or not office or voice.start < seen:
            continue
        left, right = clause(reading, min(voice.start, verb.start), that.end())
        told = len(reading.words[that.end() : right].split()) >= _TOLD
        if told and not _is_marked(reading, voice.end, right) and not _is_own(reading, left, right):
            seen = right
            yield Need(left, right, "quote", ((voice.start, voice.end), (verb.start, verb.end)), 0.7)


def _is_marked(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a mark of a quotation or of a sentence's end stands in a stretch."""
    return bool(set('.!?:;\n«»"“”') & set(reading.text[start:end]))


# What is told behind "that" has so many words, up to three of which may stand between the verb and "that".
_TOLD = 5
# In Arabic the verb stands before its subject.
_VERB_FIRST = 16
_THAT = re.compile(
    r"(?: [\w'-]{2,12}){0,3} (?:que |qu'|that |ان |بان |انه |بانه |انها |bli |belli |billi |beli )"
)


def _said_of(reading: Reading, end: int) -> list[Cue]:
    """Give the voice and the verb of the sentence behind a block: "C'est ce qu'a martelé la présidente"."""
    closed = _CLOSED.match(reading.text, end)
    behind = closed.end() if closed else end
    stretch = reading.sentence(behind) if behind < len(reading.text) else (end, end)
    return _pair(reading.within("public_speaker", *stretch), reading.within("speech_verb", *stretch))


def _reported(reading: Reading, start: int, end: int) -> list[Cue]:
    """Give the public voice or matter of a block, and what is reported of it."""
    verbs = [*reading.within("speech_verb", start, end), *reading.within("reported_deed", start, end)]
    voices = [*reading.within("public_speaker", start, end), *reading.within("public_matter", start, end)]
    return _pair(voices, verbs)


def _pair(voices: list[Cue], verbs: list[Cue]) -> list[Cue]:
    return [voices[0], verbs[0]] if voices and verbs else []


def _is_own(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a block speaks of its author, is fun, or asks."""
    asks = "?" in reading.text[start:end]
    return asks or reading.has(("personal", "told_me", "fun", "question"), start, end)


def _quoted(reading: Reading, start: int, end: int, words: int) -> Iterator[Need]:
    """Read what stands before and behind one quotation for a voice and a verb of speech."""
    before, after = _around(reading, start, end)
    for left, right in (before, after):
        voices = reading.within("public_speaker", left, right) or _taken_up(reading, left, right)
        verbs = reading.within("speech_verb", left, right) or _introduced(reading, left, right, voices)
        named = _NAME.search(reading.text, left, right) if verbs else None
        if not verbs or _refused(reading, left, right, public=bool(voices)):
            continue
        if not voices and "?" in reading.text[end - _CLOSE : end]:
            continue
        of_third = any(verb.phrase in _THIRD for verb in verbs) and words >= _WITHOUT
        if voices or named or of_third:
            shown = tuple((cue.start, cue.end) for cue in (*voices[:1], *verbs[:1]))
            spoken_before = (left, right) == before
            first = (
                _subject(reading, left, verbs[0].start, voices) if spoken_before and not of_third else start
            )
            yield Need(
                first,
                end if spoken_before else _verb_end(reading, right),
                "quote",
                shown,
                0.9 if voices else 0.8,
            )
            return


_PRONOUN = re.compile(
    r"\W{0,3}(?:(?:et|puis|hier|and|then|ce matin),? )?(?:il|elle|he|she|lui|celui-ci"
    r"|l'interesse)(?![^\W_])"
)


def _taken_up(reading: Reading, left: int, right: int) -> list[Cue]:
    """Give the public voice before that a pronoun takes up: "le maire assume. Il a déclaré …"."""
    if not _PRONOUN.match(reading.folded, left, right):
        return []
    return reading.within("public_speaker", max(reading.line(left)[0], left - _NEAR), left)[-1:]


def _introduced(reading: Reading, left: int, right: int, voices: list[Cue]) -> list[Cue]:
    """Give the word between a public voice and the colon or comma before his words, whatever verb it is."""
    behind = _BEHIND.match(reading.folded, left, voices[0].start) if voices else None
    if behind and behind.end() == voices[0].start:
        return [Cue(behind.start(1), behind.end(1), "speech_verb", behind[1])]
    found = _OPENED.search(reading.folded, left, right) if voices else None
    if not found or voices[-1].end >= found.start() or right - voices[-1].end > _BESIDE:
        return []
    return [Cue(found.start(), found.start() + len(found[1]), "speech_verb", found[1])]


# « … », a balayé le recteur.
_BEHIND = re.compile(
    r",? ?(?:a |ont |avait |t'|te |nous )?([a-z]{4,14}) (?:hier |alors |encore )?"
    r"(?:le |la |l'|un |une |notre |the |a )?"
)
_OPENED = re.compile(r"(?<![^\W_])([\w'-]{2,16}) ?[:,] ?\Z")
_BESIDE = 60

_THIRD = frozenset(("pour lui", "pour elle", "selon lui", "selon elle", "dixit"))


def _around(reading: Reading, start: int, end: int) -> tuple[Stretch, Stretch]:
    """Give the stretch before and that behind a quotation, within its sentence and line."""
    left, right = reading.line(start)
    sentence = reading.sentence(start)
    left = max(left, sentence[0] if sentence[0] <= start else left, start - _NEAR)
    right = min(right, end + _NEAR)
    stop = _STOP.search(reading.text[end:right])
    joined = reading.text[end : end + 2].lstrip()[:1] in (",", "-", "–") or reading.text[end : end + 1] == " "
    return (left, start), (end, end + stop.start() if stop and joined else (right if joined else end))


def _refused(reading: Reading, left: int, right: int, *, public: bool) -> bool:
    """Tell whether the words around a quotation make it private, a saying or a title."""
    if _TO_ME.search(reading.folded, left, right) or reading.has(("proverb", "title", "fun"), left, right):
        return True
    return not public and reading.has(("told_me", "personal"), left, right)


def _subject(reading: Reading, left: int, verb: int, voices: list[Cue]) -> int:
    """Give where the speaker's clause begins: at the voice's article, or at the clause of the verb."""
    if voices and left <= voices[0].start < verb:
        start = voices[0].start
        article = re.search(
            r"(?:\b(?:le|la|un|une|the|a|notre|ce|cet|cette) |l['’])\Z",
            reading.text[max(left, start - 8) : start],
            re.IGNORECASE,
        )
        return start - len(article.group()) if article else start
    return clause(reading, verb, verb + 1)[0]


def _verb_end(reading: Reading, right: int) -> int:
    return right + 1 if reading.text[right : right + 1] in (".", "!") else right
