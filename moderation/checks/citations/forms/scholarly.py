"""Identifiers and works: DOI, ISBN, arXiv, RFC, laws, decisions, books, commentaries, manuals, titles."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import names
from moderation.checks.citations.forms.locators import DATE, LOCATOR, NUMBER
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import Reading

_DOI = re.compile(r"(?<![\w/])(?:doi ?[:=]? ?|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s\"<>«»]{1,200})")
_ISBN = re.compile(r"(?<![^\W_])isbn(?:-1[03])? ?:? ?((?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx])(?![^\W_])")
_ARXIV = re.compile(r"(?<![^\W_])arxiv ?:? ?(\d{4}\.\d{4,5}(?:v\d)?|[a-z-]{2,12}/\d{7})")
_RFC = re.compile(r"(?<![^\W_])rfc ?(\d{3,5})(?![^\W_])(?:,? ?(?:section|sec\.|§) ?\d[\d.]{0,8}(?<!\.))?")
_PEP = re.compile(r"(?<![^\W_])pep ?(\d{1,4})(?![^\W_])")
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_LAW = re.compile(
    r"(?<![^\W_])(?:(?:art(?:icle|icles)?\.? ?(?:n ?° ?)?[lrd]?\.? ?[* ]?\d[\d.-]{0,12}(?: (?:bis"
    r"|ter))?(?:,? (?:al(?:inea)?\.?|§) ?\d)?,?"
    r" (?:d[eu] |de la |de l'|du )(?:code|loi|dahir|constitution|decret|ordonnance|reglement|traite"
    r"|convention|directive|rgpd|ceseda|cpp|cgi|coran)(?: (?:de|du|des|d'|la|le|les"
    r"|l')?[a-z0-9' -]{2,40}?(?=[ ]?[,;.:()\n]|$))?)"
    r"|(?:الماده|الفصل|الماده رقم) ?\d{1,4} من [^,;.:()\n]{3,50}"
    r"|(?:(?:la |le |l'|les |une |un )?(?:loi|decret(?:-loi)?|dahir|arrete|ordonnance|directive"
    r"|reglement|circulaire|deliberation|jo|bo)"
    r"(?: (?:organique|royal|cadre|ministeriel|officiel|prefectoral|municipal|executif|presidentiel"
    r"|\(?ue\)?)){0,2},? n ?[°o] ?\d[\w./-]{0,14}"
    rf"(?: d[ue] (?:\d{{1,2}}(?:er)? [a-z]{{3,9}} )?{_YEAR})?)"
    r"|(?:القانون|الظهير|المرسوم|قانون|ظهير|مرسوم|الامر|القرار)(?: (?:الشريف|التنظيمي|الوزاري|رقم"
    r"|عدد)){1,2} \d[\d./-]{0,12}"
    r"|(?:article|section) \d{1,4}[a-z]?(?:\(\d\))? of the [^,;.:()\n]{3,50})"
)
_DOCUMENT = re.compile(
    rf"(?<![^\W_])(?:(?:son|sa|le|la|un|une|l'|leur) ?)?(?:communique|etude|rapport|avis|arret|decision"
    rf"|circulaire|enquete|recensement|sondage|bulletin"
    rf"|report|press release|study|ruling|survey|بلاغ|بيان|تقرير|دراسه|مذكره)(?: (?:d[eu] "
    rf"|de l')?[a-z'-]{{2,20}}){{0,4}}?,? (?:(?:du|en date du|of|dated|from|بتاريخ|الصادر في"
    rf"|المؤرخ في) {DATE}(?:,? {NUMBER})?|(?:n ?° ?|numero )\d[\d/-]{{2,12}}(?:,? du {DATE})?"
    rf"|(?:annuel |general |annual )?{_YEAR} (?:de |du |des |d'|of ){{1,2}}(?:la |l'|the )?[a-z'-]{{2,20}}"
    r"(?: [a-z'-]{2,20}){0,3})"
    r"|(?<![^\W_])(?:parliamentary |written |oral )?question (?:ecrite |orale )?(?:n ?° ?)?[a-z]{0,3} ?"
    rf"\d{{2,6}}(?:, {DATE})?"
)
_COMMENTARY = re.compile(
    r"(?<![^\W_])(?:(?:في )?تفسير (?:القرطبي|ابن كثير|الطبري|السعدي|الجلالين|البغوي|الرازي|ابن عاشور"
    r"|الالوسي|الميسر)(?: ?[(\[]?\d{1,3}/\d{1,4}[)\]]?)?"
    r"|فتاوي (?:اللجنه الدايمه|ابن باز|ابن تيميه|ابن عثيمين|الازهر)(?: ?[(\[]?\d{1,3}/\d{1,4}[)\]]?)?"
    r"|(?:فتح الباري|رياض الصالحين|زاد المعاد|لسان العرب|صحيح الجامع|السلسله الصحيحه|مجموع الفتاوي"
    r"|احياء علوم الدين)(?: ?[(\[]?\d{1,3}/\d{1,4}[)\]]?)?"
    r"|tafsir (?:d'|de |du |of )?(?:ibn kathir|al-?qurtubi|at-?tabari|as-?sa'?di|al-?jalalayn|ibn '?achour)"
    r"|(?:riyad|riyadh) (?:as|us|al)[- ]?sali(?:hin|heen)|fath al-?bari|zad al-?ma'?ad"
    r"|(?:la |the )?(?:risala|mouwatta|mudawwana|moudawwana|muqaddima|mouqaddima|mukhtasar"
    r"|moukhtassar) (?:d'|de |of )(?:l'imam )?[a-z' -]{3,24}?(?=[,.;:()\n]|$))"
    r"(?:,? \(?(?:chapitre|livre|tome|t\.|vol\.|p\.|chapter|book) ?(?:d[ue]s? |de la |de l'"
    r"|of )?[\w'-]{1,16}\)?)?(?![^\W_])"
)
_MANUAL = re.compile(
    r"(?<![^\W_])(?:manuel|manual|documentation|doc officielle|man page|wiki|guide|handbook)(?: (?:de "
    r"|du |d'|of )?[a-z0-9.+-]{2,20}){1,5},? (?:section|chapitre|chapter|page (?=\d)"
    r"|§) ?(?:«[^»\n]{1,60}»|\"[^\"\n]{1,60}\"|\w[\w .]{0,20})"
)
_WORK = re.compile(
    r"(?:extrait[es]* (?:de |du |d')|tire[es]* (?:de |du )|dans |in |cite dans |d'apres )(?:l'ouvrage"
    r"|le livre|son livre|livre|l'essai|le roman|son essai|l'article|un article intitule|the book"
    r"|كتاب) ?$"
)


# What parts an author from the words before him; an initial's point does not.
_BEFORE_AUTHOR = re.compile(
    r"[:;?!»]\s|[()]\s?|(?<=\w\w\w)\.\s|(?<![\w,])(?:dans|in|chez|voir|lire|see)\s(?=[A-ZÀ-Ý])(?![^,]*\))"
)
# Author, title, publisher.
_PARTS = 2
_IDENTIFIERS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (_DOI, "doi", "10."),
    (_ISBN, "isbn", "isbn"),
    (_ARXIV, "arxiv", "arxiv"),
    (_RFC, "rfc", "rfc"),
    (_PEP, "pep", "pep"),
)
# Each is tried at the words of its lists, and so many letters before them, where its article may stand.
_NAMED: tuple[tuple[re.Pattern[str], str, tuple[str, ...], int], ...] = (
    (_LAW, "law", ("law_word",), 4),
    (_DOCUMENT, "document", ("document", "ruling"), 5),
    (_COMMENTARY, "book", ("commentary",), 4),
    (_MANUAL, "book", ("manual",), 0),
)


def find(reading: Reading) -> Iterator[Mention]:
    """Give every work that is named so that it can be found."""
    for pattern, form, sign in _IDENTIFIERS:
        if sign in reading.folded:
            for match in pattern.finditer(reading.folded):
                yield Mention(match.start(), match.end(), form, f"{form}:{_identifier(form, match[1])}")
    for pattern, form, kinds, lead in _NAMED:
        for match in reading.matches(pattern, reading.tries(kinds, lead)):
            end = match.start() + len(match.group().rstrip())
            name = " ".join(reading.text[match.start() : end].split())
            yield Mention(match.start(), end, form, f"name:{name}", weak=form == "document")
    yield from _titles(reading)
    yield from _published(reading)


def _identifier(form: str, written: str) -> str:
    """Give an identifier in the one form that is compared."""
    return re.sub("[ -]", "", written).upper() if form == "isbn" else written.rstrip(".,;)")


def _titles(reading: Reading) -> Iterator[Mention]:
    """Give the marked title of a work that the passage is said to come from."""
    for cue in reading.cues.get("work", []):
        place = cue.end + 1
        if reading.text[place : place + 1] in '«“"' and place < len(reading.text):
            before = reading.folded[max(0, cue.start - 24) : cue.end]
            end = reading.text.find(
                {"«": "»", "“": "”", '"': '"'}[reading.text[place]], place + 1, place + 160
            )
            if end > 0 and _WORK.search(before):
                yield Mention(
                    place, end + 1, "title", f"name:{reading.text[place + 1 : end].strip()}", weak=True
                )


def _published(reading: Reading) -> Iterator[Mention]:
    """Give a book by its author, title and publisher: `Benjamin Stora, Histoire de …, La Découverte`."""
    for cue in reading.cues.get("publisher", []):
        start = _book_start(reading, cue.start)
        if start is not None:
            end = names.details_end(reading, cue.end)
            if start == reading.lines[0][0] and end >= reading.lines[0][1] - 1:
                continue  # a heading names what the post is about
            more = (
                LOCATOR.match(reading.folded, end + 2, end + 40)
                if reading.folded[end : end + 2] == ", "
                else None
            )
            if more:
                end = (
                    reading.text.find(".", more.end(), more.end() + 30)
                    if "coll" in more.group()
                    else more.end()
                )
            yield Mention(start, end, "book", f"name:{reading.text[start:end]}")


def _book_start(reading: Reading, publisher: int) -> int | None:
    """Give where the author's name before a title and a publisher begins, if the words are so built."""
    left = max(reading.line(publisher)[0], publisher - 160)
    for stop in _BEFORE_AUTHOR.finditer(reading.text, left, publisher):
        left = stop.end()
    start, part = left, reading.text[left:publisher]
    built = (
        reading.text[start : start + 1].isupper()
        and part.rstrip().endswith(",")
        and reading.text[start:publisher].count(",") >= _PARTS
    )
    return start if built else None
