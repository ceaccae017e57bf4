"""A tiny project with its whole public site as files, so that every change of what readers get is read as a difference.

`pytest tests/golden --refresh-golden` writes the files anew; read the difference before it is committed.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.projects.builds import MARKER, build_in, tree

HERE = Path(__file__).parent
SITE = HERE / "site"
LISTED = HERE / "assets.txt"
"""Style sheets, scripts and icons have their sources in `templates/assets/` and elsewhere: only names are here.

So are workbooks, which nobody can read as a difference: `tests/formats` says what is in them.
"""

_DIGEST = re.compile(rb"\.[0-9a-f]{10}(?=\.(?:css|js|png|svg)\b)")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """The site of the project, digests of assets left out: they change with every style sheet."""
    project = tmp_path_factory.mktemp("golden") / "project"
    shutil.copytree(HERE / "project", project)
    done = build_in(project)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    found = {_DIGEST.sub(b".DIGEST", path.encode()).decode(): data for path, data in tree(project / "site").items()}
    return {path: data and _DIGEST.sub(b".DIGEST", data) for path, data in found.items() if path != MARKER}


def pages(given: dict[str, bytes | None]) -> dict[str, bytes | None]:
    return {path: data for path, data in given.items() if not is_asset(path)}


def is_asset(path: str) -> bool:
    return (path.startswith("assets/") and path != "assets/search.json") or path.endswith(".xlsx")


@pytest.fixture(scope="module", autouse=True)
def refreshed(given: dict[str, bytes | None], request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--refresh-golden"):
        return
    shutil.rmtree(SITE, ignore_errors=True)
    for path, data in pages(given).items():
        (SITE / path).parent.mkdir(parents=True, exist_ok=True)
        (SITE / path).write_bytes(data or b"")
    LISTED.write_text("".join(f"{path}\n" for path in sorted(filter(is_asset, given))), encoding="utf-8")


def test_the_project_gives_these_files_and_no_others(given: dict[str, bytes | None]) -> None:
    listed = LISTED.read_text(encoding="utf-8").splitlines()
    assert sorted([*tree(SITE), *listed]) == sorted(given)


@pytest.mark.parametrize("path", sorted(tree(SITE)))
def test_a_file_has_these_bytes(given: dict[str, bytes | None], path: str) -> None:
    expected = (SITE / path).read_bytes().decode().splitlines()
    assert expected == (given[path] or b"").decode().splitlines()
    assert (SITE / path).read_bytes() == given[path]
