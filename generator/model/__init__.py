"""What authors said, as frozen values without I/O and without HTML."""
