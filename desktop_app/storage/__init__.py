"""The office's SQLite file: the only room that speaks SQL."""
