"""All dues together: every unit against everything that comes due."""
