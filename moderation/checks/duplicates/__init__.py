"""Placeholder of the check duplicates."""
