"""One sentence of reasons a row, without a word of the post."""

from collections.abc import Iterator

from moderation import messages
from moderation.model import Examination

MOST = 3  # findings of a row; its page tells the rest


def sentence(examination: Examination, language: str) -> str:
    """Say why a post is looked at, each reason once; first, of the watchlist, only that it is met."""
    return " ".join(dict.fromkeys(_sentences(examination, language)))


def _sentences(examination: Examination, language: str) -> Iterator[str]:
    reasons = examination.verdict.reasons
    weighty = [each for each in examination.findings if each.check in reasons and each.exempt is None]
    quotable = [each for each in weighty if each.check != "watchlist"]
    if not quotable:
        yield messages.conclude(examination.verdict, language)
        return
    if len(quotable) < len(weighty):
        yield messages.name_of_check("watchlist", language) + "."
    for finding in quotable[:MOST]:
        yield messages.describe(finding, language)
