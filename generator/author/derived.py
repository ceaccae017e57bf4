"""Columns that are never imported, since the site derives them, held against what it knows."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.author.amounts import Doubt, amount
from generator.author.asides import without_asides
from generator.author.columns import means
from generator.author.findings import Findings
from generator.author.goal_numbers import goal_number
from generator.author.results import fits_of, form_of, told
from generator.author.statuses import label
from generator.derive.goals import plan_state, status_in
from generator.model.plan import leaves

if TYPE_CHECKING:
    from datetime import date

    from generator.author.columns import Column
    from generator.author.sheets import Cell
    from generator.author.table import Table
    from generator.derive.goals import FollowUpState, GoalState, PlanState
    from generator.derive.results import LeafResult
    from generator.model.content import Content
    from generator.model.plan import Goal, Plan


_NOT_YET = re.compile(r"endnu ikke|ikke forfalden|not (?:due|reported|yet)", re.IGNORECASE)
"""What may stand in the column of a period that has not come."""
MOST_DECIMALS = 2
"""With how many decimals a result is said in a message."""


def hold_against(table: Table, content: Content, plan: Plan, today: date) -> None:
    """Name every derived cell that contradicts the site. `content` has the imported follow-up in it."""
    follow_ups = tuple(one for one in content.follow_ups if one.plan == plan.id)
    state = plan_state(plan, table.goals, follow_ups, today)
    now = next((one for one in state.follow_ups if one.division.id == table.period), None)
    if now is None or table.header.complete:
        return
    by_number: dict[str, GoalState] = {one.goal.number: one for one in now.goals}
    numbers = table.columns("number")[0].number
    for row in table.rows:
        number = row.cell(numbers)
        goal = by_number.get(goal_number(number, tuple(by_number), Findings())) if not number.empty else None
        for column in table.header.columns if goal else ():
            cell = row.cell(column.number)
            if goal and not cell.empty and not cell.broken:
                _cell(table, plan, state, column, cell, goal)


def _cell(  # noqa: PLR0913, PLR0917 - a cell, its column, and everything it may be held against
    table: Table, plan: Plan, state: PlanState, column: Column, cell: Cell, goal: GoalState
) -> None:
    if column.role == "status_before":
        _status(table, plan, cell, goal.goal, goal.status_before)
    elif column.role == "to_date":
        _to_date(table, cell, goal)
    elif column.role == "division" and not means(column.division, table.period):
        periods = {one.id: one.first for one in state.divisions}
        of_column = next((one for one in periods if means(column.division, one)), "")
        before = next((one for one in state.follow_ups if one.division.id == of_column), None)
        if of_column and periods[of_column] > periods[table.period] and not _NOT_YET.match(cell.text):
            table.found.add(column.at, "column-later", value=column.title)
        elif before:
            _earlier(table, plan, cell, goal.goal, before)


def _status(table: Table, plan: Plan, cell: Cell, goal: Goal, known: str) -> None:
    """A status of before, said by a label or with more beside it."""
    said = table.statuses.split(without_asides(cell.text, goal)).status
    labels: dict[str, str] = {one.id: label(one, table.words) for one in plan.statuses}
    if said and known in labels and said != known:
        table.found.add(cell.at, "derived-differs", said=labels[said], known=labels[known])


def _to_date(table: Table, cell: Cell, goal: GoalState) -> None:
    """A result to date: of a goal in one part, by its counts or as far as it is rounded."""
    if len(goal.to_date) == 1 and not _agrees(table, cell, goal.to_date[0]):
        table.found.add(cell.at, "derived-differs", said=_said(table, cell), known=_known(table, goal.to_date[0]))


def _earlier(table: Table, plan: Plan, cell: Cell, goal: Goal, before: FollowUpState) -> None:
    """What was reported for a division before: its status, and its results as they were reported."""
    state = next(one for one in before.goals if one.goal.number == goal.number)
    quarter = next(one for one in state.quarters if one.division.id == before.division.id)
    if isinstance(cell.value, str):
        _status(table, plan, cell, goal, status_in(quarter, state.dues))
    results = {one.leaf.id: one for one in quarter.results}
    parts = leaves(goal.requirement)
    if len(parts) == 1 and parts[0].id in results and not _agrees(table, cell, results[parts[0].id]):
        known = results[parts[0].id]
        table.found.add(cell.at, "derived-differs", said=_said(table, cell), known=_known(table, known))


def _agrees(table: Table, cell: Cell, known: LeafResult) -> bool:
    """Whether a cell says a result: by its counts where it has them, else by the number as far as it is written.

    What cannot be read says nothing: this column is not imported.
    """
    rest = table.statuses.split(cell.text).rest if isinstance(cell.value, str) else ""
    if isinstance(cell.value, Decimal):
        return _near(cell.value, known)
    meant = told(rest, known.leaf, table.reading.units) if rest else None
    if meant is not None and not isinstance(meant, Doubt):
        told_values = {one.key: Decimal(one.text) for one in meant.said if one.key in ("numerator", "denominator")}
        if told_values:
            return told_values == {"numerator": known.numerator, "denominator": known.denominator}
    match = re.match(r"[-−]?\d[\d.,]*", rest)
    written = amount(match[0].rstrip(".,"), fits_of(known.leaf)) if match and form_of(known.leaf) != "done" else None
    return _near(written, known) if isinstance(written, Decimal) else True


def _near(written: Decimal, known: LeafResult) -> bool:
    if known.value is None:
        return True
    step = Decimal(1).scaleb(min(0, int(written.as_tuple().exponent)))
    return abs(known.value - written) < step


def _said(table: Table, cell: Cell) -> str:
    return table.words.number(cell.value) if isinstance(cell.value, Decimal) else cell.text


def _known(table: Table, known: LeafResult) -> str:
    words = table.words
    if known.value is None:
        return "–"
    value = known.value
    if -int(value.as_tuple().exponent) > MOST_DECIMALS:
        value = value.quantize(Decimal(1).scaleb(-MOST_DECIMALS), rounding=ROUND_HALF_UP)
    if known.numerator is not None and known.denominator is not None:
        halves = {"numerator": words.number(known.numerator), "denominator": words.number(known.denominator)}
        return f"{words.number(value)} % ({words.say('{numerator} of {denominator}', **halves)})"
    return words.number(value)
