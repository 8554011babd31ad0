"""What was seen, said without a name, a word or an address of anybody."""

from moderation.messages import name_of_check
from moderation.messages.catalogue import percent, times
from moderation.model import Finding
from moderation.statement.catalogue import sentences


def plain(finding: Finding, language: str) -> str:
    """Say what a check saw by its numbers alone, so that anybody may read it."""
    words = sentences(language)["facts"].get(finding.check, {})
    sentence = words.get(finding.kind) or words.get("any")
    if sentence is None:
        return unfounded(finding.check, language)
    said = str(sentence).format(
        times=times(len(finding.spans), language),
        share=percent(finding.share_of_post, language),
        containment=percent(finding.containment, language),
    )
    return " ".join([said, *_named(finding, language)])


def _named(finding: Finding, language: str) -> list[str]:
    if finding.check != "copied_text" or finding.attributed is None:
        return []
    words = sentences(language)["facts"]["copied_text"]
    return [str(words["attributed" if finding.attributed else "unattributed"])]


def unfounded(check: str, language: str) -> str:
    """Say that a person saw what no finding of the check tells."""
    return str(sentences(language)["facts"]["person"].format(check=name_of_check(check, language)))
