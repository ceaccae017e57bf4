"""What a build promises somebody who edits a site and builds it again, on real files."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from generator.build import Order, build
from generator.checking import Clock
from generator.work import ENOUGH, SourceChanged
from tests.projects.builds import (
    COMMAND,
    MARKER,
    NOW,
    ROOT,
    build_in,
    built,
    changed,
    environment,
    fremdrift,
    states,
    tree,
)
from tests.projects.small import WORDS, Project, Word

OWN = "opdateringer/2026/01/12/vi-begynder/index.html"
SEARCH = "assets/search.json"
DONE = re.compile(
    r"(\d+) files?, (\d+) written, (\d+) unchanged, (\d+) removed, (\d+) errors?, (\d+) warnings?\. (\d+\.\d\d) s\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, built."""
    folder = Project().write(tmp_path / "project")
    assert built(folder).placed is not None
    return folder


def edited(folder: Path, said: Project) -> set[str]:
    """Which files of the site an edit changed; by their times none but these were touched."""
    before, stood = tree(folder / "site"), states(folder / "site")
    said.write(folder)
    assert built(folder).placed is not None
    found, stands = changed(before, tree(folder / "site")), states(folder / "site")
    assert {path for path in stood if stood[path] != stands.get(path)} - {MARKER} <= found
    return found


def rendered(folder: Path, said: Project) -> int:
    """How many pages and data files an edit has rendered again, whether their bytes changed or not."""
    said.write(folder)
    return rendered_at(folder, NOW)


def rendered_at(folder: Path, now: str) -> int:

    totals = [0]
    order = Order(project=folder, output=folder / "site", clock=Clock(instant=datetime.fromisoformat(now)))
    assert build(order, lambda _done, total: totals.append(total)).placed is not None
    return totals[-1]


# --- what an edit rewrites -------------------------------------------------------------------------------------------


def test_a_second_build_writes_nothing(project: Path) -> None:
    before = states(project / "site")
    done = build_in(project)
    assert DONE.fullmatch(done.stdout), done.stdout
    assert DONE.fullmatch(done.stdout)[2] == "0"  # type: ignore[index]
    assert states(project / "site") == before


def test_a_second_build_a_day_later_writes_nothing(project: Path) -> None:
    before = states(project / "site")
    assert build_in(project, now="2026-06-02T12:00").returncode == 0
    assert states(project / "site") == before


def test_a_new_day_renders_nothing_where_nothing_passes_on_it(project: Path) -> None:
    assert rendered_at(project, "2026-06-02T12:00") == 0


def test_an_edited_body_rewrites_its_page_and_the_search(project: Path) -> None:
    assert edited(project, Project().with_word(1, body="Noget helt andet.\n")) == {OWN, SEARCH}


def test_an_edited_body_renders_its_page_and_the_search(project: Path) -> None:
    assert rendered(project, Project().with_word(1, body="Noget helt andet.\n")) == 2


def test_an_edited_title_rewrites_the_pages_that_name_it_and_no_others(project: Path) -> None:
    before = tree(project / "site")
    named = {path for path, data in before.items() if data and b"Vi begynder" in data}
    assert edited(project, Project().with_word(1, title="Vi er begyndt")) == named
    assert "opdateringer/2026/02/02/halvvejs/index.html" in named
    assert "om/index.html" not in named


@pytest.mark.parametrize("said", [Project(title="Stien"), Project(settings="banner:\n  text: Kun en prøve.\n")])
def test_what_is_around_every_page_is_changed_on_every_page(project: Path, said: Project) -> None:
    pages = {path for path in tree(project / "site") if path.endswith(".html")}
    assert pages - edited(project, said) == set()


def test_an_edited_summary_rewrites_no_neighbour(project: Path) -> None:
    found = edited(project, Project().with_word(1, summary="Noget andet."))
    assert {OWN, SEARCH, "feed.xml", "index.html"} <= found
    assert {path for path in found if path.startswith(("opdateringer/2026/02/02", "maal/"))} == set()


