"""Soát kế hoạch in the window: the job that checks, the panel of findings, the importer's notes."""
