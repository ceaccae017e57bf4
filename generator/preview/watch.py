"""Watches the files a site is made from."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, awatch

from generator.read.sources import CONTENT, SETTINGS, SETTINGS_IN

TEMPLATES = "templates"
FOLDERS = (CONTENT, TEMPLATES)


class Watch:
    """Tells when something changed. Only the site's own folders are watched in depth: a large `.venv` may lie beside.

    The top of the project is watched by itself, and not `site.yml`: editors put a new file in its place.
    """

    def __init__(self, project: Path) -> None:
        """Watch nothing yet."""
        self._project = project
        self._news = asyncio.Event()
        self._top: asyncio.Task[None] | None = None
        self._below: asyncio.Task[None] | None = None
        self._watched: tuple[tuple[Path, int], ...] = ()

    async def look(self) -> None:
        """Begin to watch, anew where a folder is another than before; whatever changes from here on is news."""
        self._news.clear()
        if self._top is None:
            self._top = self._start((self._project,), self._settings_or_folder, deep=False)
        folders = self._folders()
        if self._below is None or self._below.done() or folders != self._watched:
            if self._below is not None:
                self._below.cancel()
            self._watched = folders
            paths = tuple(path for path, _ in folders)
            self._below = self._start(paths, self._content, deep=True) if paths else None
        await asyncio.sleep(0)

    async def change(self) -> None:
        """Wait until something changed since `look`. Raises OSError where the system cannot watch."""
        heard = asyncio.create_task(self._news.wait())
        watching = {task for task in (self._top, self._below) if task}
        done, _ = await asyncio.wait({heard, *watching}, return_when=asyncio.FIRST_COMPLETED)
        heard.cancel()
        for task in done & watching:
            task.result()

    def _start(self, paths: tuple[Path, ...], kept: Callable[[Change, str], bool], *, deep: bool) -> asyncio.Task[None]:
        return asyncio.create_task(self._hear(paths, kept, deep=deep))

    async def _hear(self, paths: tuple[Path, ...], kept: Callable[[Change, str], bool], *, deep: bool) -> None:
        try:
            async for _ in awatch(*paths, watch_filter=kept, recursive=deep, step=50):
                self._news.set()
        except FileNotFoundError:
            # A folder was taken away just now; that is a change too.
            self._news.set()

    def _folders(self) -> tuple[tuple[Path, int], ...]:
        """The folders to watch in depth, each with what tells it from another of the same name."""
        found = ((self._project / name, _identity(self._project / name)) for name in FOLDERS)
        return tuple((path, identity) for path, identity in found if identity is not None)

    def _settings_or_folder(self, _change: Change, path: str) -> bool:
        return Path(path).name in (SETTINGS, *SETTINGS_IN.values(), *FOLDERS)

    def _content(self, _change: Change, path: str) -> bool:
        """Names that begin with a dot or end with `~` are nobody's content: editors keep their notes in them."""
        parts = Path(path).relative_to(self._project).parts
        return not any(part.startswith(".") or part.endswith("~") for part in parts)


def _identity(folder: Path) -> int | None:
    """Return None unless there is a folder."""
    try:
        return os.stat(folder / "").st_ino  # noqa: PTH116 - with the slash, a file is none
    except OSError:
        return None
