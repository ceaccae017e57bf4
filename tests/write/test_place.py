from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.write.errors import ForeignOutput, OccupiedPath, OutputBusy
from generator.write.ground import marker
from generator.write.ledger import Wanted, load, save
from generator.write.place import Placed, Rendered, place, place_clean, strangers
from tests.write.builds import KEPT_BESIDE, Build, beside, build, build_clean, rendered, tree, wanted

PAGES = {"a/index.html": "alpha", "b/c/index.html": "gamma", "index.html": "all", "style.css": "body {}"}
ON_DISK = {"a": "folder", "b": "folder", "b/c": "folder"} | {path: text.encode() for path, text in PAGES.items()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def put(output: Path, asked: tuple[Wanted, ...], pages: Iterable[Rendered], *, clean: bool) -> Placed:
    return place_clean(output, asked, pages, "") if clean else place(output, load(output), asked, pages, "")


def without_marker(output: Path) -> dict[str, bytes | str]:
    found = tree(output)
    del found[".fremdrift-site"]
    return found


def lose_ledger(output: Path) -> None:
    (output.parent / ".fremdrift" / "site.ledger").unlink()


@pytest.mark.parametrize("make", [build, build_clean])
def test_a_first_build_puts_in_place_what_is_wanted_and_nothing_else(output: Path, make: Build) -> None:
    placed = make(output, PAGES)
    assert without_marker(output) == ON_DISK
    assert (placed.written, placed.unchanged, placed.removed) == (4, 0, 0)
    assert beside(output) == KEPT_BESIDE
    assert load(output) == placed.ledger


def test_an_empty_folder_may_become_an_output_and_missing_parents_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    build(tmp_path / "empty", PAGES)
    build(tmp_path / "one" / "two", PAGES)
    assert tree(tmp_path / "empty") == tree(tmp_path / "one" / "two")
    assert without_marker(tmp_path / "empty") == ON_DISK


def states(output: Path) -> dict[str, tuple[int, int]]:
    files = [*output.rglob("*"), output.parent / ".fremdrift" / "site.ledger"]
    return {str(file): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def test_a_second_build_writes_nothing(output: Path) -> None:
    build(output, PAGES, key="k")
    before = states(output)
    placed = build(output, PAGES, key="k")
    assert states(output) == before
    assert (placed.written, placed.unchanged, placed.removed) == (0, 4, 0)


def test_an_edit_writes_only_what_changed(output: Path) -> None:
    build(output, PAGES)
    before = states(output)
    placed = build(output, PAGES | {"a/index.html": "another"})
    after = states(output)
    changed = {Path(file).relative_to(output.parent).as_posix() for file in after if after[file] != before.get(file)}
    assert changed == {"site/a", "site/a/index.html", ".fremdrift/site.ledger"}
    assert (placed.written, placed.unchanged, placed.removed) == (1, 3, 0)
    assert without_marker(output) == ON_DISK | {"a/index.html": b"another"}


def test_the_same_bytes_from_other_inputs_are_not_written(output: Path) -> None:
    build(output, PAGES)
    before = (output / "index.html").stat()
    asked = tuple(Wanted(path=path, fingerprint="other", rank=0) for path in PAGES)
    placed = place(output, load(output), asked, rendered(PAGES), "other")
    assert (placed.written, placed.unchanged) == (0, 4)
    assert (output / "index.html").stat() == before
    assert {one.fingerprint for one in placed.ledger.entries} == {"other"}


def test_a_file_altered_behind_our_back_is_mended_even_at_the_same_size(output: Path) -> None:
    build(output, PAGES)
    (output / "a/index.html").write_bytes(b"ALPHA")
    assert build(output, PAGES).written == 1
    assert without_marker(output) == ON_DISK


def test_a_page_that_is_no_longer_wanted_goes_and_its_empty_folders_with_it(output: Path) -> None:
    build(output, PAGES)
    rest = {path: text for path, text in PAGES.items() if path != "b/c/index.html"}
    assert build(output, rest).removed == 1
    assert "b" not in tree(output)
    assert "a/index.html" in tree(output)


def test_a_file_may_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    one = {"a": "file", "b/c/d": "deep", "b/c/e": "deep"}
    other = {"a/b/c": "deep", "b": "file"}
    build(output, one)
    for pages in (other, one, other):
        build(output, pages)
        build_clean(output.with_name("clean"), pages)
        assert tree(output) == tree(output.with_name("clean"))


# --- ownership


def test_a_folder_with_something_in_it_is_refused_and_left_alone(output: Path) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("mine", "utf-8")
    before = tree(output.parent)
    for make in (build, build_clean):
        with pytest.raises(ForeignOutput) as refusal:
            make(output, PAGES)
        assert refusal.value.path == output
        assert tree(output.parent) == before


BY_HAND = {"CNAME": b"example.org", "a/notes.txt": b"by hand", "old/deep/file": b"by hand"}


def put_by_hand(output: Path) -> None:
    for path, data in BY_HAND.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
    (output / "link").symlink_to("/nowhere")


@pytest.mark.parametrize("make", [build, build_clean])
def test_what_was_put_there_by_hand_stays_and_is_named(output: Path, make: Build) -> None:
    build(output, PAGES | {"old/index.html": "old"})
    put_by_hand(output)
    placed = make(output, {"index.html": "all"})
    assert placed.removed == 4
    assert strangers(output) == ("CNAME", "a/notes.txt", "link", "old/deep/file")
    folders: dict[str, bytes | str] = {"a": "folder", "old": "folder", "old/deep": "folder", "link": "link to /nowhere"}
    assert without_marker(output) == folders | BY_HAND | {"index.html": b"all"}


def test_with_the_ledger_lost_our_stale_files_still_go_and_others_stay(output: Path) -> None:
    build(output, PAGES)
    put_by_hand(output)
    lose_ledger(output)
    placed = build(output, {"index.html": "all"})
    assert (placed.written, placed.unchanged, placed.removed) == (0, 1, 3)
    assert strangers(output) == ("CNAME", "a/notes.txt", "link", "old/deep/file")
    assert "b" not in tree(output)


def test_with_all_that_lies_beside_lost_an_incremental_build_equals_a_clean_one(output: Path) -> None:
    build(output, PAGES)
    (output.parent / ".fremdrift").rename(output.parent / "lost")
    build(output, {"index.html": "new"})
    build_clean(output.with_name("clean"), {"index.html": "new"})
    assert tree(output) == tree(output.with_name("clean"))


def test_a_damaged_marker_falls_back_on_the_ledger(output: Path) -> None:
    build(output, PAGES)
    put_by_hand(output)
    (output / ".fremdrift-site").write_bytes((output / ".fremdrift-site").read_bytes()[:-3])
    assert build(output, {"index.html": "all"}).removed == 3
    assert strangers(output) == ("CNAME", "a/notes.txt", "link", "old/deep/file")


def test_with_marker_and_ledger_lost_to_damage_nothing_is_removed(output: Path) -> None:
    build(output, PAGES)
    (output / ".fremdrift-site").write_bytes(b"")
    lose_ledger(output)
    assert build(output, {"index.html": "new"}).removed == 0
    assert without_marker(output) == ON_DISK | {"index.html": b"new"}
    assert strangers(output) == ("a/index.html", "b/c/index.html", "style.css")


def test_a_marker_made_up_to_name_files_elsewhere_removes_none(output: Path) -> None:
    build(output, PAGES)
    victim = output.parent / "victim"
    victim.write_text("precious", "utf-8")
    lose_ledger(output)
    for path in ("../victim", str(victim), "a/../../victim"):
        (output / ".fremdrift-site").write_bytes(marker([path]))
        build(output, {"index.html": "all"})
        assert victim.read_text("utf-8") == "precious"


def test_a_file_put_by_hand_where_a_page_belongs_is_refused_and_kept(output: Path) -> None:
    build(output, PAGES)
    (output / "d").mkdir()
    (output / "d/index.html").write_text("by hand", "utf-8")
    (output / "e").write_text("by hand", "utf-8")
    before = tree(output)
    for make in (build, build_clean):
        with pytest.raises(OccupiedPath) as refusal:
            make(output, PAGES | {"d/index.html": "ours", "e/index.html": "ours"})
        assert refusal.value.files == ("d/index.html", "e")
        assert tree(output) == before
        assert beside(output) == KEPT_BESIDE


def test_a_folder_of_ours_that_holds_something_by_hand_does_not_become_a_file(output: Path) -> None:
    build(output, PAGES)
    (output / "b/c/notes").write_text("by hand", "utf-8")
    before = tree(output)
    for make in (build, build_clean):
        with pytest.raises(OccupiedPath) as refusal:
            make(output, {"b": "a file now"})
        assert refusal.value.files == ("b/c/notes",)
        assert tree(output) == before


@pytest.mark.parametrize("pages", [{"b/c/index.html": "new"}, {"b/c/new.html": "new"}, {"index.html": "all"}])
def test_a_link_in_place_of_a_folder_is_never_followed_out(output: Path, pages: dict[str, str]) -> None:
    build(output, PAGES)
    outside = output.parent / "outside"
    (output / "b").rename(outside)
    (output / "b").symlink_to(outside)
    before = tree(output.parent)
    for make in (build, build_clean):
        with pytest.raises(OccupiedPath) as refusal:
            make(output, pages)
        assert refusal.value.files == ("b",)
        assert tree(output.parent) | {".fremdrift": ""} == before | {".fremdrift": ""}


def test_a_link_in_place_of_a_file_is_replaced_and_what_it_leads_to_is_left(output: Path) -> None:
    build(output, PAGES)
    victim = output.parent / "victim"
    victim.write_text("alpha", "utf-8")
    (output / "a/index.html").unlink()
    (output / "a/index.html").symlink_to(victim)
    assert build(output, PAGES).written == 1
    assert without_marker(output) == ON_DISK
    assert victim.read_text("utf-8") == "alpha"


def test_a_pipe_in_place_of_an_empty_file_is_not_taken_for_it(output: Path) -> None:
    build(output, {"empty": ""})
    (output / "empty").unlink()
    os.mkfifo(output / "empty")
    assert build(output, {"empty": ""}).written == 1
    assert (output / "empty").is_file()


# --- programmers' mistakes


@pytest.mark.parametrize(
    "paths",
    [
        ["/etc/passwd"],
        ["../a"],
        ["a/../../b"],
        ["a/./b"],
        ["a//b"],
        ["a/"],
        [""],
        ["."],
        ["a\0b"],
        ["a\nb"],
        ["a\\b"],
        ["\ud800"],
        ["a", "a"],
        ["Index.html", "index.html"],
        ["Ærø.html", "ærø.html"],
        ["\u00e5.html", "a\u030a.html"],
        ["a", "a/b"],
        ["A", "a/b/c"],
        ["a", "A/b"],
        ["a/b", "a.b", "a/b/c/d"],
        [".fremdrift-site"],
        [".Fremdrift-site"],
        [".fremdrift-site/a"],
    ],
)
def test_paths_that_cannot_stand_are_refused_before_anything_is_touched(output: Path, paths: list[str]) -> None:
    build(output, PAGES)
    before = tree(output.parent)
    asked = tuple(Wanted(path=path, fingerprint="f", rank=1) for path in paths)
    pages = [Rendered(path=path, data=b"") for path in dict.fromkeys(paths)]
    with pytest.raises(ValueError, match=r"relative path|one name|a folder of"):
        place(output, None, asked, pages, "")
    with pytest.raises(ValueError, match=r"relative path|one name|a folder of"):
        place_clean(output, asked, pages, "")
    assert tree(output.parent) == before


def test_names_with_spaces_dots_and_danish_letters_may_stand(output: Path) -> None:
    pages = {
        "..a/b..": "",
        "Årsrapport 2025.pdf": "",
        ".well-known/security.txt": "",
        "a/...": "",
        "a.b": "",
        "a-b": "",
    }
    build(output, pages)
    assert set(pages) <= set(tree(output))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["index.html"], "neither rendered nor placed"),
        (["new.html"], "neither rendered nor placed"),
        (["index.html", "new.html", "other.html"], "not wanted"),
        (["index.html", "new.html", "new.html"], "twice"),
    ],
)
@pytest.mark.parametrize("clean", [False, True])
def test_what_is_rendered_must_be_what_is_wanted(output: Path, given: list[str], words: str, *, clean: bool) -> None:
    build(output, {"index.html": "all"})
    before = tree(output.parent)
    asked = wanted({"index.html": "changed", "new.html": "new"})
    pages = [Rendered(path=path, data=b"") for path in given]
    with pytest.raises(ValueError, match=words):
        put(output, asked, pages, clean=clean)
    assert tree(output.parent) == before


