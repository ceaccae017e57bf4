"""The spreadsheet that people fill in: a row for each part of a goal, a sheet of milestones, one of what to choose."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import xlsxwriter

from generator.author.choices import options_of
from generator.author.parts import part_name
from generator.author.results import form_of
from generator.author.statuses import label
from generator.author.template_headings import ABOVE, HEADINGS
from generator.derive.divisions import Division, divisions
from generator.model.moment import Moment
from generator.model.plan import leaves
from generator.model.rules import N_
from generator.plan.language.labels import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from generator.author.columns import Role
    from generator.model.follow_up import FollowUp, LeafReport, MilestoneReport
    from generator.model.follow_up import Row as Reported
    from generator.model.plan import Goal, Leaf, Milestone, Plan
    from generator.plan.language.words import Words

Put = str | bool | datetime.date | None
"""What is put into a cell; numbers are given as text, as exactly as somebody wrote them."""

Look = Literal["locked", "closed", "text", "number", "date"]
"""How a cell looks and whether one may write in it; `closed` is for what this row does not have."""

_FIXED: tuple[Role, ...] = ("number", "goal", "part", "requirement")
_RESULTS: tuple[Role, ...] = ("numerator", "denominator", "value", "answers", "done")
_GOAL: tuple[Role, ...] = ("status", "cause", "consequence", "response", "note")
_YEAR: tuple[Role, ...] = ("outcome", "analysis", "next_year")
_MILESTONE: tuple[Role, ...] = ("number", "milestone", "milestone_id", "planned", "state", "date", "by", "note")
_WIDTH = 14
_WIDTHS: dict[Role, int] = {
    **dict.fromkeys(("cause", "consequence", "response", "note", "analysis"), 40),
    "number": 14,
    "goal": 28,
    "part": 26,
    "requirement": 44,
    "milestone": 52,
}
"""How many letters a column is wide, where it is not of the usual width."""
_FILLED = 0.9
"""How much of a line words fill before they break."""
_LINE, _LEAST_LINES, _HIGHEST = 15, 2, 400
"""The height of a line of text in points, the fewest that a row has room for, and the highest row there may be."""
_HELP = (
    N_("Write in the white cells only. What is left empty leaves in the site what stands there already."),
    N_("Numerator and denominator are the two counts of this period alone, never added up and never a percentage."),
    N_("Under “Carried out” write yes, no, or the day on which it was done."),
)
_LEAST_DATE = datetime.date(1900, 3, 1)
"""A spreadsheet shows days before this one wrongly, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a template is made of; `before` is the follow-up that there is already, whose values are filled in."""

    plan: Plan
    goals: tuple[Goal, ...]
    period: str
    before: FollowUp | None
    words: Words

    @property
    def parts(self) -> tuple[Division, ...]:
        """The divisions of the plan's period."""
        return divisions(self.plan.period, self.plan.divisions)

    @property
    def last(self) -> bool:
        """Whether this is the year's last follow-up, which says how the year ended."""
        return self.period == self.parts[-1].id

    def row(self, goal: Goal) -> Reported | None:
        """What a goal has reported already."""
        return next((row for row in self.before.rows if row.id == goal.number), None) if self.before else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    """The lines of a column that are chosen from a list; `letter` is the list's column on the sheet of choices."""

    first: int
    last: int
    column: int
    letter: str


def _public_from(before: FollowUp | None) -> Put:
    """The day from which a follow-up is public; with a time of day, as words, for a cell shows one or the other."""
    if before is None:
        return None
    moment = before.date
    return moment.date if moment == Moment(moment.date) else f"{moment.date.isoformat()} {moment.time:%H:%M}"


