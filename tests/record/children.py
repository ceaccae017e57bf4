"""Records that come to harm, in a process of their own: `python -m tests.record.children WORK record|redact`."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

from generator.checking import Clock
from generator.recording import record, redact
from tests.record.kept import FORMER, NOW, REASON

_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
KILLED = 9


def killed(work: Path, how: str) -> None:
    """In copies 1, 2, 3, ... of `work/base`, kill the command at its first, second, third, ... call that writes.

    The last copy is the one in which it came through.
    """
    number, left = 0, KILLED
    while left == KILLED:
        number += 1
        copy = work / str(number)
        shutil.copytree(work / "base", copy)
        child = os.fork()
        if child == 0:
            _die_at(number)
            clock = Clock(instant=datetime.fromisoformat(NOW))
            if how == "record":
                record(copy, clock, adopt=False)
            else:
                redact(copy, clock, FORMER, 1, REASON)
            os._exit(0)
        left = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(left)


def _die_at(number: int) -> None:
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        flags = arguments[2] if event == "open" else 0
        if event in _EVENTS or (isinstance(flags, int) and flags & _WRITES):
            left -= 1
            if left == 0:
                os._exit(KILLED)

    sys.addaudithook(count)


if __name__ == "__main__":
    killed(Path(sys.argv[1]), sys.argv[2])
