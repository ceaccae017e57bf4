"""A small site with a record, one step before the next: what the tests of interrupted commands start from."""

from __future__ import annotations

from pathlib import Path

from tests.projects.builds import fremdrift

NOW = "2026-02-01T12:00"
FORMER = "content/updates/2026-01-05-fristen.md"
REASON = "Personoplysninger."
_UPDATE = "---\ntitle: {title}\nsummary: Nyt.\n{more}---\n\n{text}\n"
_CHANGE = "changes:\n  - date: 2026-01-{day}\n    kind: correction\n    note: Rettet.\n"


def site(folder: Path) -> Path:
    """A published update in its second version; another corrected and a third one new since the last run."""
    _write(folder, "site.yml", "format: 1\ntitle: Afgifter\nurl: https://afgifter.example\n")
    other = "content/updates/2026-01-06-satsen.md"
    _write(folder, FORMER, _UPDATE.format(title="Fristen", more="", text="Den er 1. maj."))
    _write(folder, other, _UPDATE.format(title="Satsen", more="", text="Den er 20."))
    _note(folder, "2026-01-06T12:00")
    _write(folder, FORMER, _UPDATE.format(title="Fristen", more=_CHANGE.format(day="07"), text="Den er 1. juni."))
    _note(folder, "2026-01-07T12:00")
    _write(folder, other, _UPDATE.format(title="Satsen", more=_CHANGE.format(day="08"), text="Den er 21."))
    _write(folder, "content/updates/2026-01-08-nyt.md", _UPDATE.format(title="Nyt", more="tags: [nyt]\n", text="Nyt."))
    return folder


def _write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def _note(folder: Path, now: str) -> None:
    done = fremdrift("record", "adopt", "--project", str(folder), "--now", now)
    assert done.returncode == 0, done.stdout + done.stderr
