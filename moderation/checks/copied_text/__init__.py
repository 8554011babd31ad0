"""Placeholder of the check copied_text."""
