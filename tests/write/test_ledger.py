from __future__ import annotations

import hashlib
import json
import os
import pickle
from pathlib import Path

import pytest

from generator.write.ledger import Entry, Ledger, Wanted, load, save, stale, untouched
from tests.write.builds import build, wanted

PAGES = {"a/index.html": "alpha", "b/index.html": "beta", "style.css": "body {}"}


def entry(path: str) -> Entry:
    return Entry(path=path, fingerprint="f0", size=3, mtime_ns=1_600_000_000_123_456_789, digest="d0")


LEDGER = Ledger(key="k1", entries=(entry("a/æøå.html"), entry("b.html")))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / ".fremdrift").mkdir()
    return tmp_path / "site"


def ledger_file(output: Path) -> Path:
    return output.parent / ".fremdrift" / "site.ledger"


def sealed(said: object, version: int = 1) -> bytes:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return b"fremdrift-ledger %d %s\n" % (version, hashlib.sha256(body).hexdigest().encode()) + body


COLUMNS: dict[str, object] = {
    "key": "k",
    "path": ["a", "b"],
    "fingerprint": ["f", "f"],
    "size": [1, 2],
    "mtime_ns": [3, 4],
    "digest": ["d", "d"],
}


def test_a_ledger_is_read_as_it_was_saved(output: Path) -> None:
    save(output, LEDGER)
    assert load(output) == LEDGER


def test_the_ledger_lies_beside_the_output_and_under_its_name(output: Path) -> None:
    save(output, LEDGER)
    assert [path.relative_to(output.parent).as_posix() for path in sorted(output.parent.rglob("*"))] == [
        ".fremdrift",
        ".fremdrift/site.ledger",
    ]


def test_a_relative_output_has_the_same_ledger(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(output, LEDGER)
    monkeypatch.chdir(output.parent)
    assert load(Path("site")) == LEDGER


def test_where_nothing_was_saved_there_is_no_ledger(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere" / "site") is None


def test_a_ledger_cut_off_anywhere_reads_as_none(output: Path) -> None:
    save(output, LEDGER)
    whole = ledger_file(output).read_bytes()
    for length in range(len(whole)):
        ledger_file(output).write_bytes(whole[:length])
        assert load(output) is None, length


def test_a_ledger_with_one_wrong_byte_reads_as_none(output: Path) -> None:
    save(output, LEDGER)
    whole = bytearray(ledger_file(output).read_bytes())
    for place in range(len(whole)):
        whole[place] ^= 1
        ledger_file(output).write_bytes(whole)
        assert load(output) is None, place
        whole[place] ^= 1


def test_the_shape_that_the_hostile_ones_differ_from_is_believed(output: Path) -> None:
    ledger_file(output).write_bytes(sealed(COLUMNS))
    found = load(output)
    assert found is not None
    assert [one.path for one in found.entries] == ["a", "b"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(sealed(COLUMNS, version=2), id="another version"),
        pytest.param(sealed(b"[" * 200_000), id="deep nesting"),
        pytest.param(sealed(b"\xff\xfe"), id="no text"),
        pytest.param(sealed(b'{"key": ' + b"9" * 10_000 + b"}"), id="an endless number"),
        pytest.param(sealed([]), id="a list"),
        pytest.param(sealed({"key": "k"}), id="columns missing"),
        pytest.param(sealed({**COLUMNS, "more": []}), id="a column too many"),
        pytest.param(sealed({**COLUMNS, "key": 1}), id="a key that is a number"),
        pytest.param(sealed({**COLUMNS, "path": "ab"}), id="text for a column"),
        pytest.param(sealed({**COLUMNS, "path": ["a"]}), id="columns of two lengths"),
        pytest.param(sealed({**COLUMNS, "path": ["b", "a"]}), id="out of order"),
        pytest.param(sealed({**COLUMNS, "path": ["a", "a"]}), id="one path twice"),
        pytest.param(sealed({**COLUMNS, "path": ["../a", "b"]}), id="a path that leaves"),
        pytest.param(sealed({**COLUMNS, "path": ["/a", "b"]}), id="a path from the root"),
        pytest.param(sealed({**COLUMNS, "path": ["a\nb", "c"]}), id="a path of two lines"),
        pytest.param(sealed({**COLUMNS, "path": ["\ud800", "\ud801"]}), id="half a character"),
        pytest.param(sealed({**COLUMNS, "path": ["a", None]}), id="no path"),
        pytest.param(sealed({**COLUMNS, "size": [1, True]}), id="a truth for a size"),
        pytest.param(sealed({**COLUMNS, "mtime_ns": [1, 2.5]}), id="a fraction for a time"),
        pytest.param(sealed({**COLUMNS, "digest": ["d", ["d"]]}), id="a list for a digest"),
    ],
)
def test_a_ledger_made_up_with_a_valid_seal_reads_as_none(output: Path, said: bytes) -> None:
    ledger_file(output).write_bytes(said)
    assert load(output) is None


def test_nothing_in_a_ledger_is_ever_run(output: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "sprung"),)

    ledger_file(output).write_bytes(pickle.dumps(Trap()))
    assert load(output) is None
    ledger_file(output).write_bytes(sealed(pickle.dumps(Trap())))
    assert load(output) is None
    assert not (tmp_path / "sprung").exists()


