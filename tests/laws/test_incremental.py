"""After any history of edits an incremental build gives what a clean one gives, whole, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.mistakes import TemplateMistake
from generator.work import ENOUGH
from tests.projects.builds import NOW, build_in, built, tree
from tests.projects.small import BODY, Project, Word

EXAMPLES = max(5, settings().max_examples // 6)
"""A case is five builds or so."""

BODIES = (
    BODY,
    "Kort.\n",
    "## Først\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Så\n\nÆblegrød, {{ 7 * 7 }}, {{ promise:aabning }}.\n",
    "Se [notatet](../media/notat.txt) og {{ update:2026-01-12-vi-begynder }}.[^a]\n\n[^a]: Fodnote.\n",
)
IDS = ("2025-12-30-foer-jul", "2026-01-12-vi-begynder", "2026-02-02-halvvejs", "2026-02-02-aaben", "2026-06-01-nu")
TIMES = ("", "08:00", "12:00", "12:01")
TEXTS = ("Vejen", "Stien & <b>broen</b>", "{{ vejen }} på ø")
OVERRIDES = {
    "parts/day.html": (
        "{% macro day(view) %}<b>{{ view.iso }}</b>{% endmacro %}",
        "{% macro day(view) %}{% endmacro %}",
    ),
    "pages/page.html": (
        "{% block content %}{{ view.title }}{% endblock %}",
        "{% block content %}{{ nix }}{% endblock %}",
    ),
    "parts/frame.html": ("{% macro nothing() %}{% endmacro %}",),
    "base.html": ('{% extends "material/base.html" %}{% block site_meta %}{{ gap.metadata }}{% endblock %}',),
    "assets/css/own.css": ("p{color:red}", "p{background:url(dot.svg)}"),
    "assets/css/dot.svg": ("<svg/>", "<svg></svg>"),
    "assets/icons/favicon.svg": ("<svg/>",),
}
MEDIA = {"notat.txt": (b"Et notat.\n", b"Et andet.\n"), "plan.pdf": (b"%PDF-1", b"%PDF-2", b"no PDF at all")}
HARMS = ("lose the ledger", "damage the ledger", "lose a page", "change a page by hand", "lose all beside")


@dataclass(frozen=True)
class Scene:
    """A project and the moment it is built for."""

    project: Project
    now: str = NOW


@dataclass(frozen=True)
class Edit:
    """One thing somebody does; numbers choose among what there is, whatever there is then."""

    what: str
    first: int
    second: int


def words_edited(scene: Scene, edit: Edit) -> Scene:
    words = scene.project.words
    new = Word(id=IDS[edit.second % len(IDS)], title=TEXTS[edit.second % len(TEXTS)])
    if edit.what == "add":
        words = (*(word for word in words if word.id != new.id), new)
        return Scene(replace(scene.project, words=words), scene.now)
    if not words:
        return scene
    number = edit.first % len(words)
    if edit.what == "delete":
        return Scene(replace(scene.project, words=words[:number] + words[number + 1 :]), scene.now)
    if edit.what == "rename" and any(word.id == new.id for word in words):
        return scene
    changes: dict[str, dict[str, object]] = {
        "rename": {"id": new.id},
        "body": {"body": BODIES[edit.second % len(BODIES)]},
        "title": {"title": TEXTS[edit.second % len(TEXTS)]},
        "figure": {"figure": edit.second},
        "promise": {"target": ("2026-Q3", "2026-Q4", "unknown")[edit.second % 3]},
        "tag": {"tag": ("vand", "vej", "ø")[edit.second % 3]},
        "draft": {"draft": not words[number].draft},
        "time": {"time": TIMES[edit.second % len(TIMES)]},
    }
    return Scene(scene.project.with_word(number, **changes[edit.what]), scene.now)


def site_edited(scene: Scene, edit: Edit) -> Scene:
    project = scene.project
    changes: dict[str, dict[str, object]] = {
        "site title": {"title": TEXTS[edit.first % len(TEXTS)]},
        "address": {"url": ("https://vejen.example/sti", "https://ny.example")[edit.first % 2]},
        "language": {"language": ("da", "en")[edit.first % 2]},
        "audience": {"audience": ("Naboer", "Beboere")[edit.first % 2]},
        "paths": {"updates_path": ("opdateringer", "nyt")[edit.first % 2]},
        "noindex": {"noindex": not project.noindex},
        "banner": {"settings": ("", "banner:\n  text: Kun en prøve.\n")[edit.first % 2]},
    }
    return Scene(replace(project, **changes[edit.what]), scene.now)  # type: ignore[arg-type]


def files_edited(scene: Scene, edit: Edit) -> Scene:
    if edit.what == "clock":
        return replace(scene, now=(NOW, "2026-06-01T11:59", "2026-06-02T00:00", "2026-01-20T09:00")[edit.first % 4])
    if edit.what == "template":
        name = sorted(OVERRIDES)[edit.first % len(OVERRIDES)]
        templates = {**scene.project.templates, name: OVERRIDES[name][edit.second % len(OVERRIDES[name])]}
        return Scene(replace(scene.project, templates=templates), scene.now)
    if edit.what == "no template":
        templates = dict(sorted(scene.project.templates.items())[1:])
        return Scene(replace(scene.project, templates=templates), scene.now)
    name = sorted(MEDIA)[edit.first % len(MEDIA)]
    media = {key: data for key, data in scene.project.media.items() if key != name}
    if edit.what == "medium":
        media[name] = MEDIA[name][edit.second % len(MEDIA[name])]
    return Scene(replace(scene.project, media=media), scene.now)


EDITS = dict.fromkeys(
    ("add", "delete", "rename", "body", "title", "figure", "promise", "tag", "draft", "time"), words_edited
)
EDITS |= dict.fromkeys(("site title", "address", "language", "audience", "paths", "noindex", "banner"), site_edited)
EDITS |= dict.fromkeys(("clock", "template", "no template", "medium", "no medium"), files_edited)

edits = st.builds(Edit, st.sampled_from([*EDITS, *HARMS]), st.integers(0, 9), st.integers(0, 9))


def harm(output: Path, edit: Edit) -> None:
    """Do to a built site what a person or a crash may do to it."""
    beside = output.parent / ".fremdrift"
    ledger = beside / "site.ledger"
    pages = sorted(output.rglob("*.html"))
    if edit.what == "lose all beside":
        shutil.rmtree(beside, ignore_errors=True)
    elif edit.what == "lose the ledger":
        ledger.unlink(missing_ok=True)
    elif edit.what == "damage the ledger" and ledger.exists():
        ledger.write_bytes(ledger.read_bytes()[:-9])
    elif pages and edit.what == "lose a page":
        pages[edit.first % len(pages)].unlink()
    elif pages and edit.what == "change a page by hand":
        pages[edit.first % len(pages)].write_text("by hand", encoding="utf-8")


def attempt(project: Path, now: str, *, clean: bool = False) -> bool:
    """Build, and tell whether there is a site now."""
    try:
        return built(project, now=now, clean=clean).placed is not None
    except TemplateMistake:
        return False


def clean_tree(scene: Scene, folder: Path) -> dict[str, bytes | None] | None:
    """What a clean build of the same sources gives in another folder; None where there is nothing to give."""
    project = scene.project.write(folder / "elsewhere")
    return tree(project / "site") if attempt(project, scene.now, clean=True) else None


@settings(max_examples=EXAMPLES)
@given(st.lists(edits, min_size=1, max_size=6))
def test_after_any_edits_an_incremental_build_gives_what_a_clean_one_gives(history: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        scene = Scene(Project())
        project = scene.project.write(work / "project")
        assert attempt(project, scene.now)
        for number, edit in enumerate(history):
            if edit.what in HARMS:
                harm(project / "site", edit)
            else:
                scene = EDITS[edit.what](scene, edit)
                scene.project.write(project)
            before = tree(project / "site")
            expected = clean_tree(scene, work / str(number))
            done = attempt(project, scene.now)
            assert tree(project / "site") == (before if expected is None else expected)
            assert done == (expected is not None)
            if done:
                placed = built(project, now=scene.now).placed
                assert placed is not None
                assert (placed.written, placed.removed) == (0, 0)


@settings(max_examples=max(2, EXAMPLES // 3))
@given(st.lists(edits.filter(lambda edit: edit.what in EDITS), max_size=6))
def test_after_any_edits_two_processes_give_what_one_gives(history: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        scene = Scene(replace(Project(), former=ENOUGH))
        for edit in history:
            scene = EDITS[edit.what](scene, edit)
        expected = clean_tree(scene, work / "one")
        project = scene.project.write(work / "two")
        done = build_in(project, "--jobs", "2", now=scene.now)
        assert done.returncode == (1 if expected is None else 0), done.stdout + done.stderr
        assert (tree(project / "site") if expected else None) == expected


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_incremental_build_of_many_files_gives_what_a_clean_one_gives(tmp_path: Path, jobs: str) -> None:
    project = Project().write(tmp_path / "project")
    assert build_in(project, "--jobs", jobs).returncode == 0
    scene = Scene(replace(Project(), former=ENOUGH, title="En anden titel"))
    scene.project.write(project)
    assert build_in(project, "--jobs", jobs).returncode == 0
    assert tree(project / "site") == clean_tree(scene, tmp_path)
