"""Verses and hadith: words given as God's or the Prophet's, or known as such, that carry no reference."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from moderation.checks.citations import verses
from moderation.checks.citations.letters import words_of
from moderation.checks.citations.lexicon import Cue, data
from moderation.checks.citations.needs import known
from moderation.checks.citations.needs.clauses import is_question
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import Stretch, inside, marked_at, quotation_marks

_BLESSING = re.compile(
    r"[^\S\n]{0,2}(?:ﷺ|s[ae]ll?a ?a?ll?ah\w{0,3} ?(?:['3]?a?l(?:[ae]y|i)h?i?)?"
    r"(?: w[ae]? ?s[ae]ll?[ae]m\w{0,3})?"
    r"|['3]?[ae]?l[ae]?[iy]hi? (?:s|as-?|es-?)?salam|['3]?[ae]?l[ae]?[iy]hi? (?:s"
    r"|as-?)?salato? w[ae]?l? ?s?sall?am|\([^()\n]{2,50}\)|(?:saws|sws"
    r"|saw|pbsl|pbuh|sallallahou|salla llahou"
    r"|salallahou)[^:«\"“\n]{0,40}|,? ?(?:paix et|que la paix|peace be upon"
    r"|صلي الله عليه|عليه (?:افضل |ازكي )?(?:الصلاه|السلام))[^:«\"“\n]{0,60}?)?,?[^\S\n]{0,2}"
)
_EPITHET = re.compile(
    r"(?:,?[^\S\n]?\(?(?:le (?:tres[- ]haut|tout[- ]puissant|tout[- ]misericordieux|misericordieux"
    r"|sublime|sage)"
    r"|exalte soit[- ]il|puissant et majestueux|(?:the )?(?:almighty|most high|exalted|all-?knowing)|swt"
    r"|(?:wa )?ta?['3]?a?ala|s[ou]{0,2}b7?h?ana?h?[ou]{0,2}|['3]?azza wa jall?a?"
    r"|سبحانه(?: وتعالي)?|وتعالي|تعالي|عز وجل|جل وعلا|جل جلاله|جل في علاه|تبارك وتعالي)\)?(?![^\W_])){1,3}"
    r",?[^\S\n]{0,2}"
)
_COLON = re.compile(r"[^:«»\"“\n.!?؟]{0,60}(?::[^\S\n]{0,2}|,[^\S\n]?(?=[«\"“])|[^\S\n]?(?=[«\"“﴿{]))")
_BRACES = re.compile(r"\{[^{}\n]{8,600}\}")
_LEAST_WORDS = 4
_LEAST_ARABIC = 2
_FORMULA = 6
_BESIDE = 8  # letters between a blessing and its verb: " him, "
_UNMARKED_WORDS = 60
_MOST = 300


def find(reading: Reading) -> Iterator[Need]:
    """Give the quotations of scripture; du'a, formulas, greetings and questions want no source."""
    seen: list[Stretch] = []
    for voice, end in sorted(_voices(reading), key=lambda pair: pair[0].start)[:_MOST]:
        if seen and voice.start < seen[-1][1]:
            continue
        content = _content(reading, end)
        if content and not _is_refused(reading, voice.start, content):
            left = _article(reading, voice.start)
            seen.append((left, content[1]))
            shown = (voice.start, voice.end)
            yield Need(left, content[1], "scripture", (shown,), 0.9, known.reference(reading, *content))
    yield from _said(reading, seen)
    yield from _known(reading, seen)


def _said(reading: Reading, seen: list[Stretch]) -> Iterator[Need]:
    """Give the marked quotations that are said to be scripture behind them."""
    for cue in reading.cues.get("said_behind", [])[:_MOST]:
        start, end = next((each for each in _before(reading, cue) if not inside(seen, each[0])), (0, 0))
        if len(reading.words[start:end].split()) >= _LEAST_WORDS and not _is_refused(
            reading, start, (start, end)
        ):
            seen.append((start, end))
            seen.sort()
            yield Need(
                start, end, "scripture", ((cue.start, cue.end),), 0.9, known.reference(reading, start, end)
            )


def _before(reading: Reading, cue: Cue) -> Iterator[Stretch]:
    """Give the marked quotation that ends just before a place."""
    listed = quotation_marks(reading.text)
    found = bisect_left(listed, (cue.start,)) - 1
    if found >= 0 and not reading.words[listed[found][1] : cue.start].strip():
        yield listed[found]


