"""A plan's way to the signature in the window: remarks on the draft."""
