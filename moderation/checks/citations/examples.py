"""What the check promises to read right."""

from moderation.checks.check import Example

EXAMPLES: tuple[Example, ...] = ()
