"""The forms in which members name a source, one file a family."""
