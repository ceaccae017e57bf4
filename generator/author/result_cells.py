"""Cells with results: numbers, days, flags and words, each taken as what the requirement asks for, or named."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.author.amounts import COUNT, Doubt, amount, typed
from generator.author.asides import without_asides
from generator.author.days import no_day
from generator.author.parts import part_name, part_named
from generator.author.results import FORMS, PER_CENT, TOGETHER, example_form, fits_of, form_of, told
from generator.author.sheets import decimals
from generator.author.template_headings import HEADINGS
from generator.model.plan import leaves
from generator.model.settings import PERCENT

if TYPE_CHECKING:
    from generator.author.claims import Claims
    from generator.author.days import NoDay
    from generator.author.findings import Findings
    from generator.author.results import Told
    from generator.author.sheets import Address, Cell
    from generator.author.statuses import Statuses
    from generator.model.follow_up import FollowUp
    from generator.model.plan import Goal, Leaf
    from generator.model.settings import Unit
    from generator.plan.language.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What cells are read with: the plan's statuses, the site's units and words, the follow-up that there is."""

    statuses: Statuses
    units: tuple[Unit, ...]
    words: Words
    before: FollowUp | None = None


_NUMERALS = frozenset(("nul", "en", "et", "to", "tre", "fire", "fem", "ingen", "zero", "one", "two", "three", "none"))
"""Numbers in words, some of which are almost the name of a colour."""


