"""Every mistake gets a plain message at its place: a folder of problems/ is a small bad project and its words."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.rules import RULES

CASES = Path(__file__).parent / "problems"
LANGUAGES = ("da", "en")
NAMES = sorted(path.name for path in CASES.iterdir())

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_LIBC = ctypes.CDLL(None)


def code_of(name: str) -> str:
    """The code a case is for: several cases of one code differ in what follows two hyphens."""
    return name.partition("--")[0]


def as_an_ordinary_user() -> None:
    """Take from root what it has over others: it could read a file that nobody is allowed to read."""
    if os.geteuid() == 0:
        _LIBC.prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)
        _LIBC.prctl(_PR_CAPBSET_DROP, _CAP_DAC_READ_SEARCH, 0, 0, 0)


def check(project: Path, language: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator.cli", "check", "--now", "2026-01-15T12:00", "--language", language]
    return subprocess.Popen(
        [*command, "--project", str(project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=CASES.parent.parent.parent,
        preexec_fn=as_an_ordinary_user,  # noqa: PLW1509 - no thread is running that the child could wait for
    )


def test_there_is_a_case_for_every_code_and_none_else() -> None:
    assert set(RULES) == {code_of(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_gets_its_words_at_its_place(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case, project = CASES / name, tmp_path / "project"
    shutil.copytree(case / "project", project, symlinks=True)
    for maker in case.glob("make_*.py"):
        subprocess.run([sys.executable, str(maker), str(project)], check=True)
    running = [check(project, language) for language in LANGUAGES]
    for language, child in zip(LANGUAGES, running, strict=True):
        said, _ = child.communicate(timeout=60)
        codes = re.findall(r" \[([a-z-]+)\]$", said, re.MULTILINE)
        assert code_of(name) in codes, said
        assert (1 if any(RULES[code].severity == "error" for code in codes) else 0) == child.returncode
        expected = case / f"expected.{language}.txt"
        if request.config.getoption("--refresh-cases"):
            expected.write_text(said, encoding="utf-8")
        assert expected.read_text(encoding="utf-8") == said