def test_a_new_update_rewrites_a_bounded_number_of_pages(tmp_path: Path) -> None:
    many = tuple(Word(id=f"20{year:02}-03-04-nyt", title=f"Nyt {year}", tag=f"mærke-{year}") for year in range(12))
    folder = replace(Project(), words=(*many, *WORDS)).write(tmp_path / "project")
    assert built(folder).placed is not None
    new = Word(id="2026-05-05-nyt", title="Helt nyt", tag="andet")
    found = edited(folder, replace(Project(), words=(*many, *WORDS, new)))
    assert "opdateringer/2026/05/05/nyt/index.html" in found
    older = re.compile(r"opdateringer/20(0|1)\d/|stikord/maerke-|om/|ordliste/|kontakt/|soeg/|robots")
    assert [path for path in found if older.match(path)] == []


@pytest.mark.parametrize(
    "said",
    [
        Project(others={"site.yml": Project().files()["site.yml"].decode() + "\n# En bemærkning.\n"}),
        Project().with_word(1, more="# En bemærkning.\n"),
        Project().with_word(1, body=WORDS[1].body + "\n\n\n"),
        Project().with_word(1, body=WORDS[1].body.replace("\n", "\r\n")),
        Project(others={"content/.skjult.md": "en kladde"}),
        Project(templates={"parts/.day.html.swp": "hvad som helst"}),
    ],
    ids=["a comment in the settings", "a comment", "empty lines", "line ends", "a hidden file", "an editor's file"],
)
def test_an_edit_that_nobody_sees_writes_nothing(project: Path, said: Project) -> None:
    assert edited(project, said) == set()


def test_a_lost_file_is_put_back_alone(project: Path) -> None:
    before, stood = tree(project / "site"), states(project / "site")
    (project / "site" / OWN).unlink()
    assert build_in(project).stdout.startswith(f"{len(before) - 1} files, 1 written, ")
    assert tree(project / "site") == before
    assert {path for path, state in states(project / "site").items() if stood[path] != state} == {OWN}


def test_a_file_changed_by_hand_is_put_right(project: Path) -> None:
    before = tree(project / "site")
    page = project / "site" / OWN
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h1>Falsk: "))
    assert build_in(project).returncode == 0
    assert tree(project / "site") == before


@pytest.mark.parametrize("damage", [b"", b"fremdrift-ledger 1 \n{}", b"\x00" * 999, b"fremdrift-ledger 9 x\n"])
def test_a_damaged_ledger_costs_time_and_nothing_else(project: Path, damage: bytes) -> None:
    before = states(project / "site")
    (project / ".fremdrift" / "site.ledger").write_bytes(damage)
    assert build_in(project).returncode == 0
    assert states(project / "site") == before


def test_a_deleted_update_takes_its_page_and_its_empty_folders_with_it(project: Path) -> None:
    replace(Project(), words=WORDS[:1] + WORDS[2:]).write(project)
    assert build_in(project).returncode == 0
    assert not (project / "site/opdateringer/2026/01").exists()
    assert (project / "site/opdateringer/2026/02").exists()
    assert [path for path, data in tree(project / "site").items() if data is None or b"Vi begynder" in data] == []


def test_a_file_put_there_by_hand_stays(project: Path) -> None:
    kept = project / "site/opdateringer/2026/01/12/vi-begynder/kvittering.txt"
    kept.write_text("min egen", encoding="utf-8")
    replace(Project(), words=WORDS[2:]).write(project)
    assert build_in(project).returncode == 0
    assert build_in(project, "--clean").returncode == 0
    assert kept.read_text(encoding="utf-8") == "min egen"
    assert not kept.with_name("index.html").exists()


def test_a_clean_build_gives_the_same_and_leaves_nothing_beside_it(project: Path) -> None:
    before = tree(project / "site")
    done = build_in(project, "--clean")
    assert DONE.fullmatch(done.stdout)[2] == str(len(before) - 1), done.stdout  # type: ignore[index]
    assert tree(project / "site") == before
    assert {path.name for path in (project / ".fremdrift").iterdir()} == {"site.ledger", "site.lock"}


# --- what stops a build ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clean", [(), ("--clean",)])
def test_a_failed_check_leaves_the_site_as_it_was(project: Path, clean: tuple[str, ...]) -> None:
    before = states(project / "site")
    Project(title="Ny").with_word(1, more="sumary: hov\n").write(project)
    done = build_in(project, *clean)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"content/updates/2026-01-12-vi-begynder\.md:\d+:1: error: .*sumary.*\[\S+\]", lines[0])
    assert re.fullmatch(r"Nothing was built\. 1 error, 0 warnings\. \d+\.\d\d s", lines[-1])
    assert (done.stderr, states(project / "site")) == ("", before)


