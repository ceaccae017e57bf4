"""The measuring corpus is the same on every machine and as large as asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.run import NOW
from tests.projects.builds import fremdrift

ROOT = Path(__file__).resolve().parents[2]


def write(folder: Path, *, updates: int, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench.corpus", str(folder), "--updates", str(updates)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_corpora_of_one_size_are_identical(tmp_path: Path) -> None:
    write(tmp_path / "a", updates=120, hash_seed="1")
    write(tmp_path / "b", updates=120, hash_seed="2")
    first = tree(tmp_path / "a")
    assert len(first) > 240
    assert first == tree(tmp_path / "b")


@pytest.mark.parametrize("updates", [3, 50, 400])
def test_a_corpus_has_as_many_updates_as_asked_for_on_both_sides(tmp_path: Path, updates: int) -> None:
    write(tmp_path / "c", updates=updates)
    ours = sorted(path.name for path in (tmp_path / "c/site/content/updates").iterdir())
    posts = sorted(path.name for path in (tmp_path / "c/blog/docs/blog/posts").iterdir())
    assert updates == len(ours)
    assert ours == posts


def test_the_blog_shows_no_reference_of_ours(tmp_path: Path) -> None:
    write(tmp_path / "c", updates=120)
    ours = "".join(path.read_text("utf-8") for path in (tmp_path / "c/site/content/updates").iterdir())
    posts = "".join(path.read_text("utf-8") for path in (tmp_path / "c/blog/docs/blog/posts").iterdir())
    assert ours.count("{{") >= 240
    assert posts.count("{{") == 0


@pytest.mark.parametrize("updates", [5, 400])
def test_a_corpus_is_a_project_without_findings(tmp_path: Path, updates: int) -> None:
    write(tmp_path / "c", updates=updates)
    checked = fremdrift("check", "--strict", "--project", str(tmp_path / "c/site"), "--now", NOW)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_corpus_is_not_written_over_another(tmp_path: Path) -> None:
    write(tmp_path / "c", updates=3)
    before = tree(tmp_path / "c")
    assert write(tmp_path / "c", updates=50).returncode != 0
    assert before == tree(tmp_path / "c")
