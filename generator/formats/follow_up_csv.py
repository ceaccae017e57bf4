"""A follow-up as CSV: the ministry's table for people, and every value on a line of its own for machines."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from generator.formats.spoken import spoken

if TYPE_CHECKING:
    from generator.model.settings import Language
    from generator.plan.files.follow_up_data import Cell, Fact, FollowUpFactsView, FollowUpTableView

SEPARATORS: dict[Language, str] = {"da": ";", "en": ","}
"""What spreadsheets of a language expect between the cells: where the decimal sign is a comma, a semicolon."""

COLUMNS = ("plan", "period", "goal", "field", "value", "kind", "words")
"""The columns of the file for machines."""

BETWEEN = " · "
"""What stands between several things in a cell: a cell of several lines is torn apart by some programs."""

_FORMULAS = frozenset("=+-@|\uff1d\uff0b\uff0d\uff20")
"""Signs that begin a formula or a command, the wide ones of East Asia too."""

_NUMBER = re.compile(r"[+-]\d[\d.,\s]*(?:%|[^\W\d_]+)?")
"""A number with its sign, and its unit in one word."""

_MISREAD = re.compile(r"\d[\d.,:/\s-]*%?")
"""What a spreadsheet would take for a number or a day: `1.1` for the first of January, `1.10` for 1.1."""

UNREAD = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}"
"""What keeps a number text: spaces of two kinds, for Excel minds the first one and LibreOffice only the second."""


def table_csv(view: FollowUpTableView) -> bytes:
    """The ministry's table: UTF-8 with a byte-order mark, for a spreadsheet of the site's language."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=SEPARATORS[view.language], lineterminator="\r\n")
    writer.writerow(view.table.headers)
    writer.writerows([guarded(_one_line(cell)) for cell in row.cells] for row in view.table.rows)
    return target.getvalue().encode("utf-8-sig")


def facts_csv(view: FollowUpFactsView) -> bytes:
    """All facts, in the order in which they are given: UTF-8, commas, values exactly as authors type them."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_line(view, one) for one in view.facts)
    return target.getvalue().encode()


def guarded(text: str) -> str:
    """A text that a spreadsheet shows as it is.

    One that would be a formula gets an apostrophe before it, a number with its sign aside; one that would be read as
    a number or a day (`1.1`) gets spaces after it, which nobody sees.
    """
    if text[:1] in _FORMULAS and text and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return f"{text}{UNREAD}" if _MISREAD.fullmatch(text) else text


def _one_line(cell: Cell) -> str:
    return BETWEEN.join(" ".join(spoken(line).split("\n")) for line in cell.lines).strip()


def _line(view: FollowUpFactsView, one: Fact) -> tuple[str, ...]:
    return (view.plan, view.period, one.goal, one.field, one.value, one.kind, spoken(one.words))
