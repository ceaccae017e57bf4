"""Builds a project over and over, and keeps what there is to show: the pages, and what the author has to be told."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.build import BuildResult, Order, build
from generator.checking import Clock
from generator.model.problem import Located
from generator.model.settings import Language
from generator.plan.language.words import Words, words_in
from generator.render.mistakes import TemplateMistake
from generator.report import line, where
from generator.typesetting import NoPdfError
from generator.work import SourceChanged
from generator.write.errors import OutputError

MOST = 50
"""How many problems a panel lists; the terminal has them all."""
PIECES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""The preview's own bits of HTML; none of them becomes part of a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to tell: its place, empty where it has none, and what it is."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the preview shows just now.

    `built` names the pages as they stand and is empty while there are none; `told` names the panel, which is HTML.
    `below` is the path that the site's own address ends in, without a closing slash.
    """

    built: str
    told: str
    panel: Markup
    below: str
    words: Words


class Workshop:
    """One project, its output folder, and what came of building the one into the other."""

    def __init__(
        self,
        project: Path,
        output: Path,
        clock: Callable[[], Clock],
        language: Language | None,
        *,
        without_pdf: bool = False,
    ) -> None:
        """Prepare to build; `clock` is asked each time. Speak `language`, else the site's own."""
        self.project = project
        self.output = output
        self.shown = Shown(built="", told="", panel=Markup(), below="", words=words_in(language or "da"))
        self._clock = clock
        self._language = language
        self._without_pdf = without_pdf
        self._run = secrets.token_hex(4)
        self._names = 0

    def work(self, jobs: int = 1) -> None:
        """Build once more, in so many processes; `shown` is new where something else is to be shown."""
        order = Order(
            project=self.project, output=self.output, clock=self._clock(), jobs=jobs, without_pdf=self._without_pdf
        )
        try:
            result = build(order, lambda _done, _all: None)
        except TemplateMistake as error:
            self._stay(Notice(place=f"{error.path}:{error.line}" if error.line else error.path, text=error.words))
        except NoPdfError as error:
            self._stay(Notice(place="", text=error.said(words_in(self._language or error.language))))
        except (OSError, OutputError, SourceChanged) as error:
            # A full disk, or a file that was taken away or saved just while it was read: the next change mends it.
            self._stay(Notice(place="", text=str(error)))
        else:
            self._take(result)

    def _stay(self, notice: Notice) -> None:
        """Go on showing the former pages, and tell why."""
        self._tell((notice,), self.shown, stands=False)

    def _take(self, result: BuildResult) -> None:
        former, known, placed = self.shown, result.checked, result.placed
        words = words_in(self._language or result.language)
        now = replace(former, words=words)
        if known and known.content:
            now = replace(now, below=urlsplit(known.content.settings.url).path.rstrip("/"))
        notices = tuple(_notice(one, words) for one in known.faults) if known else ()
        if placed and (placed.written or placed.removed or not former.built):
            now = replace(now, built=self._name())
        self._tell(notices, now, stands=placed is not None)
        if placed and self.shown != former:
            number = now.words.number_of
            written, removed = number(placed.written), number(placed.removed)
            say(now.words.say("Built: {written} written, {removed} removed.", written=written, removed=removed))

    def _tell(self, notices: tuple[Notice, ...], now: Shown, *, stands: bool) -> None:
        """Show `now` with a panel of `notices`; `stands` says whether the pages are of the present content."""
        title = _title(notices, now, stands=stands)
        panel = _panel(notices, now.words, title, stands=stands)
        told = now.told if panel == now.panel else self._name()
        if told != self.shown.told:
            for notice in notices:
                say(f"{notice.place}: {notice.text}" if notice.place else notice.text)
            if not stands:
                say(title)
        self.shown = replace(now, told=told, panel=panel)

    def _name(self) -> str:
        """A name that nothing shown has had, in this run of the preview or another."""
        self._names += 1
        return f"{self._run}-{self._names}"


def say(text: str) -> None:
    """Say something on the terminal at once, even where it is a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _title(notices: tuple[Notice, ...], now: Shown, *, stands: bool) -> str:
    if stands:
        return now.words.count("{count} warning", "{count} warnings", len(notices))
    if now.built:
        return now.words.say("The site could not be built. The page is as it was before.")
    return now.words.say("The site could not be built, so there is no page to show yet.")


def _panel(notices: tuple[Notice, ...], words: Words, title: str, *, stands: bool) -> Markup:
    more = len(notices) - MOST
    text = PIECES.get_template("panel.html").render(
        notices=notices[:MOST],
        more=words.count("{count} more is in the terminal.", "{count} more are in the terminal.", more)
        if more > 0
        else "",
        title=title,
        stands=stands,
    )
    return Markup(text.strip())  # noqa: S704 - made by a template that escapes


def _notice(one: Located, words: Words) -> Notice:
    place = where(one.place)
    return Notice(place=place, text=line(one, words).removeprefix(f"{place}: "))
