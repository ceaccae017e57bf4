"""The follow-up table on its page: milestones, explanations, what moved, which divisions have a column.

Expected values are worked by hand from `tests/formats/followed.py` and the project of a plan of three years below.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.formats.followed import FIRST, FOLDER, NOW, followed
from tests.projects.builds import build_in, built
from tests.projects.small import Project

_LONG = """\
---
title: Treårsplan
organisation: Byen
period:
  from: 2023-01-01
  until: 2025-12-31
aims:
  - id: veje
    text: Gode veje.
---
"""
_GOAL = """\
---
title: Lapning
aim: veje
requirement_text: Tolv veje er lagt om.
requirement:
  id: veje
  kind: count
  value: 12
---
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town-table")
    assert built(followed().write(folder), now=NOW).placed is not None
    return folder / "site"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_bytes())


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").replace("\N{SOFT HYPHEN}", "").split())


def row(site: Path, address: str, number: str) -> list[str]:
    found = page(site, address).css_first(f'tr[id="goal-{number}"]')
    assert found is not None
    return [words(cell) for cell in found.css("td, th")]


def test_a_cell_says_how_many_milestones_were_reached_and_till_when_others_were_put_off(town: Path) -> None:
    cells = row(town, FOLDER, "1.3")
    assert cells[3].endswith("0 af 1 milepæl nået, 1 udskudt til november 2026")
    assert cells[4].endswith("1 af 1 milepæl nået")


def test_milestones_of_the_follow_up_have_a_table_to_which_the_cells_lead(town: Path) -> None:
    found = page(town, FIRST)
    (cells,) = ([words(cell) for cell in one.css("td, th")] for one in found.css(".fd-reported tbody tr"))
    assert cells == [
        "1.3",
        "Lys",
        "Udbuddet er sendt. Fristen er den gamle.",
        "Maj 2026 Afrapporteres i 1. halvår",
        "I gang, udskudt",
        "november 2026",
        "Udbuddet venter på en godkendelse.",
    ]
    links = [one.attributes["href"] for one in page(town, FOLDER).css('.fd-follow-up a[href$="#milestones"]')]
    assert links == ["../../../maal/by/2026-h1/#milestones", "../../../maal/by/2026-h2/#milestones"]
    assert found.css_first("#milestones") is not None


def test_a_milestone_that_was_to_be_accounted_for_and_was_not_says_so(tmp_path: Path) -> None:
    project = followed()
    path = "content/goals/by/2026-H1.yml"
    text = project.files()[path].decode()
    start, end = text.index("    milestones:\n"), text.index('    cause: "-2+3')
    changed = Project(others={**project.others, path: text[:start] + text[end:]}, settings=project.settings)
    assert built(changed.write(tmp_path), now=NOW).placed is not None
    assert [words(one) for one in page(tmp_path / "site", FIRST).css(".fd-reported td:nth-of-type(4)")] == [
        "Intet afrapporteret"
    ]


def test_cause_consequence_and_remark_are_called_by_their_names(town: Path) -> None:
    assert row(town, FOLDER, "1.3")[-2] == "Årsag: En lampe mangler. Konsekvens: Et mørkt hjørne."
    assert row(town, FOLDER, "1.2")[-2] == "Bemærkning: Det frøs ikke."


def test_what_moved_leads_to_its_row_and_what_did_not_is_said(town: Path) -> None:
    found = page(town, FOLDER)
    assert [(one.attributes["href"], words(one)) for one in found.css(".fd-screen .fd-moves a")] == [
        ("#goal-1.1", "1.1 =Huller"),
        ("#goal-1.4", "1.4 Træer"),
        ("#goal-1.10", "1.10 Støj"),
    ]
    assert words(found.css(".fd-screen > p")[-1]) == "Uændret: 1.2 og 1.3."
    assert page(town, FIRST).css_first("#moved") is None


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023-Q2", ("1. kvartal 2023", "2. kvartal 2023", "3. kvartal 2023", "4. kvartal 2023")),
        ("2024-Q2", ("3. kvartal 2023", "4. kvartal 2023", "1. kvartal 2024", "2. kvartal 2024")),
    ],
)
def test_of_many_divisions_the_newest_have_a_column_and_a_sentence_says_which(
    tmp_path: Path, period: str, expected: tuple[str, ...]
) -> None:
    quarters = [f"{year}-Q{n}" for year in (2023, 2024) for n in range(1, 5)]
    days = {one: f"{one[:4]}-{int(one[-1]) * 3:02}-28" for one in quarters[: quarters.index(period) + 1]}
    files = {
        f"content/goals/lang/{one}.yml": f"date: {day}\nrows:\n  1:\n    status: green\n" for one, day in days.items()
    }
    files |= {"content/goals/lang/plan.md": _LONG, "content/goals/lang/1-lapning.md": _GOAL}
    done = build_in(Project(others=files).write(tmp_path), now="2026-01-20T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    found = page(tmp_path / "site", f"maal/lang/{period.lower()}")
    assert tuple(words(one) for one in found.css(".fd-follow-up thead tr:last-child th")) == expected
    said = words(found.css(".fd-landscape > .fd-small")[0])
    assert said == (
        f"Her vises kun {expected[0]} til {expected[-1]}. Alle perioder står på målenes sider og i filerne."
    )
