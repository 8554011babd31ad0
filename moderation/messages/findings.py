"""One sentence a finding, with its numbers."""

from collections.abc import Callable, Iterator, Mapping

from moderation.messages.catalogue import isolated, name_of_check, percent, quoted, sentences, times
from moderation.model import Finding, Source

Parts = Iterator[str]


def describe(finding: Finding, language: str) -> str:
    """Say what a check saw, in the reader's language."""
    words = sentences(language)
    parts = [*_PARTS.get(finding.check, _other)(finding, language)]
    if finding.exempt:
        why = words["exempt"].get(finding.exempt, finding.exempt)
        parts.append(words["exempt"]["reason"].format(reason=why))
    sentence: str = words["joint"].join(parts)
    return sentence if sentence.endswith(("?", "؟")) else sentence + str(words["end"])


def _repetition(finding: Finding, language: str) -> Parts:
    yield sentences(language)["repetition"]["repeated_passage"].format(
        times=times(len(finding.spans), language), share=percent(finding.share_of_post, language)
    )


def _duplicates(finding: Finding, language: str) -> Parts:
    own = "_own" if finding.same_author and finding.kind != "same_link" else ""
    yield sentences(language)["duplicates"][finding.kind + own].format(
        of=isolated(finding.of or "", language), containment=percent(finding.containment, language)
    )


def _copied_text(finding: Finding, language: str) -> Parts:
    words = sentences(language)["copied_text"]
    yield words[finding.kind].format(
        title=_title(finding.source, language),
        share=percent(finding.share_of_post, language),
        share_of_source=percent(finding.share_of_source, language),
    )
    if finding.attributed is not None:
        yield words["attributed" if finding.attributed else "unattributed"]
    if finding.author_named is False:
        yield words["author_absent"]


def _title(source: Source | None, language: str) -> str:
    kinds = sentences(language)["sources"]
    if source is None:
        return str(kinds["article"])
    if name := source.title or source.url:
        return quoted(name, language)
    return f"{kinds[source.kind]} ({isolated(source.id, language)})"


def _citations(finding: Finding, language: str) -> Parts:
    words = sentences(language)["citations"]
    yield words.get(finding.reason or "missing", words["missing"])


def _watchlist(finding: Finding, language: str) -> Parts:
    words = sentences(language)["watchlist"]
    yield words[finding.kind].format(surface=quoted(finding.surface or finding.entity or "", language))
    if finding.stance in words["stances"]:
        yield words["stances"][finding.stance]
    if finding.ambiguous:
        yield words["ambiguous"]
    if finding.view not in (None, "exact"):
        yield words["disguised"]


def _other(finding: Finding, language: str) -> Parts:
    yield name_of_check(finding.check, language)


_PARTS: Mapping[str, Callable[[Finding, str], Parts]] = {
    "repetition": _repetition,
    "duplicates": _duplicates,
    "copied_text": _copied_text,
    "citations": _citations,
    "watchlist": _watchlist,
}
