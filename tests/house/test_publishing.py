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
    """The lines of a CI file's first job that call us, in their order."""
    text = (ROOT / name).read_text(encoding="utf-8").partition("\n\n")[2]
    build = re.split(r"\n {0,2}(?:deploy|pages):\n", text)[0]
    return re.findall(r"^ *(?:- )?(?:run: )?(.*(?:\.venv/bin/)?fremdrift .*)$", build, flags=re.MULTILINE)


def project(name: str, folder: Path) -> Path:
    """A copy of the site that a CI file stands beside, with the command where the file expects it."""
    source = ROOT / "starter" if name.startswith("starter/") else ROOT
    shutil.copy(source / "site.yml", folder)
    shutil.copytree(source / "content", folder / "content")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.parametrize("name", [*WORKFLOWS, *PIPELINES])
@pytest.mark.parametrize("recorded", [False, True])
def test_the_commands_of_the_ci_file_check_note_and_build_the_site(
    name: str, tmp_path: Path, *, recorded: bool
) -> None:
    lines = [line for line in commands(name) if not line.startswith("#")]
    said = [line.split("fremdrift ")[-1] for line in lines]
    assert said == ["check --now $now", "record --now $now", "build --now $now --output site"]
    folder = project(name, tmp_path)
    shutil.rmtree(folder / "content/.record", ignore_errors=True)
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "now": "2026-11-23T08:00:00Z"}
    if recorded:
        adopt = lines[1].rpartition(" || ")[2].replace("record", "record adopt")
        subprocess.run(["bash", "-c", adopt], cwd=folder, env=env, check=True)
    # GitHub asks for the record in a condition of its own, GitLab in the line.
    for line in lines if recorded or " || " in lines[1] else (lines[0], lines[2]):
        done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert (line, done.returncode) == (line, 0), done.stdout + done.stderr
    assert (folder / "site" / "index.html").is_file()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", (ROOT / name).read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_the_last_two_jobs_may_write_one_pages_and_the_other_the_record(name: str) -> None:
    read = workflow(name)
    assert read["permissions"] == {"contents": "read"}
    jobs = {job: body.get("permissions") for job, body in read["jobs"].items() if isinstance(body, dict)}
    assert jobs == {
        "build": None,
        "deploy": {"pages": "write", "id-token": "write"},
        "record": {"contents": "write"},
    }


@pytest.mark.parametrize("name", [*WORKFLOWS, *PIPELINES])
def test_what_is_committed_is_noted_at_the_moment_that_was_built(name: str) -> None:
    """The last job notes anew: with the same words and the same moment it writes the same files."""
    last = (ROOT / name).read_text(encoding="utf-8").rpartition("record:\n")[2]
    assert re.search(r"fremdrift record --now \$now$", last, flags=re.MULTILINE)
    assert "git add content/.record" in last


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_site_is_published_on_every_push_and_once_a_day(name: str) -> None:
    assert workflow(name)["on"] == {"push": "", "schedule": [{"cron": "23 23 * * *"}], "workflow_dispatch": ""}


def test_a_new_site_asks_for_the_version_that_made_it() -> None:
    assert (ROOT / "starter" / "requirements.txt").read_text(encoding="utf-8") == f"fremdrift=={__version__}\n"