def test_words_found_wrong_while_pages_are_rendered_elsewhere_place_nothing(tmp_path: Path) -> None:
    # So many files that other processes begin to render; what planning relies on is in order.
    folder = Project(former=ENOUGH).write(tmp_path / "project")
    assert build_in(folder, "--jobs", "2").returncode == 0
    before = tree(folder / "site")
    wrong = Project(former=ENOUGH).with_word(2, body="Se {{ figure:findes-ikke }} og {{ foo:bar }}.\n", title="Nyt")
    done = build_in(wrong.write(folder), "--jobs", "2")
    assert done.returncode == 1
    assert re.findall(r"\[([a-z-]+)\]\n", done.stdout) == ["reference-missing", "reference-form"]
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(folder / "site") == before
    assert build_in(Project(former=ENOUGH).write(folder), "--jobs", "2").returncode == 0


def test_a_failed_check_makes_no_site_where_there_was_none(tmp_path: Path) -> None:
    folder = Project().with_word(1, more="sumary: hov\n").write(tmp_path / "project")
    assert build_in(folder).returncode == 1
    assert {path.name for path in folder.iterdir()} == {"content", "site.yml"}


WARNED = Project().with_word(2, target="2026-Q4", body="Det er <blink> vigtigt.\n")


def test_warnings_are_said_every_time_and_stop_nothing(project: Path) -> None:
    WARNED.write(project)
    first, second = build_in(project), build_in(project)
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.splitlines()[:-1] == second.stdout.splitlines()[:-1]
    assert DONE.search(second.stdout).group(2, 5, 6) == ("0", "0", "1")  # type: ignore[union-attr]
    assert b"blink" in (project / "site/opdateringer/2026/02/02/halvvejs/index.html").read_bytes()


def test_strict_makes_warnings_stop_a_build(project: Path) -> None:
    before = states(project / "site")
    WARNED.write(project)
    done = build_in(project, "--strict")
    assert (done.returncode, states(project / "site")) == (1, before)
    assert "Nothing was built. 0 errors, 1 warning." in done.stdout


def test_a_build_that_was_let_through_is_stopped_when_it_is_asked_to_be_strict(project: Path) -> None:
    WARNED.write(project)
    assert [build_in(project, *flags).returncode for flags in ((), ("--strict",), ())] == [0, 1, 0]


def test_a_file_that_changes_during_the_build_stops_it(project: Path) -> None:
    """The bytes that were checked are the bytes that are published."""

    Project(title="Ny titel", media={"notat.txt": b"Et andet notat.\n"}).write(project)
    before = tree(project / "site")
    note = project / "content/media/notat.txt"
    order = Order(project=project, output=project / "site", clock=Clock(instant=datetime.fromisoformat(NOW)))
    for change in (lambda: note.write_bytes(b"noget helt tredje"), note.unlink):
        with pytest.raises(SourceChanged, match="notat"):
            build(order, lambda _done, _all, change=change: change() if note.exists() else None)  # type: ignore[misc]
        assert tree(project / "site") == before
        note.write_bytes(b"Et andet notat.\n")


# --- where a site may be built ---------------------------------------------------------------------------------------


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The command ended with 2 and one plain line on standard error."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(r"fremdrift.*: .*\n", done.stderr), done.stderr
    assert [word for word in words if word not in done.stderr] == []


