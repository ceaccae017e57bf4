"""The files of follow-ups as files of the site: where they lie, what leads to them, what they depend on."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.formats.followed import FIRST, FOLDER, NOW, followed
from tests.projects.builds import build_in, built, states, tree
from tests.projects.small import Project

FILES = ("opfoelgning-{}.xlsx", "opfoelgning-{}.csv", "opfoelgning-{}-data.csv", "opfoelgning-{}.json")


def links(page: Path) -> list[tuple[str, str]]:
    """Where a page's list of files leads, and what it says of each."""
    found = LexborHTMLParser(page.read_text(encoding="utf-8")).css(".fd-downloads li")
    links = ((one.css_first("a"), one) for one in found)
    return [(str(link.attributes["href"]), " ".join(one.text().split())) for link, one in links if link]


@pytest.mark.parametrize("folder", [FIRST, FOLDER])
def test_every_follow_up_leads_to_its_files_and_says_what_they_are_for(town: Path, folder: str) -> None:
    found = links(town / folder / "index.html")
    names = [name.format(folder[-7:]) for name in FILES]
    assert [target.rpartition("/")[2] for target, _ in found] == [*names, "opfoelgning.schema.json"]
    period = f"{folder[-1]}. halvår 2026"
    assert [said for _, said in found] == [
        f"Regneark (XLSX): {period} til at læse, udskrive og regne på",
        f"Tabellen (CSV): {period} samme tabel som her, kan åbnes i ethvert regneark",
        f"Alle data (CSV): {period} hver værdi på sin egen linje",
        f"Alle data (JSON): {period} nøjagtige tal",
        "Skema for JSON-filen: for alle opfølgninger hvilke nøgler den har, og hvad de betyder",
    ]
    assert [target for target, _ in found if not (town / folder / target).is_file()] == []


def test_a_plan_leads_to_the_files_of_its_newest_follow_up(town: Path) -> None:
    page = LexborHTMLParser((town / "maal/by/index.html").read_text(encoding="utf-8"))
    found = [(one.attributes["href"], one.text()) for one in page.css(".fd-files a")]
    assert found == [("../../maal/by/2026-h2/#downloads", "Hent opfølgningen for 2. halvår 2026")]
    target = LexborHTMLParser((town / FOLDER / "index.html").read_text(encoding="utf-8"))
    assert target.css_first("#downloads") is not None


def test_a_plan_without_follow_ups_has_no_files_and_no_schema(tmp_path: Path) -> None:
    project = Project(others={"content/goals/2026/2026-Q1.yml": "date: 2026-04-20\ndraft: true\nrows: {}\n"})
    done = build_in(project.write(tmp_path))
    assert done.returncode == 0, done.stdout
    assert links(tmp_path / "site" / "maal" / "2026" / "index.html") == []
    assert list((tmp_path / "site").rglob("*opfoelgning*")) == []


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "LC_ALL": "da_DK.UTF-8", "PYTHONHASHSEED": "7"},
    ],
    ids=lambda env: env["TZ"],
)
def test_the_bytes_do_not_depend_on_folder_timezone_or_locale(
    town: Path, tmp_path: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    done = build_in(followed().write(tmp_path / "et andet sted"), now=NOW)
    assert done.returncode == 0, done.stdout
    expected = {path: data for path, data in tree(town / "maal").items() if "opfoelgning" in path}
    found = tree(tmp_path / "et andet sted" / "site" / "maal")
    assert len(expected) == 3 * len(FILES) + 1
    assert {path: found[path] for path in expected} == expected


def test_files_are_written_again_only_where_what_they_hold_has_changed(tmp_path: Path) -> None:
    project = followed()
    built(project.write(tmp_path), now=NOW)
    before = states(tmp_path / "site")
    path = "content/goals/by/2026-H2.yml"
    later = project.others | {path: project.others[path].replace("Vi lapper om natten.", "Vi lapper om dagen.")}
    built(Project(others=later).write(tmp_path), now=NOW)
    after = states(tmp_path / "site")
    rewritten = {path for path in after if "opfoelgning" in path and before.get(path) != after[path]}
    assert rewritten == {f"{FOLDER}/{name.format('2026-h2')}" for name in FILES}