def _voices(reading: Reading) -> Iterator[tuple[Cue, int]]:
    """Give each announcement of scripture, and where it ends."""
    for cue in reading.cues.get("scripture_voice", []):
        yield cue, cue.end
    for cue in reading.cues.get("scripture_head", []):
        if reading.text[cue.end : cue.end + 2].lstrip().startswith(":"):
            yield cue, cue.end
    for cue in sorted(reading.cues.get("prophet", []) + reading.cues.get("god", [])):
        praise = _EPITHET if cue.kind == "god" else _BLESSING
        blessing = praise.match(reading.folded, cue.end, cue.end + 90)
        end = blessing.end() if blessing else cue.end
        says = next(iter(reading.within("prophet_says", max(cue.end, end - 1), end + 24)), None)
        before = next(iter(reading.within("prophet_says", max(0, cue.start - 12), cue.start)), None)
        free = None if says else _TEACHES.match(reading.folded, end, end + 60)
        if says and (
            says.start <= end + 1
            or (cue.kind == "prophet" and says.start <= end + _BESIDE)
            or _TO_US.fullmatch(reading.folded, end, says.start)
        ):
            yield cue, says.end
        elif free:
            yield cue, free.end()
        elif before and before.phrase in _VERB_FIRST:
            yield before, end


_TO_US = re.compile(r" ?(?:nous |vous |te |t'|us |you |lina |likom )")
# Whatever verb of up to four words leads from the Prophet to the marks of his words.
_TEACHES = re.compile(r" ?,? ?(?:[^\W\d_][\w'-]{1,14} ){1,4}(?:that|que|anna|an|ان|بان)(?= ?[«\"“])")
# In Arabic and darija the verb stands before its subject.
_VERB_FIRST = frozenset(
    words_of(verb)
    for verb in (*data("prayers")["prophet_says"]["ar"], *data("prayers")["prophet_says"]["darija"])
)


def _content(reading: Reading, end: int) -> Stretch | None:
    """Give the words that are announced: a quotation, or what follows a colon up to the sentence's end."""
    opening = _COLON.match(reading.text, end, end + 64)
    if not opening:
        return None
    start = opening.end()
    marks = marked_at(reading.text, start) or _braces(reading.text, start)
    if marks:
        least = _LEAST_ARABIC if reading.text[marks[0] + 1] > "\u0600" else _LEAST_WORDS
        return marks if len(reading.words[slice(*marks)].split()) >= least else None
    if reading.text[start - 2 : start].find(":") < 0:
        return None
    stop = reading.sentence(start)[1]
    held = _verse_end(reading, start, stop)
    stop = held or start + len(reading.text[start:stop].rstrip(" .\n"))
    count = len(reading.words[start:stop].split())
    return (start, stop) if _LEAST_WORDS <= count <= _UNMARKED_WORDS else None


def _braces(text: str, start: int) -> Stretch | None:
    found = _BRACES.match(text, start, start + 620)
    return found.span() if found else None


def _verse_end(reading: Reading, start: int, stop: int) -> int | None:
    """Give where a verse without marks ends, if the installed text tells."""
    if not "\u0600" < reading.text[start : start + 1] < "\u06ff":
        return None
    found = verses.locate(reading.text[start:stop])
    if not found:
        return None
    letters = 0
    for place in range(start, stop):
        letters += bool(verses.skeleton(reading.text[place]))
        if letters > found[1]:
            return start + len(reading.text[start:place].rstrip())
    return start + len(reading.text[start:stop].rstrip(" .\n"))


def _is_refused(reading: Reading, start: int, content: Stretch) -> bool:
    """Tell whether the words are asked about or are a mere formula."""
    words = f" {reading.words[content[0] : content[1]].strip()} "
    formula = len(words.split()) <= _FORMULA and _begins_prayer(reading, content)
    return formula or is_question(reading, start, content[0])


def _begins_prayer(reading: Reading, content: Stretch) -> bool:
    """Tell whether a stretch begins as a prayer, a greeting or a formula does."""
    return bool(reading.within("prayer", content[0], min(content[1] + 2, content[0] + 40))[:1]) and any(
        cue.start <= content[0] + 3 for cue in reading.within("prayer", content[0], content[0] + 60)
    )


def _article(reading: Reading, start: int) -> int:
    found = re.search(
        r"(?:\b(?:le|notre|the) |l['’])\Z", reading.text[max(0, start - 6) : start], re.IGNORECASE
    )
    return start - len(found.group()) if found else start


def _known(reading: Reading, seen: list[Stretch]) -> Iterator[Need]:
    """Give the marked quotations of a known verse or hadith, unless prayed, recited or asked about."""
    for start, end in quotation_marks(reading.text)[:_MOST]:
        if inside(seen, start) or inside(seen, end - 1):
            continue
        if len(reading.words[start:end].split()) < _LEAST_WORDS or _begins_prayer(reading, (start, end)):
            continue
        reference = known.reference(reading, start, end)
        if reference and not is_question(reading, start, end) and not _is_recited(reading, start):
            yield Need(start, end, "scripture", ((start, end),), 0.8, reference)


def _is_recited(reading: Reading, start: int) -> bool:
    return reading.has(("recitation",), max(reading.line(start)[0], start - 60), start)
