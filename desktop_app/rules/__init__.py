"""Readers of the dated data under resources/rules: what law and calendar say, each entry with its source."""
