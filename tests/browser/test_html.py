"""Pages and style sheets as the Nu checker, the validator of the W3C, sees them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.browser.judges import nu_checker
from tests.projects.builds import ROOT, build_in
from tests.projects.corrected import corrected
from tests.projects.small import Project

pytestmark = pytest.mark.judges

# What it does not know of CSS, each with what it is.
UNKNOWN_TO_IT = {
    "“paint-order”: Property “paint-order” doesn't exist.": "of SVG 2: a line around letters, behind them",
    "“[a-z-]+”: The types are incompatible.": "a sum with variables, which have no type before they are used",
}
BROKEN = '<!doctype html><html lang="da"><title>Fejl</title><p foo="bar">Et afsnit'


def said(*arguments: str) -> list[tuple[str, str]]:
    """Everything the checker says, errors and warnings alike: of which file, what."""
    command = nu_checker("--format", "json", "--exit-zero-always", *arguments)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return [(each["url"], each["message"]) for each in json.loads(done.stderr)["messages"]]


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites with what the example has none of: pages at earlier addresses, and much that was changed."""
    folder = tmp_path_factory.mktemp("former")
    for name, project in (("moved", Project(former=1)), ("corrected", corrected())):
        done = build_in(project.write(folder / name), "--output", str(folder / "sites" / name))
        assert done.returncode == 0, done.stdout
    assert 'http-equiv="refresh"' in (folder / "sites/moved/foer/0/index.html").read_text(encoding="utf-8")
    return folder / "sites"


def test_every_page_is_valid_and_the_checker_would_have_said_so(site: Path, former: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(BROKEN, encoding="utf-8")
    assert said("--skip-non-html", str(site), str(former), str(broken)) == [
        (broken.as_uri().replace("///", "/"), "Attribute “foo” not allowed on element “p” at this point.")
    ]


def test_every_style_sheet_of_ours_is_valid_and_the_checker_would_have_said_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.css"
    broken.write_text("p { colour: red }\n", encoding="utf-8")
    sheets = [*(ROOT / "templates" / "assets").rglob("*.css"), broken]
    found = {(Path(url).name, words.removeprefix("CSS: ")) for url, words in said("--css", *map(str, sheets))}
    known = {each for each in found if any(re.fullmatch(unknown, each[1]) for unknown in UNKNOWN_TO_IT)}
    assert found - known == {("broken.css", "“colour”: Property “colour” doesn't exist.")}
