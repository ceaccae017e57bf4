"""The complete CSV file of a follow-up, a line for each value: what was reported, as the follow-up's file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.author.claims import kind_at
from generator.author.goal_numbers import listed_goals
from generator.author.results import form_of
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
KINDS = (REPORTED, "derived", "plan")


_PATHS = {"results": "value", "milestones": "state", "changes": "note"}
"""The fields that have others below them, each with one of those."""
_KEYS = {"ratio": "numerator", "value": "value", "done": "done"}
"""A field of a result of each form."""


def reported(sheet: Sheet, header: HeaderRow) -> tuple[Line, ...]:
    """The lines that hold what was reported."""
    kind = header.column("kind")
    return tuple(
        row
        for row in sheet.rows
        if row.at.row > header.row.at.row and (kind is None or row.cell(kind.number).text.casefold() == REPORTED)
    )


def name_kinds(sheet: Sheet, header: HeaderRow, found: Findings) -> bool:
    """Name every line with a kind that there is not: nobody knows whether it was reported. Say whether there is one."""
    unknown = False
    kind = header.column("kind")
    told = [one.number for role in ("goal", "field", "plain_value") if (one := header.column(role))]
    for row in sheet.rows if kind else ():
        cell = row.cell(kind.number) if kind else None
        if cell is None or row.at.row <= header.row.at.row or cell.text.casefold() in KINDS:
            continue
        if any(row.cell(number).text for number in told):
            unknown = True
            found.add(cell.at, "choice-unknown", key="kind", value=cell.text, choices=", ".join(KINDS))
    return unknown


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
            _unknown(table.found, field, goals.get(number.text))
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


def _unknown(found: Findings, field: Cell, goal: Goal | None) -> None:
    known = known_keys(Row) if goal else tuple(one for one in known_keys(FollowUp) if one != "rows")
    first = field.text.partition(".")[0]
    if goal and first in _PATHS and kind_at(("rows", goal.number, first)) is None:
        ids = {
            "results": [leaf.id for leaf in leaves(goal.requirement)],
            "milestones": [milestone.id for milestone in goal.milestones],
        }.get(first, ["1"])
        if ids and field.text in (first, f"{first}.", *(f"{first}.{one}" for one in ids)):
            last = _KEYS[form_of(leaves(goal.requirement)[0])] if first == "results" else _PATHS[first]
            found.add(field.at, "field-short", field=field.text, form=f"{first}.{ids[0]}.{last}")
            return
    guess = nearest(field.text, known)
    found.add(field.at, "field-unknown", field=field.text, known=listed(known), **({"guess": guess} if guess else {}))
