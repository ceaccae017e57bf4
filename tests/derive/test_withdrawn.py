"""A withdrawn page keeps its address and says when and why, and none of its words are left anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[2]
WORDS = "hemmelig-formulering"


def built(tmp_path: Path, withdrawn: str) -> Path:
    """The starter site with one more update, built in a folder of its own."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "starter", project)
    topic = next((project / "content" / "topics").glob("*.md")).stem
    update = project / "content" / "updates" / "2025-01-02-fejl.md"
    update.write_text(
        f"---\ntitle: En fejl\nsummary: Om {WORDS}.\ntopic: {topic}\n{withdrawn}---\n\nDet var {WORDS}.\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "generator.cli", "build", "--project", str(project), "--now", "2026-06-01T12:00"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def places(site: Path) -> set[str]:
    return {
        str(file.relative_to(site))
        for file in site.rglob("*")
        if file.is_file() and WORDS.encode() in file.read_bytes()
    }


def test_a_published_update_is_found_in_pages_feed_and_search(tmp_path: Path) -> None:
    found = places(built(tmp_path, ""))
    assert {"opdateringer/2025/01/02/fejl/index.html", "feed.xml", "assets/search.json", "index.html"} <= found


def test_a_withdrawn_update_leaves_its_words_nowhere_and_a_tombstone_at_its_address(tmp_path: Path) -> None:
    site = built(tmp_path, "withdrawn:\n  date: 2025-03-04\n  reason: Tallene var byttet om.\n")
    assert places(site) == set()
    page = LexborHTMLParser((site / "opdateringer/2025/01/02/fejl/index.html").read_text(encoding="utf-8"))
    words = page.body.text() if page.body else ""
    assert "Trukket tilbage den 4. marts 2025" in words
    assert "Tallene var byttet om." in words