class ResultCells:
    """Reads results of one table into its claims."""

    def __init__(self, reading: Reading, claims: Claims, found: Findings, *, coloured: bool) -> None:
        """Take what results are read with, and where they go; `coloured`: their cells may hold the status too."""
        self.coloured = coloured
        self.statuses, self.words, self.units = reading.statuses, reading.words, reading.units
        self.claims, self.found = claims, found
        self.before = reading.before
        self.used: dict[Address, str] = {}

    def amount(self, cell: Cell, key: str, goal: Goal, part: Leaf | None) -> None:
        """A count in a column of its own: a numerator, a denominator or a number of answers."""
        if part is None:
            self._nameless(cell, cell.text, goal)
            return
        value = amount(cell.text, COUNT) if isinstance(cell.value, str) else cell.value
        if isinstance(value, Decimal) and not cell.percent:
            self.claims.add(("rows", goal.number, "results", part.id, key), typed(value), cell.at)
        elif part.ratio and key != "answers" and (code := _no_count(cell)):
            text = f"{self.words.number(cell.value)} %" if isinstance(cell.value, Decimal) else cell.text
            heads = {"first": self.words.say(HEADINGS["numerator"]), "second": self.words.say(HEADINGS["denominator"])}
            self.found.add(
                cell.at, code, value=text, numerator=part.ratio.numerator, denominator=part.ratio.denominator, **heads
            )
        else:
            self._doubt(cell, cell.text, value if isinstance(value, Doubt) else Doubt(code="amount-form"), part)

    def result(self, cell: Cell, goal: Goal, part: Leaf | None) -> None:
        """A result in whatever form, for one part or, in words, for several; in words the status may stand with it."""
        if not isinstance(cell.value, str):
            if part is None or self.used.setdefault(cell.at, part.id) != part.id:
                self._nameless(cell, cell.text, goal)
            else:
                self._plain(cell, goal, part)
            return
        if self.statuses.nothing(cell.text):
            self.left_out(cell, goal)
            return
        split = self.statuses.split(without_asides(cell.text, goal))
        if split.status:
            self.claims.add(("rows", goal.number, "status"), split.status, cell.at, cell.text)
        self._segments(cell, goal, part, [one.strip() for one in re.split(r"[;\n|·]", split.rest) if one.strip()])

    def left_out(self, cell: Cell, goal: Goal) -> None:
        """A goal that the table leaves out: no status at all, so it must not have one already."""
        row = next((one for one in self.before.rows if one.id == goal.number), None) if self.before else None
        if self.before and row:
            said = self.statuses.called.get(row.status, row.status)
            self.found.add(cell.at, "cell-differs", value=cell.text, other=self.before.path, before=said)

    def _segments(self, cell: Cell, goal: Goal, part: Leaf | None, segments: list[str]) -> None:
        """Lines of a cell, each about the part that it names, or about the one of the row."""
        texts: dict[str, list[str]] = {}
        for segment in segments:
            label, colon, rest = segment.partition(":")
            named = part_named(label, goal) if colon and rest.strip() else None
            leaf = named or part
            if leaf is None or (named is None and self.used.setdefault(cell.at, leaf.id) != leaf.id):
                self._nameless(cell, segment, goal)
                return
            texts.setdefault(leaf.id, []).append(rest.strip() if named else segment)
        for leaf in leaves(goal.requirement):
            if leaf.id in texts:
                self._words(cell, goal, leaf, " ".join(texts[leaf.id]))

    def _plain(self, cell: Cell, goal: Goal, leaf: Leaf) -> None:
        """A result that the spreadsheet itself knows as a number, a day or a flag."""
        form = form_of(leaf)
        reason = no_day(cell.value, self.words) if form == "done" else None
        if reason:
            reason.tell(cell, self.found)
        elif form == "done" and isinstance(cell.value, bool | datetime.date):
            self._words(cell, goal, leaf, cell.text)
        elif (
            not isinstance(cell.value, Decimal)
            or form == "done"
            or (form == "value" and cell.percent and leaf.unit != PERCENT)
        ):
            self._doubt(cell, cell.text, Doubt(code="result-unread"), leaf)
        elif form == "ratio":
            text = f"{self.words.number(cell.value)}{' %' if cell.percent else ''}"
            self._doubt(cell, text, Doubt(code="counts-needed"), leaf)
        else:
            self.claims.add(
                ("rows", goal.number, "results", leaf.id, "value"), typed(decimals(cell.value, cell.shown)), cell.at
            )

    def _words(self, cell: Cell, goal: Goal, leaf: Leaf, text: str) -> None:
        meant = told(text, leaf, self.units)
        if isinstance(meant, Doubt):
            words = self.coloured and not re.search(r"\d", text) and text.casefold() not in _NUMERALS
            guess = self.statuses.meant(text) if words else ""
            reason = _slashed(text, self.words) if form_of(leaf) == "done" else None
            if reason:
                reason.tell(cell, self.found)
            elif guess:
                self.claims.doubted.add(goal.number)
                known = ", ".join(self.statuses.labels)
                self.found.add(cell.at, "reference-missing", kind="status", id=text, known=known, guess=guess)
            else:
                self._doubt(cell, text, meant, leaf)
            return
        for one in meant.said:
            self.claims.add(("rows", goal.number, "results", leaf.id, one.key), one.text, cell.at)
        if meant.share:
            self._share(cell, leaf, meant)

    def _share(self, cell: Cell, leaf: Leaf, meant: Told) -> None:
        """A percentage beside the counts has to be theirs, as far as it is written."""
        counts = {one.key: Decimal(one.text) for one in meant.said}
        written = amount(meant.share, fits_of(leaf))
        if isinstance(written, Decimal) and counts["denominator"]:
            exact = counts["numerator"] / counts["denominator"] * 100
            step = Decimal(1).scaleb(int(written.as_tuple().exponent))
            if abs(written - exact) >= step:
                shown = exact.quantize(step, rounding=ROUND_HALF_UP)
                self.found.add(
                    cell.at, "share-differs", said=self.words.number(written), counted=self.words.number(shown)
                )

    def _nameless(self, cell: Cell, text: str, goal: Goal) -> None:
        names = [part_name(leaf, goal) for leaf in leaves(goal.requirement)]
        self.found.add(cell.at, "part-needed", goal=goal.number, value=text, form=names[0], known=", ".join(names))

    def _doubt(self, cell: Cell, text: str, doubt: Doubt, leaf: Leaf) -> None:
        match doubt.code:
            case "counts-needed" if leaf.ratio:
                halves: dict[str, str] = {"numerator": leaf.ratio.numerator, "denominator": leaf.ratio.denominator}
                self.found.add(cell.at, doubt.code, value=text, **halves)
            case "number-thousands":
                decimal = self.words.number(Decimal(typed(Decimal(doubt.decimal))))
                readings = {"thousands": doubt.thousands, "decimal": decimal}
                self.found.add(cell.at, doubt.code, value=text, **readings)
            case "result-unread":
                form = self.words.say(FORMS[example_form(leaf)])
                self.found.add(cell.at, doubt.code, value=text, leaf=leaf.label or leaf.id, form=form)
            case _:
                self.found.add(cell.at, "amount-form", value=text)


def _no_count(cell: Cell) -> str:
    """Why a cell for one count holds none: it is a percentage, or two counts; empty where it is neither."""
    if cell.percent or re.search(PER_CENT, cell.text, re.IGNORECASE):
        return "counts-percentage"
    return "counts-together" if TOGETHER.search(cell.text) else ""


def _slashed(text: str, words: Words) -> NoDay | None:
    """A day with slashes, behind whatever words."""
    day = re.search(r"\d{1,2} ?/ ?\d{1,2}(?: ?[/-] ?| +)\d{2,4}\W*$", text)
    return no_day(day[0].strip(" .)"), words) if day else None
