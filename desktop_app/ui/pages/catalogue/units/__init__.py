"""Units through time: changes with a day, people transferred, what became of what."""
