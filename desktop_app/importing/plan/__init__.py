"""A plan from its lines: head, body, tail."""
