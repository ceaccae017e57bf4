"""Every file of the public site, with what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.plan.accessibility import statement_pages
from generator.plan.context import context
from generator.plan.data import data_files
from generator.plan.files.follow_up_files import follow_up_files
from generator.plan.history.corrections import corrections_page
from generator.plan.history.former import version_pages
from generator.plan.history.taken_out import taken_out_pages
from generator.plan.operations.archives import all_cards, archive_pages
from generator.plan.operations.audiences import audience_pages
from generator.plan.operations.channels import with_channels
from generator.plan.operations.filtered import filtered_pages
from generator.plan.operations.filters import choices
from generator.plan.operations.promises import promise_blocks, promises_page
from generator.plan.operations.topics import topic_pages
from generator.plan.operations.update_index import update_index
from generator.plan.operations.updates import update_pages
from generator.plan.others import other_pages
from generator.plan.performance.plans import plan_pages

if TYPE_CHECKING:
    from generator.derive.site import Site
    from generator.plan.context import Context
    from generator.plan.output import Output
    from generator.record.history import Past


def plan(site: Site, past: Past) -> tuple[Output, ...]:
    """All files of the site in the order of their addresses. `past` is what the record keeps of it."""
    return planned(context_of(site, past))


def context_of(site: Site, past: Past, original: Context | None = None) -> Context:
    """What all pages of a site are planned with; `original` where it is one in another than the main language."""
    return with_channels(replace(context(site, past), original=original))


def planned(here: Context) -> tuple[Output, ...]:
    """All files of the site of a context, in the order of their addresses."""
    cards, promises, found = all_cards(here), promise_blocks(here), choices(here)
    pages = (
        *update_pages(here),
        *archive_pages(here, cards, found),
        *filtered_pages(here, cards, found),
        *audience_pages(here, cards),
        *topic_pages(here, cards, promises),
        *promises_page(here, promises),
        *plan_pages(here),
        *other_pages(here, cards),
        *statement_pages(here),
        *taken_out_pages(here),
    )
    pages = (*pages, corrections_page(here, pages))
    former = tuple(version_pages(here, pages))
    files = (*data_files(here, pages), *update_index(here, cards, found), *follow_up_files(here))
    return tuple(sorted((*pages, *former, *files), key=lambda output: output.address))
