"""The outline editor: a plan as lines with levels."""
