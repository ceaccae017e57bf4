"""What was changed, corrected, amended or taken out, and every former version."""
