"""One sentence a verdict: where the post goes, and which checks led there."""

from moderation.messages.catalogue import name_of_check, sentences
from moderation.model import Verdict


def conclude(verdict: Verdict, language: str) -> str:
    """Say what the policy made of all findings, in the reader's language."""
    words = sentences(language)
    queue: str = words["queues"][verdict.queue]
    reasons = words["list"].join(name_of_check(check, language).lower() for check in verdict.reasons)
    parts = [words["verdict"]["reasons"].format(queue=queue, reasons=reasons) if reasons else queue]
    if verdict.failed:
        parts.append(words["verdict"]["failed"].format(rules=words["list"].join(verdict.failed)))
    return str(words["joint"].join(parts) + words["end"])
