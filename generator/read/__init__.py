"""From files to model values: every mistake of every file at once, with line and column, safe on hostile files."""
