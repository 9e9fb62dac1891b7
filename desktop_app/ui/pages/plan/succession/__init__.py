"""From one plan to the next: the decision table of a new year, and two plans compared."""
