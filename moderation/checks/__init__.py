"""The five checks, each in its own folder, asked in this order; no scanning, no registration."""

from moderation.checks.check import Check
from moderation.checks.citations import CHECK as CITATIONS
from moderation.checks.copied_text import CHECK as COPIED_TEXT
from moderation.checks.duplicates import CHECK as DUPLICATES
from moderation.checks.repetition import CHECK as REPETITION
from moderation.checks.watchlist import CHECK as WATCHLIST

CHECKS: tuple[Check, ...] = (REPETITION, DUPLICATES, COPIED_TEXT, CITATIONS, WATCHLIST)
