"""Placeholder of the check repetition."""
