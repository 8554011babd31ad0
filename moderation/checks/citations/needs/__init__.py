"""What wants a source, one file a reason."""
