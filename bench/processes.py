"""Runs one command to its end and says how long it took and how much memory it needed."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is started: its words, its working folder and what is added to the environment."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One run: wall time in seconds from start to end of the process, and its peak memory in MB (10^6 bytes).

    The peak is that of the process itself or of the largest child it waited for, whichever is larger; it is not a sum.
    """

    seconds: float
    peak_mb: float


class CommandFailedError(Exception):
    """A measured command did not end with 0; the message carries the end of its output."""


def timed(command: Command, log: Path) -> Sample:
    """Run `command` as a new process and return its sample; its output goes to `log`.

    Pending disk writes are flushed before the clock starts. Raises CommandFailedError unless the exit code is 0.
    """
    os.sync()
    with log.open("wb") as output:
        started = time.perf_counter()
        child = subprocess.Popen(
            command.words,
            cwd=command.folder,
            # Without compiled modules every start would compile all of ours, and none of what pip has compiled already.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-3000:]
        message = f"{' '.join(command.words)} ended with {child.returncode}:\n{tail}"
        raise CommandFailedError(message)
    return Sample(seconds=seconds, peak_mb=usage.ru_maxrss * 1024 / 1e6)
