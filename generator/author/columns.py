"""The columns of a follow-up table, recognised by their headings in Danish and English."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.read.nearest import LONGEST

if TYPE_CHECKING:
    from generator.author.sheets import Address, Cell, Row, Sheet

_ALMOST = 0.8
"""How near a mistyped heading has to be to one that there is, of 1."""

Role = Literal[
    "number",
    "goal",
    "part",
    "requirement",
    "numerator",
    "denominator",
    "value",
    "answers",
    "done",
    "division",
    "divisions",
    "status",
    "status_before",
    "to_date",
    "explanation",
    "cause",
    "consequence",
    "response",
    "note",
    "outcome",
    "analysis",
    "next_year",
    "milestone",
    "milestone_id",
    "planned",
    "state",
    "date",
    "by",
    "plan",
    "period",
    "field",
    "plain_value",
    "kind",
    "words",
]
"""What a column holds. `division` is the result of one division of the year, `divisions` that of whichever it is."""

FIRST_ROWS = 20
"""Among how many rows the one with the headings is looked for."""

_NAMES: dict[Role, str] = {
    "number": "nr|nr.|nummer|mål nr|mål nr.|målnr|målnr.|mål-nr|no|no.|number|goal no|goal no.|goal number|#",
    "goal": "mål|målet|målets navn|beskrivelse af målet|goal|goal title|objective|titel|title",
    "part": "del|delmål|delkrav|part|sub-goal|subgoal|component",
    "requirement": "resultatkrav|krav|målet er nået når|målet er nået, når|beskrivelse af resultatkrav|requirement"
    "|target|result requirement|performance requirement",
    "numerator": "tæller|numerator|counted",
    "denominator": "nævner|denominator|ud af|out of",
    "value": "resultat|resultater|resultatet|periodens resultat|result|results|resultat i perioden",
    "answers": "antal svar|svar|antal besvarelser|besvarelser|answers|number of answers|responses|n",
    "done": "udført|opfyldt|gennemført|implementeret|nået|leveret|done|delivered|completed|carried out",
    "status": "status|farve|status nu|aktuel status|vurdering|colour|color|rating|current status",
    "status_before": "status sidst|sidste status|status sidste kvartal|tidligere status|forrige status"
    "|status forrige|last status|previous status|status last time|status before",
    "to_date": "år til dato|åtd|å.t.d|resultat år til dato|år-til-dato|year to date|ytd|to date",
    "explanation": "årsag/konsekvens|årsag og konsekvens|årsag / konsekvens|årsager/konsekvenser"
    "|årsag/ konsekvens|årsag /konsekvens|cause/consequence|cause and consequence|cause / consequence"
    "|causes/consequences",
    "cause": "årsag|årsager|cause|causes|reason",
    "consequence": "konsekvens|konsekvenser|consequence|consequences",
    "response": "handling|handlinger|evt. handling|korrigerende handling|korrigerende handlinger|action|actions"
    "|response|corrective action|corrective actions",
    "note": "bemærkning|bemærkninger|kommentar|kommentarer|note|notes|comment|comments|remark|remarks",
    "outcome": "udfald|årets udfald|målopfyldelse|outcome|outcome of the year",
    "analysis": "analyse|analysis",
    "next_year": "næste år|målet næste år|next year",
    "milestone": "milepæl|milepæle|milestone",
    "milestone_id": "id|kortnavn|kort navn|short name",
    "planned": "frist|planlagt|aftalt frist|planned|deadline|due",
    "state": "tilstand|stade|state",
    "date": "dato|nået dato|nået den|date|reached",
    "by": "ny dato|ny frist|forventet|new date|revised date|expected",
    "plan": "plan",
    "period": "period|periode",
    "field": "field",
    "plain_value": "value|værdi",
    "kind": "kind",
    "words": "words",
}
"""The headings of each column as `plain` gives them, with a bar between them."""

_HEADINGS: dict[str, Role] = {name: role for role, names in _NAMES.items() for name in names.split("|")}

_UNITS = {
    "Q": r"kvartal|kvart|kvt|kv|quarter|qtr|q",
    "H": r"halvår|halvdel|half-year|half year|half|h",
    "T": r"tredjedel|tertial|trimester|third|t",
}
_WORDS = {"første": "1", "first": "1", "andet": "2", "second": "2", "tredje": "3", "third": "3", "fjerde": "4"}
_LEAD = r"(?:resultat(?:er|et)?|results?|status)?(?: (?:for|i|of|in))?[ :]*"
_YEAR = r"(?:[ ,/-]*(?:af |of )?(?:i )?(?P<year>(?:19|20|21)\d\d(?:[-/]\d\d)?))?"
_NUMBER = r"(?P<number>[1-4])(?:st|nd|rd|th)?"
_ANY_UNIT = "|".join(_UNITS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column that was recognised. `division` is the short id of a division, `Q3`; `title` the heading itself."""

    role: Role
    number: int
    at: Address
    title: str
    division: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """The row with the headings: the columns that were recognised, and the cells that were not."""

    row: Row
    columns: tuple[Column, ...]
    unread: tuple[Cell, ...]

    def column(self, role: Role) -> Column | None:
        """The column with this role, the first of them; None where there is none."""
        return next((one for one in self.columns if one.role == role), None)

    @property
    def complete(self) -> bool:
        """Whether this is the complete CSV file, of one line for each value."""
        return self._has("plan", "period", "goal", "field", "plain_value")

    @property
    def milestones(self) -> bool:
        """Whether this is a table of milestones."""
        return self._has("number", "milestone", "state")

    @property
    def rows(self) -> bool:
        """Whether this is a table with a row for each goal, and not one with a row for each period of it."""
        if self.column("period"):
            return False
        told = ("division", "divisions", "value", "numerator", "done", "status")
        return self.column("number") is not None and any(one.role in told for one in self.columns)

    def _has(self, *roles: Role) -> bool:
        return all(self.column(role) for role in roles)


