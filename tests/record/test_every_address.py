"""No published file of the example site is removed, renamed or moved until it says where it went or that it ended."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.record.example import DAY, Site, addresses, published, source, told, with_key

ALL = published("updates", "topics", "goals", "pages")
PAGES = tuple(path for path in ALL if path.endswith(".md"))
FOLLOW_UPS = tuple(path for path in ALL if path.endswith(".yml"))
# A plan's name is that of its folder.
NAMED = tuple(path for path in PAGES if not path.endswith("/plan.md"))
UPDATES = published("updates")
SHARED = ("content/contacts.yml", "content/glossary.yml")
WITHDRAWN = f"withdrawn:\n  date: {DAY}\n  reason: Siden gælder ikke længere.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The example site."""
    return Site(tmp_path_factory.mktemp("example") / "project")


def vanished(path: str) -> tuple[str, str]:
    """What the guard says of a file that is gone."""
    return path, "address-vanished" if path.endswith(".md") else "file-vanished"


def with_alias(path: str) -> str:
    """A page that names the address it had."""
    return with_key(path, source(path), f"aliases: [{addresses(path)[0]}]\n")


def renamed(path: str) -> str:
    """Another name for a page, or for a follow-up another period."""
    if path.endswith(".md"):
        return re.sub(r"\.md$", "-ny.md", path)
    other = "Q2" if "Q3" in path else "Q3"
    return re.sub(r"Q\d(?=\.yml$)", other, path)


def moved(path: str) -> str:
    """An update of the day after."""
    name = Path(path).name
    return path.replace(name, f"{date.fromisoformat(name[:10]) + timedelta(1)}{name[10:]}")


def test_every_kind_of_file_is_tried() -> None:
    assert (len(UPDATES) >= 15, len(NAMED) >= 27, len(PAGES) - len(NAMED), len(FOLLOW_UPS)) == (True, True, 1, 4)


@pytest.mark.parametrize("path", [*ALL, *SHARED])
def test_a_removed_file_is_an_error(site: Site, path: str) -> None:
    assert vanished(path) in site.errors({path: None})


@pytest.mark.parametrize("path", ALL)
def test_a_file_that_is_made_a_draft_again_is_an_error(site: Site, path: str) -> None:
    assert (path, "published-hidden") in site.errors({path: with_key(path, source(path), "draft: true\n")})


@pytest.mark.parametrize("path", PAGES)
def test_a_withdrawn_page_is_none(site: Site, path: str) -> None:
    assert site.errors({path: with_key(path, source(path), WITHDRAWN)}) == set()


@pytest.mark.parametrize("path", [*NAMED, *FOLLOW_UPS])
def test_a_file_with_another_name_is_an_error(site: Site, path: str) -> None:
    assert vanished(path) in site.errors({path: None, renamed(path): source(path)})


def following(path: str, to: str) -> dict[str, str | None]:
    """The files that say which topic they belong to, with its new name."""
    if "/topics/" not in path:
        return {}
    named = re.compile(rf"^(topic: |topics: \[){Path(path).stem}\b", flags=re.MULTILINE)
    return {one: named.sub(rf"\g<1>{Path(to).stem}", source(one)) for one in ALL if one != path}


@pytest.mark.parametrize("path", NAMED)
def test_a_page_with_another_name_and_its_former_address_is_none(site: Site, path: str) -> None:
    found = site.errors({path: None, renamed(path): with_alias(path)} | following(path, renamed(path)))
    assert {one for one in found if one[0] in {path, renamed(path)}} == set()


@pytest.mark.parametrize("path", UPDATES)
def test_an_update_of_another_day_is_an_error_until_it_names_its_former_address_and_says_so(
    site: Site, path: str
) -> None:
    to = moved(path)
    assert vanished(path) in site.errors({path: None, to: source(path)})
    assert (to, "words-changed") in site.errors({path: None, to: with_alias(path)})
    found = site.errors({path: None, to: told(to, with_alias(path))})
    assert {one for one in found if one[0] in {path, to}} == set()


@pytest.mark.parametrize("path", FOLLOW_UPS)
def test_a_row_that_is_gone_or_another_goal_s_is_an_error(site: Site, path: str) -> None:
    text = source(path)
    rows = re.findall(r"^  \d\.\d:\n(?:   .*\n)+", text, flags=re.MULTILINE)
    assert len(rows) == 8
    for row in rows:
        assert (path, "row-vanished") in site.errors({path: text.replace(row, "")})


@pytest.mark.parametrize("path", SHARED)
def test_a_channel_or_a_term_that_is_gone_is_an_error(site: Site, path: str) -> None:
    text = source(path)
    members = re.findall(r"^[a-z0-9_]+:$", text, flags=re.MULTILINE)
    assert len(members) >= 5
    for member in members:
        assert (path, "id-vanished") in site.errors({path: text.replace(f"{member}\n", f"nyt_{member}\n", 1)})


@pytest.mark.parametrize("part", ["updates", "topics", "goals"])
def test_the_first_part_of_all_addresses_stays(site: Site, part: str) -> None:
    found = site.errors({"site.yml": f"{source('site.yml')}\npaths:\n  {part}: andet\n"})
    assert ("site.yml", "paths-changed") in found
