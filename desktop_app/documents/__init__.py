"""Paper: one model, several renderers."""
