"""Makes what git cannot keep in the project folder given as argument."""

from __future__ import annotations

import sys
from pathlib import Path


def make(project: Path) -> None:
    """Put the file into the copied project."""
    page = project / "content" / "pages" / "om.md"
    page.parent.mkdir(parents=True)
    page.write_bytes("---\ntitle: Om siden\n---\nRødgrød \0 \u202e\n".encode())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
