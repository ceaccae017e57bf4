from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator import __version__
from tests.serve.previews import ROOT, command, environment


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_started_site_checks_and_builds(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "my site").returncode == 0
    site = tmp_path / "my site"
    done = run(site, "check", "--language", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors, 0 warnings\n", "")
    assert run(site, "build").returncode == 0
    assert "Cykelsti langs Havnevej" in (site / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", ["da/kom-i-gang.md", "en/getting-started.md"])
def test_the_guide_tells_how_many_files_a_started_site_has(tmp_path: Path, guide: str) -> None:
    assert run(tmp_path, "init", "site").returncode == 0
    assert run(tmp_path / "site", "build").returncode == 0
    told = re.search(
        r"^(?:Bygget|Built): (\d+) ", (ROOT / "docs/authors" / guide).read_text(encoding="utf-8"), re.MULTILINE
    )
    ours = [path for path in tree(tmp_path / "site" / "site") if not path.startswith(".")]
    assert told
    assert len(ours) == int(told[1])


def test_a_started_site_is_the_whole_starter_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "site").returncode == 0
    assert tree(ROOT / "starter") == tree(tmp_path / "site")
    assert {".github", ".gitlab-ci.yml", ".gitignore"} < {path.name for path in (tmp_path / "site").iterdir()}
    assert [tmp_path / "site"] == list(tmp_path.iterdir())


def test_a_started_site_is_built_by_the_version_that_started_it(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "site").returncode == 0
    assert f"fremdrift=={__version__}\n" == (tmp_path / "site" / "requirements.txt").read_text(encoding="utf-8")


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir(mode=0o700)
    former = site.stat()
    assert run(site, "init", ".").returncode == 0
    assert (former.st_ino, former.st_mode) == (site.stat().st_ino, site.stat().st_mode)
    assert tree(ROOT / "starter") == tree(site)
    assert {path.name for path in (ROOT / "starter").iterdir()} == {path.name for path in site.iterdir()}


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "a/b/site").returncode == 0
    assert (tmp_path / "a" / "b" / "site" / "site.yml").is_file()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "site.yml"])
def test_a_folder_in_use_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_text("mine", encoding="utf-8")
    done = run(tmp_path, "init", "site")
    said = f"fremdrift: {tmp_path / 'site'}: there are files here already; choose another folder\n"
    assert (2, "", said) == (done.returncode, done.stdout, done.stderr)
    assert {f"site/{name}": b"mine"} == tree(tmp_path)


def test_a_file_and_a_link_that_leads_nowhere_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    assert run(tmp_path, "init", "file").returncode == 2
    assert run(tmp_path, "init", "link").returncode == 2
    assert tree(tmp_path) == {"file": b"mine"}
    assert Path("nowhere") == (tmp_path / "link").readlink()
