"""Blocs and clusters: their members by period, their score sheets."""
