from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.formats.followed import FIRST, FOLDER

SCHEMA = "opfoelgning.schema.json"


def record(site: Path, folder: str = FOLDER, period: str = "") -> dict[str, Any]:
    name = f"opfoelgning-{period or folder[-7:]}.json"
    found: dict[str, Any] = json.loads((site / folder / name).read_bytes())
    return found


def goal(site: Path, number: str, folder: str = FOLDER) -> dict[str, Any]:
    return next(one for one in record(site, folder)["goals"] if one["number"] == number)


def schema(site: Path, goals: str = "maal") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / goals / SCHEMA).read_bytes())
    return found


def test_the_schema_is_one_of_2020_and_names_its_own_address(town: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(town))
    assert schema(town)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(town)["$id"] == "https://vejen.example/sti/maal/opfoelgning.schema.json"


def faults(site: Path, document: object, goals: str = "maal") -> list[str]:
    """What in a document the published schema does not allow; `goals` is the folder of all plans."""
    validator = jsonschema.Draft202012Validator(
        schema(site, goals), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(document)]


@pytest.mark.parametrize("folder", [FIRST, FOLDER])
def test_a_follow_up_keeps_to_the_schema_that_it_names(town: Path, folder: str) -> None:
    assert record(town, folder)["$schema"] == schema(town)["$id"]
    assert faults(town, record(town, folder)) == []


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3", "q4"])
def test_the_follow_ups_of_the_example_keep_to_the_schema(example_site: Path, quarter: str) -> None:
    assert faults(example_site, record(example_site, f"maal/2025/2025-{quarter}")) == []


def test_the_schema_refuses_what_is_no_follow_up(town: Path) -> None:
    wrong = record(town)
    wrong["goals"][0]["to_date"][0]["value"] = 94.96
    wrong["goals"][1]["status"] = "green"
    del wrong["period"]
    wrong["extra"] = 1
    assert len(faults(town, wrong)) == 4


def test_every_object_of_the_schema_is_described_and_lists_all_its_keys(town: Path) -> None:
    objects = [one for one in (schema(town), *schema(town)["$defs"].values()) if one.get("type") == "object"]
    assert len(objects) > 15
    assert [one for one in objects if not one["description"] or one["required"] != list(one["properties"])] == []


def test_numbers_are_exact(town: Path) -> None:
    assert goal(town, "1.1")["to_date"][0] == {
        "part": "lappet",
        "value": "94.96",
        "unit": "percent",
        "decimals": 2,
        "numerator": "9496",
        "denominator": "10000",
        "answers": None,
        "done": None,
        "date": None,
        "note": None,
        "met": {"value": "not_met", "words": "Ikke opfyldt"},
        "words": "94,96\N{NO-BREAK SPACE}% (9.496 af 10.000)",
    }
    assert goal(town, "1.2", FIRST)["to_date"][0]["value"] == "-3.5"
    assert goal(town, "1.2")["to_date"][0]["value"] == "0"
    assert goal(town, "1.2")["definition"]["parts"][0]["value"] == "-2.5"


def test_a_quotient_without_an_end_has_28_digits(example_site: Path) -> None:
    # 655 of 659 in the second quarter: 65500 / 659 = 99.3930197268588770864946889226...
    second = goal(example_site, "2.3", "maal/2025/2025-q4")["reported"][1]["results"][0]
    assert second["value"] == "99.39301972685887708649468892"


def test_not_due_no_data_nothing_to_measure_and_zero_are_four_things(town: Path) -> None:
    trees, noise, lamps = (goal(town, number, FIRST) for number in ("1.4", "1.10", "1.3"))
    assert (trees["status"]["value"], trees["reported"][0]["account"]["value"]) == ("not_due", "not_due")
    assert (trees["reported"][0]["results"], trees["to_date"][0]["value"]) == ([], None)
    assert goal(town, "1.4")["status"] == {"value": "ukendt", "words": "Ingen tal"}
    assert (noise["to_date"][0]["value"], noise["to_date"][0]["denominator"]) == (None, "0")
    assert lamps["to_date"][0]["value"] == "0"


def test_a_compound_requirement_has_a_result_for_each_part(town: Path) -> None:
    lamps = goal(town, "1.3")
    assert lamps["definition"]["requirement"] == {
        "rule": "all",
        "part": "",
        "requirements": [
            {"rule": "one", "part": "lamper", "requirements": []},
            {"rule": "one", "part": "plan", "requirements": []},
        ],
    }
    assert [(one["part"], one["value"], one["done"]) for one in lamps["to_date"]] == [
        ("lamper", "2", None),
        ("plan", None, True),
    ]
    assert (lamps["met"]["value"], lamps["parts_met"], lamps["outcome"]["value"]) == ("partly", 1, "partly")


def test_invented_figures_are_marked_as_such(town: Path) -> None:
    first, second = record(town, FIRST), record(town)
    assert (first["example"], first["notice"]) == (False, "")
    assert second["example"] is True
    assert second["notice"].startswith("Eksempeltal. ")
    assert [one["example"] for one in second["goals"][0]["reported"]] == [False, True]


def leaves(document: object) -> Iterator[str]:
    """Every plain value of a document, as text."""
    if isinstance(document, dict):
        for one in document.values():
            yield from leaves(one)
    elif isinstance(document, list):
        for one in document:
            yield from leaves(one)
    elif document is not None:
        yield str(document).lower() if isinstance(document, bool) else str(document)


@pytest.mark.parametrize("quarter", ["q1", "q2", "q3", "q4"])
def test_every_value_of_the_goals_is_in_both_files_of_data(example_site: Path, quarter: str) -> None:
    folder = f"maal/2025/2025-{quarter}"
    whole = record(example_site, folder)
    known = {one["number"]: set(leaves(one)) for one in whole["goals"]}
    data = (example_site / folder / f"opfoelgning-2025-{quarter}-data.csv").read_bytes().decode()
    rows = [one for one in csv.DictReader(io.StringIO(data, newline="")) if one["goal"]]
    assert len(rows) > 200
    missing = [
        (one["goal"], one["field"], one["value"])
        for one in rows
        if one["value"] not in known[one["goal"]] and one["field"] != "requirement"
    ]
    assert missing == []


def test_the_result_is_the_quotient_of_what_was_counted(example_site: Path) -> None:
    found = [
        result
        for one in record(example_site, "maal/2025/2025-q4")["goals"]
        for result in [*one["to_date"], *(result for told in one["reported"] for result in told["results"])]
        if result["numerator"] and result["denominator"] != "0"
    ]
    assert len(found) == 19
    assert [
        one for one in found if Decimal(one["value"]) != Decimal(one["numerator"]) / Decimal(one["denominator"]) * 100
    ] == []
