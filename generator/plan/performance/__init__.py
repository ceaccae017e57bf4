"""Plans, goals, follow-ups and milestones."""
