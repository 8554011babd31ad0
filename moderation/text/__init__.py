"""Prepared text: pure functions whose every step keeps offsets into the body as sent."""
