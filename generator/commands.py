"""What each command does: one function for each, which tells what came of it and returns the exit code."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

from generator.telling import (
    DONE,
    PROBLEMS,
    built,
    counted,
    noted,
    progress_bar,
    refuse,
    say,
    say_problems,
    words_for,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from generator.checking import Clock


def check(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Say what is wrong, what falls due, and what is scheduled."""
    from generator.checking import checked  # noqa: PLC0415 - loaded when needed: --help has to be quick
    from generator.derive.scheduled import scheduled  # noqa: PLC0415 - as above
    from generator.record.unnoted import unnoted  # noqa: PLC0415 - as above
    from generator.report import scheduled_lines, unnoted_line  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    known = checked(project, clock())
    words = words_for(options, known.language)
    say_problems(known.problems, words)
    if known.content and known.now:
        for one in scheduled_lines(scheduled(known.content, known.now), words):
            say(one)
    wrong = frozenset(one.place.path for one in known.faults if one.severity == "error")
    if new := unnoted(known.past, wrong):
        say(unnoted_line(new, words))
    say(counted(known.problems, words))
    return PROBLEMS if known.refused(strict=options.strict) else DONE


def build(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Build the site, of now or of a day that has been."""
    from generator.as_of import NotKeptError  # noqa: PLC0415 - as above
    from generator.build import OUTPUT, Order, build  # noqa: PLC0415 - as above
    from generator.render.mistakes import TemplateMistake  # noqa: PLC0415 - as above
    from generator.typesetting import NoPdfError  # noqa: PLC0415 - as above
    from generator.work import SourceChanged  # noqa: PLC0415 - as above
    from generator.write.errors import OutputError  # noqa: PLC0415 - as above

    # A build makes many small values and keeps them all to its end; looking for garbage among them takes a third of it.
    gc.disable()
    started = time.perf_counter()
    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    order = Order(
        project=project,
        output=options.output or project / (f"{OUTPUT}-{options.as_of}" if options.as_of else OUTPUT),
        clock=clock(),
        jobs=options.jobs,
        clean=options.clean,
        strict=options.strict,
        as_of=options.as_of,
        without_pdf=options.without_pdf,
    )
    try:
        with progress_bar() as progress:
            result = build(order, progress)
    except OutputError as error:
        return refuse(str(error))
    except SourceChanged as error:
        return refuse(f"{error} changed while the site was being built; build again")
    except TemplateMistake as error:
        return refuse(str(error), PROBLEMS)
    except (NotKeptError, NoPdfError) as error:
        return refuse(error.said(words_for(options, error.language)), PROBLEMS)
    words = words_for(options, result.language)
    # A build says what is wrong; what falls due is for those who write, and they ask with `check`.
    say_problems(result.checked.faults if result.checked else (), words)
    say(built(result, words, time.perf_counter() - started))
    # The process ends here; what it made need not be looked through once more on the way out.
    gc.freeze()
    return DONE if result.placed else PROBLEMS


def record(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Note what is public now in the record."""
    from generator.recording import EarlierError, NotBegunError, record  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    try:
        done = record(project, clock(), adopt=options.action == "adopt")
    except NotBegunError as error:
        return refuse(words_for(options, error.language).say(error.text), PROBLEMS)
    except EarlierError as error:
        words = words_for(options, error.language)
        return refuse(words.say(error.text, day=words.day(error.latest.date())), PROBLEMS)
    except OSError as error:
        return refuse(f"{error.filename or 'content/.record'}: {error.strerror or error}")
    words = words_for(options, done.checked.language)
    say_problems(done.checked.faults, words)
    if done.taken is None:
        problems = counted(done.checked.faults, words)
        say(words.say("Nothing was noted in the record. {problems}", problems=problems))
        return PROBLEMS
    say(noted(done.taken, words))
    return DONE


def redact(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Take the words of a former version out of the record."""
    from generator.recording import NothingToRedactError, redact  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    try:
        done = redact(project, clock(), options.page, options.version, options.reason)
    except NothingToRedactError as error:
        return refuse(words_for(options, error.language).say(error.text), PROBLEMS)
    except OSError as error:
        return refuse(f"{error.filename or 'content/.record'}: {error.strerror or error}")
    words = words_for(options, done.checked.language)
    if done.entry is None:
        say_problems(done.checked.faults, words)
        return PROBLEMS
    say(
        words.say(
            "The words of version {number} are out of the record. They are still in the history of the repository, "
            "and in copies of it: that has to be purged by itself (see the guide to the record).",
            number=options.version,
        )
    )
    return DONE


def redirects(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Print the site's redirects as rules of a web server."""
    from generator.checking import checked  # noqa: PLC0415 - as above
    from generator.redirects import rules  # noqa: PLC0415 - as above
    from generator.report import line  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    known = checked(project, clock())
    words = words_for(options, known.language)
    sys.stderr.writelines(line(one, words) + "\n" for one in known.faults)
    if known.content is None or known.now is None or known.refused(strict=False):
        return PROBLEMS
    # Bytes: servers read UTF-8, whatever the terminal does.
    sys.stdout.buffer.write(rules(known.content, known.past, known.now, options.server).encode())
    return DONE


def cite(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Print a citation of a page."""
    from generator.citing import book_of, cite  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    book = book_of(project)
    words = words_for(options, book.language)
    if book.problems:
        say_problems(book.problems, words)
        return PROBLEMS
    answer = cite(book, options.page, options.as_of, clock().at(book.zone), words)
    if not answer.done:
        return refuse(answer.text, PROBLEMS)
    say(answer.text)
    return DONE


def verify(options: argparse.Namespace, _clock: Callable[[], Clock]) -> int:
    """Say whether citations agree with the record."""
    from generator.citing import book_of  # noqa: PLC0415 - as above
    from generator.verifying import verified  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    if options.citation is None and sys.stdin.isatty():
        return refuse("give a citation, or a text with citations on standard input (see fremdrift verify --help)")
    text = options.citation if options.citation is not None else sys.stdin.read()
    book = book_of(project)
    words = words_for(options, book.language)
    say_problems(book.problems, words)
    answers = verified(book, text, words)
    for answer in answers:
        say(answer.text)
    return DONE if not book.problems and all(answer.done for answer in answers) else PROBLEMS


def serve(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Show the site on this machine."""
    from generator.serve import serve  # noqa: PLC0415 - as above

    return serve(options.project.resolve(), options.port, clock, options.language, without_pdf=options.without_pdf)


def init(options: argparse.Namespace, _clock: Callable[[], Clock]) -> int:
    """Make a site to start from."""
    from generator.author.start import FolderInUse, start  # noqa: PLC0415 - as above

    try:
        made = start(options.folder)
    except FolderInUse as error:
        return refuse(f"{error.folder}: there are files here already; choose another folder")
    except OSError as error:
        return refuse(f"{options.folder}: {error.strerror or error}")
    say(f"{options.folder}: {len(made)} files. Now: cd {options.folder} && fremdrift serve")
    return DONE
