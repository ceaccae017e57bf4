"""Writes the pages of documentation that follow from the code: `python -m tools.reference`, all or those named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.reference_cli import command_page
from tools.reference_problems import import_page, problems_page

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Reference:
    """One page: its path from the checkout's root, and what makes its text."""

    path: str
    text: Callable[[], str]


REFERENCES = {
    "cli": Reference("docs/operators/command.md", command_page),
    "import": Reference("docs/reference/import-problems.md", import_page),
    "problems": Reference("docs/reference/problems.md", problems_page),
}
"""Every page that is made, by the name to ask for it. Tests hold each file to what is made."""


def main(names: list[str]) -> int:
    """Write the pages named, all of them where none is; the exit code is 2 for a name that is none."""
    unknown = set(names) - REFERENCES.keys()
    if unknown:
        sys.stderr.write(f"no such page: {', '.join(sorted(unknown))}; these exist: {', '.join(REFERENCES)}\n")
        return 2
    for name in names or REFERENCES:
        reference = REFERENCES[name]
        (ROOT / reference.path).write_text(reference.text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
