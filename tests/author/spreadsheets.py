"""Projects to import into, workbooks as people fill them in, and the command that imports them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main
from generator.model.follow_up import FollowUp
from generator.read.load import load
from generator.read.sources import sources

SITE = Path(__file__).parent / "report_site"
NOW = "2025-11-20T12:00"
TEMPLATE = (
    *("Nr.", "Mål", "Resultatkrav", "1. – 4. kvartal", "Status sidst", "År til dato", "Årsag/konsekvens", "Handling"),
)
"""The headings of the ministry's template."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the command said, and its exit code."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def about(self, place: str) -> tuple[str, ...]:
        """What is said of a place, without the place."""
        return tuple(line.removeprefix(f"{place}: ") for line in self.lines if line.startswith(f"{place}: "))

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every problem."""
        return tuple(line.rpartition(" [")[2].removesuffix("]") for line in self.lines if line.endswith("]"))


class Importing:
    """A project in a folder of its own, and the command in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], site: Path = SITE) -> None:
        self.project = folder / "project"
        self.capsys = capsys
        self.folder = folder
        shutil.copytree(site, self.project)

    def file(self, period: str) -> Path:
        return self.project / "content" / "goals" / "2025" / f"{period}.yml"

    def run(self, *arguments: str | Path, language: str = "en", now: str = NOW) -> Said:
        """Run the command in this process."""
        self.capsys.readouterr()
        code = main(
            ["import", *map(str, arguments), "--project", str(self.project), "--language", language, "--now", now]
        )
        said = self.capsys.readouterr()
        return Said(code, tuple((said.out + said.err).splitlines()))

    def workbook(
        self, *rows: Sequence[object], name: str = "Q3.xlsx", change: Callable[[Worksheet], object] = id
    ) -> Path:
        """A workbook with one sheet “Opfølgning” of these rows."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Opfølgning"
        for row in rows:
            sheet.append(list(row))
        change(sheet)
        path = self.folder / name
        book.save(path)
        return path

    def follow_up(self, period: str) -> FollowUp:
        """The follow-up of a period, as the project's own reader has it."""
        content = load(sources(self.project)).content
        assert content is not None
        return next(one for one in content.follow_ups if one.period == period)

    def cell(self, number: str, result: object, *more: object) -> Said:
        """Import a goal's result as one cell of the ministry's template, into a follow-up that does not exist yet."""
        path = self.workbook(TEMPLATE, [number, "", "", result, "", "", *more])
        self.file("2025-Q3").unlink(missing_ok=True)
        return self.run("followup", path, "--period", "2025-Q3", "--date", "2025-11-10", "--write")


def row_of(follow_up: FollowUp, number: str) -> dict[str, object]:
    """What a goal reported, values that are nothing left out; results and milestones by their ids."""
    row = next(one for one in follow_up.rows if one.id == number)
    found: dict[str, object] = {name: value for name in row.__slots__ if (value := getattr(row, name)) and name != "id"}
    for name in ("results", "milestones"):
        if name in found:
            found[name] = {
                one.id: {
                    key: value
                    for key in one.__slots__
                    if key != "id" and (value := getattr(one, key)) not in (None, "")
                }
                for one in getattr(row, name)
            }
    return found
