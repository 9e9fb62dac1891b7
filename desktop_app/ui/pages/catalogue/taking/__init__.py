"""Lists that come in: previewed in place, corrected, their columns and people chosen, then taken in at one press."""
