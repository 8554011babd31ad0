"""The road of a labelled text through the checks, in this process: as `screen` goes it, nothing is stored."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from moderation.checks import CHECKS
from moderation.checks.citations.recognise import recognise
from moderation.context import Candidate, Context
from moderation.evaluate.labelled import Labelled
from moderation.evaluate.scores import Examined
from moderation.examine import examine
from moderation.model import Post
from moderation.policy import Policy
from moderation.storage.memory import MemoryLibrary
from moderation.text.document import prepare
from moderation.text.normalise import fold

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def alone(texts: Iterable[Labelled], policy: Policy) -> Iterator[Examined]:
    """Examine each text without a library."""
    for text in texts:
        yield text, examine(prepare(text.post), Context(), CHECKS, policy)


def together(posts: Sequence[Labelled], sources: Iterable[Candidate], policy: Policy) -> Iterator[Examined]:
    """Examine the posts of a forum one after another, in order of their times, beside its sources."""
    library = MemoryLibrary()
    for source in sources:
        library.add_source(source, fold(source.body))
    for text in sorted(posts, key=lambda one: _when(one.post)):
        document = prepare(text.post)
        context = library.context(document, recognise(document))
        examination = examine(document, context, CHECKS, policy)
        library.add(document, examination)
        yield text, examination


def _when(post: Post) -> tuple[datetime, str]:
    return post.posted_at or LONG_AGO, post.id
