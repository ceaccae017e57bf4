"""The same sources give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.projects.builds import NOW, ROOT, build_in, built, fremdrift, tree
from tests.projects.small import Project

STARTER = ROOT / "starter"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """The starter's site, built in this process."""
    project = tmp_path_factory.mktemp("expected") / "project"
    shutil.copytree(STARTER, project)
    assert built(project).placed is not None
    return tree(project / "site")


def copied(project: Path) -> Path:
    shutil.copytree(STARTER, project)
    return project


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:replace"},
        {"LC_ALL": "da_DK.UTF-8", "LANGUAGE": "da:en"},
        {"LANGUAGE": "en", "LANG": "en_US.UTF-8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"PYTHONOPTIMIZE": "2"},
        {"SOURCE_DATE_EPOCH": "1", "CI": "1"},
        {"HOME": "/", "USER": "nobody"},
    ],
    ids=lambda env: " ".join(f"{key}={value}" for key, value in env.items()),
)
def test_the_bytes_do_not_depend_on(expected: Mapping[str, bytes | None], tmp_path: Path, env: dict[str, str]) -> None:
    project = copied(tmp_path / "project")
    done = fremdrift("build", "--project", str(project), "--now", NOW, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(project / "site") == expected


def files_reversed(project: Path) -> None:
    """Every file made anew in the opposite order: most file systems list them otherwise."""
    everything = {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    shutil.rmtree(project)
    for path in reversed(everything):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(everything[path])


def times_changed(project: Path) -> None:
    for number, path in enumerate(sorted(project.rglob("*"))):
        os.utime(path, (number, number))


def rights_changed(project: Path) -> None:
    for path in project.rglob("*.md"):
        path.chmod(0o400)


def litter(project: Path) -> None:
    """What editors and systems leave lying about is nobody's content."""
    for name in (".DS_Store", ".om.md.swp", "om.md~"):
        (project / "content" / "pages" / name).write_bytes(b"\x00litter")


@pytest.mark.parametrize("change", [files_reversed, times_changed, rights_changed, litter])
def test_the_bytes_do_not_depend_on_how_the_files_lie_on_the_disk(
    expected: Mapping[str, bytes | None], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    project = copied(tmp_path / "project")
    change(project)
    assert built(project).placed is not None
    assert tree(project / "site") == expected


def test_files_are_taken_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [f"side-{letter}" for letter in "gdbface"]
    others = {f"content/pages/{name}.md": f"---\ntitle: {name}\n---\n\nTekst.\n" for name in names}
    project = Project(others=others).write(tmp_path / "project")
    assert built(project).placed is not None
    footer = (project / "site" / "index.html").read_text(encoding="utf-8").partition("<footer")[2]
    assert re.findall(r">(side-\w)</a>", footer) == sorted(names)


@pytest.mark.parametrize("name", ["another", "with spaces & æøå", "-dash", "site", "{{ braces }}", "a/b/c/d/e"])
def test_the_bytes_do_not_depend_on_the_folder(expected: Mapping[str, bytes | None], tmp_path: Path, name: str) -> None:
    project = copied(tmp_path / name)
    done = build_in(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(project / "site") == expected


def test_the_bytes_do_not_depend_on_where_the_command_is_given(
    expected: Mapping[str, bytes | None], tmp_path: Path
) -> None:
    project = copied(tmp_path / "project")
    arguments = ("--now", NOW, "--output")
    assert fremdrift("build", *arguments, str(tmp_path / "out one"), cwd=project).returncode == 0
    assert fremdrift("build", "--project", "..", *arguments, "../../out two", cwd=project / "content").returncode == 0
    assert (tree(tmp_path / "out one"), tree(tmp_path / "out two")) == (expected, expected)


def test_the_bytes_do_not_depend_on_the_umask_and_the_files_follow_it(
    expected: Mapping[str, bytes | None], tmp_path: Path
) -> None:
    project = copied(tmp_path / "project")
    former = os.umask(0o027)
    try:
        assert built(project).placed is not None
    finally:
        os.umask(former)
    assert tree(project / "site") == expected
    assert {path.stat().st_mode & 0o777 for path in (project / "site").rglob("*") if path.is_file()} == {0o640}


def test_no_byte_names_the_folder_or_the_user(expected: Mapping[str, bytes | None]) -> None:
    whole = b"\n".join(data for data in expected.values() if data)
    assert [word for word in (b"/tmp", b"project/", str(ROOT).encode(), b"generator/") if word in whole] == []
