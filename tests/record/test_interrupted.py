"""A record is brought up to date at once: killed at any call that writes, it is the former or the new one."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock
from generator.read.sources import sources
from generator.record.entry import Record
from generator.record.opened import record_in
from generator.recording import record, redact
from tests.projects.builds import ROOT, environment
from tests.record.kept import FORMER, NOW, REASON, site

CLOCK = Clock(instant=datetime.fromisoformat(NOW))


def held(project: Path) -> Record:
    """The record as anybody reads it, which has to be whole."""
    opened = record_in(sources(project).record)
    assert opened.problems == (), project
    return opened.record


@pytest.mark.parametrize("how", ["record", "redact"])
def test_killed_at_any_write_it_is_the_former_or_the_new_record_and_the_next_run_finishes(
    tmp_path: Path, how: str
) -> None:
    former = held(site(tmp_path / "base"))
    command = [sys.executable, "-m", "tests.record.children", str(tmp_path), how]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)
    killed = [
        tmp_path / str(number) for number in range(1, sum(path.name.isdigit() for path in tmp_path.iterdir()) + 1)
    ]
    assert len(killed) > 12
    new = held(killed[-1])
    assert new != former
    states = [held(folder) for folder in killed]
    assert all(state in (former, new) for state in states)
    # Once decided it stays decided.
    assert states == sorted(states, key=lambda state: state == new)
    assert states[0] == former
    for folder, state in zip(killed, states, strict=True):
        if how == "record":
            record(folder, CLOCK, adopt=False)
        elif state == former:
            redact(folder, CLOCK, FORMER, 1, REASON)
        else:
            record(folder, Clock(instant=datetime.fromisoformat("2026-02-02T12:00")), adopt=False)
            continue
        assert held(folder) == new, folder
        assert not list((folder / "content/.record").glob(".pending*")), folder


def test_words_taken_out_are_nowhere_once_it_is_decided(tmp_path: Path) -> None:
    site(tmp_path / "base")
    command = [sys.executable, "-m", "tests.record.children", str(tmp_path), "redact"]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)
    last = max((path for path in tmp_path.iterdir() if path.name.isdigit()), key=lambda path: int(path.name))
    assert [
        path for path in (last / "content/.record").rglob("*") if path.is_file() and b"1. maj" in path.read_bytes()
    ] == []


def test_what_is_pending_takes_nothing_away_outside_the_record(tmp_path: Path) -> None:
    project = site(tmp_path / "base")
    pending = project / "content/.record/.pending"
    pending.mkdir()
    (pending / ".gone").write_text("../../site.yml\n/etc/hostname\n\n", encoding="utf-8")
    record(project, CLOCK, adopt=False)
    assert (project / "site.yml").is_file()
    assert not pending.exists()
