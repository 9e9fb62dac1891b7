"""Registrations of units and their deadlines."""