# --- failing, and two at once


class Broken(Exception):
    pass


def breaking(pages: dict[str, str], error: BaseException) -> Iterator[Rendered]:
    yield from rendered(pages)
    raise error


@pytest.mark.parametrize("error", [Broken(), OSError("from the renderer"), KeyboardInterrupt()])
@pytest.mark.parametrize("clean", [False, True])
def test_a_build_whose_rendering_fails_leaves_everything_as_it_was(
    output: Path, error: BaseException, *, clean: bool
) -> None:
    build(output, PAGES)
    before = tree(output.parent)
    changed = dict.fromkeys(PAGES, "changed")
    with pytest.raises(type(error)) as raised:
        put(output, wanted(changed), breaking(changed, error), clean=clean)
    assert raised.value is error
    assert tree(output.parent) == before


def test_a_second_build_within_the_first_is_told_so_at_once_and_harms_nothing(output: Path) -> None:
    def nested() -> Iterator[Rendered]:
        for make in (build, build_clean):
            with pytest.raises(OutputBusy):
                make(output, {"index.html": "second"})
        yield from rendered(PAGES)

    place(output, None, wanted(PAGES), nested(), "")
    assert without_marker(output) == ON_DISK
    assert build(output, PAGES).unchanged == 4


def test_two_outputs_side_by_side_do_not_disturb_each_other(output: Path) -> None:
    other = output.with_name("site-en")

    def nested() -> Iterator[Rendered]:
        build(other, {"index.html": "other"})
        yield from rendered(PAGES)

    place(output, None, wanted(PAGES), nested(), "")
    assert without_marker(output) == ON_DISK
    assert without_marker(other) == {"index.html": b"other"}


