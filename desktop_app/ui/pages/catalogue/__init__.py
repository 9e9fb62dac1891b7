"""The page of units and people."""
