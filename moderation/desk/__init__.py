"""The use cases, one file a verb: each is one function and one transaction, and knows no framework."""
