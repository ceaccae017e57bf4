"""The files that readers download, imported again: the follow-up comes back as it was."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model.text import Markdown, Sentence
from generator.read.load import load
from generator.read.sources import sources
from tests.projects.builds import ROOT, fremdrift

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.follow_up import FollowUp

GOALS = "content/goals/2025"
PERIODS = sorted(path.stem for path in (ROOT / GOALS).glob("2025-Q?.yml"))
NOW = "2026-11-23T12:00"


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, with the files of its follow-ups."""
    folder = tmp_path_factory.mktemp("round-trip") / "site"
    done = fremdrift("build", "--project", str(ROOT), "--output", str(folder), "--now", NOW, "--without-pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "maal/2025"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example without its record, which would ask why a follow-up is gone."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns(".record"))
    shutil.copy(ROOT / "site.yml", folder)
    return folder


def imported(project: Path, file: Path, *more: str) -> str:
    """Import a file, and what was said."""
    done = fremdrift("import", "followup", str(file), "--project", str(project), "--now", NOW, "--write", *more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def follow_up(project: Path, period: str) -> FollowUp:
    """A follow-up as the project's own reader has it."""
    content = load(sources(project)).content
    assert content is not None
    return next(one for one in content.follow_ups if one.period == period)


@pytest.mark.parametrize("period", PERIODS)
def test_all_data_as_csv_imported_back_give_the_same_follow_up(project: Path, offered: Path, period: str) -> None:
    source, file = (
        project / GOALS / f"{period}.yml",
        offered / f"{period.lower()}/opfoelgning-{period.lower()}-data.csv",
    )
    text, told = source.read_bytes(), follow_up(project, period)

    assert imported(project, file) == f"{GOALS}/{period}.yml: intet ændrer sig\n"
    assert source.read_bytes() == text

    source.unlink()
    imported(project, file)
    assert follow_up(project, period) == told
    assert imported(project, file) == f"{GOALS}/{period}.yml: intet ændrer sig\n"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_table_for_people_imported_back_changes_nothing(
    project: Path, offered: Path, period: str, ending: str
) -> None:
    source = project / GOALS / f"{period}.yml"
    told = follow_up(project, period)
    imported(project, offered / f"{period.lower()}/opfoelgning-{period.lower()}{ending}", "--period", period)
    # In a table the words of a reference stand instead of it.
    text = source.read_text(encoding="utf-8")
    words = "mål 2.1, Pristjek af brugte selvanmeldte importerede køretøjer"
    source.write_text(text.replace(words, "{{ goal:2025/2.1 }}"), encoding="utf-8")
    assert follow_up(project, period) == told


def carried(told: FollowUp, *, milestones: bool) -> FollowUp:
    """A follow-up as far as a table for people can say it: the year, corrections and days of results are not in it."""
    rows = tuple(
        replace(
            row,
            results=tuple(replace(one, date=None, note=Sentence("")) for one in row.results),
            milestones=row.milestones if milestones else (),
            outcome=None,
            analysis=Markdown(""),
            next_year=None,
            changes=(),
        )
        for row in told.rows
    )
    return replace(told, rows=rows, discussed=None)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_table_for_people_makes_the_follow_up_anew_as_far_as_it_tells_of_it(
    project: Path, offered: Path, period: str, ending: str
) -> None:
    source = project / GOALS / f"{period}.yml"
    told = carried(follow_up(project, period), milestones=ending == ".xlsx")
    source.unlink()
    file = offered / f"{period.lower()}/opfoelgning-{period.lower()}{ending}"
    imported(project, file, "--period", period, "--date", told.date.date.isoformat())
    text = source.read_text(encoding="utf-8")
    words = r"mål 2\.1, Pristjek\s+af\s+brugte\s+selvanmeldte\s+importerede\s+køretøjer"
    source.write_text(re.sub(words, "{{ goal:2025/2.1 }}", text), encoding="utf-8")
    assert follow_up(project, period) == told
