"""Quotas that follow the ticks, and what-if on a copy, on the page of results."""