def test_a_pipe_a_folder_or_a_link_in_its_place_reads_as_no_ledger(output: Path, tmp_path: Path) -> None:
    os.mkfifo(ledger_file(output))
    assert load(output) is None
    ledger_file(output).unlink()
    ledger_file(output).mkdir()
    assert load(output) is None
    ledger_file(output).rmdir()
    save(output, LEDGER)
    ledger_file(output).rename(tmp_path / "elsewhere")
    ledger_file(output).symlink_to(tmp_path / "elsewhere")
    assert load(output) is None


def names(asked: tuple[Wanted, ...]) -> list[str]:
    return [want.path for want in asked]


def test_without_a_ledger_everything_is_stale(output: Path) -> None:
    build(output, PAGES)
    assert names(stale(None, wanted(PAGES), output)) == list(PAGES)


def test_after_a_build_nothing_is_stale_and_nothing_is_touched(output: Path) -> None:
    build(output, PAGES)
    ledger = load(output)
    assert ledger is not None
    assert stale(ledger, wanted(PAGES), output) == ()
    assert untouched(ledger, output)


def test_what_is_new_or_has_another_fingerprint_is_stale_in_the_order_asked_for(output: Path) -> None:
    ledger = build(output, PAGES).ledger
    asked = wanted({"z.html": "new", **PAGES, "a/index.html": "another"})
    assert names(stale(ledger, asked, output)) == ["z.html", "a/index.html"]


def gone(file: Path) -> None:
    file.unlink()


def longer(file: Path) -> None:
    state = file.stat()
    file.write_bytes(file.read_bytes() + b"!")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def touched(file: Path) -> None:
    state = file.stat()
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def its_folder_a_file(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_bytes(b"")


def a_link_just_as_long(file: Path) -> None:
    state = file.stat()
    file.unlink()
    file.symlink_to("x" * state.st_size)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns), follow_symlinks=False)


@pytest.mark.parametrize("harm", [gone, longer, touched, a_folder, its_folder_a_file, a_link_just_as_long])
def test_a_file_that_no_longer_stands_as_it_was_placed_is_stale(output: Path, harm: object) -> None:
    ledger = build(output, PAGES).ledger
    assert callable(harm)
    harm(output / "b/index.html")
    assert names(stale(ledger, wanted(PAGES), output)) == ["b/index.html"]
    assert not untouched(ledger, output)


def test_an_output_without_its_marker_is_not_untouched(output: Path) -> None:
    ledger = build(output, PAGES).ledger
    (output / ".fremdrift-site").unlink()
    assert not untouched(ledger, output)
