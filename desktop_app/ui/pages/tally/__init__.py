"""The page of the tally."""
