"""Small builds: the write stage used as a whole build uses it, and folders looked at byte by byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.write.ledger import Wanted, load, stale
from generator.write.place import Placed, Rendered, place, place_clean

KEPT_BESIDE = {"site.ledger", "site.lock"}

Build = Callable[[Path, Mapping[str, str]], Placed]


def rank(path: str) -> int:
    """Assets first, then pages, then the pages that list others, the feed last."""
    if path.endswith((".css", ".js")):
        return 0
    if path == "index.html":
        return 2
    return 3 if path.endswith(".xml") else 1


def wanted(pages: Mapping[str, str]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(path=path, fingerprint=hashlib.sha256(text.encode()).hexdigest(), rank=rank(path))
        for path, text in pages.items()
    )


def rendered(pages: Mapping[str, str]) -> Iterator[Rendered]:
    return (Rendered(path=path, data=text.encode()) for path, text in pages.items())


def build(output: Path, pages: Mapping[str, str], key: str = "") -> Placed:
    """Build by value: read the ledger, render what is stale, place it."""
    asked = wanted(pages)
    ledger = load(output)
    due = stale(ledger, asked, output)
    return place(output, ledger, asked, rendered({want.path: pages[want.path] for want in due}), key)


def build_clean(output: Path, pages: Mapping[str, str], key: str = "") -> Placed:
    return place_clean(output, wanted(pages), rendered(pages), key)


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder: a file's bytes, where a link leads, "folder" for a folder."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        else:
            found[name] = "folder" if path.is_dir() else path.read_bytes()
    return found


def beside(output: Path) -> set[str]:
    """The names of all that lies beside an output for its sake."""
    return {path.name for path in (output.parent / ".fremdrift").iterdir()}
