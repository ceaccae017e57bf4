"""What keeps the sources in order; no part of the package."""
