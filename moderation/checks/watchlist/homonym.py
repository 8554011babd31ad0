"""The words around a mention, from which a person picks those that tell it from something else."""

import re

from moderation.checks.watchlist.ambiguity import EXCLUSION
from moderation.checks.watchlist.fold import folded
from moderation.model import Finding
from moderation.text.document import Document
from moderation.text.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]{3,40}")
_CUT = re.compile(r"^\w+")


def words_around(document: Document, finding: Finding) -> tuple[str, ...]:
    """Give the folded words as near to a finding's first mention as exclusions count, each once, in order.

    Function words and the name's own words are left out: they exclude nothing.
    """
    text, start, end = _place(document, finding)
    near = max(start - EXCLUSION, 0)
    before = _WORD.findall(folded(text[near:start] if near == 0 else _CUT.sub("", text[near - 1 : start])))
    after = _WORD.findall(folded(text[end : end + EXCLUSION]))
    own = set(_WORD.findall(folded(text[start:end])))
    return tuple(
        word for word in dict.fromkeys([*before, *after]) if word not in own and word not in vocabulary()
    )


def _place(document: Document, finding: Finding) -> tuple[str, int, int]:
    """Give the text that holds the first mention (the body before the title) and where it stands in it."""
    if finding.spans:
        first = finding.spans[0]
        return document.text, *document.plain.find(first.start, first.end)
    post = document.post
    text, spans = (
        (post.title, finding.title_spans) if finding.title_spans else (post.author, finding.author_spans)
    )
    return text or "", *((spans[0].start, spans[0].end) if spans else (0, 0))
