"""A table with a row for each goal, or for each part of one: the ministry's template, and our own to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.author.choices import choice
from generator.author.columns import means
from generator.author.explanations import explanation, known_already
from generator.author.goal_numbers import goal_number
from generator.author.parts import part_name, part_named
from generator.author.result_cells import ResultCells
from generator.model.plan import leaves
from generator.read.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.author.claims import Claims
    from generator.author.columns import Column, HeaderRow, Role
    from generator.author.findings import Findings
    from generator.author.result_cells import Reading
    from generator.author.sheets import Address, Cell, Row
    from generator.author.statuses import Statuses
    from generator.model.follow_up import FollowUp
    from generator.model.follow_up import Row as Reported
    from generator.model.plan import Goal, Leaf
    from generator.plan.language.words import Words

TEXTS: tuple[Role, ...] = ("cause", "consequence", "response", "note", "analysis")
"""The columns that hold words; each is written under the key of the same name."""
_AMOUNTS: tuple[Role, ...] = ("numerator", "denominator", "answers")
_RESULTS: tuple[Role, ...] = ("value", "done", "division", "divisions")
_CHOSEN: tuple[Role, ...] = ("outcome", "next_year")
READ: tuple[Role, ...] = (*_AMOUNTS, *_RESULTS, "status", "explanation", *TEXTS, *_CHOSEN)
"""The columns from which something is imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was found: its headings, the rows below them, what they are about, and where what they say goes.

    `before` is the follow-up that there is already.
    """

    header: HeaderRow
    rows: tuple[Row, ...]
    period: str
    before: FollowUp | None
    goals: tuple[Goal, ...]
    reading: Reading
    claims: Claims
    found: Findings

    @property
    def statuses(self) -> Statuses:
        """The statuses of the plan."""
        return self.reading.statuses

    @property
    def words(self) -> Words:
        """The words of messages, and of what is chosen."""
        return self.reading.words

    def columns(self, *roles: Role) -> tuple[Column, ...]:
        """The columns with one of some roles; of those for divisions of the year only what is imported.

        A column for results of any kind is passed over where one names the division.
        """
        own = any(one.role == "division" and means(one.division, self.period) for one in self.header.columns)
        return tuple(
            one
            for one in self.header.columns
            if one.role in roles
            and (one.role != "division" or means(one.division, self.period))
            and not (own and one.role == "divisions")
        )

    def cells(self, row: Row, *roles: Role) -> Iterator[Cell]:
        """The cells of some columns in which something can be read; what cannot be read is named."""
        for column in self.columns(*roles):
            cell = row.cell(column.number)
            if cell.error:
                self.found.add(cell.at, "cell-error", value=cell.error)
            elif cell.uncached:
                self.found.add(cell.at, "cell-uncached")
            elif not cell.empty:
                yield cell

    def unknown(self, cell: Cell, kind: str, text: str, names: tuple[str, ...]) -> None:
        """Name something that a cell refers to and that does not exist."""
        guess = nearest(text, names)
        more = {"guess": guess} if guess else {}
        self.found.add(cell.at, "reference-missing", kind=kind, id=text, known=", ".join(names) or "–", **more)


def read_table(table: Table) -> None:
    """Read every row below the headings."""
    by_number: dict[str, Goal] = {goal.number: goal for goal in table.goals}
    numbers = table.columns("number")[0].number
    before: Goal | None = None
    rows = _Rows(table)
    for row in table.rows:
        number = row.cell(numbers)
        told = [cell for one in table.columns(*READ) if not (cell := row.cell(one.number)).empty]
        # A heading between the rows is one cell across the table.
        if not told or all(cell.at == number.at for cell in told):
            continue
        if not number.empty:
            before = by_number.get(goal_number(number, tuple(by_number), table.found))
        elif before is None or all(row.cell(one.number).empty for one in table.columns("part", "goal", "requirement")):
            table.found.add(number.at, "goal-none")
            continue
        if before:
            rows.read(row, before, row.cell(numbers))


class _Rows:
    """Reads the rows of one table, and remembers which parts of which goals it has met."""

    def __init__(self, table: Table) -> None:
        self.table, self.found = table, table.found
        coloured = not table.columns("status")
        self.results = ResultCells(table.reading, table.claims, table.found, coloured=coloured)
        self.met: dict[tuple[str, str], Row] = {}

    def read(self, row: Row, goal: Goal, number: Cell) -> None:
        """Read one row about a goal, or about one of its parts."""
        part = self._part(row, goal)
        key = (goal.number, part.id if part else "")
        if key in self.met:
            known = ", ".join(part_name(leaf, goal) for leaf in leaves(goal.requirement))
            other = str(self.met[key].at.at(self.met[key].at.row, number.column))
            at = row.at.at(row.at.row, number.column)
            self.found.add(at, "goal-twice", goal=goal.number, other=other, known=known)
            return
        self.met[key] = row
        self._merged(row)
        for role in _AMOUNTS:
            for cell in self.table.cells(row, role):
                self.results.amount(cell, role, goal, part)
        for cell in self.table.cells(row, *_RESULTS):
            self.results.result(cell, goal, part)
        for cell in self.table.cells(row, "status"):
            self._status(cell, goal)
        self._texts(row, goal)
        self._chosen(row, goal)

    def _claim(self, goal: Goal, key: str, text: str, cell: Cell) -> None:
        self.table.claims.add(("rows", goal.number, key), text, cell.at, cell.text)

    def _merged(self, row: Row) -> None:
        """One cell that stands in columns with different meanings: nobody knows which it is for."""
        columns: dict[Address, list[Column]] = {}
        for column in self.table.columns(*READ):
            cell = row.cell(column.number)
            if not cell.empty:
                columns.setdefault(cell.at, []).append(column)
        for at, several in columns.items():
            if len({one.role for one in several}) > 1:
                self.found.add(at, "cell-merged", columns=", ".join(one.title for one in several))

    def _part(self, row: Row, goal: Goal) -> Leaf | None:
        """The part that a row is about; None where it is about the goal as a whole."""
        parts = leaves(goal.requirement)
        for cell in self.table.cells(row, "part"):
            part = part_named(cell.text, goal)
            if part is None:
                self._no_part(cell, goal, tuple(part_name(leaf, goal) for leaf in parts))
            return part
        if len(parts) == 1:
            return parts[0]
        named = (part_named(cell.text, goal) for cell in self.table.cells(row, "goal", "requirement"))
        return next((part for part in named if part), None)

    def _no_part(self, cell: Cell, goal: Goal, known: tuple[str, ...]) -> None:
        """Name a part that the goal does not have; one that another goal has was written in the wrong row."""
        others = [
            one.number
            for one in self.table.goals
            if (part := part_named(cell.text, one)) and cell.text in (part.id, part_name(part, one))
        ]
        if len(others) == 1:
            listed = ", ".join(known)
            self.found.add(cell.at, "part-elsewhere", value=cell.text, other=others[0], goal=goal.number, known=listed)
        else:
            self.table.unknown(cell, "leaf", cell.text, known)

    def _status(self, cell: Cell, goal: Goal) -> None:
        status = self.table.statuses.named(cell.text)
        if status:
            self._claim(goal, "status", status, cell)
        elif self.table.statuses.nothing(cell.text):
            self.results.left_out(cell, goal)
        else:
            self.table.claims.doubted.add(goal.number)
            guess = self.table.statuses.meant(cell.text)
            known = ", ".join(self.table.statuses.labels)
            more = {"guess": guess} if guess else {}
            self.found.add(cell.at, "reference-missing", kind="status", id=cell.text, known=known, **more)

    def _texts(self, row: Row, goal: Goal) -> None:
        for role in TEXTS:
            for cell in self.table.cells(row, role):
                self._claim(goal, role, cell.text, cell)
        for cell in self.table.cells(row, "explanation"):
            if known_already(cell.text, self._before(goal)):
                continue
            parts = explanation(cell.text)
            if parts is None:
                self.found.add(cell.at, "explanation-whole")
                continue
            for key, text in (("cause", parts.cause), ("consequence", parts.consequence), ("note", parts.note)):
                if text:
                    self._claim(goal, key, text, cell)

    def _before(self, goal: Goal) -> Reported | None:
        rows = self.table.before.rows if self.table.before else ()
        return next((one for one in rows if one.id == goal.number), None)

    def _chosen(self, row: Row, goal: Goal) -> None:
        for role in _CHOSEN:
            for cell in self.table.cells(row, role):
                chosen = choice(("rows", goal.number, role), cell.text, self.table.words)
                if chosen.id:
                    self._claim(goal, role, chosen.id, cell)
                else:
                    title = self.table.columns(role)[0].title
                    labels = ", ".join(chosen.labels)
                    self.found.add(cell.at, "choice-unknown", key=title, value=cell.text, choices=labels)
