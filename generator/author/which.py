"""Which follow-up a spreadsheet is about: what is asked for, what stands above its table, its columns, its names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.author.columns import division_in, means, plain
from generator.author.days import day_of, moment_of, no_day
from generator.author.sheets import Cell
from generator.derive.divisions import divisions
from generator.read.nearest import listed

if TYPE_CHECKING:
    from generator.author.columns import HeaderRow
    from generator.author.findings import Findings
    from generator.author.sheets import Address, Sheet
    from generator.model.plan import Plan
    from generator.plan.language.words import Words

_LABELS = {
    "plan": ("plan", "mål- og resultatplan", "resultatplan"),
    "period": ("periode", "period", "kvartal", "halvår"),
    "date": ("offentlig fra", "offentliggøres", "offentliggjort", "public from", "published"),
    "discussed": ("drøftet", "drøftet den", "discussed"),
    "example": ("eksempel", "example"),
}
"""What stands before a value above the table."""

_RANGE = re.compile(r"1\.? ?(?:[-–—/]|til|to) ?[2-4]\.? ?(?:kvartal|kvt|halvår|tertial|tredjedel|quarter|half|third)")
_INVENTED = re.compile(r"\((?:eksempeltal|example figures)\)", re.IGNORECASE)
"""What the site's own tables write beside headings where the figures below them are invented."""
_YES = ("ja", "yes", "true", "x")
_PERIOD = re.compile(
    r"\b(?:\d{4}(?:[-/]\d\d)?[- ]?[qht][1-4]|[qht][1-4](?:[- /]*\d{4}(?:[-/]\d\d)?)?"
    r"|(?:[1-4]\.?|første|andet|tredje|fjerde|first|second|third|fourth)[ -]?"
    r"(?:kvartal|kvt|halvår|tertial|tredjedel|quarter|half|third)\b\.?(?:[ ,]*\d{4}(?:[-/]\d\d)?)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What is said above the table: cells by what they are about, and all other words."""

    plan: Cell | None = None
    period: Cell | None = None
    date: Cell | None = None
    discussed: Cell | None = None
    example: Cell | None = None
    words: str = ""


def above(sheet: Sheet, header: HeaderRow) -> Above:
    """Read the lines above a table: "Periode" and its value beside it or behind a colon; titles are words."""
    found: dict[str, Cell] = {}
    words: list[str] = []
    for row in sheet.rows:
        if row.at.row >= header.row.at.row:
            break
        cells = [cell for cell in row.cells if not cell.empty]
        for n, cell in enumerate(cells):
            lead, colon, rest = cell.text.partition(":")
            name = next((name for name, labels in _LABELS.items() if plain(lead) in labels), "")
            if name and colon and rest.strip():
                found.setdefault(name, Cell(column=cell.column, at=cell.at, value=rest.strip()))
            elif name and n + 1 < len(cells) and cells[n + 1].at != cell.at:
                found.setdefault(name, cells[n + 1])
            else:
                words.append(cell.text)
    return Above(**found, words="\n".join(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was said on the command line; empty where nothing was."""

    plan: str = ""
    period: str = ""
    sheet: str = ""
    date: date | None = None


def plan_of(plans: tuple[Plan, ...], asked: str, told: Above, at: Address, found: Findings) -> Plan | None:
    """The plan: the one asked for, else the one named above the table, else the only one."""
    by_id: dict[str, Plan] = {plan.id: plan for plan in plans}
    known = listed(by_id)
    named = _plan_named(told.plan.text, plans) if told.plan else ""
    if asked and named and asked != named:
        found.add(told.plan.at if told.plan else at, "period-differs", value=named, asked=asked)
        return None
    one = asked or named
    if one:
        if one not in by_id:
            where = told.plan.at if told.plan and not asked else at
            found.add(where, "reference-missing", kind="plan", id=one, known=known)
        return by_id.get(one)
    if len(plans) == 1:
        return plans[0]
    if plans:
        found.add(at, "plan-needed", known=known)
    else:
        found.add(at, "reference-missing", kind="plan", id="…", known=known)
    return None


def _plan_named(text: str, plans: tuple[Plan, ...]) -> str:
    """The id of the plan that is named above a table: by it, or by its title; empty where words say neither.

    What is one word is meant as an id, whether there is such a plan or not.
    """
    said = plain(text)
    of_title = next((plan.id for plan in plans if said in (plan.id.casefold(), plain(plan.title))), "")
    return of_title or (text.strip().replace("/", "-") if re.fullmatch(r"[\w./-]+", text.strip()) else "")


def period_of(plan: Plan, asked: str, told: Above, header: HeaderRow, found: Findings) -> str:
    """The period, as `2025-Q3`; empty where nobody says it, or not for sure."""
    at = header.row.at.at(0, 0)
    known = tuple(one.id for one in divisions(plan.period, plan.divisions))
    if asked:
        one = known_period(asked, known)
        if not one:
            found.add(at, "period-unknown", period=asked, known=listed(known))
        named = known_period(told.period.text, known) if told.period else ""
        if one and named and named != one:
            found.add(told.period.at if told.period else at, "period-differs", value=named, asked=one)
            return ""
        return one
    if told.period:
        one = known_period(told.period.text, known)
        if not one:
            found.add(told.period.at, "period-unknown", period=told.period.text, known=listed(known))
        return one
    columns = {known_period(one.division, known) for one in header.columns if one.role == "division"}
    for words in (told.words, at.sheet, at.file.rpartition(".")[0]):
        periods = {
            known_period(match[0], known) for match in _PERIOD.finditer(_RANGE.sub("", words.replace("_", " ")))
        } - {""}
        if len(periods) == 1:
            return periods.pop()
    if len(columns) == 1 and columns != {""}:
        return columns.pop()
    found.add(at, "period-needed", guess=known[0], known=listed(known))
    return ""


def date_of(told: Above, words: Words, found: Findings) -> str:
    """The moment above the table from which the follow-up is public; empty where there is none."""
    time = moment_of(told.date.value) if told.date else ""
    if told.date and not time:
        _no_day(told.date, words, found)
    return time


def discussed_of(told: Above, words: Words, found: Findings) -> str:
    """The day above the table on which the follow-up was discussed; empty where there is none."""
    day = day_of(told.discussed.value) if told.discussed else None
    if told.discussed and day is None:
        _no_day(told.discussed, words, found)
    return day.isoformat() if day else ""


def example_of(told: Above, header: HeaderRow) -> Cell | None:
    """The cell above the table, or the heading, that says that the figures are invented; None where none does."""
    if told.example and plain(told.example.text) in _YES:
        return told.example
    return next((cell for cell in header.row.cells if _INVENTED.search(cell.text)), None)


def _no_day(cell: Cell, words: Words, found: Findings) -> None:
    reason = no_day(cell.value, words)
    if reason:
        reason.tell(cell, found)
    else:
        found.add(cell.at, "date-form", value=cell.text)


def known_period(words: str, known: tuple[str, ...]) -> str:
    """The period of a plan that words name; empty where they name none, or one of several years."""
    text = words.strip()
    if text.upper() in known:
        return text.upper()
    one = division_in(text)
    fits = [period for period in known if one and means(one, period)]
    return fits[0] if len(fits) == 1 else ""
