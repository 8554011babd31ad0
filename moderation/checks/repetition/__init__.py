"""Ask whether the post says the same passage more than once."""

from moderation.checks.repetition.check import CHECK

__all__ = ["CHECK"]
