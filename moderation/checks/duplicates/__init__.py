"""Ask whether the post says what an earlier post says already."""

from moderation.checks.duplicates.check import CHECK

__all__ = ["CHECK"]
