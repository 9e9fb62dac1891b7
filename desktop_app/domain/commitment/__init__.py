"""Commitments (giao ước thi đua): who promises what, and what came of it."""
