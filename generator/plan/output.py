"""The files of the public site: pages with their views, and files of data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.urls import file_of
from generator.plan.files.follow_up_data import FollowUpFile
from generator.plan.views.data import (
    AtomView,
    MediumView,
    PdfView,
    RedirectsView,
    RedirectView,
    RobotsView,
    SearchIndexView,
    SitemapView,
    UpdateIndexView,
)
from generator.plan.views.pages import View
from generator.plan.views.pieces import Anchor, InLanguage
from generator.plan.views.shared import Shared

Section = Literal["front", "updates", "topics", "plans", "promises", "audiences", "contacts", "search", "about"]

PAGE, LISTING, DATA = 1, 2, 3
"""The order in which files are put in place: pages, then the pages that list them, then feeds and indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its address, the template that shows it, and what is around its content.

    `crumbs` lead from the front page to this page's parent; `toc` asks for a table of contents; `day` (ISO) is when its
    own words last changed, `version` which wording of theirs that is, from 1 (0 where nobody counts); `pdf` is the
    address of its PDF where the site makes some and the page has one; `shared` is what it tells those who show it
    elsewhere. `tree` stands before its address in another language than the main one (`/en`); `languages` are the page
    in all languages that it is in, the main one first, none where it is in one only.
    """

    address: str
    template: str
    view: View
    title: str
    description: str
    section: Section
    crumbs: tuple[Anchor, ...] = ()
    toc: bool = False
    rank: int = PAGE
    day: str = ""
    listed: bool = True
    pdf: str = ""
    version: int = 0
    shared: Shared = field(default_factory=Shared)
    tree: str = ""
    languages: tuple[InLanguage, ...] = ()

    @property
    def original(self) -> InLanguage | None:
        """The page in the site's main language, where this one has none but its words; None everywhere else."""
        here = self.tree + self.address
        shown = any(one.address == here and not one.translated for one in self.languages)
        return self.languages[0] if shown else None

    @property
    def alternates(self) -> tuple[InLanguage, ...]:
        """The page in the languages that it has words of its own in, where those are several."""
        spoken = tuple(one for one in self.languages if one.translated)
        return spoken if len(spoken) > 1 and not self.original else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file that is no page of the site; `tree` as for a page."""

    address: str
    view: (
        AtomView
        | FollowUpFile
        | MediumView
        | PdfView
        | RedirectsView
        | RedirectView
        | RobotsView
        | SearchIndexView
        | SitemapView
        | UpdateIndexView
    )
    rank: int = DATA
    tree: str = ""


Output = Page | DataFile


def path_of(output: Output) -> str:
    """The file of an output, relative to the output folder."""
    return file_of(output.tree + output.address)
