"""Titles, commendations, results, quotas and tallies."""
