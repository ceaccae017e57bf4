"""A day that is over does not change: whatever becomes of the content, the site of that day is the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.projects.builds import fremdrift, tree
from tests.projects.small import Project

DAY = "2026-02-03"
TAKEN_OUT = "content/updates/2026-01-12-vi-begynder.md"
CORRECTED = "content/updates/2026-02-02-halvvejs.md"
FORMER, RENAMED = "content/updates/2025-12-30-foer-jul.md", "content/updates/2025-12-30-inden-jul.md"
GOAL, PLAN = "content/goals/2026/1.1-huller.md", "content/goals/2026/plan.md"
NEW = "---\ntitle: Nyt arbejde\nsummary: Nyt.\ntopic: vej\ntags: [nyt]\n---\n\nOrd, der kom senere.\n"


SEEN = {
    "Knap halvvejs",
    "/2025/12/30/inden-jul/",
    "Siden er taget ned.",
    "Ord, der kom senere.",
    "80 00 00 00",
    "Højden over havets overflade.",
    "Det var for højt.",
    "Vi er begyndt",
    "Et navn.",
}
"""What became of the content, as readers of the present site see it."""


def said_of(project: Path, *arguments: str) -> None:
    """Run the real command, which has to succeed."""
    done = fremdrift(*arguments, "--project", str(project), "--language", "en")
    assert done.returncode == 0, done.stdout + done.stderr


def edit(project: Path, path: str, before: str, after: str) -> None:
    """Change a file."""
    text = (project / path).read_text(encoding="utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after, 1), encoding="utf-8")


def add(project: Path, path: str, lines: str) -> None:
    """More keys at the end of a page's front matter."""
    edit(project, path, "\n---\n", f"\n{lines}---\n")


def change(day: str, note: str) -> str:
    """A declared correction."""
    return f"changes:\n  - date: {day}\n    kind: correction\n    note: {note}\n"


def corrected(project: Path, day: str) -> None:
    edit(project, CORRECTED, "title: Halvvejs", "title: Knap halvvejs")
    edit(project, CORRECTED, "sager: 30", "sager: 29")
    add(project, CORRECTED, change(day, "Tallet var forkert."))


def renamed(project: Path, _day: str) -> None:
    (project / FORMER).rename(project / RENAMED)
    add(project, RENAMED, "aliases: [/opdateringer/2025/12/30/foer-jul/]\n")


def withdrawn(project: Path, day: str) -> None:
    add(project, "content/pages/om.md", f"withdrawn:\n  date: {day}\n  reason: Siden er taget ned.\n")


def new_words(project: Path, day: str) -> None:
    (project / f"content/updates/{day}-nyt-arbejde.md").write_text(NEW, encoding="utf-8")


def other_channels(project: Path, day: str) -> None:
    edit(project, "content/contacts.yml", "70 00 00 00", "80 00 00 00")
    with (project / "content/contacts.yml").open("a", encoding="utf-8") as file:
        file.write("post:\n  label: Posten\n  kind: post\n  value: Vejen 1\n")
    edit(project, "content/contacts.yml", "kind: phone\n", f"kind: phone\n  until: {day}\n  replaced_by: post\n")
    edit(project, "content/glossary.yml", "Højde over havet.", "Højden over havets overflade.")


def amended(project: Path, day: str) -> None:
    edit(project, GOAL, "value: 90", "value: 80")
    lines = "  - {date: DAY, goal: 1.1, field: requirement.value, from: 90, to: 80, reason: Det var for højt.}\n"
    add(project, PLAN, "amendments:\n" + lines.replace("DAY", day))


def written_twice(project: Path, day: str) -> None:
    edit(project, TAKEN_OUT, "title: Vi begynder", "title: Vi er begyndt på Olsens mark")
    add(project, TAKEN_OUT, change(day, "Det er begyndt."))


def taken_out(project: Path, day: str) -> None:
    edit(project, TAKEN_OUT, "Vi er begyndt på Olsens mark", "Vi er begyndt")
    edit(project, TAKEN_OUT, "Det er begyndt.\n", f"Det er begyndt.\n{change(day, 'Et navn er taget ud.')[9:]}")
    said_of(project, "record", "--now", f"{day}T08:00")
    said_of(project, "redact", TAKEN_OUT, "--version", "2", "--reason", "Et navn.", "--now", f"{day}T09:00")


LATER = (corrected, renamed, withdrawn, new_words, other_channels, amended, written_twice, taken_out)


def shown(project: Path, *more: str) -> dict[str, bytes | None]:
    """The site of the day, as it is built now."""
    said_of(project, "build", "--as-of", DAY, "--clean", *more)
    return tree(project / f"site-{DAY}")


def test_the_site_of_a_day_is_the_same_bytes_whatever_became_of_its_content(tmp_path: Path) -> None:
    project = Project().write(tmp_path / "project")
    said_of(project, "record", "adopt", "--now", f"{DAY}T12:00")
    expected = shown(project)
    assert len(expected) > 30
    for month, what in enumerate(LATER, 3):
        day = f"2026-{month:02}-05"
        what(project, day)
        said_of(project, "record", "--now", f"{day}T12:00")
        found = shown(project, "--jobs", str(1 + month % 2))
        assert sorted(found) == sorted(expected), what.__name__
        assert [path for path in expected if found[path] != expected[path]] == [], what.__name__
    said_of(project, "build", "--now", "2026-12-01T12:00")
    now = b"".join(data or b"" for data in tree(project / "site").values()).decode("utf-8", "replace")
    seen = {word for word in SEEN if word in now}
    assert seen == SEEN
