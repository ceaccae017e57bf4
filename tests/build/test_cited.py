"""How a page is referred to: with its version where a record counts them, and with the day from which it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import built, fremdrift
from tests.projects.small import Project

SILENT = ("maal/2026/", "maal/2026/1.1-huller/", "om/")
"""Pages that say nothing of when they were written: a plan and a goal before the first follow-up, a free page."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = Project().write(tmp_path)
    (folder / "content/goals/2026/2026-Q1.yml").unlink()
    return folder


def cited(project: Path, address: str) -> tuple[str, str]:
    """What the page and its sheets of paper say behind the page's address."""
    page = LexborHTMLParser((project / "site" / address / "index.html").read_text(encoding="utf-8"))
    url = f"https://vejen.example/sti/{address}"
    (line,), (imprint,) = (page.css(one) for one in (".fd-cite__line", ".fd-footer__imprint"))
    return line.text().split(url)[1], imprint.text().split(url)[1]


def test_without_a_record_nobody_counts_versions(project: Path) -> None:
    assert built(project).placed
    assert {address: cited(project, address) for address in SILENT} == dict.fromkeys(SILENT, ("", ""))
    assert cited(project, "opdateringer/2026/02/02/halvvejs/") == (", 2. februar 2026", " · 2. februar 2026")


def test_with_a_record_a_version_stands_with_the_day_since_which_it_has_been_public(project: Path) -> None:
    done = fremdrift("record", "adopt", "--project", str(project), "--now", "2026-02-05T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    assert built(project).placed
    days = ("1. januar 2026", "1. januar 2026", "30. december 2025")
    expected = {
        address: (f", version 1, {day}", f" · version 1, {day}") for address, day in zip(SILENT, days, strict=True)
    }
    assert {address: cited(project, address) for address in SILENT} == expected
