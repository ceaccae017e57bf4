"""Topics, updates and what they say: promises, figures, phases, actions, questions."""
