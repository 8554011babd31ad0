"""Placeholder of the check watchlist."""
