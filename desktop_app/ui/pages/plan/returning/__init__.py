"""The way back from Word in the window."""
