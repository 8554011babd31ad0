"""Works named in running prose: `Martin et Benali (2011)`, `ابن خلدون في المقدمة`, `« Titre », 2014`."""

import re
from collections.abc import Iterator
from itertools import islice

from moderation.checks.citations.forms import names
from moderation.checks.citations.forms.locators import NUMBER, YEAR
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import PLACES_A_POST, Reading
from moderation.checks.citations.stretches import quotation_marks

_ARABIC_PLACE = r"(?:ج|ص|المجلد|الجزء|صفحة|الصفحة|مج) ?\.?\d{1,4}(?:-\d{1,4})?"
_UPPER = r"A-ZÀ-ÖØ-ÞŒ"
_SURNAME = rf"[{_UPPER}][\w’'-]{{1,24}}"
_AUTHORS_YEAR = re.compile(
    rf"(?<!\w){_SURNAME}(?:(?:,? et al\.?|(?:, {_SURNAME})? (?:et|and|&) {_SURNAME}),? ?[(\[]{YEAR}[a-z]?"
    rf"(?:[,:] ?p?p?\.? ?\d{{1,4}})?[)\]])"
)
# Two to six parts between commas, the last a year and perhaps a page: author, title, publisher, year.
_PART = r"[^,.;:()\n«»“”?!]{2,70}"
_BOOK = re.compile(
    rf"(?<![\w,’'])(?=[{_UPPER}«])(?:«[^«»\n]{{2,90}}»|{_PART})(?:, (?:trad\. |éd\. |ed\. |coll\. |dir\. )?"
    rf"(?:«[^«»\n]{{2,90}}»|(?:vol|no|t)\. ?\d{{1,4}}|{_PART})){{1,6}}?, {YEAR}(?!\w)(?:, (?:p\."
    rf"|pp\.|ch\.|chap\.|t\."
    rf"|vol\.) ?\d{{1,4}}(?:-\d{{1,4}})?)?"
)
_MAKER = re.compile(
    r"(?:\b(?:press|presses|editions?|editeur|verlag|publishing|books|university|puf|trad\.|ed\."
    r"|coll\.|dir\.)(?![^\W_])|, (?:p|pp|ch|chap|t|vol)\. ?\d)"
)
_YEAR_BRACKET = re.compile(rf"[(\[]{YEAR}")
_IN_MARK = re.compile(rf" (?:dans|in) [{_UPPER}]")
_YEAR_COMMA = re.compile(rf", {YEAR}(?!\w)")
# "Le chapitre sur les puits dans Salah Mazouni, …": the work begins at its author.
_IN_AUTHOR = re.compile(rf"[^,.;:()\n]{{0,80}}(?<!\w)(?:dans|in|chez) (?={_SURNAME} {_SURNAME},)")
_LEAD = re.compile(
    r"(?:voir|lire|lisez|relisez|read|see|cf\.?|dans|in|conseille|recommande|recommend)(?: aussi| also)? ",
    re.IGNORECASE,
)
_ARABIC_DETAIL = re.compile(rf"[ ,]{{0,2}}\(?(?:{NUMBER}|{YEAR})\)?")
# `Lefort, Atlas des migrations, p. 88`: an author, a title, a page.
_TITLE_PAGE = re.compile(
    r"(?<![\w’'-])(?!(?:Voir|Lire|Lisez|Relisez|Dans|Selon|Read|See|In|Cf) )"
    rf"(?:[{_UPPER}]\. ?)?{_SURNAME}(?: (?:et |and |& )?{_SURNAME}){{0,2}}, "
    rf"[{_UPPER}][^,.;:()\n«»“”?!]{{4,70}}, (?:(?:t\.|tome|vol\.) ?[\divx]{{1,4}}, )?"
    rf"pp?\. ?\d{{1,4}}(?:-\d{{1,4}})?"
)
_ARABIC_AUTHOR = re.compile(
    r"(?:ذكره?|قاله?|نقله?|اورده?|حكاه?|صرح به|كتب|يقول|رواه?|بينه?|قرره?|شرحه?|عرفه?|وصفه?"
    r"|تحدث عنه?|ايضا)(?: (?:ذلك|هذا|هذه|تلك|المعني))? "
    r"((?!(?:ذلك|هذا|هذه|تلك) )(?:(?:الامام|الشيخ|العلامه|الحافظ|القاضي|ابن|ابو|ابي"
    r"|عبد) ){0,3}[^\W\d_]{2,12}(?: (?!في )[^\W\d_]{2,12}){0,3}) \Z"
)
_DETAIL = re.compile(
    rf"(?: [{_UPPER}«*_][^,.;:()\n]{{2,60}}?(?=[,.;:()\n]|$))?(?:,? ?\(?(?:{NUMBER}|{YEAR})\)?){{0,2}}"
)
_IN_TITLE = re.compile(
    rf"(?<!\w)(?:[Ii]bn |[Aa]l-|[Ee]l |Abou |Abu )?{_SURNAME}(?: (?:de |d['’]|ben |ibn |al-"
    rf"|el-)?{_SURNAME}){{0,3}}"
    rf",? (?:dans|in) [{_UPPER}][^,.;:()\n]{{3,60}}? ?[,(] ?(?:tome|t\.|vol\.|volume|p\.|page"
    rf"|chap\.|chapitre|chapter) ?[\divxIVX]{{1,5}}\)?"
)
# `Smith, J. (2014). Water and power. Oxford University Press.`, as lists of references write it.
_LISTED = re.compile(
    rf"(?<!\w){_SURNAME}, (?:[{_UPPER}]\.[ -]?){{1,3}}(?:,? (?:&|et"
    rf"|and) {_SURNAME}, (?:[{_UPPER}]\. ?){{1,3}})?"
    rf" ?\({YEAR}\)\. [{_UPPER}][^.\n]{{4,120}}(?:\. [{_UPPER}][^.\n]{{3,80}})?\.?"
)
# `في كتاب الأغاني، ج 3، ص 112`
_ARABIC_BOOK = re.compile(rf"(?<!\w)(?:في )?كتاب(?: [^\W\d_]{{2,14}}){{1,5}}(?:[،,]? ?\(?{NUMBER}\)?){{1,3}}")
# `المغني لابن قدامة، ج 2، ص 203`
_ARABIC_PAGE = re.compile(
    rf"(?:(?<=في )|(?<=انظر )|(?<=راجع )|(?<=من )|(?<=[،,:(] )|(?<=\()|^)"
    rf"(?!انظر |فانظر |راجع |في |من )[\u0621-\u064a]{{3,14}}+"
    rf"(?: (?!في |من |انظر )[\u0621-\u064a]{{2,14}}+){{0,5}}(?:[،,] ?{_ARABIC_PLACE}){{2,3}}",
    re.MULTILINE,
)
_TITLE_IS = re.compile(r",? (?:une? |le |la |l['’]|a |the )?(?:[a-z-]{3,14} )?\Z")
_TITLE_END = re.compile(rf"[^.;:()\n?!]{{0,70}}?(?<!\w){YEAR}(?!\w)")


