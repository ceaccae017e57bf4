from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.projects.builds import ROOT

PAGE = ROOT / "docs" / "architecture.md"


def stages() -> dict[str, str]:
    """The stages of the table with their rows."""
    table = PAGE.read_text(encoding="utf-8").partition("| stage |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (?:`(\w+)/`|(top)) \|(.*)$", table, re.MULTILINE)
    return {folder or top: row for folder, top, row in rows}


def test_every_package_of_the_generator_is_a_stage_or_said_to_be_at_the_top() -> None:
    found = stages()
    packages = {path.parent.name for path in (ROOT / "generator").glob("*/__init__.py")}
    top = set(re.findall(r"`(\w+)/`", found["top"]))
    assert packages == set(found) - {"top"} | top


@pytest.mark.parametrize("stage", sorted(stages()))
def test_the_values_at_the_doors_of_a_stage_are_defined_there_or_before(stage: str) -> None:
    reached = list(stages())[: list(stages()).index(stage) + 1]
    defined = set().union(*(set(definitions(one)) for one in reached))
    named = re.findall(r"`([A-Z]\w+|\w+\(\))`", stages()[stage])
    assert named
    assert [name for name in named if name.removesuffix("()") not in defined] == []


def definitions(stage: str) -> Iterator[str]:
    """The names that a stage's modules define."""
    folder = ROOT / "generator"
    for path in folder.glob("*.py" if stage == "top" else f"{stage}/**/*.py"):
        found = re.findall(r"^(?:(?:class|def) (\w+)|([A-Z]+)\b)", path.read_text(encoding="utf-8"), re.MULTILINE)
        yield from (made or constant for made, constant in found)
