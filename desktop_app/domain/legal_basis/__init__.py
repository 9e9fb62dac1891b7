"""Legal bases: what a plan cites, and whether it is in force."""
