"""Rules that need more than one field or file: a table of functions by family."""
