"""The command: its arguments, its exit codes, and the only look at the clock."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from generator import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.progress import Progress, TaskID

    from generator.build import BuildResult, Clock
    from generator.model.problem import Located
    from generator.model.settings import Language
    from generator.plan.words import Words
    from generator.record.taking import Taken

DONE, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when done, 1 for problems in the content, 2 for a wrong call or an unusable folder."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    return code


class _Parser(argparse.ArgumentParser):
    """argparse, whose complaints are one plain line."""

    def error(self, message: str) -> NoReturn:
        """End the command for a wrong call."""
        self.exit(USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="fremdrift",
        description="Dated updates and goals in Markdown and YAML become a public information site.",
        epilog="Exit codes: 0 done, 1 problems in the content, 2 wrong call or unusable folder.",
    )
    parser.add_argument("--version", action="version", version=f"fremdrift {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="check the content and build the site")
    when = _shared(build)
    when.add_argument(
        "--as-of", type=_day, metavar="DATE", help="the site as readers saw it at the end of this day, from the record"
    )
    build.add_argument(
        "--output", type=Path, metavar="DIR", help="where the site goes (default: site; with --as-of, site-DATE)"
    )
    build.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help="processes to render with")
    build.add_argument("--clean", action="store_true", help="render everything anew beside the old site, then swap")
    build.add_argument("--strict", action="store_true", help="warnings count as errors")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="say what is wrong in the content, and build nothing")
    _shared(check)
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    check.set_defaults(run=_check)

    serve = commands.add_parser("serve", help="build, show on 127.0.0.1, and build again when a file changes")
    _shared(serve)
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port (default: 8000)")
    serve.set_defaults(run=_serve)

    record = commands.add_parser("record", help="note in content/.record/ what is public now, before it is published")
    record.add_argument(
        "action",
        nargs="?",
        choices=("adopt",),
        help="adopt: what is not in the record yet counts as public since the dates that it gives itself",
    )
    _shared(record)
    record.set_defaults(run=_record)

    redact = commands.add_parser(
        "redact", help="take the words of a former version out of the record, and say so there"
    )
    redact.add_argument("page", metavar="PAGE", help="its address, or the path of its file")
    redact.add_argument("--version", type=_number, required=True, metavar="N", help="which version")
    redact.add_argument("--reason", required=True, metavar="TEXT", help="why, in words that readers will see")
    _shared(redact)
    redact.set_defaults(run=_redact)

    redirects = commands.add_parser("redirects", help="print the site's redirects as the rules of a web server")
    servers = ("nginx", "caddy", "apache", "_redirects")
    redirects.add_argument("server", choices=servers, metavar="SERVER", help="nginx, caddy, apache or _redirects")
    _shared(redirects)
    redirects.set_defaults(run=_redirects)

    cite = commands.add_parser("cite", help="print a citation of a page: its version, date and digest, from the record")
    cite.add_argument("page", metavar="PAGE", help="an address that it has or had, or the path of its file")
    cite.add_argument("--as-of", type=_day, metavar="DATE", help="the version of the end of this day (default: now)")
    _of_site(cite)
    cite.set_defaults(run=_cite)

    verify = commands.add_parser("verify", help="hold printed citations against the record")
    verify.add_argument(
        "citation",
        nargs="?",
        metavar="CITATION",
        help="a text with citations, as printed by cite; line breaks and hyphens of paper do no harm "
        "(default: standard input)",
    )
    _of_site(verify)
    verify.set_defaults(run=_verify)

    init = commands.add_parser("init", help="make a small working site to start from")
    init.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist yet, or is empty")
    init.set_defaults(run=_init)
    return parser


def _shared(parser: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """The arguments of most commands. Returns the group of those that say when."""
    _of_site(parser)
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--now",
        type=_instant,
        metavar="INSTANT",
        help="the moment to build for, 2026-11-22T14:30 (default: now); in the site's timezone if it has no offset",
    )
    when.add_argument("--today", type=_day, metavar="DATE", help="the end of this day, 2026-11-22")
    return when


def _of_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="the site's folder (default: here)")
    parser.add_argument("--language", choices=("da", "en"), help="the language of messages (default: the site's)")


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
        # Every timezone has to have such an instant; none is more than a day from another.
        _ = instant - timedelta(days=1), instant + timedelta(days=1)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"“{text}” is no instant; write 2026-11-22T14:30") from None
    return instant


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        _ = day - timedelta(days=1), day + timedelta(days=1)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write 2026-11-22") from None
    return day


def _jobs(text: str) -> int:
    return min(_number(text), 64)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of this kind; write 1 or more")
    return int(text)


def _clock(options: argparse.Namespace) -> Clock:
    from generator.build import Clock  # noqa: PLC0415 - loaded when a command needs it: --help has to be quick

    if options.today:
        return Clock(day=options.today)
    return Clock(instant=options.now or datetime.now(UTC))


def _check(options: argparse.Namespace) -> int:
    from generator.build import checked  # noqa: PLC0415 - as above
    from generator.derive.scheduled import scheduled  # noqa: PLC0415 - as above
    from generator.report import scheduled_lines  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    known = checked(project, _clock(options))
    words = _words(options, known.language)
    _say_problems(known.problems, words)
    if known.content and known.now:
        for one in scheduled_lines(scheduled(known.content, known.now), words):
            _say(one)
    _say(_counted(known.problems, words))
    return PROBLEMS if known.refused(strict=options.strict) else DONE


def _build(options: argparse.Namespace) -> int:
    from generator.as_of import NotKeptError  # noqa: PLC0415 - as above
    from generator.build import OUTPUT, Order, build  # noqa: PLC0415 - as above
    from generator.render.mistakes import TemplateMistake  # noqa: PLC0415 - as above
    from generator.work import SourceChanged  # noqa: PLC0415 - as above
    from generator.write.errors import OutputError  # noqa: PLC0415 - as above

    # A build makes many small values and keeps them all to its end; looking for garbage among them takes a third of it.
    gc.disable()
    started = time.perf_counter()
    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    order = Order(
        project=project,
        output=options.output or project / (f"{OUTPUT}-{options.as_of}" if options.as_of else OUTPUT),
        clock=_clock(options),
        jobs=options.jobs,
        clean=options.clean,
        strict=options.strict,
        as_of=options.as_of,
    )
    try:
        with _progress() as progress:
            result = build(order, progress)
    except OutputError as error:
        return _refuse(str(error))
    except SourceChanged as error:
        return _refuse(f"{error} changed while the site was being built; build again")
    except TemplateMistake as error:
        return _refuse(str(error), PROBLEMS)
    except NotKeptError as error:
        return _refuse(error.said(_words(options, error.language)), PROBLEMS)
    words = _words(options, result.language)
    # A build says what is wrong; what falls due is for those who write, and they ask with `check`.
    _say_problems(result.checked.faults if result.checked else (), words)
    _say(_summary(result, words, time.perf_counter() - started))
    # The process ends here; what it made need not be looked through once more on the way out.
    gc.freeze()
    return DONE if result.placed else PROBLEMS


def _record(options: argparse.Namespace) -> int:
    from generator.recording import NotBegunError, record  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    try:
        done = record(project, _clock(options), adopt=options.action == "adopt")
    except NotBegunError as error:
        return _refuse(_words(options, error.language).say(error.text), PROBLEMS)
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror or error}")
    words = _words(options, done.checked.language)
    _say_problems(done.checked.faults, words)
    if done.taken is None:
        problems = _counted(done.checked.faults, words)
        _say(words.say("Nothing was noted in the record. {problems}", problems=problems))
        return PROBLEMS
    _say(_noted(done.taken, words))
    return DONE


def _noted(taken: Taken, words: Words) -> str:
    """What the record gained, in a line."""
    if not taken.entries:
        return words.say("The record is up to date.")
    return words.say(
        "{new}, {reworded}, {readdressed}. Commit content/.record/ together with the content.",
        new=words.count("{count} new in the record", "{count} new in the record", len(taken.new)),
        reworded=words.count("{count} new wording", "{count} new wordings", len(taken.reworded)),
        readdressed=words.count("{count} new address", "{count} new addresses", len(taken.readdressed)),
    )


def _redact(options: argparse.Namespace) -> int:
    from generator.recording import NothingToRedactError, redact  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    try:
        done = redact(project, _clock(options), options.page, options.version, options.reason)
    except NothingToRedactError as error:
        return _refuse(_words(options, error.language).say(error.text), PROBLEMS)
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror or error}")
    words = _words(options, done.checked.language)
    if done.entry is None:
        _say_problems(done.checked.faults, words)
        return PROBLEMS
    _say(
        words.say(
            "The words of version {number} are out of the record. They are still in the history of the repository, "
            "and in copies of it: that has to be purged by itself (see the guide to the record).",
            number=options.version,
        )
    )
    return DONE


def _redirects(options: argparse.Namespace) -> int:
    from generator.build import checked  # noqa: PLC0415 - as above
    from generator.redirects import rules  # noqa: PLC0415 - as above
    from generator.report import line  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    known = checked(project, _clock(options))
    words = _words(options, known.language)
    sys.stderr.writelines(line(one, words) + "\n" for one in known.faults)
    if known.content is None or known.now is None or known.refused(strict=False):
        return PROBLEMS
    # Bytes: servers read UTF-8, whatever the terminal does.
    sys.stdout.buffer.write(rules(known.content, known.past, known.now, options.server).encode())
    return DONE


def _cite(options: argparse.Namespace) -> int:
    from generator.citing import book_of, cite  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    book = book_of(project)
    words = _words(options, book.language)
    if book.problems:
        _say_problems(book.problems, words)
        return PROBLEMS
    answer = cite(book, options.page, options.as_of, datetime.now(UTC), words)
    if not answer.done:
        return _refuse(answer.text, PROBLEMS)
    _say(answer.text)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from generator.citing import book_of  # noqa: PLC0415 - as above
    from generator.verifying import verified  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return _refuse(f"{project}: there is no such folder")
    if options.citation is None and sys.stdin.isatty():
        return _refuse("give a citation, or a text with citations on standard input (see fremdrift verify --help)")
    text = options.citation if options.citation is not None else sys.stdin.read()
    book = book_of(project)
    words = _words(options, book.language)
    _say_problems(book.problems, words)
    answers = verified(book, text, words)
    for answer in answers:
        _say(answer.text)
    return DONE if not book.problems and all(answer.done for answer in answers) else PROBLEMS


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # noqa: PLC0415 - as above

    return serve(options.project.resolve(), options.port, lambda: _clock(options), options.language)


def _init(options: argparse.Namespace) -> int:
    from generator.author.start import FolderInUse, start  # noqa: PLC0415 - as above

    try:
        made = start(options.folder)
    except FolderInUse as error:
        return _refuse(f"{error.folder}: there are files here already; choose another folder")
    except OSError as error:
        return _refuse(f"{options.folder}: {error.strerror or error}")
    _say(f"{options.folder}: {len(made)} files. Now: cd {options.folder} && fremdrift serve")
    return DONE


def _words(options: argparse.Namespace, language: Language) -> Words:
    from generator.plan.words import words_in  # noqa: PLC0415 - as above

    return words_in(options.language or language)


def _say_problems(problems: Iterable[Located], words: Words) -> None:
    from generator.report import line  # noqa: PLC0415 - as above

    for one in problems:
        _say(line(one, words))


def _counted(problems: tuple[Located, ...], words: Words) -> str:
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


def _summary(result: BuildResult, words: Words, seconds: float) -> str:
    """The last line of a build: files, written, unchanged, removed, problems, time."""
    took = words.say("{seconds} s", seconds=words.number(Decimal(f"{seconds:.2f}")))
    # Where nothing had changed there was nothing to say last time either.
    problems = _counted(result.checked.faults if result.checked else (), words)
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


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
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


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _refuse(text: str, code: int = USAGE) -> int:
    sys.stderr.write(f"fremdrift: {text}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
