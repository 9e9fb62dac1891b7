"""Building an open office: every object by hand, one module for the record, one for each group of services."""
