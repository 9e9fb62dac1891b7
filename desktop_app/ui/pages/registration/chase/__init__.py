"""Chasing units for what they owe: choosing, looking at a letter, writing them."""
