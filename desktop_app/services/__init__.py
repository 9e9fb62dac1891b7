"""Use cases: one action, one transaction, one undo step."""
