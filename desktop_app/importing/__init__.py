"""Readers of files from outside."""
