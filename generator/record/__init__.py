"""The public record: what was published before, what has changed since, and whether the change was declared."""
