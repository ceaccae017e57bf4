"""A table with a row for each milestone: where it stands, when it was reached, its new date, a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.author.choices import choice
from generator.author.days import day_of, no_day, time_of
from generator.author.goal_numbers import goal_number

if TYPE_CHECKING:
    from generator.author.columns import Role
    from generator.author.sheets import Cell, Row
    from generator.author.table import Table
    from generator.model.plan import Goal, Milestone

READ: tuple[Role, ...] = ("state", "date", "by", "note")
"""The columns from which something is imported."""


def read_milestones(table: Table) -> None:
    """Read every row below the headings; one that reports nothing is passed over."""
    by_number: dict[str, Goal] = {goal.number: goal for goal in table.goals}
    numbers = table.columns("number")[0].number
    for row in table.rows:
        told = [cell for one in table.columns(*READ) if not (cell := row.cell(one.number)).empty]
        number = row.cell(numbers)
        if not told or all(cell.at == number.at for cell in told):
            continue
        goal = by_number.get(goal_number(number, tuple(by_number), table.found))
        milestone = _milestone(table, row, goal) if goal else None
        if goal and milestone:
            _row(table, row, goal, milestone)


def _milestone(table: Table, row: Row, goal: Goal) -> Milestone | None:
    """The milestone that a row is about: by its id, else by the words of it."""
    for cell in table.cells(row, "milestone_id", "milestone"):
        said = _plain(cell.text)
        for one in goal.milestones:
            if cell.text == one.id or said == _plain(one.text):
                return one
    named = next(table.cells(row, "milestone_id", "milestone"), row.cell(table.columns("milestone")[0].number))
    table.unknown(named, "milestone", named.text, tuple(one.id for one in goal.milestones))
    return None


def _row(table: Table, row: Row, goal: Goal, milestone: Milestone) -> None:
    keys = ("rows", goal.number, "milestones", milestone.id)
    for cell in table.cells(row, "state"):
        chosen = choice((*keys, "state"), cell.text, table.words)
        if chosen.id:
            table.claims.add((*keys, "state"), chosen.id, cell.at, cell.text)
        else:
            title = table.columns("state")[0].title
            table.found.add(cell.at, "choice-unknown", key=title, value=cell.text, choices=", ".join(chosen.labels))
    for cell in table.cells(row, "date"):
        day = day_of(cell.value) if _dated(cell) else None
        if day:
            table.claims.add((*keys, "date"), day.isoformat(), cell.at, cell.text)
        else:
            _no_time(table, cell, "date-form")
    for cell in table.cells(row, "by"):
        time = time_of(cell.value) if _dated(cell) else _year(cell)
        if time:
            table.claims.add((*keys, "by"), time, cell.at, cell.text)
        else:
            _no_time(table, cell, "when-form")
    for cell in table.cells(row, "note"):
        table.claims.add((*keys, "note"), cell.text, cell.at)


def _no_time(table: Table, cell: Cell, code: str) -> None:
    """Name a cell that holds no time, by `code` where no more is known of it."""
    reason = no_day(cell.value, table.words)
    if reason:
        reason.tell(cell, table.found)
    else:
        table.found.add(cell.at, code, value=cell.text)


def _dated(cell: Cell) -> bool:
    """Whether a cell can hold a time: a number is none, though a spreadsheet may show it as one."""
    return not isinstance(cell.value, bool) and (isinstance(cell.value, str) or hasattr(cell.value, "isoformat"))


def _year(cell: Cell) -> str:
    return cell.text if re.fullmatch(r"(?:19|20|21)\d\d", cell.text) else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
