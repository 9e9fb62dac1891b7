"""Table and tree models over frozen rows."""
