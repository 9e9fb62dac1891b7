"""Two plans compared by structure: what was added, dropped, moved, reworded, and which facts changed."""
