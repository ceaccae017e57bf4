"""No update, topic or page of the example site changes anywhere without a word; with one, each change may be made."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.record.example import Site, changes, of_body, published

FILES = published("updates", "topics", "pages")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The example site."""
    return Site(tmp_path_factory.mktemp("example") / "project")


def test_the_example_itself_has_no_error(site: Site) -> None:
    assert site.errors({}) == set()


@pytest.mark.parametrize("path", FILES)
def test_silent_changes_of_each_file_are_errors_there_and_declared_they_are_none(site: Site, path: str) -> None:
    site.tries(path, islice(changes(path), 0, None, 4))


@pytest.mark.long
@pytest.mark.parametrize("path", FILES)
def test_so_is_each_of_them(site: Site, path: str) -> None:
    site.tries(path, changes(path))


@pytest.mark.long
@pytest.mark.parametrize("path", FILES)
def test_so_it_is_in_each_line_of_the_body(site: Site, path: str) -> None:
    site.tries(path, of_body(path))


def test_every_kind_of_file_and_of_change_is_tried() -> None:
    tried = {path: {change.name for change in changes(path)} for path in FILES}
    names = set().union(*tried.values())
    assert len(FILES) >= 19
    assert all({"title", "summary"} < said for said in tried.values())
    assert all(any(name.startswith("body: ") for name in said) for said in tried.values())
    assert {"figures.processed", "figures.settled.value", "actions.0.text", "promises.all.words"} < names
    assert sum(map(len, tried.values())) > 200
