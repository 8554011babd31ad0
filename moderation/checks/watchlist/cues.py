"""The kinds of cue, as `words/cues.toml` gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from moderation.checks.watchlist.load import words


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of cue; see `words/cues.toml`. There is one object a kind."""

    name: str
    stance: str
    blocks: bool = False
    weak: bool = False
    needs: str | None = None


@cache
def kinds() -> Mapping[str, Kind]:
    """Give the kinds of cue by name; the quotation that holds a name is one."""
    listed = [
        Kind(name, table["stance"], table.get("blocks", False), table.get("weak", False), table.get("needs"))
        for name, table in words("cues").items()
    ]
    return {kind.name: kind for kind in (*listed, Kind("quotation", "quote"))}
