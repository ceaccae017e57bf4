"""What each template and data file shows: documented types, in words, never in code."""