def find(reading: Reading) -> Iterator[Mention]:
    """Give each work that a sentence names with its author, its year or its page."""
    if _YEAR_BRACKET.search(reading.text):
        yield from _patterned(reading, _AUTHORS_YEAR, "author_year")
        yield from _patterned(reading, _LISTED, "reference")
    if "كتاب" in reading.text:
        yield from _patterned(reading, _ARABIC_BOOK, "book")
    if "ص" in reading.text and _PAGE.search(reading.text):
        yield from _patterned(reading, _ARABIC_PAGE, "book")
    yield from _books(reading)
    if _IN_MARK.search(reading.text):
        yield from _patterned(reading, _IN_TITLE, "book")
    if ", p" in reading.text:
        yield from _patterned(reading, _TITLE_PAGE, "book")
    yield from _in_work(reading)
    yield from _described(reading)


def _patterned(reading: Reading, pattern: re.Pattern[str], form: str) -> Iterator[Mention]:
    for start, end in reading.lines[:PLACES_A_POST]:
        for match in islice(pattern.finditer(reading.text, start, min(end, start + _LINE)), _MOST):
            yield Mention(*match.span(), form, f"name:{' '.join(match.group().split())}")


_PAGE = re.compile(r"[،,] ?ص ?\.?\d")
_LINE = 4_000
_MOST = 100


