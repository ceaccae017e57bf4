"""What `build --as-of` promises somebody who has to show what the site said on a day, on real files."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.build import Order, build
from generator.checking import Clock
from tests.projects.builds import ROOT, build_in, fremdrift, states, tree
from tests.projects.small import Project, Word

PAGE = "opdateringer/2026/01/12/vi-begynder/index.html"
BEGUN, CHANGED = "2026-02-03", "2026-03-05"
NOTE = f"changes:\n  - date: {CHANGED}\n    kind: correction\n    note: Åbningen kommer senere.\n"
AFTER = Project().with_word(1, title="Vi begynder forfra", body="Nye ord.\n", more=NOTE)


def said_of(project: Path, *arguments: str, code: int = 0) -> str:
    """What the real command says, in English."""
    done = fremdrift(*arguments, "--project", str(project), "--language", "en")
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def written(said: Project, folder: Path) -> Path:
    """The files of a project, the record left as it is."""
    kept = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "content" / ".record").rglob("*")
        if path.is_file()
    }
    return replace(said, others={**said.others, **kept}).write(folder)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was adopted on one day and corrected on a later one."""
    folder = Project().write(tmp_path / "project")
    said_of(folder, "record", "adopt", "--today", BEGUN)
    written(AFTER, folder)
    said_of(folder, "record", "--today", CHANGED)
    return folder


def as_of(project: Path, day: str, *arguments: str) -> dict[str, str]:
    """Every page of the site as of a day, as text."""
    said_of(project, "build", "--as-of", day, *arguments)
    site = project / f"site-{day}"
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_each_day_shows_the_wording_that_held_at_its_end(project: Path) -> None:
    before, after = as_of(project, "2026-03-04")[PAGE], as_of(project, CHANGED)[PAGE]
    assert "<h1>Vi begynder</h1>" in before
    assert "Nye ord" not in before
    assert "<h1>Vi begynder forfra</h1>" in after
    assert "Åbningen kommer senere" not in before
    assert "Åbningen kommer senere" in after


def test_an_update_that_came_later_is_nowhere(project: Path) -> None:
    pages = as_of(project, "2026-01-31")
    assert "opdateringer/2026/02/02/halvvejs/index.html" not in pages
    everything = b"".join(data or b"" for data in tree(project / "site-2026-01-31").values())
    assert b"halvvejs" not in everything.lower()


def test_every_page_says_of_which_day_it_is_and_leads_to_the_page_as_it_is_now(project: Path) -> None:
    pages = as_of(project, "2026-03-04")
    assert "Sådan så siden ud ved udgangen af den 4. marts 2026." in pages[PAGE]
    for path, text in pages.items():
        address = "/" if path == "404.html" else f"/{path.removesuffix('index.html')}"
        assert f'<a href="https://vejen.example/sti{address}">Se siden, som den er nu</a>' in text, path


def test_the_present_address_of_the_site_is_the_one_in_site_yml_now(project: Path) -> None:
    written(replace(AFTER, url="https://ny.example"), project)
    assert 'href="https://ny.example/opdateringer/2026/01/12/vi-begynder/">' in as_of(project, "2026-03-04")[PAGE]


def test_no_page_is_for_search_engines(project: Path) -> None:
    for path, text in as_of(project, "2026-03-04").items():
        assert '<meta name="robots" content="noindex">' in text, path
    assert "Sitemap" not in (project / "site-2026-03-04" / "robots.txt").read_text()


def test_a_page_says_that_what_was_adopted_was_not_witnessed(project: Path, tmp_path: Path) -> None:
    said = "ikke bevidnet, at det så sådan ud"
    assert said in as_of(project, "2026-03-04")[PAGE]
    witnessed = replace(Project(), words=(Word(id="2026-02-03-i-dag", title="I dag"),)).write(tmp_path / "other")
    shutil.rmtree(witnessed / "content" / "goals")
    (witnessed / "content/updates/2026-02-03-i-dag.md").write_text(
        "---\ntitle: I dag\nsummary: Nyt.\ntopic: vej\n---\n\nOrd.\n", encoding="utf-8"
    )
    said_of(witnessed, "record", "--today", BEGUN)
    assert said not in as_of(witnessed, BEGUN)["index.html"]


def test_adopted_words_show_no_change_that_had_not_happened_and_say_that_they_are_later(tmp_path: Path) -> None:
    folder = AFTER.write(tmp_path / "project")
    said_of(folder, "record", "adopt", "--today", "2026-04-01")
    pages = as_of(folder, "2026-03-04")
    unkept = "Sidens ordlyd fra den dag er ikke bevaret"
    assert "Åbningen kommer senere" not in pages[PAGE]
    assert [path for path, text in pages.items() if unkept in text] == [PAGE]
    assert "Åbningen kommer senere" in as_of(folder, CHANGED)[PAGE]
    assert unkept not in as_of(folder, CHANGED)[PAGE]


def test_adopted_words_lead_nowhere_that_was_not_public_yet(tmp_path: Path) -> None:
    body = (
        "Se {{ update:2026-02-02-halvvejs }}, [det nye](../updates/2026-02-02-halvvejs.md), [målet][1] og"
        " [emnet](../topics/vej.md) ![Foto](/opdateringer/2026/02/02/halvvejs/).\n\n"
        "[1]: /opdateringer/2026/02/02/halvvejs/\n"
    )
    said = Project().with_word(1, body=body)
    folder = said.write(tmp_path / "project")
    said_of(folder, "record", "adopt", "--today", BEGUN)
    page = as_of(folder, "2026-01-31")[PAGE]
    text = re.sub(r"<[^>]+>", "", page)
    assert "Se [henvisning til noget, der endnu ikke var offentliggjort], det nye, målet og emnet Foto." in text
    assert "halvvejs" not in page
    assert "halvvejs" in as_of(folder, BEGUN)[PAGE]


