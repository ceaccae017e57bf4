from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects.builds import ROOT

PAGES = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for pattern in ("*.md", "docs/**/*.md", "bench/*.md")
        for path in ROOT.glob(pattern)
    )
)
OUR_FOLDERS = tuple(
    sorted(
        path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in {"content", "site", "build", "dist"}
    )
)
STAGES = tuple(sorted(path.name for path in (ROOT / "generator").iterdir() if path.is_dir()))

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*?) *$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_SHOWN = re.compile(r"`!?\[[^`\n]*`")
"""A link in code: it is shown, not followed."""


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_of_documentation_leads_somewhere(page: str) -> None:
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_path_of_the_project_that_a_page_names_exists(page: str) -> None:
    assert [
        path for path in paths(page) if not (ROOT / path).exists() and not (ROOT / "generator" / path).exists()
    ] == []


def test_the_pages_that_a_reader_begins_with_are_among_those_looked_at() -> None:
    expected = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/authors/da/format.md"}
    assert expected <= set(PAGES)
    assert sum(len(list(links(page))) for page in PAGES) > 40
    assert sum(len(list(paths(page))) for page in PAGES) > 40


def prose(page: str) -> str:
    """A page without what stands between fences."""
    return _FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def links(page: str) -> Iterator[str]:
    """Where a page's links lead, what is written in code aside."""
    for target in _LINK.findall(_SHOWN.sub("", prose(page))):
        if not re.match(r"[a-z]+:", target):
            yield target


def leads_somewhere(page: str, link: str) -> bool:
    """Whether there is such a file, with such a heading where one is named."""
    name, _, anchor = link.partition("#")
    file = (ROOT / page).parent / name if name else ROOT / page
    return file.exists() and (not anchor or anchor in anchors(file))


def anchors(file: Path) -> set[str]:
    """The anchors that GitHub and GitLab give a page's headings."""
    headings = _HEADING.findall(_FENCE.sub("", file.read_text(encoding="utf-8")))
    return {anchor(heading) for heading in headings}


def anchor(heading: str) -> str:
    kept = "".join(sign for sign in heading.lower() if sign in " -_" or unicodedata.category(sign)[0] in "LN")
    return kept.replace(" ", "-")


def paths(page: str) -> Iterator[str]:
    """What stands in code on a page and looks like a path of the project; one with a gap, `<name>` or `*`, does not."""
    for said in _CODE.findall(prose(page)):
        first = said.partition("/")[0]
        ours = "/" in said and (first in OUR_FOLDERS or (first in STAGES and said.endswith(".py")))
        if ours and re.fullmatch(r"[\w./-]+", said):
            yield said.rstrip("/")
