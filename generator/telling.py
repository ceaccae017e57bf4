"""What the command tells on a terminal: problems, the last line, a bar when a build is long."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Progress, TaskID

    from generator.build import BuildResult
    from generator.model.problem import Located
    from generator.model.settings import Language
    from generator.plan.language.words import Words
    from generator.record.taking import Taken

DONE, PROBLEMS, USAGE = 0, 1, 2
"""The exit codes: done, problems in the content, a wrong call or an unusable folder."""


def words_for(options: argparse.Namespace, language: Language) -> Words:
    """The words of the language that was asked for, else of the one that is known."""
    from generator.plan.language.words import words_in  # noqa: PLC0415 - loaded when needed: --help has to be quick

    return words_in(options.language or language)


def say_problems(problems: Iterable[Located], words: Words) -> None:
    """Say each problem on a line."""
    from generator.report import line  # noqa: PLC0415 - as above

    for one in problems:
        say(line(one, words))


def counted(problems: tuple[Located, ...], words: Words) -> str:
    """How many problems there are of each severity."""
    counts = Counter(one.severity for one in problems)
    said = words.say(
        "{errors}, {warnings}",
        errors=words.count("{count} error", "{count} errors", counts["error"]),
        warnings=words.count("{count} warning", "{count} warnings", counts["warning"]),
    )
    if not counts["reminder"]:
        return said
    reminders = words.count("{count} reminder", "{count} reminders", counts["reminder"])
    return words.say("{counts}, {reminders}", counts=said, reminders=reminders)


def built(result: BuildResult, words: Words, seconds: float) -> str:
    """The last line of a build: files, written, unchanged, removed, problems, time."""
    took = words.say("{seconds} s", seconds=words.number(Decimal(f"{seconds:.2f}")))
    # Where nothing had changed there was nothing to say last time either.
    problems = counted(result.checked.faults if result.checked else (), words)
    placed = result.placed
    if placed is None:
        return words.say("Nothing was built. {problems}. {took}", problems=problems, took=took)
    parts = [
        words.count("{count} file", "{count} files", len(placed.ledger.entries)),
        words.say("{count} written", count=words.number_of(placed.written)),
        words.say("{count} unchanged", count=words.number_of(placed.unchanged)),
        words.say("{count} removed", count=words.number_of(placed.removed)),
    ]
    return f"{', '.join((*parts, problems))}. {took}"


def noted(taken: Taken, words: Words) -> str:
    """What the record gained, in a line."""
    if not taken.entries:
        return words.say("The record is up to date.")
    return words.say(
        "{new}, {reworded}, {readdressed}. Commit content/.record/ together with the content.",
        new=words.count("{count} new in the record", "{count} new in the record", len(taken.new)),
        reworded=words.count("{count} new wording", "{count} new wordings", len(taken.reworded)),
        readdressed=words.count("{count} new address", "{count} new addresses", len(taken.readdressed)),
    )


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, once a build turns out to be long; nothing elsewhere, as in CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield lambda _done, _all: None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """rich's progress bar, loaded when there is something to show."""

    FEWEST = 400
    """Below this many files a build is over before a bar is read."""
    STEP = 50

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def show(self, done: int, total: int) -> None:
        """Move the bar to `done` of `total` files."""
        if total < self.FEWEST or (done % self.STEP and done != total):
            return
        if self._progress is None:
            from rich.console import Console  # noqa: PLC0415 - as above
            from rich.progress import Progress  # noqa: PLC0415 - as above

            self._progress = Progress(console=Console(stderr=True), auto_refresh=False, transient=True)
            self._progress.start()
            self._task = self._progress.add_task("", total=total)
        if self._task is not None:
            self._progress.update(self._task, completed=done, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()


def say(text: str) -> None:
    """Say something on the terminal."""
    sys.stdout.write(text + "\n")


def refuse(text: str, code: int = USAGE) -> int:
    """Say why nothing was done, beside the output; return the exit code."""
    sys.stderr.write(f"fremdrift: {text}\n")
    return code
