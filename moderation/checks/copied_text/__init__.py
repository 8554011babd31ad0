"""Ask whether the post holds passages of a known source or of an earlier post."""

from moderation.checks.copied_text.check import CHECK

__all__ = ["CHECK"]
