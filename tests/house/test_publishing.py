from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import __version__

ROOT = Path(__file__).parents[2]
WORKFLOWS = (".github/workflows/publish.yml", "starter/.github/workflows/publish.yml")
PIPELINES = (".gitlab-ci.yml", "starter/.gitlab-ci.yml")


def workflow(name: str) -> dict[str, dict[str, object]]:
    # Read without YAML 1.1's words for true and false: `on` is a key.
    loaded: dict[str, dict[str, object]] = yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    return loaded


def commands(name: str) -> list[str]:
    """The lines of a CI file that call us, in their order."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"^ *- (?:run: )?((?:\.venv/bin/)?fremdrift .*)$", text, flags=re.MULTILINE)


def project(name: str, folder: Path) -> Path:
    """A copy of the site that a CI file stands beside, with the command where the file expects it."""
    source = ROOT / "starter" if name.startswith("starter/") else ROOT
    shutil.copy(source / "site.yml", folder)
    shutil.copytree(source / "content", folder / "content")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.parametrize("name", [*WORKFLOWS, *PIPELINES])
def test_the_commands_of_the_ci_file_check_and_build_the_site(name: str, tmp_path: Path) -> None:
    lines = commands(name)
    assert [line.split("fremdrift ")[1] for line in lines] == ["check", "build --output site"]
    folder = project(name, tmp_path)
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]])
    for line in lines:
        done = subprocess.run(
            line.split(), cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        assert (line, done.returncode) == (line, 0), done.stdout + done.stderr
    assert (folder / "site" / "index.html").is_file()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", (ROOT / name).read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_the_deploy_job_may_write_and_only_pages(name: str) -> None:
    read = workflow(name)
    assert read["permissions"] == {"contents": "read"}
    jobs = {job: body.get("permissions") for job, body in read["jobs"].items() if isinstance(body, dict)}
    assert jobs == {"build": None, "deploy": {"pages": "write", "id-token": "write"}}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_site_is_published_on_every_push_and_once_a_day(name: str) -> None:
    assert workflow(name)["on"] == {"push": "", "schedule": [{"cron": "23 23 * * *"}], "workflow_dispatch": ""}


def test_a_new_site_asks_for_the_version_that_made_it() -> None:
    assert (ROOT / "starter" / "requirements.txt").read_text(encoding="utf-8") == f"fremdrift=={__version__}\n"
