"""`python -m bench.corpus FOLDER --updates N`: writes `FOLDER/site` (Fremdrift) and `FOLDER/blog` (mkdocs-material)."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.blog import write_blog
from bench.site import write_site
from bench.story import entries


def write_corpus(folder: Path, *, updates: int) -> None:
    """Write both forms of a corpus of `updates` updates into `folder`, which must not exist or be empty.

    The same number always gives the same bytes. Raises FileExistsError if `folder/site` or `folder/blog` is there.
    """
    told = entries(updates)
    for name in ("site", "blog"):
        (folder / name).mkdir(parents=True)
    write_site(folder / "site", told)
    write_blog(folder / "blog", told)


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--updates", type=int, default=1000)
    options = parser.parse_args()
    try:
        write_corpus(options.folder, updates=options.updates)
    except (ValueError, FileExistsError) as refused:
        parser.error(str(refused))


if __name__ == "__main__":
    main()