def _books(reading: Reading) -> Iterator[Mention]:
    """Give books by the parts between their commas, where a publisher, a page or four parts show one."""
    for year in islice(_YEAR_COMMA.finditer(reading.text), _MOST):
        left = max(reading.line(year.start())[0], year.start() - 260)
        stop = max(
            reading.text.rfind(mark, left, year.start()) for mark in (": ", "; ", "? ", "! ", "(", "» ")
        )
        start = stop + 1 if stop >= left else left
        start += len(reading.text[start : year.start()]) - len(
            reading.text[start : year.start()].lstrip(" >*_-•«»")
        )
        sentence = reading.sentence(year.start())[0]
        lead = _LEAD.match(reading.text, max(start, sentence))
        start = lead.end() if lead else max(start, sentence)
        author = _IN_AUTHOR.match(reading.text, start, year.start())
        start = author.end() if author else start
        match = _BOOK.match(reading.text, start, year.end() + 40)
        if match and _is_book(reading, match) and not _is_heading(reading, match):
            yield Mention(*match.span(), "book", f"name:{' '.join(match.group().split())}")


def _is_heading(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a book is all that the first line holds: a heading names what the post is about."""
    first = reading.lines[0]
    return match.start() <= first[0] and match.end() >= first[1] - 1


def _is_book(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether parts are those of a book and not of a sentence or a list of places."""
    if reading.has(("place", "no_author", "personal", "copula"), match.start(), match.end()):
        return False
    folded = reading.folded[match.start() : match.end()]
    return bool(_MAKER.search(folded)) or folded.count(",") >= _PARTS


_PARTS = 3


def _in_work(reading: Reading) -> Iterator[Mention]:
    """Give an author with the work in which he says it: "Ibn Khaldoun l'explique dans sa Muqaddima"."""
    for cue in islice(reading.cues.get("in_work", []), _MOST):
        left = max(reading.line(cue.start)[0], cue.start - 80)
        arabic = _ARABIC_AUTHOR.search(reading.folded, left, cue.start)
        start = arabic.start(1) if arabic else _author(reading, left, cue.start)
        if start is not None:
            latin = reading.text[cue.start] < "\u0600"
            pattern, text = (_DETAIL, reading.text) if latin else (_ARABIC_DETAIL, reading.folded)
            detail = pattern.match(text, cue.end, cue.end + 100)
            end = detail.end() if detail else cue.end
            yield Mention(start, end, "book", f"name:{reading.text[start:end]}")


_NOBODY = (
    r"(?!(?:Il|Elle|On|Je|Tu|Nous|Vous|Ils|Elles|Ce|Cela|Ça|Qui|Lui|He|She|They|We|It|You|Mon|Ma|Mes|Son|Sa|Ses"
    r"|Un|Une|Le|La|Les|My|His|Her|The|Et|Mais|Puis|And|But|Dans|In)(?!\w))"
)
_AUTHOR = re.compile(
    rf"(?<!\w){_NOBODY}(?:(?:[Ll]['’]imam |[Cc]heikh |[Ss]heikh |Imam )?"
    rf"(?:[Ii]bn |[Aa]l-|[Ee]l |Abou |Abu )?{_SURNAME}"
    rf"(?: (?:de |d['’]|ben |ibn |al-|el-)?{_SURNAME}){{0,3}}),?"
    r"(?: (?:l['’]|le |la |en )?(?:a |avait )?[a-zéè]{3,12}(?: (?:bien|déjà|très bien|clairement))?)?,? \Z"
)


def _author(reading: Reading, left: int, right: int) -> int | None:
    """Give where the author's name begins that stands before a place, with a verb between them at most."""
    found = _AUTHOR.search(reading.text[left:right])
    return left + found.start() if found else None


def _described(reading: Reading) -> Iterator[Mention]:
    """Give a marked title that is said to be a film, a report or a lecture, with its outlet or its year."""
    for start, end in quotation_marks(reading.text)[:_MOST]:
        noun = next(iter(reading.within("work_noun", end, end + 24)), None)
        if not noun or not _TITLE_IS.match(reading.text[end : noun.start]):
            continue
        line = reading.line(end)[1]
        year = _TITLE_END.match(reading.text, noun.end, min(line, noun.end + 90))
        outlet = names.publisher(reading, noun.end, min(line, noun.end + 70))
        if year or outlet:
            stop = max(year.end() if year else 0, names.details_end(reading, outlet.end) if outlet else 0)
            yield Mention(
                start, stop, "title", f"name:{reading.text[start + 1 : end - 1].strip()}", weak=True
            )
