"""Makes what git cannot keep in the project folder given as argument."""

from __future__ import annotations

import sys
from pathlib import Path


def make(project: Path) -> None:
    """Let nobody read the page."""
    (project / "content" / "pages" / "om.md").chmod(0)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
