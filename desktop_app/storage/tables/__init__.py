"""The tables of each migration, by its name. Never edited once released: literal SQL that imports nothing which may change."""
