"""The files of follow-ups, and what is searched."""
