"""Forms sent to the units and taken in when they come back."""
