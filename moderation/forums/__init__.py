"""Every kind of forum that we speak with, by name.

A new kind is a folder, copied from the nearest one, and a line here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from moderation.forums.calls import ActResult, ForumAccess, ForumCall, Outcome
from moderation.forums.discourse import Discourse
from moderation.forums.flarum import Flarum
from moderation.forums.generic import Generic
from moderation.forums.ghost import Ghost
from moderation.forums.kind import ForumKind
from moderation.forums.mastodon import Mastodon
from moderation.forums.wordpress import WordPress
from moderation.model import Invalid
from moderation.ports.delivery import Delivery, Event

__all__ = [
    "KINDS",
    "ActResult",
    "Delivery",
    "Event",
    "ForumAccess",
    "ForumCall",
    "ForumKind",
    "Outcome",
    "find_kind",
]

_ALL: tuple[ForumKind, ...] = (Generic(), Discourse(), WordPress(), Ghost(), Flarum(), Mastodon())
KINDS: Mapping[str, ForumKind] = MappingProxyType({kind.name: kind for kind in _ALL})


def find_kind(name: str) -> ForumKind:
    """Give the kind of this name; raises Invalid with the names that there are."""
    if name not in KINDS:
        raise Invalid(f"There is no kind {name!r}; choose one of {', '.join(KINDS)}", field="kind")
    return KINDS[name]
