"""Lines of a text: markup, kinds, joins, the tree they make."""
