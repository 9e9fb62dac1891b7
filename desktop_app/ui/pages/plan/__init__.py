"""The plan page: its list, its tabs, the page beside them."""
