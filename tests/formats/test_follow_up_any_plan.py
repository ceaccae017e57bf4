"""The files of a municipality: plans of two years and of a school year, half-years and thirds, statuses of its own."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.formats.test_follow_up_json import faults, record
from tests.formats.test_follow_up_workbook import COMPARED, expected_numbers, kept, numbers
from tests.projects.builds import ROOT, build_in

PERIODS = ("2022-h1", "2022-h2", "2023-h1", "2023-h2")
FOLLOW_UPS = (
    *((f"aftaler/2022-2023/{period}", period) for period in PERIODS),
    ("aftaler/2024-2025/2025-h1", "2025-h1"),
    ("aftaler/ungdomsskolen-2025-26/2025-26-t1", "2025-26-t1"),
)


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(ROOT / "tests/projects/municipality", tmp_path_factory.mktemp("any") / "project")
    done = build_in(folder, now="2025-11-20T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(folder) / "site"


def header(site: Path, folder: str, period: str) -> list[str]:
    data = (site / folder / f"opfoelgning-{period}.csv").read_bytes().decode("utf-8-sig")
    found = next(csv.reader(io.StringIO(data, newline=""), delimiter=";"))
    return [name.removesuffix(" (eksempeltal)") for name in found]


def test_divisions_of_several_years_are_named_with_their_year_and_results_are_not_those_of_a_year(
    municipality: Path,
) -> None:
    assert header(municipality, "aftaler/2022-2023/2022-h1", "2022-h1") == [
        "Nr.",
        "Mål",
        "Resultatkrav",
        "1. halvår 2022",
        "2. halvår 2022",
        "1. halvår 2023",
        "2. halvår 2023",
        "Status sidst",
        "Indtil nu i planen",
        "Årsag/konsekvens",
        "Handling",
    ]
    assert {one["Hvad tallet dækker"] for one in numbers(municipality, *FOLLOW_UPS[3])} == {
        "perioden alene",
        "indtil nu i planen",
    }


def test_thirds_of_a_plans_own_year_are_columns_too(municipality: Path) -> None:
    found = header(municipality, *FOLLOW_UPS[-1])
    assert found[3:6] == ["1. tertial", "2. tertial", "3. tertial"]


@pytest.mark.parametrize(("folder", "period"), FOLLOW_UPS)
def test_the_json_keeps_to_the_schema_and_the_workbook_has_its_numbers(
    municipality: Path, folder: str, period: str
) -> None:
    document = record(municipality, folder, period)
    assert faults(municipality, document, "aftaler") == []
    found = [
        tuple(kept(cell) if isinstance(cell, float) else cell for cell in (one[name] for name in COMPARED))
        for one in numbers(municipality, folder, period)
    ]
    assert found == expected_numbers(document)
