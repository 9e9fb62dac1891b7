"""Emulation projects that units register under a plan, and how far they are."""
