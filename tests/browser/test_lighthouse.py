"""Lighthouse as on a phone, over the pages that readers come to by a link."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from statistics import median

import pytest

from tests.browser.chromium import arguments, executable
from tests.browser.conftest import NEXT_PLAN
from tests.browser.judges import lighthouse
from tests.browser.pages import KINDS
from tests.browser.serving import served
from tests.projects.builds import ROOT, fremdrift

pytestmark = [pytest.mark.browser, pytest.mark.judges, pytest.mark.long]

LINKED = tuple(KINDS[kind][0] for kind in ("front", "topic", "update", "goal", "plan"))
RUNS = 5
FULL_MARKS = {"accessibility": 100, "best-practices": 100, "seo": 100}
FAST_ENOUGH = 97


@pytest.fixture(scope="module")
def findable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example without its `noindex`: what asks to be left out of search cannot be good at being found."""
    project, folder = tmp_path_factory.mktemp("findable"), tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copytree(NEXT_PLAN, project / "content/goals/2026")
    settings = (ROOT / "site.yml").read_text(encoding="utf-8")
    assert "\nnoindex: true\n" in settings
    (project / "site.yml").write_text(settings.replace("\nnoindex: true\n", "\n"), encoding="utf-8")
    done = fremdrift("build", "--project", str(project), "--output", str(folder), "--now", "2026-11-23T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_lighthouse_gives_full_marks_and_at_least_97_for_speed_on_a_phone(findable: Path) -> None:
    with served(findable) as origin:
        flags = json.dumps(["--headless=new", *arguments()])
        addresses = [origin + address for address in LINKED]
        command = lighthouse(str(executable()), flags, str(RUNS), *addresses)
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=1500, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(found) == addresses
    wrong = {}
    for address, (first, *others) in found.items():
        speed = first["scores"].pop("performance")
        speeds = [speed, *(run["scores"]["performance"] for run in others)]
        if first["scores"] != FULL_MARKS or median(speeds) < FAST_ENOUGH:
            wrong[address] = (first, speeds)
        assert len(speeds) == RUNS
    assert wrong == {}