@pytest.mark.parametrize("clean", [(), ("--clean",)])
def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path, clean: tuple[str, ...]) -> None:
    folder = Project().write(tmp_path / "project")
    foreign = tmp_path / "billeder"
    foreign.mkdir()
    (foreign / "ferie.jpg").write_bytes(b"ikke til at miste")
    refused(build_in(folder, "--output", str(foreign), *clean), str(foreign), "did not make", "choose another")
    assert tree(tmp_path / "billeder") == {"ferie.jpg": b"ikke til at miste"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    (tmp_path / "tom").mkdir()
    assert build_in(folder, "--output", str(tmp_path / "tom")).returncode == 0
    assert (tmp_path / "tom" / "index.html").exists()


@pytest.mark.parametrize("inside", ["content", "content/site", "templates/site", ".", ".."])
def test_a_site_is_never_built_over_or_into_what_it_is_made_from(tmp_path: Path, inside: str) -> None:
    folder = Project(templates={"parts/day.html": "{% macro day(view) %}{% endmacro %}"}).write(tmp_path / "a" / "b")
    before = tree(tmp_path)
    refused(build_in(folder, "--output", f"{folder}/{inside}"), "choose another")
    assert tree(tmp_path) == before


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    (folder / "site").write_text("en fil", encoding="utf-8")
    refused(build_in(folder), "it is a file")
    assert (folder / "site").read_text(encoding="utf-8") == "en fil"


def test_a_folder_that_is_no_project_is_refused_plainly(tmp_path: Path) -> None:
    done = build_in(tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("site.yml: error: ")
    refused(build_in(tmp_path / "ingen"), "no such folder")
    refused(fremdrift("check", "--project", str(tmp_path / "ingen")), "no such folder")


# --- Ctrl-C ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_the_former_site_and_says_nothing(project: Path, jobs: str) -> None:
    before = tree(project / "site")
    many = tuple(
        Word(id=f"20{year:02}-{month:02}-{day:02}-nyt", title=f"Nyt {year}{month}{day}", target="2030")
        for year in range(20)
        for month in range(1, 13)
        for day in range(1, 11)
    )
    Project(title="En anden titel", words=(*many, *WORDS)).write(project)
    staging = project / ".fremdrift" / "staging-site"
    command = [*COMMAND, "build", "--project", str(project), "--now", NOW, "--jobs", jobs]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        ends = time.monotonic() + 60
        while not (staging.is_dir() and any(staging.iterdir())) and child.poll() is None and time.monotonic() < ends:
            time.sleep(0.005)
        # As a terminal does: to every process of the command.
        os.killpg(child.pid, signal.SIGINT)
        said = child.communicate(timeout=60)
    # Where the signal meets a class being made by `exec`, CPython ends itself by it: shells call both 130.
    assert child.returncode in {130, -signal.SIGINT}
    assert said == (b"", b"")
    assert tree(project / "site") == before
    assert {path.name for path in (project / ".fremdrift").iterdir()} == {"site.ledger", "site.lock"}


# --- what is not public yet ------------------------------------------------------------------------------------------

SECRET = re.compile(rb"hemmelig|Hemmelig|777|2026-06-09|9\. juni|/06/09/", re.IGNORECASE)
HIDDEN = Word(
    id="2026-06-09-hemmelig-plan",
    title="Hemmelig plan",
    summary="Meget hemmelig.",
    body="Hemmeligt. Se [bilaget](../media/hemmelig.txt) og [notatet](../media/notat.txt).\n",
    figure=777,
    target="2027-Q1",
    reason="En hemmelig grund.",
    tag="hemmeligt",
    more="""\
aliases: [/hemmelig/]
corrects: [2026-02-02-halvvejs]
pin_until: 2026-12-31
questions:
  - id: hemmeligt
    question: Hvad er hemmeligt?
    answer: Dette er hemmeligt.
actions:
  - need: required
    text: Gør noget hemmeligt.
""",
)
MEDIA = {"notat.txt": b"Et notat.\n", "hemmelig.txt": b"Et hemmeligt bilag.\n"}


def leaks(site: Path) -> list[str]:
    """Every file whose name or bytes give something of the hidden update away, the third-party library aside."""
    return [
        path
        for path, data in tree(site).items()
        if SECRET.search(path.encode() + b"\n" + (data or b"")) and "lunr" not in path
    ]


@pytest.mark.parametrize(
    "hidden", [HIDDEN, replace(HIDDEN, time="12:01"), replace(HIDDEN, id="2026-05-09-hemmelig-plan", draft=True)]
)
def test_a_draft_or_scheduled_update_is_in_no_byte_of_the_site(tmp_path: Path, hidden: Word) -> None:
    said = Project(
        words=(replace(WORDS[0], body="Se [notatet](../media/notat.txt).\n"), *WORDS[1:], hidden), media=MEDIA
    )
    folder = said.write(tmp_path / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    assert leaks(folder / "site") == []
    without = Project(words=said.words[:-1], media={"notat.txt": b"Et notat.\n"}).write(tmp_path / "without")
    assert built(without).placed is not None
    assert tree(folder / "site") == tree(without / "site")


def test_a_scheduled_update_appears_when_its_moment_comes(tmp_path: Path) -> None:
    hidden = replace(HIDDEN, time="14:30")
    folder = Project(words=(*WORDS, hidden), media=MEDIA).write(tmp_path / "project")
    assert build_in(folder, now="2026-06-09T14:29").returncode == 0
    assert leaks(folder / "site") == []
    assert build_in(folder, now="2026-06-09T14:30").returncode == 0
    found = leaks(folder / "site")
    page = "opdateringer/2026/06/09/hemmelig-plan/index.html"
    expected = {
        page,
        "media/hemmelig.txt",
        "hemmelig/index.html",
        "stikord/hemmeligt/index.html",
        "feed.xml",
        "sitemap.xml",
    }
    assert expected - set(found) == set()
    assert build_in(folder, now="2026-06-09T14:29").returncode == 0
    assert leaks(folder / "site") == []


DRAFT_FOLLOW_UP = """\
date: 2026-05-01
draft: true
rows:
  1.1:
    status: red
    cause: Hemmelig.
    consequence: Hemmelig.
    response: Hemmelig.
    note: Hemmelig.
"""


def test_a_draft_of_any_kind_of_page_is_in_no_byte_of_the_site(tmp_path: Path) -> None:
    front = "---\ntitle: Hemmelig side\nsummary: Hemmelig.\ndraft: true\n"
    others = {
        "content/pages/hemmelig.md": f"{front}---\n\nHemmeligt.\n",
        "content/topics/hemmelig.md": f"{front}---\n\nHemmeligt.\n",
        "content/goals/2026/2026-Q2.yml": DRAFT_FOLLOW_UP,
        "content/goals/2026/1.2-hemmelig.md": Project()
        .files()["content/goals/2026/1.1-huller.md"]
        .decode()
        .replace("Færre huller", "Hemmelig")
        .replace("---\n\n", "draft: true\n---\n\n"),
    }
    folder = Project(others=others).write(tmp_path / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    assert leaks(folder / "site") == []


# --- the clock -------------------------------------------------------------------------------------------------------


def shown(folder: Path, *clock: str, zone: str = "Asia/Tokyo") -> bool:
    """Whether the scheduled update is public at a moment, on a machine in some timezone."""
    done = fremdrift("build", "--project", str(folder), *clock, env={"TZ": zone})
    assert done.returncode == 0, done.stdout + done.stderr
    return bool(list((folder / "site").rglob("planlagt")))


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        ("2026-06-30", "", "Europe/Copenhagen", [("--today", "2026-06-29", False), ("--today", "2026-06-30", True)]),
        (
            "2026-06-30",
            "23:59",
            "Europe/Copenhagen",
            [("--today", "2026-06-29", False), ("--today", "2026-06-30", True)],
        ),
        (
            "2026-07-01",
            "",
            "Europe/Copenhagen",
            [
                ("--now", "2026-06-30T23:59", False),
                ("--now", "2026-07-01T00:00", True),
                ("--now", "2026-06-30T21:59+00:00", False),
                ("--now", "2026-06-30T22:00Z", True),
                ("--now", "2026-06-30T15:00-07:00", True),
            ],
        ),
        (
            "2026-07-01",
            "",
            "UTC",
            [("--now", "2026-06-30T22:00+00:00", False), ("--now", "2026-07-01T00:00+00:00", True)],
        ),
        # The night when clocks go forward: 02:30 does not exist.
        (
            "2026-03-29",
            "02:30",
            "Europe/Copenhagen",
            [
                ("--now", "2026-03-29T00:59Z", False),
                ("--now", "2026-03-29T01:30Z", True),
                ("--today", "2026-03-28", False),
                ("--today", "2026-03-29", True),
            ],
        ),
        # The night when clocks go back: 02:15 comes twice, and what came out stays out.
        (
            "2026-10-25",
            "02:15",
            "Europe/Copenhagen",
            [
                ("--now", "2026-10-25T00:14Z", False),
                ("--now", "2026-10-25T00:15Z", True),
                ("--now", "2026-10-25T01:10Z", True),
                ("--now", "2026-10-25T01:15Z", True),
                ("--today", "2026-10-24", False),
            ],
        ),
    ],
)
def test_an_update_comes_out_at_its_moment_in_the_site_s_timezone(
    tmp_path: Path,
    day: str,
    clock: str,
    zone: str,
    expected: list[tuple[str, str, bool]],
) -> None:
    word = Word(id=f"{day}-planlagt", title="Planlagt", time=clock, target="2027")
    folder = Project(words=(*WORDS[:1], word), timezone=zone).write(tmp_path / "project")
    assert [(*at, shown(folder, *at)) for *at, _ in expected] == expected


def test_the_present_is_the_clock_where_none_is_named(tmp_path: Path) -> None:
    words = (Word(id="2020-01-01-planlagt", title="Planlagt"), Word(id="2199-01-01-senere", title="Senere"))
    folder = Project(words=words).write(tmp_path / "project")
    assert shown(folder)
    assert not list((folder / "site").rglob("senere"))


# --- what the command says -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_last_line_sums_up_in_the_site_s_language(tmp_path: Path, language: str) -> None:
    folder = Project(language=language).write(tmp_path / "project")
    lines = [fremdrift("build", "--project", str(folder), "--now", NOW) for _ in range(2)]
    count = len(tree(folder / "site")) - 1
    form = {
        "da": "{all} filer, {new} skrevet, {same} som før, 0 fjernet, 0 fejl, 0 advarsler. {time} s\n",
        "en": "{all} files, {new} written, {same} unchanged, 0 removed, 0 errors, 0 warnings. {time} s\n",
    }[language]
    times = {"da": "#,##", "en": "#.##"}[language]
    expected = [form.format(all=count, new=new, same=count - new, time=times) for new in (count, 0)]
    said = [re.sub(r"\d+([.,])\d\d(?= s\n)", r"#\1##", line.stdout) for line in lines]
    assert (said, [line.stderr for line in lines]) == (expected, ["", ""])


def on_a_terminal(*arguments: str, env: dict[str, str]) -> bytes:
    """What the command shows on a terminal besides its standard output."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=ROOT, env={**environment(), **env}, stdout=subprocess.DEVNULL, stderr=theirs
    ) as child:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # the other end is closed
            pass
        finally:
            os.close(ours)
    assert child.returncode == 0
    return shown


def test_a_long_build_shows_a_bar_on_a_terminal_and_none_in_ci(tmp_path: Path) -> None:
    folder = Project(former=ENOUGH).write(tmp_path / "project")
    arguments = ("build", "--project", str(folder), "--now", NOW, "--clean")
    assert b"100%" in on_a_terminal(*arguments, env={"CI": "", "TERM": "xterm"})
    assert on_a_terminal(*arguments, env={"CI": "1", "TERM": "xterm"}) == b""
    assert on_a_terminal("build", "--project", str(folder), "--now", NOW, env={"CI": "", "TERM": "xterm"}) == b""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "COMMAND"),
        (("byg",), "byg"),
        (("build", "--now", "i morgen"), "i morgen"),
        (("build", "--now", "2026-02-30T12:00"), "2026-02-30"),
        (("build", "--now", "0001-01-01T00:00+14:00"), "no instant"),
        (("build", "--now", "9999-12-31T23:59-12:00"), "no instant"),
        (("build", "--today", "2026-13-01"), "2026-13-01"),
        (("build", "--today", "0001-01-01"), "no date"),
        (("build", "--now", "2026-01-01T12:00", "--today", "2026-01-01"), "not allowed with"),
        (("build", "--jobs", "0"), "1 or more"),
        (("build", "--jobs", "²"), "1 or more"),
        (("build", "--output"), "--output"),
        (("build", "ekstra"), "ekstra"),
        (("build", "--language", "fr"), "fr"),
        (("check", "--jobs", "2"), "--jobs"),
        (("init",), "DIR"),
    ],
)
def test_a_wrong_call_gets_one_plain_line(arguments: tuple[str, ...], word: str) -> None:
    refused(fremdrift(*arguments), word, "--help")


@pytest.mark.parametrize("command", [(), ("build",), ("check",), ("serve",), ("init",)])
def test_help_is_given(command: tuple[str, ...]) -> None:
    done = fremdrift(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: fremdrift")


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    folder = WARNED.write(tmp_path / "project")
    command = [*COMMAND, "check", "--project", str(folder), "--now", NOW]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
    assert said == b""


def test_the_ledger_and_the_lock_are_all_that_lies_beside_a_site(project: Path) -> None:
    assert {path.name for path in (project / ".fremdrift").iterdir()} == {"site.ledger", "site.lock"}
    shutil.rmtree(project / ".fremdrift")
    before = states(project / "site")
    assert build_in(project).returncode == 0
    assert states(project / "site") == before
