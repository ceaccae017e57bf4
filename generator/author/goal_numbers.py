"""The number of a goal in a cell: text, or what a spreadsheet made of it (1.10 becomes 1.1, 1.1 a day in January)."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.read.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.author.findings import Findings
    from generator.author.sheets import Cell

_NUMBER = re.compile(r"(?:mål|goal|nr\.?|no\.?)?\s*(?P<number>\d{1,3}(?:[.,]\d{1,3})*)\.?(?=\s|$|:)", re.IGNORECASE)


def goal_number(cell: Cell, known: tuple[str, ...], found: Findings) -> str:
    """The number of the goal that a cell names; empty where it names none, which `found` then says."""
    match cell.value:
        case datetime.date():
            candidates = [f"{cell.value.day}.{cell.value.month}"]
        case Decimal():
            candidates = _of_number(cell.value, cell.shown, known)
        case _:
            match = _NUMBER.match(cell.text)
            candidates = [match["number"].replace(",", ".")] if match else []
    fits = [one for one in candidates if one in known]
    if len(fits) == 1:
        return fits[0]
    if fits:
        found.add(cell.at, "goal-ambiguous", known=", ".join(fits))
    elif candidates:
        guess = nearest(candidates[0], known)
        params = {
            "kind": "goal",
            "id": candidates[0],
            "known": listed_goals(known),
            **({"guess": guess} if guess else {}),
        }
        found.add(cell.at, "reference-missing", **params)
    else:
        found.add(cell.at, "goal-form", value=cell.text, known=listed_goals(known))
    return ""


def listed_goals(known: Iterable[str]) -> str:
    """Numbers of goals as a message shows them, in their own order."""
    numbers = tuple(known)
    most = 12
    return ", ".join(numbers[:most]) + (", …" if len(numbers) > most else "") if numbers else "–"


def _of_number(value: Decimal, shown: int, known: tuple[str, ...]) -> list[str]:
    """Every goal whose number a spreadsheet turns to this one; the one with as many decimals as it shows, if any."""
    same = [one for one in known if re.fullmatch(r"\d+(?:\.\d+)?", one) and Decimal(one) == value]
    exact = [one for one in same if shown and len(one.partition(".")[2]) == shown]
    return exact or same or [f"{value:f}"]
