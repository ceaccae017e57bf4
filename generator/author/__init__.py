"""What helps people write: the start of a site."""
