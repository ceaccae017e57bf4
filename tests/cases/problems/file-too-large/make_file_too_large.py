"""Makes what git cannot keep in the project folder given as argument."""

from __future__ import annotations

import sys
from pathlib import Path


def make(project: Path) -> None:
    """Put the file into the copied project."""
    large = project / "content" / "pages" / "om.md"
    large.parent.mkdir(parents=True)
    with large.open("wb") as file:
        file.truncate(100_000_000)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
