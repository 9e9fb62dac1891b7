"""The right side of the page of results: one judgement, condition by condition."""
