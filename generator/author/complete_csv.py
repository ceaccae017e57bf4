"""The complete CSV file of a follow-up, a line for each value: what was reported, as the follow-up's file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.author.claims import kind_at
from generator.author.goal_numbers import listed_goals
from generator.model.follow_up import FollowUp, Row
from generator.model.plan import leaves
from generator.read.nearest import listed, nearest
from generator.read.schema import known_keys

if TYPE_CHECKING:
    from generator.author.claims import Keys
    from generator.author.columns import HeaderRow
    from generator.author.findings import Findings
    from generator.author.sheets import Cell, Sheet
    from generator.author.sheets import Row as Line
    from generator.author.table import Table
    from generator.model.plan import Goal

REPORTED = "reported"
"""The kind of the lines that are imported; what is derived, and what the plan says, is not."""


def reported(sheet: Sheet, header: HeaderRow) -> tuple[Line, ...]:
    """The lines that hold what was reported."""
    kind = header.column("kind")
    return tuple(
        row
        for row in sheet.rows
        if row.at.row > header.row.at.row and (kind is None or row.cell(kind.number).text == REPORTED)
    )


def read_complete(table: Table, plan: str) -> None:
    """Read every line about one follow-up; `table.rows` are its lines, `table.period` its period."""
    goals: dict[str, Goal] = {goal.number: goal for goal in table.goals}
    numbers = {role: table.columns(role)[0].number for role in ("plan", "period", "goal", "field", "plain_value")}
    for row in table.rows:
        cells = {role: row.cell(number) for role, number in numbers.items()}
        if cells["plan"].text != plan or cells["period"].text != table.period:
            continue
        number, field, value = cells["goal"], cells["field"], cells["plain_value"]
        if not number.text:
            keys: Keys | None = (field.text,) if kind_at((field.text,)) else None
        elif number.text in goals:
            inside = _keys(field.text, goals[number.text])
            keys = ("rows", number.text, *inside) if inside else None
        else:
            guess = nearest(number.text, goals)
            more = {"guess": guess} if guess else {}
            known = listed_goals(goals)
            table.found.add(number.at, "reference-missing", kind="goal", id=number.text, known=known, **more)
            continue
        if keys is None:
            _unknown(table.found, field, known_keys(Row if number.text else FollowUp))
        elif value.text:
            table.claims.add(keys, value.text, value.at)


def _keys(field: str, goal: Goal) -> Keys | None:
    """The keys of a row that a field names; lists are counted from 1, and ids may have points in them."""
    first, _, rest = field.partition(".")
    ids = {
        "results": [leaf.id for leaf in leaves(goal.requirement)],
        "milestones": [milestone.id for milestone in goal.milestones],
    }.get(first)
    keys: Keys
    if ids is not None:
        fits = sorted((one for one in ids if rest.startswith(f"{one}.")), key=len)
        if not fits:
            return None
        keys = (first, fits[-1], rest.removeprefix(f"{fits[-1]}."))
    elif rest:
        number, _, inner = rest.partition(".")
        if not (number.isascii() and number.isdigit() and int(number[:6])):
            return None
        keys = (first, int(number[:6]) - 1, inner)
    else:
        keys = (first,)
    return keys if kind_at(("rows", goal.number, *keys)) else None


def _unknown(found: Findings, field: Cell, known: tuple[str, ...]) -> None:
    guess = nearest(field.text, known)
    found.add(field.at, "field-unknown", field=field.text, known=listed(known), **({"guess": guess} if guess else {}))
