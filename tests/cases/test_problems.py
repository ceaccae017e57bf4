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

from generator.cli import main
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


def command(project: Path, language: str) -> list[str]:
    return ["check", "--now", "2026-01-15T12:00", "--language", language, "--project", str(project)]


def check_apart(project: Path, language: str) -> tuple[int, str]:
    """The exit code and the words of the command in a process of its own, which may read what its user may."""
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", *command(project, language)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=CASES.parent.parent.parent,
        preexec_fn=as_an_ordinary_user,
    )
    return done.returncode, done.stdout


def check(project: Path, language: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the words of the command, run in this process: starting one costs more than all it does."""
    capsys.readouterr()
    code = main(command(project, language))
    said = capsys.readouterr()
    return code, said.out + said.err


def test_there_is_a_case_for_every_code_and_none_else() -> None:
    assert set(RULES) == {code_of(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_gets_its_words_at_its_place(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    case, project = CASES / name, tmp_path / "project"
    shutil.copytree(case / "project", project, symlinks=True)
    makers = list(case.glob("make_*.py"))
    for maker in makers:
        subprocess.run([sys.executable, str(maker), str(project)], check=True)
    for language in LANGUAGES:
        code, said = check_apart(project, language) if makers else check(project, language, capsys)
        codes = re.findall(r" \[([a-z-]+)\]$", said, re.MULTILINE)
        assert code_of(name) in codes, said
        assert (1 if any(RULES[code].severity == "error" for code in codes) else 0) == code
        expected = case / f"expected.{language}.txt"
        if request.config.getoption("--refresh-cases"):
            expected.write_text(said, encoding="utf-8")
        assert expected.read_text(encoding="utf-8") == said
