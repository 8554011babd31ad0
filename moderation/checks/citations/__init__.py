"""Citations: see the source that is there, ask for the one that is missing."""

from moderation.checks.citations.check import CHECK
from moderation.checks.citations.recognise import recognise

__all__ = ["CHECK", "recognise"]
