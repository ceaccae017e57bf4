"""Makes what git cannot keep in the project folder given as argument."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path


def make(project: Path) -> None:
    """Put the file into the copied project."""
    folder = project / "content" / "pages"
    folder.mkdir(parents=True)
    # The name of a socket may only be short, so it is made by a name without folders.
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("om.md")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
