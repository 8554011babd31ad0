"""Ask the author of a copied text to cut it to an extract, with how such an extract could begin."""

from collections.abc import Iterator

from moderation.desk.letters.words import of_language
from moderation.model import Citation, Examination, Finding, Post, Span
from moderation.text.markup import read
from moderation.text.url import canonical

LEAD = 300  # code points of the copied text, to the end of a sentence or of a word
SHORTEST = 80  # a sentence that ends earlier is followed by the next
ENDS = ".!?…؟"


def draft(examination: Examination, post: Post) -> str:
    """Give what the author is asked, in the language of the post, with a lead and the line of the source."""
    words = of_language("extract", examination.language.main)
    return "\n\n".join(_parts(words, examination, post))


def _parts(words: dict[str, str], examination: Examination, post: Post) -> Iterator[str]:
    yield words["ask"]
    copied = _most_copied(examination)
    if copied is None:
        return
    lead = _lead(post, copied.spans[0])
    if lead:
        yield words["instance"].format(words=lead)
    source = _source_line(words, copied, examination.citations, post)
    if source:
        yield source


def _most_copied(examination: Examination) -> Finding | None:
    copied = [each for each in examination.findings if each.check == "copied_text" and each.spans]
    return max(copied, key=lambda each: each.share_of_post or 0.0, default=None)


def _lead(post: Post, span: Span) -> str:
    """Give the first sentences of a span as a reader of the forum sees them, bounded."""
    plain = read(post.body, post.format)
    start, end = plain.find(span.start, span.end)
    text = _clean(plain.text[start : min(end, start + 2 * LEAD)])
    if len(text) <= LEAD:
        return text
    near = text[: LEAD + 1]
    sentence = max((at + 1 for at in range(SHORTEST, LEAD) if _ends(near, at)), default=0)
    return near[:sentence] if sentence else near[: near.rfind(" ")].rstrip(",;: ") + " …"


def _clean(text: str) -> str:
    """Write words on one line, without what hides in them or turns others about."""
    return " ".join("".join(one for one in word if one.isprintable()) for word in text.split())


def _ends(text: str, at: int) -> bool:
    """Tell whether a sentence ends with the character at a place: a space follows, and its quotation mark."""
    return text[at] in ENDS and text[at + 1 : at + 2] in (" ", "")


def _source_line(
    words: dict[str, str], copied: Finding, citations: tuple[Citation, ...], post: Post
) -> str | None:
    """Give the line of the source as the post has it, else one with the source's address, if it has one."""
    address = copied.source.url if copied.source else None
    if not address:
        return None
    same = [each for each in citations if each.canonical and each.canonical == canonical(address)]
    lines = [each for each in same if each.form == "source_line"]
    if lines:
        return _clean(post.body[lines[0].start : lines[0].end])
    return words["source"].format(source=address)
