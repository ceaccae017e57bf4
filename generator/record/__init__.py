"""The public record: what was published before, and what has changed since."""
