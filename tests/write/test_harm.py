from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.write.errors import OutputBusy, OutputUnwritable
from generator.write.ledger import load
from tests.write.builds import KEPT_BESIDE, beside, build, build_clean, rank, tree
from tests.write.children import KILLED, NOBODY

ROOT = Path(__file__).parents[2]

BEFORE = {
    "index.html": "old list",
    "kept.html": "kept",
    "edited.html": "old",
    "gone/deep/index.html": "gone",
    "file": "a file",
    "folder/one": "a folder",
    "old.css": "old",
}
AFTER = {
    "index.html": "new list",
    "kept.html": "kept",
    "edited.html": "new",
    "new/deep/index.html": "new",
    "file/one": "a folder now",
    "folder": "a file now",
    "new.css": "new",
    "feed.xml": "new",
}
BY_HAND = {"CNAME": "example.org", "gone/notes.txt": "by hand"}


def child(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.write.children", *arguments]


def put_by_hand(output: Path) -> None:
    for path, text in BY_HAND.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text, "utf-8")


def expected(work: Path, pages: Mapping[str, str], *, by_hand: bool) -> dict[str, bytes | str]:
    """What a clean build of these pages gives, with what was put there by hand."""
    output = work / f"expected-{len(list(work.iterdir()))}"
    build_clean(output, pages)
    if by_hand:
        put_by_hand(output)
    return tree(output)


def killed_at_every_event(work: Path, how: str, before: Mapping[str, str]) -> list[Path]:
    """One folder for each moment at which a build from `before` to AFTER was killed; in the last it came through."""
    (work / "base").mkdir()
    if before:
        build(work / "base/site", before)
        put_by_hand(work / "base/site")
    (work / "pages.json").write_text(json.dumps(AFTER), "utf-8")
    subprocess.run(child("killed", str(work), how), cwd=ROOT, check=True)
    return [work / str(number) for number in range(1, 1 + sum(path.name.isdigit() for path in work.iterdir()))]


@pytest.mark.parametrize("how", ["build", "clean"])
@pytest.mark.parametrize("before", [BEFORE, {}], ids=["onto a site", "onto nothing"])
def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_mends_the_rest(
    tmp_path: Path, how: str, before: dict[str, str]
) -> None:
    by_hand = bool(before)
    after, former = (expected(tmp_path, pages, by_hand=by_hand) for pages in (AFTER, before or AFTER))
    killed = killed_at_every_event(tmp_path, how, before)
    assert len(killed) > 20
    assert tree(killed[-1] / "site") == after
    for folder in killed:
        output = folder / "site"
        whole = {path: data for path, data in tree(output).items() if isinstance(data, bytes)}
        for path, data in whole.items():
            assert path == ".fremdrift-site" or data in {former.get(path), after.get(path)}, (folder, path)
        shutil.copytree(folder, folder / "copy", symlinks=True)
        build(output, AFTER)
        assert tree(output) == after, folder
        assert beside(output) == KEPT_BESIDE, folder
        assert build(output, AFTER).written == 0, folder
        build(folder / "copy/site", before or AFTER)
        assert tree(folder / "copy/site") == former, folder


def test_at_every_moment_new_files_stand_in_rank_order_old_ones_go_after_them_the_ledger_is_last(
    tmp_path: Path,
) -> None:
    order = sorted(AFTER, key=lambda path: (rank(path), path))
    coming = [path for path in order if BEFORE.get(path) != AFTER[path]]
    seen: set[int] = set()
    for folder in killed_at_every_event(tmp_path, "build", BEFORE):
        now = tree(folder / "site")
        placed = [now.get(path) == AFTER[path].encode() for path in coming]
        assert placed == sorted(placed, reverse=True), folder
        seen.add(sum(placed))
        if "gone/deep/index.html" not in now or "old.css" not in now:
            assert all(placed), folder
        ledger = load(folder / "site")
        assert ledger is not None
        if {entry.path for entry in ledger.entries} == set(AFTER):
            assert all(placed), folder
            assert "gone/deep" not in now, folder
    assert seen == set(range(len(coming) + 1))


