"""Official lists as published, read into proposals that a person accepts or not; nothing is imported raw."""
