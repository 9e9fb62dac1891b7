"""Proof (minh chứng): what is on record of a person or a collective when an award is judged."""
