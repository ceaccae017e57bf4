"""The site at an instant: what is public, in which order, and what follows from what authors said."""
