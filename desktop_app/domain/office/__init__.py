"""The agency, its units, people and signatories."""
