"""Tell whether a post that names its source names the source's author too."""

import re
from collections.abc import Sequence

from moderation.checks.copied_text.attribution import NEAR
from moderation.context import Candidate, Context
from moderation.model import Passage
from moderation.text.document import Document
from moderation.text.normalise import fold

SHORTEST = 5  # letters of an author's name that is known again
_BY_AUTHOR = frozenset(("author_year", "book"))  # forms of citation that hold their author

_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w’'.-]{0,24}"
_JOINT = r"(?:de |du |d['’]|ben |bin |ibn |al[ -]|el[ -]|van |von )"
_NAME = rf"(?!(?:L[ea]s?|The|El) |L['’]){_WORD}(?: {_JOINT}?{_WORD}){{1,3}}"
_ARABIC_NAME = r"[\u0621-\u064a]{2,14}(?: [\u0621-\u064a]{2,14}){1,3}"
_BY = (
    r"(?:(?:écrit|signé|rédigé|publié|propos recueillis|written|texte|article|reportage|enquête|tribune"
    r"|chronique|piece|story|column)e?s? )?(?:par|by) "
)
_OF = r"(?:une? |l[ea] |l['’])?(?:texte|article|reportage|enquête|tribune|chronique|billet) d(?:e |['’])"
_AUTHOR = r"(?:auteure?s?|authors?|signée?|kteb(?:ha|ho|o)|ktb(?:ha|ho|o))[ \t]{0,2}:?[ \t]{1,2}"
_ARABIC = r"(?:كتب(?:ه|ها|ته|تها)?|تأليف|إعداد|حرره|تحرير|الكاتبة?|للكاتبة?)[ \t]?:?[ \t]?"
# What opens a line or follows a mark, and then a name of two words: `Par X Y`, `| by X Y`, `بقلم: …`.
_BYLINE = re.compile(
    r"(?:^|[|(\[•·–—:;,.»”-])[ \t*_>]{0,4}"
    rf"(?:(?i:{_BY}|{_OF}|{_AUTHOR})(?:(?:M\.|Mme|Dr|Pr|Mr\.?|Ms\.?) )?{_NAME}|{_ARABIC}{_ARABIC_NAME})"
    rf"|بقلم[ \t]?:?[ \t]?(?:{_ARABIC_NAME}|{_NAME})",
    re.MULTILINE,
)


def author_named(
    document: Document, context: Context, candidate: Candidate, passages: Sequence[Passage]
) -> bool:
    """Tell whether an author is named within 300 characters of where a passage begins or ends.

    A line or a clause that says whose the text is counts ("par X Y", "by X Y", "بقلم"), a citation that holds
    its author (`book`, `author_year`), or the author whom the candidate is known by, wherever he is named.
    """
    known = fold(candidate.author or "").stream
    if len(known) >= SHORTEST and known in document.fold.stream:
        return True
    around = _around(document, passages)
    return any(_BYLINE.search(document.text, *stretch) for stretch in around) or any(
        start <= document.plain.find(citation.start, citation.end)[0] < end
        for citation in context.citations
        if citation.form in _BY_AUTHOR
        for start, end in around
    )


def _around(document: Document, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Give the stretches of the plain text around the edges of passages, as one where they meet."""
    edges = sorted(edge for one in passages for edge in document.plain.find(one.start, one.end))
    around: list[tuple[int, int]] = []
    for edge in edges:
        start = max(0, edge - NEAR)
        if around and start <= around[-1][1]:
            start = around.pop()[0]
        around.append((start, edge + NEAR))
    return around