def test_a_build_that_read_the_ledger_before_another_changed_it_is_refused(output: Path) -> None:
    early = build(output, PAGES).ledger
    build(output, {"index.html": "newer"})
    before = tree(output.parent)
    with pytest.raises(OutputBusy):
        place(output, early, wanted(PAGES), rendered(PAGES), "")
    assert tree(output.parent) == before


@pytest.mark.parametrize("make", [build, build_clean])
def test_what_a_killed_build_left_beside_the_output_is_cleared(output: Path, make: Build) -> None:
    build(output, PAGES)
    for name in ("staging-site", "fresh-site", "former-site"):
        (output.parent / ".fremdrift" / name / "deep").mkdir(parents=True)
    (output.parent / ".fremdrift/staging-site/0").write_text("half a pa", "utf-8")
    make(output, PAGES)
    assert beside(output) == KEPT_BESIDE


def test_a_link_left_in_place_of_the_staging_folder_is_removed_and_not_followed(output: Path) -> None:
    build(output, PAGES)
    outside = output.parent / "outside"
    outside.mkdir()
    (outside / "precious").write_text("", "utf-8")
    (output.parent / ".fremdrift/staging-site").symlink_to(outside)
    build(output, dict.fromkeys(PAGES, "changed"))
    assert tree(outside) == {"precious": b""}
    assert beside(output) == KEPT_BESIDE


