"""Facts: the values that rules read, made once a post and cut down to the fields that a rule names."""

from collections.abc import Mapping, Sequence

from moderation.context import Context
from moderation.model import Finding, Post
from moderation.policy.expression import Expression
from moderation.policy.schema import FINDING, FORUM, POST, Type
from moderation.result import encode_finding

Record = Mapping[str, object]


class Facts:
    """What rules may read of one post, its findings and its forum."""

    def __init__(self, findings: Sequence[Finding], post: Post, context: Context, language: str) -> None:
        self._findings = [encode_finding(finding) for finding in findings]
        self._post = _post(post, context, language)
        self._forum = _forum(context)
        self._lists: dict[str, list[Record]] = {}

    def values(self, expression: Expression, place: int) -> dict[str, object]:
        """Give each variable that an expression names, for the finding at a place."""
        values: dict[str, object] = {}
        for root in expression.roots:
            match root:
                case "finding":
                    values[root] = _narrow(self._findings[place], FINDING, expression)
                case "findings":
                    values[root] = self._all(expression)
                case "post":
                    values[root] = _narrow(self._post, POST, expression)
                case _:
                    values[root] = _narrow(self._forum, FORUM, expression)
        return values

    def _all(self, expression: Expression) -> list[Record]:
        known = self._lists.get(expression.source)
        if known is None:
            known = [_narrow(finding, FINDING, expression) for finding in self._findings]
            self._lists[expression.source] = known
        return known


def _post(post: Post, context: Context, language: str) -> Record:
    return {
        "id": post.id,
        "body": post.body,
        "length": len(post.body),
        "format": post.format.value,
        "title": post.title,
        "author": post.author,
        "thread": post.thread,
        "url": post.url,
        "revision": post.revision,
        "posted_at": post.posted_at,
        "language": language,
        "missing_before": context.missing_before,
    }


def _forum(context: Context) -> Record:
    forum = context.forum
    return {"name": forum.name, "language": forum.language, "options": dict(forum.options)}


def _narrow(record: Record, kind: Type, expression: Expression) -> Record:
    """Keep the fields of a record that are used; one that it lacks is null, at every depth."""
    values = {}
    for name in expression.uses.get(kind.name, ()):
        value, inner = record.get(name), kind.fields[name]
        values[name] = (
            _narrow(value, inner, expression) if inner.fields and isinstance(value, Mapping) else value
        )
    return values