def test_at_every_moment_of_a_clean_build_readers_have_the_old_site_the_new_one_or_for_an_instant_none(
    tmp_path: Path,
) -> None:
    after, former = (expected(tmp_path, pages, by_hand=True) for pages in (AFTER, BEFORE))
    sites = [tree(folder / "site") for folder in killed_at_every_event(tmp_path, "clean", BEFORE)]
    assert [site for site in sites if site not in (after, former)] == [{}]
    assert former in sites


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach and that belongs to the one that the child will be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def give_away(folder: Path) -> None:
    """Give all of `folder` to the child's user, where the tests run as one who may."""
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)


def run(name: str, output: Path, pages: Mapping[str, str]) -> str:
    command = child(name, str(output), json.dumps(pages))
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_a_user_who_owns_the_folder_can_build(open_folder: Path) -> None:
    give_away(open_folder)
    assert run("unprivileged", open_folder / "site", AFTER) == "built"
    assert "index.html" in tree(open_folder / "site")


@pytest.mark.parametrize("readonly", ["site", "site/gone", "site/gone/deep", ".fremdrift"])
def test_what_may_not_be_written_is_said_and_the_former_output_stays(open_folder: Path, readonly: str) -> None:
    output = open_folder / "site"
    build(output, BEFORE)
    give_away(open_folder)
    (open_folder / readonly).chmod(0o555)
    before = tree(open_folder)
    said = run("unprivileged", output, AFTER)
    (open_folder / readonly).chmod(0o755)
    assert said.startswith(f"output-unwritable: {output}")
    assert said.endswith(": cannot be written: this user may not write there")
    assert tree(open_folder) == before


def test_a_parent_that_may_not_be_written_is_said(open_folder: Path) -> None:
    give_away(open_folder)
    open_folder.chmod(0o555)
    said = run("unprivileged", open_folder / "site", AFTER)
    open_folder.chmod(0o755)
    assert said == f"output-unwritable: {open_folder / 'site'}: cannot be written: this user may not write there"


@pytest.mark.parametrize("before", [BEFORE, {}], ids=["onto a site", "onto nothing"])
def test_a_write_that_fails_midway_leaves_the_former_output(tmp_path: Path, before: dict[str, str]) -> None:
    output = tmp_path / "site"
    if before:
        build(output, before)
    former = tree(output)
    said = run("limited", output, AFTER | {"zz.html": "long" * 100})
    assert said == f"output-unwritable: {output}: cannot be written: a file is larger than the system allows"
    assert tree(output) == former
    assert beside(output) <= KEPT_BESIDE


def test_while_another_process_builds_a_second_is_told_so(tmp_path: Path) -> None:
    output = tmp_path / "site"
    build(output, BEFORE)
    before = tree(output)
    with subprocess.Popen(
        child("holding", str(output)), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        for make in (build, build_clean):
            with pytest.raises(OutputBusy) as refusal:
                make(output, AFTER)
            assert refusal.value.path == output
        assert tree(output) == before
        other.stdin.close()
        assert other.wait() == 0
    assert tree(output)["index.html"] == b"from the other process"
    build(output, AFTER)
    assert tree(output) == expected(tmp_path, AFTER, by_hand=False)


def test_a_worker_that_outlives_a_killed_build_does_not_keep_the_folder_busy(tmp_path: Path) -> None:
    output = tmp_path / "site"
    died = subprocess.run(child("orphaning", str(output)), cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    worker = int(died.stdout)
    try:
        assert died.returncode == KILLED
        os.kill(worker, 0)
        assert build(output, AFTER).written == len(AFTER)
    finally:
        os.kill(worker, signal.SIGKILL)


def test_the_words_for_an_unknown_refusal_are_the_systems_own(tmp_path: Path) -> None:
    assert str(OutputUnwritable(tmp_path, OSError(5, "Input/output error"))) == (
        f"{tmp_path}: cannot be written: Input/output error"
    )
