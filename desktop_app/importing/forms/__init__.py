"""Returned registration forms: many files read by one child process after another."""
