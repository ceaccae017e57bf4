"""Several files of one folder changed at once: whoever reads it finds all of them changed, or none.

The new files are made in a folder beside, whose renaming to PENDING decides the change; then each goes to its place.
Readers let what is pending go before what stands, so that it makes no difference how far that has come.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.read.sources import GONE, PENDING
from generator.write.disk import write_new
from generator.write.paths import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def change(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Put files, by their paths in a folder, in place and take others away, all at once. Raises OSError.

    A change that an earlier run had decided is carried out first.
    """
    settle(folder)
    making = folder / f"{PENDING}.new"
    shutil.rmtree(making, ignore_errors=True)
    for path, data in files.items():
        (making / path).parent.mkdir(parents=True, exist_ok=True)
        write_new(making / path, data)
    write_new(making / GONE, "".join(f"{path}\n" for path in gone).encode())
    making.rename(folder / PENDING)
    settle(folder)


def settle(folder: Path) -> None:
    """Carry out what was decided and not done, if there is anything. Raises OSError."""
    pending = folder / PENDING
    if pending.is_symlink() or not pending.is_dir():
        return
    for where, _, names in os.walk(pending):
        for name in sorted(names):
            path = Path(where, name).relative_to(pending)
            if str(path) != GONE:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (pending / path).replace(folder / path)
    if (pending / GONE).exists():
        # The list may have come with somebody's branch: it takes nothing away outside the folder.
        for line in filter(None, (pending / GONE).read_text(encoding="utf-8").splitlines()):
            if sound((line,)):
                (folder / line).unlink(missing_ok=True)
        (pending / GONE).unlink()
    shutil.rmtree(pending)
