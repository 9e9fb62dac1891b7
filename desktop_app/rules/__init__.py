"""Dated rule data read from resources/rules."""