def test_a_document_that_is_not_the_one_that_was_public_is_left_out(project: Path) -> None:
    link = 'href="../media/notat.txt"'
    assert link in as_of(project, BEGUN)["om/index.html"]
    (project / "content/media/notat.txt").write_bytes(b"Et andet notat.\n")
    assert link not in as_of(project, BEGUN)["om/index.html"]
    assert not (project / f"site-{BEGUN}" / "media").exists()


def test_two_states_of_the_content_give_the_same_bytes_for_a_day(project: Path) -> None:
    as_of(project, CHANGED)
    first = tree(project / f"site-{CHANGED}")
    more = Word(id="2026-04-01-mere", title="Mere", tag="nyt")
    again = NOTE + "  - date: 2026-04-01\n    kind: addition\n    note: Mere.\n"
    later = replace(AFTER.with_word(1, title="Helt andre ord", more=again), title="Et andet navn")
    written(replace(later, words=(*later.words, more)), project)
    said_of(project, "record", "--today", "2026-04-02")
    as_of(project, CHANGED, "--clean", "--jobs", "2")
    assert tree(project / f"site-{CHANGED}") == first


def test_a_second_build_of_a_day_writes_nothing(project: Path) -> None:
    as_of(project, CHANGED)
    before = states(project / f"site-{CHANGED}")
    assert ", 0 written, " in said_of(project, "build", "--as-of", CHANGED)
    assert states(project / f"site-{CHANGED}") == before


def test_the_site_of_today_is_not_replaced(project: Path) -> None:
    elsewhere = project / "public"
    assert build_in(project).returncode == 0
    assert build_in(project, "--output", str(elsewhere)).returncode == 0
    for folder in (project / "site", elsewhere):
        before = tree(folder)
        said = said_of(project, "build", "--as-of", CHANGED, "--output", str(folder), code=2)
        assert said == f"fremdrift: {folder}: the site as it is now is built here; choose another folder\n"
        assert tree(folder) == before


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-12-29", "The public record begins on 30 December 2025; what the site looked like on 29 December 2025"),
        ("2999-01-01", "1 January 2999 has not come yet."),
    ],
)
def test_a_day_that_the_record_cannot_know_is_refused(project: Path, day: str, said: str) -> None:
    assert f"fremdrift: {said}" in said_of(project, "build", "--as-of", day, code=1)
    assert not (project / f"site-{day}").exists()


def test_without_a_record_there_is_no_day_to_show(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    assert "There is no public record here" in said_of(folder, "build", "--as-of", BEGUN, code=1)


def test_a_damaged_record_is_named_and_nothing_is_built(project: Path) -> None:
    words = project / "content/.record/updates/2026-01-12-vi-begynder/1.md"
    words.write_text(words.read_text("utf-8").replace("sager: 20", "sager: 21"), encoding="utf-8")
    said = said_of(project, "build", "--as-of", BEGUN, code=1)
    assert "content/.record/updates/2026-01-12-vi-begynder/1.md: error: " in said
    assert "[record-damaged]" in said
    assert not (project / f"site-{BEGUN}").exists()


def test_a_day_and_a_present_cannot_both_be_asked_for(project: Path) -> None:
    said = said_of(project, "build", "--as-of", BEGUN, "--today", BEGUN, code=2)
    assert "not allowed with argument" in said


def test_what_was_taken_out_of_the_record_answers_with_when_and_why(project: Path) -> None:
    page = ("redact", "content/updates/2026-01-12-vi-begynder.md", "--version", "1", "--reason", "Et navn stod der.")
    said_of(project, *page, "--today", "2026-04-01")
    pages = as_of(project, "2026-03-04")
    assert "Taget ud 1. april 2026.</strong> Et navn stod der." in pages[PAGE]
    assert [path for path, text in pages.items() if "Vi begynder" in text or "Nye ord" in text] == []
    assert "<h1>Vi begynder forfra</h1>" in as_of(project, CHANGED)[PAGE]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site with its record, most of which was adopted."""
    folder = tmp_path_factory.mktemp("example") / "project"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site.yml", folder)
    return folder


def dates_in(folder: Path, *endings: str) -> set[date]:
    """Every day that is written in a folder's files."""
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in endings)
    return {date.fromisoformat(found) for text in texts for found in re.findall(r"\b20\d\d-\d\d-\d\d", text)}


def show_each(example: Path, days: set[date]) -> None:
    """Build the example as of these days, as far as its record knows them, and of the days before them."""
    first, last = date(2021, 8, 26), date(2026, 12, 31)
    known = {day - timedelta(step) for day in days for step in (0, 1)} | {first, last}
    for day in sorted(day for day in known if first <= day <= last):
        clock = Clock(instant=datetime(2027, 1, 1, tzinfo=UTC))
        order = Order(project=example, output=example / "out", clock=clock, as_of=day)
        assert build(order, lambda _done, _all: None).placed is not None, day


@pytest.mark.long
def test_the_example_can_be_shown_as_of_every_day_on_which_it_changed(example: Path) -> None:
    days = dates_in(example / "content" / ".record", ".json")
    assert len(days) > 10
    show_each(example, days)


@pytest.mark.long
def test_the_example_can_be_shown_as_of_every_day_that_it_names(example: Path) -> None:
    show_each(example, dates_in(example / "content", ".md", ".yml"))
