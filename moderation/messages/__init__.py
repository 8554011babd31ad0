"""What a reader is told: one sentence a finding and one a verdict, in French, English or Arabic.

Findings and verdicts store codes and values; words are made when they are read. They ask, they never accuse.
"""

from moderation.messages.catalogue import LANGUAGES, name_of_check
from moderation.messages.findings import describe
from moderation.messages.verdicts import conclude

__all__ = ["LANGUAGES", "conclude", "describe", "name_of_check"]
