"""One machine's service: its children are started, watched, started again and ended together."""