def test_a_site_killed_between_the_two_renames_of_a_swap_comes_back(output: Path) -> None:
    build(output, PAGES)
    put_by_hand(output)
    before = tree(output)
    output.rename(output.parent / ".fremdrift/former-site")
    with pytest.raises(Broken):
        place(output, load(output), wanted(PAGES), breaking({}, Broken()), "")
    assert tree(output) == before


@pytest.mark.parametrize("make", [build, build_clean])
@pytest.mark.parametrize(("mask", "file_mode", "folder_mode"), [(0o022, 0o644, 0o755), (0o027, 0o640, 0o750)])
def test_files_and_folders_have_the_modes_that_the_umask_gives(
    output: Path, make: Build, mask: int, file_mode: int, folder_mode: int
) -> None:
    former = os.umask(mask)
    try:
        make(output, {"a/index.html": "one"})
        make(output, {"a/index.html": "two", "b/index.html": "two"})
    finally:
        os.umask(former)
    modes = {path.name: path.stat().st_mode & 0o7777 for path in [output, *output.rglob("*")]}
    folders = dict.fromkeys(("site", "a", "b"), folder_mode)
    assert modes == folders | dict.fromkeys(("index.html", ".fremdrift-site"), file_mode)


def test_a_clean_build_keeps_the_mode_that_somebody_gave_the_output(output: Path) -> None:
    build(output, PAGES)
    output.chmod(0o2775)
    build_clean(output, PAGES)
    assert output.stat().st_mode & 0o7777 == 0o2775


def test_a_ledger_that_does_not_fit_the_output_does_no_harm(output: Path) -> None:
    other = build(output.with_name("other"), {"index.html": "of another", "x.html": "x"}).ledger
    build(output, PAGES)
    (output / "x.html").write_text("by hand", "utf-8")
    save(output, other)
    build(output, PAGES)
    assert without_marker(output) == ON_DISK | {"x.html": b"by hand"}