def template(form: Form) -> bytes:
    """The workbook; the same form gives the same bytes."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    first = divisions(form.plan.period, form.plan.divisions)[0].first
    book.set_properties({"title": form.plan.title, "created": datetime.datetime(first.year, 1, 1, tzinfo=datetime.UTC)})
    _Writer(book, form).write()
    book.close()
    return data.getvalue()


class _Writer:
    """Writes the sheets of one template."""

    def __init__(self, book: xlsxwriter.Workbook, form: Form) -> None:
        self.book, self.form, self.words = book, form, form.words
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B0B0B0"}
        self.looks: dict[Look, Format] = {
            "locked": book.add_format({**cell, "bg_color": "#F2F2F2", "num_format": "@"}),
            "closed": book.add_format({**cell, "bg_color": "#D9D9D9"}),
            "text": book.add_format({**cell, "locked": False, "num_format": "@"}),
            "number": book.add_format({**cell, "locked": False, "num_format": "General"}),
            "date": book.add_format({**cell, "locked": False, "num_format": "yyyy-mm-dd"}),
        }
        self.heading = book.add_format({**cell, "bold": True, "bg_color": "#DDE6F0"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({"italic": True})
        self.numbers: dict[int, Format] = {}
        self.cell = cell

    def write(self) -> None:
        """Write all sheets."""
        goals = self.book.add_worksheet(self.words.say(N_("Follow-up")))
        milestones = self.book.add_worksheet(self.words.say(N_("Milestones")))
        self._goals(goals)
        self._milestones(milestones)
        self._choices(self.book.add_worksheet(self.words.say(N_("Choices"))))

    # The sheet of goals

    def _goals(self, sheet: Worksheet) -> None:
        roles = (*_FIXED, *_RESULTS, *_GOAL, *(_YEAR if self.form.last else ()))
        top = self._above(sheet)
        self._headings(sheet, top, roles)
        line = top
        for goal in self.form.goals:
            for n, leaf in enumerate(leaves(goal.requirement)):
                line += 1
                cells = tuple(self._goal_cell(role, goal, leaf, first=n == 0) for role in roles)
                self._line(sheet, line, roles, cells)
        for role, key, letter in (("status", "", "A"), ("outcome", "outcome", "B"), ("next_year", "next_year", "C")):
            if role in roles:
                area = _Area(first=top + 1, last=line, column=roles.index(role), letter=letter)
                self._choose(sheet, area, self._options(key))
        self._finish(sheet, top, len(_FIXED) - 1)

    def _above(self, sheet: Worksheet) -> int:
        """Write what stands above the table; return the line of the headings."""
        before = self.form.before
        sheet.write_string(0, 0, self.form.plan.title, self.title)
        values: list[tuple[str, Put, Look]] = [
            ("plan", self.form.plan.id, "locked"),
            ("period", self.form.period, "locked"),
            ("date", _public_from(before), "date"),
            ("discussed", before.discussed if before else None, "date"),
        ]
        if before and before.example:
            values.append(("example", True, "locked"))
        for line, (name, value, look) in enumerate(values, 1):
            sheet.write_string(line, 0, self.words.say(ABOVE[name]), self.heading)
            self._put(sheet, line, 1, value, look)
        for line, text in enumerate(_HELP, len(values) + 1):
            sheet.write_string(line, 0, self.words.say(text), self.plain)
        return len(values) + len(_HELP) + 2

    def _goal_cell(self, role: Role, goal: Goal, leaf: Leaf, *, first: bool) -> tuple[Put, Look]:
        row = self.form.row(goal)
        if role in _FIXED:
            fixed = {
                "number": goal.number,
                "goal": goal.title,
                "part": part_name(leaf, goal),
                "requirement": "\n".join(self._required(goal, leaf)),
            }
            return fixed[role], "locked"
        if role in _RESULTS:
            report = next((one for one in row.results if one.id == leaf.id), None) if row else None
            look = self._result_look(role, leaf)
            return (self._result(role, report) if look != "closed" else None), look
        if not first:
            return None, "closed"
        return (self._reported(role, row) if row else None), "text"

    def _required(self, goal: Goal, leaf: Leaf) -> Iterator[str]:
        """What is asked for, of which part this is where its name alone does not say so, and whether it is due."""
        text = " ".join(goal.requirement_text.split())
        yield text
        if leaf.label and part_name(leaf, goal) != leaf.label and leaf.label not in text:
            yield leaf.label
        yield from self._halves(leaf)
        part = next(one for one in self.form.parts if one.id == self.form.period)
        if goal.reporting.due and not part.is_among(goal.reporting.due):
            yield self.words.say(N_("Not to be reported in this period."))

    def _halves(self, leaf: Leaf) -> tuple[str, ...]:
        """What a share's two counts are counts of."""
        if leaf.ratio is None:
            return ()
        halves: dict[Role, str] = {"numerator": leaf.ratio.numerator, "denominator": leaf.ratio.denominator}
        return tuple(f"{self.words.say(HEADINGS[role])}: {text}" for role, text in halves.items())

    @staticmethod
    def _result_look(role: Role, leaf: Leaf) -> Look:
        has: dict[str, tuple[Role, ...]] = {
            "ratio": ("numerator", "denominator"),
            "value": ("value", "answers") if leaf.kind == "threshold" else ("value",),
            "done": ("done",),
        }
        if role not in has[form_of(leaf)]:
            return "closed"
        return "date" if role == "done" else "number"

    def _result(self, role: Role, report: LeafReport | None) -> Put:
        if report is None:
            return None
        if role == "done":
            return report.date if report.done and report.date else report.done
        value: Decimal | None = getattr(report, role)
        return None if value is None else f"{value:f}"

    def _reported(self, role: Role, row: Reported) -> Put:
        if role == "status":
            status = next((one for one in self.form.plan.statuses if one.id == row.status), None)
            return label(status, self.words) if status else row.status
        value: str | None = getattr(row, role)
        return self.words.say(CHOICES[value]) if role in ("outcome", "next_year") and value else value

    # The sheet of milestones

    def _milestones(self, sheet: Worksheet) -> None:
        self._headings(sheet, 0, _MILESTONE)
        line = 0
        for goal in self.form.goals:
            row = self.form.row(goal)
            reports: dict[str, MilestoneReport] = {one.id: one for one in row.milestones} if row else {}
            for milestone in goal.milestones:
                line += 1
                self._line(sheet, line, _MILESTONE, self._milestone(goal, milestone, reports.get(milestone.id)))
        area = _Area(first=1, last=max(line, 1), column=_MILESTONE.index("state"), letter="D")
        self._choose(sheet, area, self._options("state"))
        self._finish(sheet, 0, 2)

    def _milestone(
        self, goal: Goal, milestone: Milestone, report: MilestoneReport | None
    ) -> tuple[tuple[Put, Look], ...]:
        when = self.words.when
        return (
            (goal.number, "locked"),
            (" ".join(milestone.text.split()), "locked"),
            (milestone.id, "locked"),
            (when(milestone.by) if milestone.by else milestone.report, "locked"),
            (self.words.say(CHOICES[report.state]) if report else None, "text"),
            (report.date if report else None, "date"),
            (when(report.by) if report and report.by else None, "text"),
            (report.note if report else None, "text"),
        )

    # What there is to choose from

    def _options(self, key: str) -> tuple[str, ...]:
        if not key:
            return tuple(label(one, self.words) for one in self.form.plan.statuses)
        keys = ("rows", "1", "milestones", "1", key) if key == "state" else ("rows", "1", key)
        return tuple(self.words.say(CHOICES[one]) for one in options_of(keys))

    def _choices(self, sheet: Worksheet) -> None:
        columns: tuple[tuple[Role, str], ...] = (
            *(("status", ""), ("outcome", "outcome"), ("next_year", "next_year"), ("state", "state")),
        )
        for column, (role, key) in enumerate(columns):
            sheet.write_string(0, column, self.words.say(HEADINGS[role]), self.heading)
            for line, text in enumerate(self._options(key), 1):
                sheet.write_string(line, column, text, self.looks["locked"])
        sheet.set_column(0, len(columns) - 1, 24)
        sheet.protect()

    def _choose(self, sheet: Worksheet, area: _Area, options: tuple[str, ...]) -> None:
        """Let a column be chosen from a list on the sheet of choices; other words are warned of, not refused."""
        name = self.words.say(N_("Choices")).replace("'", "''")
        source = f"='{name}'!${area.letter}$2:${area.letter}${len(options) + 1}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(area.first, area.column, area.last, area.column, rule)

    # Cells

    def _headings(self, sheet: Worksheet, line: int, roles: tuple[Role, ...]) -> None:
        for column, role in enumerate(roles):
            sheet.write_string(line, column, self.words.say(HEADINGS[role]), self.heading)
            sheet.set_column(column, column, _WIDTHS.get(role, _WIDTH))

    def _line(self, sheet: Worksheet, line: int, roles: tuple[Role, ...], cells: tuple[tuple[Put, Look], ...]) -> None:
        """A line as high as its longest text: not every program finds that out by itself."""
        most = _LEAST_LINES
        for column, (role, (value, look)) in enumerate(zip(roles, cells, strict=True)):
            self._put(sheet, line, column, value, look)
            width = _WIDTHS.get(role, _WIDTH) * _FILLED
            most = max(most, sum(math.ceil((len(part) or 1) / width) for part in str(value or "").split("\n")))
        sheet.set_row(line, min(_HIGHEST, most * _LINE))

    def _finish(self, sheet: Worksheet, top: int, frozen: int) -> None:
        """Keep the headings in sight and on every printed page, and let people write only where they should."""
        sheet.freeze_panes(top + 1, frozen)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})

    def _put(self, sheet: Worksheet, line: int, column: int, value: Put, look: Look) -> None:
        if value is None or value == "":
            sheet.write_blank(line, column, None, self.looks[look])
        elif isinstance(value, bool):
            sheet.write_string(line, column, self.words.say("yes") if value else self.words.say("no"), self.looks[look])
        elif isinstance(value, datetime.date):
            self._put_day(sheet, line, column, value, look)
        elif look == "number":
            self._put_number(sheet, line, column, value)
        else:
            sheet.write_string(line, column, value, self.looks[look])

    def _put_day(self, sheet: Worksheet, line: int, column: int, value: datetime.date, look: Look) -> None:
        if value < _LEAST_DATE:
            sheet.write_string(line, column, value.isoformat(), self.looks[look])
        else:
            sheet.write_datetime(line, column, value, self.looks[look])

    def _put_number(self, sheet: Worksheet, line: int, column: int, text: str) -> None:
        """A number that keeps as many decimals as it was written with; one too long for a spreadsheet stays text."""
        if len(text.strip("-0").replace(".", "")) > 15:  # noqa: PLR2004 - the digits that a spreadsheet keeps
            sheet.write_string(line, column, text.replace(".", ","), self.looks["text"])
            return
        places = len(text.partition(".")[2])
        if places not in self.numbers:
            form = f"0.{'0' * places}" if places else "0"
            self.numbers[places] = self.book.add_format({**self.cell, "locked": False, "num_format": form})
        sheet.write_number(line, column, float(text), self.numbers[places])
