"""The command: its arguments, its exit codes, and the only look at the clock."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from generator import __version__, commands, importing_commands
from generator.telling import USAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.checking import Clock

LONGEST = 6
"""The most digits of a number on the command line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when done, 1 for problems in the content, 2 for a wrong call or an unusable folder."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options, lambda: _clock(options))
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
    parts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = parts.add_parser("build", help="check the content and build the site")
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
    _pdf(build)
    build.set_defaults(run=commands.build)

    check = parts.add_parser("check", help="say what is wrong in the content, and build nothing")
    _shared(check)
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    check.set_defaults(run=commands.check)

    serve = parts.add_parser("serve", help="build, show on 127.0.0.1, and build again when a file changes")
    _shared(serve)
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port (default: 8000)")
    _pdf(serve)
    serve.set_defaults(run=commands.serve)

    record = parts.add_parser("record", help="note in content/.record/ what is public now, before it is published")
    record.add_argument(
        "action",
        nargs="?",
        choices=("adopt",),
        help="adopt: what is not in the record yet counts as public since the dates that it gives itself",
    )
    _shared(record, instant=_past_instant, day=_past_day)
    record.set_defaults(run=commands.record)

    redact = parts.add_parser("redact", help="take the words of a former version out of the record, and say so there")
    redact.add_argument("page", metavar="PAGE", help="its address, or the path of its file")
    redact.add_argument("--version", type=_number, required=True, metavar="N", help="which version")
    redact.add_argument("--reason", required=True, metavar="TEXT", help="why, in words that readers will see")
    _shared(redact)
    redact.set_defaults(run=commands.redact)

    redirects = parts.add_parser("redirects", help="print the site's redirects as the rules of a web server")
    servers = ("nginx", "caddy", "apache", "_redirects")
    redirects.add_argument("server", choices=servers, metavar="SERVER", help="nginx, caddy, apache or _redirects")
    _shared(redirects)
    redirects.set_defaults(run=commands.redirects)

    cite = parts.add_parser("cite", help="print a citation of a page: its version, date and digest, from the record")
    cite.add_argument("page", metavar="PAGE", help="an address that it has or had, or the path of its file")
    cite.add_argument("--as-of", type=_day, metavar="DATE", help="the version of the end of this day (default: now)")
    _of_site(cite)
    cite.set_defaults(run=commands.cite)

    verify = parts.add_parser("verify", help="hold printed citations against the record")
    verify.add_argument(
        "citation",
        nargs="?",
        metavar="CITATION",
        help="a text with citations, as printed by cite; line breaks and hyphens of paper do no harm "
        "(default: standard input)",
    )
    _of_site(verify)
    verify.set_defaults(run=commands.verify)

    _imports(parts.add_parser("import", help="read a follow-up from a spreadsheet, or make one to be filled in"))

    init = parts.add_parser("init", help="make a small working site to start from")
    init.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist yet, or is empty")
    init.set_defaults(run=commands.init)
    return parser


def _imports(parser: argparse.ArgumentParser) -> None:
    """The commands of `import`."""
    parts = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    follow_up = parts.add_parser(
        "followup", help="show what a spreadsheet changes in a follow-up, and write it if asked"
    )
    follow_up.add_argument("file", type=Path, metavar="FILE", help="an Excel workbook (.xlsx) or a CSV file")
    follow_up.add_argument("--period", metavar="PERIOD", help="which follow-up, 2025-Q3 (default: as the file says)")
    follow_up.add_argument("--plan", metavar="PLAN", help="of which plan (default: as the file says, or the only one)")
    follow_up.add_argument("--sheet", metavar="NAME", help="which sheet (default: the one with a follow-up table)")
    follow_up.add_argument("--date", type=_day, metavar="DATE", help="the day from which a new follow-up is public")
    follow_up.add_argument("--write", action="store_true", help="write the changes (default: only show them)")
    _shared(follow_up)
    follow_up.set_defaults(run=importing_commands.import_follow_up)

    template = parts.add_parser("template", help="make a spreadsheet to be filled in for a follow-up")
    template.add_argument("period", metavar="PERIOD", help="for which follow-up, 2025-Q4")
    template.add_argument("file", type=Path, metavar="FILE", help="the new file, which ends in .xlsx")
    template.add_argument("--plan", metavar="PLAN", help="of which plan (default: the only one)")
    _shared(template)
    template.set_defaults(run=importing_commands.import_template)


def _shared(
    parser: argparse.ArgumentParser,
    *,
    instant: Callable[[str], datetime] | None = None,
    day: Callable[[str], date] | None = None,
) -> argparse._MutuallyExclusiveGroup:
    """The arguments of most commands. Returns the group of those that say when."""
    _of_site(parser)
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--now",
        type=instant or _instant,
        metavar="INSTANT",
        help="the moment to build for, 2026-11-22T14:30 (default: now); in the site's timezone if it has no offset",
    )
    when.add_argument("--today", type=day or _day, metavar="DATE", help="the end of this day, 2026-11-22")
    return when


def _pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--without-pdf", action="store_true", help="leave out the PDFs that site.yml asks for")


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


def _past_instant(text: str) -> datetime:
    """One without an offset is in the site's timezone, which is not known yet and at most 14 hours ahead."""
    instant = _instant(text)
    known = instant if instant.tzinfo else instant.replace(tzinfo=UTC) - timedelta(hours=14)
    if known > datetime.now(UTC):
        raise argparse.ArgumentTypeError(f"“{text}” has not come yet, so nobody can have seen what is public then")
    return instant


def _past_day(text: str) -> date:
    """One that is over everywhere."""
    day = _day(text)
    if day >= (datetime.now(UTC) - timedelta(hours=12)).date():
        raise argparse.ArgumentTypeError(f"“{text}” is not over yet, so nobody can have seen what is public at its end")
    return day


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
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST or not int(text):
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is no number of this kind; write 1 or more")
    return int(text)


def _clock(options: argparse.Namespace) -> Clock:
    from generator.checking import Clock  # noqa: PLC0415 - loaded when a command needs it: --help has to be quick

    if getattr(options, "today", None):
        return Clock(day=options.today)
    return Clock(instant=getattr(options, "now", None) or datetime.now(UTC))


if __name__ == "__main__":
    sys.exit(main())
