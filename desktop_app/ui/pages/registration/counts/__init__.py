"""How many are registered for what, by unit, beside quotas and targets."""
