"""What can be wrong with a spreadsheet that is to be imported: more codes beside those of authors' files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.problem import Located, Param, Problem
from generator.model.rules import N_, RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.author.sheets import Address
    from generator.model.problem import Value


def _error(text: str, hint: str, guess: str = "") -> Rule:
    return Rule("error", text, hint, guess)


def _warning(text: str, hint: str, guess: str = "") -> Rule:
    return Rule("warning", text, hint, guess)


CODES: dict[str, Rule] = {
    **RULES,
    # The file
    "import-missing": _error(N_("there is no such file"), N_("Check the name and the folder.")),
    "import-special": _error(N_("this is not an ordinary file"), N_("Give the spreadsheet itself.")),
    "import-encrypted": _error(
        N_("the file is protected by a password"),
        N_("Save a copy without a password, and import that."),
    ),
    "import-form": _error(
        N_("this is {kind}, and only .xlsx and .csv can be read"),
        N_("Open it in your spreadsheet program, and save it as an Excel workbook (.xlsx)."),
    ),
    "import-damaged": _error(
        N_("this cannot be read as a spreadsheet"),
        N_("Open it in your spreadsheet program, save it anew as .xlsx, and import that."),
    ),
    "import-huge": _error(
        N_("there is far more in this file than in any follow-up"),
        N_("Copy the table to a new workbook, and import that."),
    ),
    "import-encoding": _error(
        N_("the text is saved neither as UTF-8 nor as Windows-1252 (byte {byte})"),
        N_("Save it as “CSV UTF-8”."),
    ),
    "import-quotes": _error(
        N_("the quotation marks of this file do not fit together"),
        N_("Save it anew as CSV from your spreadsheet program."),
    ),
    "import-no-table": _error(
        N_("there is no follow-up table here: none of the first {count} rows names its columns"),
        N_(
            "One row has to hold the headings, “No.” among them. "
            "“fremdrift import template” makes a table that has all of them."
        ),
    ),
    "import-sheets": _error(
        N_("there is a follow-up table on more than one sheet: {sheets}"),
        N_("Say which one with --sheet."),
    ),
    "import-sheet": _error(N_("there is no visible sheet “{value}”"), N_("These exist: {known}.")),
    "import-hidden-sheet": _warning(
        N_("the sheet is hidden, and nothing on it was read"),
        N_("Show the sheet, and name it with --sheet, if it is the one."),
    ),
    "import-hidden-row": _warning(
        N_("the row is hidden, and was read like the others"),
        N_("Show it, and see whether it belongs here."),
    ),
    "import-hidden-column": _warning(
        N_("the column is hidden, and was read like the others"),
        N_("Show it, and see whether it belongs here."),
    ),
    "column-twice": _error(
        N_("there is another column with this meaning, {other}"),
        N_("Delete one of them, or give it another heading."),
    ),
    "column-unread": _warning(
        N_("the column “{value}” was not read"),
        N_("It is none of those that a follow-up has; nothing is lost if it is a note of your own."),
        N_("Did you mean “{guess}”?"),
    ),
    "column-none": _error(
        N_("there is no column with the results of {period}"),
        N_("Call it as in the template, such as “{guess}”, or name another period with --period."),
    ),
    "column-later": _warning(
        N_("the column “{value}” is about a later period, and was not read"),
        N_("Name that period with --period, if it is the one."),
    ),
    # Which follow-up it is
    "plan-needed": _error(N_("there is more than one plan: {known}"), N_("Say which one with --plan.")),
    "import-no-goals": _error(N_("this plan has no goals"), N_("Write the goals first.")),
    "period-needed": _error(
        N_("nothing says which period this is about"),
        N_("Say it with --period, such as --period {guess}. The plan has {known}."),
    ),
    "period-differs": _error(
        N_("this is about {value}, and {asked} was asked for"),
        N_("Take the right file, or correct the period."),
    ),
    "date-needed": _error(
        N_("there is no follow-up for {period} yet, and nothing says when it becomes public"),
        N_("Say it with --date, such as --date {guess}, or write “Public from” and a date above the table."),
    ),
    "import-periods": _error(
        N_("it cannot be told which follow-up is meant: {known} are reported here"),
        N_("Say it with --plan and --period."),
    ),
    # Cells
    "cell-error": _error(N_("the spreadsheet shows {value} here"), N_("Correct the formula, or type the value.")),
    "cell-uncached": _error(
        N_("the file does not hold the result of the formula here"),
        N_("Open it in your spreadsheet program, let it calculate, and save it."),
    ),
    "cell-merged": _error(
        N_("one merged cell stands in several columns ({columns})"),
        N_("Unmerge it, and write in each column what belongs there."),
    ),
    "cell-note": _warning(
        N_("a note hangs on this cell, and is not imported: “{words}”"),
        N_("Write it in a column if readers are to see it."),
    ),
    "cell-differs": _error(N_("this says “{value}”, and {other} says “{before}”"), N_("Make the two agree.")),
    "goal-form": _error(N_("“{value}” is not the number of a goal"), N_("Write one of: {known}.")),
    "goal-twice": _error(
        N_("goal {goal} has another row already, {other}"),
        N_("Keep one, or write in each for which part of the goal it is: {known}."),
    ),
    "goal-ambiguous": _error(
        N_("this may be any of the goals {known}: the spreadsheet takes it for a number"),
        N_("Format the cell as text, and write the number of the goal."),
    ),
    "goal-none": _error(
        N_("there is something in this row, and no number of a goal"),
        N_("Write the number in the first column, or empty the row."),
    ),
    "status-missing": _error(
        N_("goal {goal} has no status"),
        N_("Write one of: {known}."),
    ),
    "status-elsewhere": _error(
        N_("goal {goal} has no status"),
        N_("Write it on the sheet “{sheet}” in the column “{column}”, one of: {known}."),
    ),
    "part-elsewhere": _error(
        N_("“{value}” is a part of goal {other}, and this row is about goal {goal}"),
        N_("Correct the number of the goal, or write one of its own parts: {known}."),
    ),
    "amount-form": _error(N_("“{value}” is not a number"), N_("Write it as 12000 or 4.5, and nothing beside it.")),
    "counts-needed": _error(
        N_("“{value}” is a percentage, and the two counts behind it are needed"),
        N_("Write them as “3060 of 19850”: first “{numerator}”, then “{denominator}”."),
    ),
    "counts-percentage": _error(
        N_("“{value}” is a percentage, and the two counts behind it are needed"),
        N_("Write “{numerator}” under “{first}” and “{denominator}” under “{second}”, such as 3060 and 19850."),
    ),
    "counts-together": _error(
        N_("“{value}” is two numbers in one cell"),
        N_("Write “{numerator}” under “{first}” and “{denominator}” under “{second}”, such as 3060 and 19850."),
    ),
    "date-order": _error(
        N_("“{value}” may have the day first or the month"),
        N_("Write {form}, if that is the day which is meant."),
    ),
    "date-number": _error(
        N_("the number {number} stands here, which the spreadsheet shows as {day}"),
        N_("Write the day in full, such as {form}, or yes or no where that is asked for."),
    ),
    "result-unread": _error(
        N_("“{value}” cannot be understood as a result of “{leaf}”"),
        N_("Write it like this: {form}."),
    ),
    "part-needed": _error(
        N_("goal {goal} has several parts, and “{value}” does not say which one it is about"),
        N_("Write a line for each, such as “{form}: …”. The parts are: {known}."),
    ),
    "share-differs": _warning(
        N_("{said} % is written here, and the counts give {counted} %"),
        N_("Check both; the counts are what is imported."),
    ),
    "explanation-whole": _error(
        N_("it cannot be told where the cause ends and the consequence begins"),
        N_(
            "Write “Cause:” before the one and “Consequence:” before the other, or put an empty line between them. "
            "What is neither begins with “Remark:”."
        ),
    ),
    "derived-differs": _warning(
        N_("this says {said}, and the site knows {known}"),
        N_("Nothing is imported from here: the site derives it. Find out which of them is wrong."),
    ),
    "kept-beside": _warning(
        N_("“{field}” stays {value}, although the result beside it changes"),
        N_("Write it in the spreadsheet too if it is another one now."),
    ),
    "field-unknown": _error(
        N_("a follow-up has no field “{field}” here"),
        N_("The fields here are: {known}."),
        N_("Did you mean “{guess}”?"),
    ),
    "field-short": _error(
        N_("“{field}” does not say which value it is about"),
        N_("Write the whole path, such as {form}."),
    ),
    # Writing
    "import-unsure": _error(
        N_("the changes could not be put into this file without doubt about what stands beside them"),
        N_("Nothing was written. Put them in by hand."),
    ),
    "import-changed": _error(
        N_("somebody has changed the file meanwhile"),
        N_("Nothing was written. Import once more."),
    ),
    "import-shortcut": _error(
        N_("this is only a shortcut to a file somewhere else"),
        N_("Nothing was written. Put the file itself here, and import once more."),
    ),
    "import-unwritable": _error(
        N_("the file cannot be written ({reason})"),
        N_("Check the folder and your rights to it, and import once more."),
    ),
}
"""Every code that importing knows: those of authors' files, and its own."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at an address."""

    at: Address
    problem: Problem


@dataclass(slots=True)
class Findings:
    """What was found so far, each thing once."""

    found: dict[Finding, None] = field(default_factory=dict)

    def add(self, at: Address, code: str, **params: Value) -> None:
        """Note a problem of a known code at an address. Raises KeyError where the code is not in CODES."""
        _ = CODES[code]
        # On one line, and without the spaces that keep a number and its unit together.
        said = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in params.items()}
        named = tuple(Param(name, value) for name, value in sorted(said.items()))
        self.found[Finding(at, Problem(where=at.place, code=code, params=named))] = None

    def located(self) -> tuple[Located, ...]:
        """All of it as it is told, in the order of the cells."""
        ordered = sorted(self.found, key=lambda one: (one.at, one.problem.code, repr(one.problem.params)))
        return tuple(
            Located(place=one.at.place, severity=CODES[one.problem.code].severity, problem=one.problem)
            for one in ordered
        )

    @property
    def wrong(self) -> bool:
        """Whether there is an error."""
        return any_wrong(self.located())


def any_wrong(found: Iterable[Located]) -> bool:
    """Whether there is an error among problems."""
    return any(one.severity == "error" for one in found)
