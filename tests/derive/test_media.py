"""A picture or document is public when something public leads to it, in whatever way, or when it was public before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.checking import Clock, checked
from generator.derive.site import site_at
from tests.projects.builds import NOW
from tests.projects.small import WORDS, Project

ABOUT = "content/pages/om.md"
GLOSSARY = "content/glossary.yml"
CONTACTS = "content/contacts.yml"


def media(folder: Path, others: dict[str, str], recorded: frozenset[str] = frozenset(), **more: object) -> set[str]:
    """The names of the public media of a site with one document."""
    plain = {ABOUT: "---\ntitle: Om\n---\n\nOm sitet.\n"}
    said = replace(Project(media={"bilag-1.pdf": b"%PDF-1"}, others=plain | others), **more)  # type: ignore[arg-type]
    known = checked(said.write(folder), Clock(instant=datetime.fromisoformat(NOW)))
    assert known.content is not None, known.problems
    site = site_at(known.content, datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Europe/Copenhagen")), recorded)
    return {one.path.rpartition("/")[2] for one in site.media}


@pytest.mark.parametrize(
    "target",
    [
        "../media/bilag-1.pdf",
        "../media/bilag-1.pdf#side-2",
        "../media/bilag%2D1.pdf",
        "../media/bilag\\-1.pdf",
        "/media/bilag-1.pdf",
        "https://vejen.example/sti/media/bilag-1.pdf",
    ],
)
def test_what_a_page_links_to_is_public_however_the_link_is_spelt(tmp_path: Path, target: str) -> None:
    assert media(tmp_path, {ABOUT: f"---\ntitle: Om\n---\n\nSe [bilag]({target}).\n"}) == {"bilag-1.pdf"}


@pytest.mark.parametrize(
    "others",
    [
        {ABOUT: "---\ntitle: Om\nlaw:\n  - title: Loven\n    url: /media/bilag-1.pdf\n---\n"},
        {GLOSSARY: "kote:\n  term: kote\n  text: Se [bilag](media/bilag-1.pdf).\n"},
        {GLOSSARY: "kote:\n  term: kote\n  text: Højde.\n  url: /media/bilag-1.pdf\n"},
        {CONTACTS: "vagt:\n  label: Vagten\n  kind: web\n  url: /media/bilag-1.pdf\n"},
    ],
)
def test_laws_terms_and_contacts_lead_to_media_as_texts_do(tmp_path: Path, others: dict[str, str]) -> None:
    assert media(tmp_path, {ABOUT: "---\ntitle: Om\n---\n\nOm {{ term:kote }}.\n", **others}) == {"bilag-1.pdf"}


def test_the_logo_and_the_banner_lead_to_media(tmp_path: Path) -> None:
    logo = "theme:\n  logo: content/media/bilag-1.pdf\n"
    banner = "banner:\n  text: Se her.\n  url: /media/bilag-1.pdf\n"
    assert media(tmp_path / "logo", {}, settings=logo) == {"bilag-1.pdf"}
    assert media(tmp_path / "banner", {}, settings=banner) == {"bilag-1.pdf"}


def test_what_only_a_draft_shows_is_not_public_with_the_draft_nor_when_it_is_deleted(tmp_path: Path) -> None:
    draft = replace(WORDS[2], draft=True, body="Se [bilag](../media/bilag-1.pdf).\n")
    assert media(tmp_path / "with", {}, words=(*WORDS[:2], draft)) == set()
    assert media(tmp_path / "without", {}, words=WORDS[:2]) == set()


def test_what_was_public_before_stays(tmp_path: Path) -> None:
    recorded = frozenset({"content/media/bilag-1.pdf", "content/media/slettet.pdf"})
    assert media(tmp_path, {}, recorded) == {"bilag-1.pdf"}