def header_row(sheet: Sheet) -> HeaderRow | None:
    """The headings among the first rows of a sheet: the row that names most columns, of several the last."""
    found = None
    for row in sheet.rows:
        if row.at.row > FIRST_ROWS:
            break
        one = _headings(row)
        if (one.rows or one.complete or one.milestones) and (
            found is None or len({c.role for c in one.columns}) >= len({c.role for c in found.columns})
        ):
            found = one
    return found


def plain(heading: str) -> str:
    """A heading as it is compared: small letters, single spaces, one kind of dash, no mark or aside at its end."""
    one = re.sub("[‐‑‒–—−]", "-", " ".join(heading.split()).casefold()).strip(" :*")  # noqa: RUF001 - all the dashes
    bare = one if one in _HEADINGS else re.sub(r" *\([^()]*\)$", "", one) or one
    return bare if bare in _HEADINGS else bare.removesuffix(".")


def nearest_heading(heading: str, header: HeaderRow) -> str:
    """The heading that was probably meant by a mistyped one, of a column that is not there; empty where none is near.

    Headings are short, so a word has to be almost the same.
    """
    there = {one.role for one in header.columns}
    free = sorted(name for name, role in _HEADINGS.items() if role not in there)
    near = difflib.get_close_matches(plain(heading)[:LONGEST], free, n=1, cutoff=_ALMOST)
    return near[0][:1].upper() + near[0][1:] if near else ""


def division_in(words: str) -> str:
    """The division that words name, `Q3` or `2025-Q3`; empty where they name none."""
    text = plain(words)
    for first, number in _WORDS.items():
        text = re.sub(rf"\b{first}\b(?= (?:{_ANY_UNIT})\b)", number, text)
    for letter, units in _UNITS.items():
        forms = (
            rf"{_LEAD}{_NUMBER}\.? ?(?:{units})\b\.?{_YEAR}",
            rf"{_LEAD}(?:{units})\.? ?{_NUMBER}{_YEAR}",
            rf"{_LEAD}(?P<year>\d{{4}}(?:[-/]\d\d)?)[- ]?(?:{units}) ?{_NUMBER}",
            rf"{_LEAD}(?P<year>\d{{4}}(?:[-/]\d\d)?)[- ,]+{_NUMBER}\.? ?(?:{units})",
        )
        for form in forms:
            match = re.fullmatch(form, text)
            if match:
                short = f"{letter}{match['number']}"
                return f"{match['year'].replace('/', '-')}-{short}" if match["year"] else short
    return ""


def means(division: str, period: str) -> bool:
    """Whether a division as it is named, with or without its year, is this period; `2025-T1` may be `2025-26-T1`."""
    year, _, short = division.rpartition("-")
    years = period.rpartition("-")[0]
    return period.rpartition("-")[2] == short and (not year or years == year or years.startswith(f"{year}-"))


def _headings(row: Row) -> HeaderRow:
    columns, unread = [], []
    for cell in row.cells:
        text = cell.text
        role: Role | None = _HEADINGS.get(plain(text))
        division = "" if role else division_in(text)
        if division:
            role = "division"
        elif role is None and _range(text):
            role = "divisions"
        if role:
            columns.append(Column(role=role, number=cell.column, at=cell.at, title=text, division=division))
        elif text:
            unread.append(cell)
    return HeaderRow(row=row, columns=tuple(columns), unread=tuple(unread))


def _range(text: str) -> bool:
    """Whether a heading names all divisions at once: "1. – 4. kvartal"."""
    return bool(
        re.fullmatch(
            rf"{_LEAD}1(?:st|\.)? ?(?:-|til|to|/) ?[2-4](?:nd|rd|th|\.)? ?(?:{_ANY_UNIT})\.?{_YEAR}", plain(text)
        )
    )
