from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.checking import Clock
from generator.preview.workshop import MOST, Workshop
from tests.serve.previews import UPDATE, starter


def on(*days: date) -> Callable[[], Clock]:
    """A clock that shows another day each time it is asked."""
    left = iter(days)
    return lambda: Clock(day=next(left))


def test_each_build_is_for_the_moment_it_is_made_in(tmp_path: Path) -> None:
    clock = on(date(2026, 4, 14), date(2026, 4, 15))
    workshop = Workshop(starter(tmp_path / "project"), tmp_path / "out", clock, "en")
    page = tmp_path / "out" / "opdateringer" / "2026" / "04" / "15" / "aabningen-rykker" / "index.html"
    workshop.work()
    assert not page.exists()
    workshop.work()
    assert page.is_file()


def test_a_build_that_changes_nothing_shows_nothing_new(tmp_path: Path) -> None:
    workshop = Workshop(starter(tmp_path / "project"), tmp_path / "out", lambda: Clock(day=date(2026, 5, 1)), "en")
    workshop.work()
    former = workshop.shown
    workshop.work()
    assert former == workshop.shown


def test_a_panel_of_very_many_problems_ends_with_their_number(tmp_path: Path) -> None:
    project = starter(tmp_path / "project")
    text = (project / UPDATE).read_text(encoding="utf-8")
    keys = "".join(f"key{number}: x\n" for number in range(MOST + 3))
    (project / UPDATE).write_text(text.replace("summary: ", f"{keys}summary: "), encoding="utf-8")
    workshop = Workshop(project, tmp_path / "out", lambda: Clock(day=date(2026, 5, 1)), "en")
    workshop.work()
    assert workshop.shown.panel.count("<li>") == MOST
    assert "3 more are in the terminal." in workshop.shown.panel
