"""What the library keeps of a text beside the text: the hash of its whole fold, and its fingerprints."""

from dataclasses import dataclass

from moderation.model import Format
from moderation.text import fingerprint
from moderation.text.markup import read
from moderation.text.normalise import Fold, fold


@dataclass(frozen=True, slots=True)
class Prints:
    """`letters` is the length of the fold; `fingerprints` are unique and signed, 64 bits."""

    digest: bytes
    letters: int
    fingerprints: tuple[int, ...]


def of_post(folded: Fold) -> Prints:
    """Give what is kept of a post: sparse fingerprints, since posts are many."""
    return _prints(folded, fingerprint.POST_WINDOW)


def of_source(folded: Fold) -> Prints:
    """Give what is kept of an article or a page: dense fingerprints, since short passages are copied."""
    return _prints(folded, fingerprint.SOURCE_WINDOW)


def of_body(body: str, format_: Format) -> Prints:
    """Give what is kept of a post, from its body as sent."""
    return of_post(fold(read(body, format_).text))


def _prints(folded: Fold, window: int) -> Prints:
    found = fingerprint.fingerprints(folded, window)
    return Prints(fingerprint.digest(folded), len(folded.stream), fingerprint.signed(found))
