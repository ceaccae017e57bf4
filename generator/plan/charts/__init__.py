"""Charts as values: scales, and what is drawn where."""
