"""What `import followup` and `import template` do: they tell what came of it and return the exit code."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.telling import DONE, PROBLEMS, counted, refuse, say, words_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.author.importing import Import
    from generator.checking import Clock
    from generator.model.problem import Located
    from generator.plan.language.words import Words


def import_follow_up(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Show what a spreadsheet would change in a follow-up, and write it where that is asked for."""
    from generator.author.changes_told import change_lines  # noqa: PLC0415 - loaded when needed: --help has to be quick
    from generator.author.importing import looked_at  # noqa: PLC0415 - as above
    from generator.author.which import Asked  # noqa: PLC0415 - as above

    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    asked = Asked(plan=options.plan or "", period=options.period or "", sheet=options.sheet or "", date=options.date)
    done = looked_at(project, options.file, asked, clock(), options.language)
    words = words_for(options, done.language)
    _say_all(done.problems, words)
    if done.refused:
        say(words.say("Nothing was imported. {problems}", problems=counted(done.problems, words)))
        return PROBLEMS
    for one in change_lines(done, words):
        say(one)
    if done.data is None:
        return DONE
    if done.foreseen:
        say(words.say("“fremdrift check” will say:"))
        _say_all(done.foreseen, words)
    if not options.write:
        say(words.say("Nothing is written yet. Add --write when this is right."))
        return DONE
    return _written(project, done, words)


def _written(project: Path, done: Import, words: Words) -> int:
    from generator.author.findings import Findings  # noqa: PLC0415 - as above
    from generator.author.placing import ChangedMeanwhile, OnlyShortcut, put  # noqa: PLC0415 - as above
    from generator.author.sheets import Address  # noqa: PLC0415 - as above

    if done.about is None or done.data is None:
        return DONE
    target, found = done.about.target, Findings()
    try:
        put(project / target.path, target.data, done.data)
    except ChangedMeanwhile:
        found.add(Address(file=target.path), "import-changed")
    except OnlyShortcut:
        found.add(Address(file=target.path), "import-shortcut")
    except OSError as error:
        denied = isinstance(error, PermissionError)
        reason = N_("access is denied") if denied else error.strerror or str(error)
        found.add(Address(file=target.path), "import-unwritable", reason=reason)
    if found.found:
        _say_all(found.located(), words)
        return PROBLEMS
    say(words.say("{path} is written.", path=target.path))
    return DONE


def import_template(options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    """Write a spreadsheet to be filled in for one follow-up."""
    project = options.project.resolve()
    if not project.is_dir():
        return refuse(f"{project}: there is no such folder")
    if options.file.suffix.lower() != ".xlsx":
        return refuse(f"{options.file}: the name of the template has to end in .xlsx")
    if not options.file.absolute().parent.is_dir():
        return refuse(f"{options.file}: there is no folder {options.file.parent}")
    return _template(project, options, clock)


def _template(project: Path, options: argparse.Namespace, clock: Callable[[], Clock]) -> int:
    from generator.author.findings import Findings  # noqa: PLC0415 - as above
    from generator.author.form import form_of  # noqa: PLC0415 - as above
    from generator.author.ground import in_the_way, unreadable  # noqa: PLC0415 - as above
    from generator.author.placing import ChangedMeanwhile, OnlyShortcut, put  # noqa: PLC0415 - as above
    from generator.author.template import template  # noqa: PLC0415 - as above
    from generator.checking import checked  # noqa: PLC0415 - as above

    known = checked(project, clock())
    words = words_for(options, known.language)
    found = Findings()
    form = form_of(known.content, options.plan or "", options.period, words, found) if known.content else None
    wrong = (
        in_the_way(known, form.plan.id, form.period) if form else unreadable(known) or found.located() or known.faults
    )
    if form is None or wrong:
        _say_all(wrong, words)
        return PROBLEMS
    try:
        put(options.file.absolute(), None, template(form))
    except (ChangedMeanwhile, OnlyShortcut):
        return refuse(f"{options.file}: there is such a file already; choose another name")
    except OSError as error:
        return refuse(f"{options.file}: {error.strerror or error}")
    say(
        words.say(
            "{file}: fill in the white cells, then: fremdrift import followup {argument}",
            file=options.file,
            argument=shlex.quote(str(options.file)),
        )
    )
    return DONE


def _say_all(problems: Iterable[Located], words: Words) -> None:
    from generator.author.findings import CODES  # noqa: PLC0415 - as above
    from generator.report import line  # noqa: PLC0415 - as above

    for one in problems:
        sys.stdout.write(line(one, words, CODES) + "\n")
