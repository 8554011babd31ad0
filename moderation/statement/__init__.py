"""The statement of reasons: what the author of a post is told when it is hidden or removed, and why.

Made from a decision, the text that was judged and what was found in it; said in the author's language.
"""

from moderation.statement.dsa import as_dsa
from moderation.statement.frozen import freeze, thaw
from moderation.statement.house import House
from moderation.statement.links import NOWHERE, Links
from moderation.statement.make import Circumstances, make
from moderation.statement.shown import as_json
from moderation.statement.text import as_reversal, as_text
from moderation.statement.values import Body, Fact, Ground, Section, Statement
from moderation.statement.words import sections

__all__ = [
    "NOWHERE",
    "Body",
    "Circumstances",
    "Fact",
    "Ground",
    "House",
    "Links",
    "Section",
    "Statement",
    "as_dsa",
    "as_json",
    "as_reversal",
    "as_text",
    "freeze",
    "make",
    "sections",
    "thaw",
]
