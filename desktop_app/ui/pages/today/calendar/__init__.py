"""The calendar of the year: twelve months, and a list of all its days."""
