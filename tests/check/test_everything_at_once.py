"""One bad file of each kind among good ones: every mistake at its line, exit 1, and the former output as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.projects.builds import ROOT, fremdrift, tree

NOW = "2026-12-01T12:00"
GOAL = "content/goals/2025/2.1-pristjek.md"
FOLLOW_UP = "content/goals/2025/2025-Q1.yml"
PLAN = "content/goals/2025/plan.md"
TOPIC = "content/topics/omberegning.md"
UPDATE = "content/updates/2022-06-24-97-procent-paa-plads.md"


def spoil(project: Path, path: str, old: str, new: str) -> str:
    """Put something wrong in the place of the first `old`; returns where that is, as a message begins."""
    file = project / path
    text = file.read_text("utf-8")
    before, found, after = text.partition(old)
    assert found, (path, old)
    file.write_text(before + new + after, "utf-8")
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_every_mistake_is_told_at_its_place_and_the_former_site_stays(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    # What the record says of such edits is tried elsewhere.
    shutil.copytree(ROOT / "content", project / "content", ignore=shutil.ignore_patterns(".record"))
    shutil.copy(ROOT / "site.yml", project)
    arguments = ("--project", str(project), "--now", NOW, "--language", "en")
    assert fremdrift("build", *arguments).returncode == 0
    before = tree(project / "site")
    (project / "content/media").mkdir(exist_ok=True)
    (project / "content/media/kort.png").write_bytes(b"GIF89a")
    (project / "content/pages/link.md").symlink_to("om.md")
    (project / "content/pages/Om os.md").write_text("---\ntitle: a\n---\n", "utf-8")
    body = len((project / "content/pages/om.md").read_text("utf-8").splitlines()) + 1
    with (project / "content/pages/om.md").open("a", encoding="utf-8") as file:
        file.write("Rødgrød {{ nix }}\n")
    expected = {
        f"{spoil(project, 'site.yml', 'language:', 'langauge:')} key-unknown",
        f"{spoil(project, TOPIC, 'title:', 'titel:')} key-unknown",
        f"{spoil(project, UPDATE, 'summary:', 'sumary:')} key-unknown",
        f"{spoil(project, PLAN, 'organisation:', 'organization:')} key-unknown",
        f"{spoil(project, GOAL, 'aim:', 'aims:')} key-unknown",
        f"{spoil(project, FOLLOW_UP, 'discussed:', 'discused:')} key-unknown",
        f"{spoil(project, 'content/contacts.yml', 'kind:', 'knid:')} key-unknown",
        f"{spoil(project, 'content/glossary.yml', 'term:', 'trem:')} key-unknown",
        "content/pages/link.md file-symlink",
        "content/pages/Om os.md file-name",
    }
    assert expected == told(arguments)
    assert before == tree(project / "site")
    # What needs more than one file is looked at once the settings can be read.
    spoil(project, "site.yml", "langauge:", "language:")
    expected = {one for one in expected if not one.startswith("site.yml")}
    assert expected | {f"content/pages/om.md:{body}:9 reference-form", "content/media/kort.png media-content"} == told(
        arguments
    )
    assert before == tree(project / "site")


def told(arguments: tuple[str, ...]) -> set[str]:
    """Place and code of every line that a build says, which is refused."""
    done = fremdrift("build", *arguments)
    assert (done.returncode, done.stderr) == (1, "")
    *lines, last = done.stdout.splitlines()
    assert last.startswith(f"Nothing was built. {len(lines)} errors, 0 warnings.")
    return {f"{line.partition(': error: ')[0]} {line.rpartition('[')[2][:-1]}" for line in lines}
