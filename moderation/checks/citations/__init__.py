"""Placeholder of the check citations."""
