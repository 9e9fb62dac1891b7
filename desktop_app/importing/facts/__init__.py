"""Facts read from the outline of a plan, one module per family."""
