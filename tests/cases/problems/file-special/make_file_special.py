"""Makes what git cannot keep in the project folder given as argument."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def make(project: Path) -> None:
    """Put the file into the copied project."""
    folder = project / "content" / "pages"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "om.md")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
