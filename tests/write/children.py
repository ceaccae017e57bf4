"""Builds that come to harm, each in a process of its own: run with `python -m tests.write.children NAME ARGUMENTS`."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.write.errors import OutputError
from generator.write.place import Rendered, place
from tests.write.builds import build, build_clean, rendered, wanted

_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "shutil.rmtree"}
NOBODY = 65534
KILLED = 9


def killed(work: str, how: str) -> None:
    """In copies 1, 2, 3, ... of `work/base`, kill a build of `work/pages.json` at its first, second, third, ... event.

    An event is any opening, renaming, making, linking or removing; the last copy is the one whose build came through.
    """
    folder = Path(work)
    pages = json.loads((folder / "pages.json").read_text("utf-8"))
    number, left = 0, KILLED
    while left == KILLED:
        number += 1
        copy = folder / str(number)
        shutil.copytree(folder / "base", copy, symlinks=True)
        child = os.fork()
        if child == 0:
            _die_at(number)
            (build if how == "build" else build_clean)(copy / "site", pages)
            os._exit(0)
        left = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(left)


def _die() -> None:
    os._exit(KILLED)


def _die_at(number: int) -> None:
    left = number

    def count(event: str, _: object) -> None:
        nonlocal left
        left -= event in _EVENTS
        if left == 0:
            _die()

    sys.addaudithook(count)


def unprivileged(output: str, pages: str) -> None:
    """Build as a user who owns nothing."""
    _report(Path(output), json.loads(pages), _become_nobody)


def limited(output: str, pages: str) -> None:
    """Build where no file may be longer than a hundred bytes."""
    _report(Path(output), json.loads(pages), lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _report(output: Path, pages: Mapping[str, str], change: Callable[[], None]) -> None:
    change()
    try:
        build(output, pages)
    except OutputError as error:
        sys.stdout.write(f"{error.code}: {error}")
    else:
        sys.stdout.write("built")


def holding(output: str) -> None:
    """Start a build, say so, and go on with it until standard input ends."""
    pages = {"index.html": "from the other process"}

    def slowly() -> Iterator[Rendered]:
        sys.stdout.write("holding\n")
        sys.stdout.flush()
        sys.stdin.read()
        yield from rendered(pages)

    place(Path(output), None, wanted(pages), slowly(), "")


def orphaning(output: str) -> None:
    """Start a build, fork a worker in the midst of it, say its number, and be killed; the worker lives on a while."""

    def interrupted() -> Iterator[Rendered]:
        worker = os.fork()
        if worker == 0:
            os.close(1)
            time.sleep(60)
            os._exit(0)
        sys.stdout.write(f"{worker}\n")
        sys.stdout.flush()
        _die()
        yield Rendered(path="index.html", data=b"")

    place(Path(output), None, wanted({"index.html": ""}), interrupted(), "")


if __name__ == "__main__":
    {run.__name__: run for run in (killed, unprivileged, limited, holding, orphaning)}[sys.argv[1]](*sys.argv[2:])
