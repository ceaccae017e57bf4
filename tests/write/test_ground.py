from __future__ import annotations

from pathlib import Path

import pytest

from generator.write.errors import ForeignOutput, UnsafeOutput
from generator.write.place import refuse_unsafe
from tests.write.builds import build, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "project"
    (folder / "content" / "updates").mkdir(parents=True)
    (folder / "site.yml").write_text("format: 1", "utf-8")
    return folder


def refuse(output: Path, project: Path) -> None:
    refuse_unsafe(output, keep_out=(project, project.parent), never_inside=(project / "content",))


@pytest.mark.parametrize("output", ["site", "public/site", "../elsewhere", "../../elsewhere"])
def test_a_folder_of_its_own_may_be_an_output(project: Path, output: str) -> None:
    refuse(project / output, project)
    build(project / output, {"index.html": ""})
    refuse(project / output, project)


@pytest.mark.parametrize(
    "output",
    [".", "..", "../..", "/", "site/..", "../project", "content", "content/updates", "content/site", ".fremdrift"],
)
def test_the_project_what_holds_it_and_what_it_is_made_from_are_refused(project: Path, output: str) -> None:
    before = tree(project)
    with pytest.raises(UnsafeOutput):
        refuse(project / output, project)
    assert tree(project) == before


def test_the_project_is_refused_by_another_way_to_it_too(project: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(project.parent)
    with pytest.raises(UnsafeOutput, match="would replace"):
        refuse(tmp_path / "way" / "project", project)
    with pytest.raises(UnsafeOutput, match="made from"):
        refuse(tmp_path / "way" / "project" / "content" / "site", project)
    with pytest.raises(UnsafeOutput, match="would replace"):
        refuse(project, tmp_path / "way" / "project")


def test_a_relative_output_is_seen_from_where_one_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    refuse(Path("site"), project)
    for output in (".", "content", "../project"):
        with pytest.raises(UnsafeOutput):
            refuse(Path(output), project)


def test_a_file_and_a_link_are_refused_by_the_check_and_by_the_build(project: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_text("mine", "utf-8")
    before = tree(tmp_path)
    for name, words in (("link", "is a symbolic link"), ("dangling", "is a symbolic link"), ("file", "is a file")):
        with pytest.raises(UnsafeOutput, match=words):
            refuse(tmp_path / name, project)
        with pytest.raises(UnsafeOutput, match=words):
            build(tmp_path / name, {"index.html": ""})
    assert tree(tmp_path) == before


def test_somebody_elses_folder_is_refused_before_a_build_has_begun(project: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    refuse(tmp_path / "theirs", project)
    (tmp_path / "theirs" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(ForeignOutput, match="choose another"):
        refuse(tmp_path / "theirs", project)
