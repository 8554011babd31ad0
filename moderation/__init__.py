"""A review queue with evidence for French- and Arabic-speaking forums."""

__version__ = "0.1.0"
