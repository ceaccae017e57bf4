"""Content without what had not happened yet on a day: words taken over with their own dates may tell of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from generator.model.page import Page
from generator.model.plan import Plan

if TYPE_CHECKING:
    from datetime import date

    from generator.model.content import Content
    from generator.model.follow_up import FollowUp

AnyPage = TypeVar("AnyPage", bound=Page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The content as far as it had happened, and the paths of the files whose words are later than that."""

    content: Content
    later: frozenset[str]


def happened(content: Content, day: date) -> Happened:
    """The content without changes, corrections, amendments and withdrawals that are dated later than a day."""
    kept = replace(
        content,
        topics=tuple(_page(one, day) for one in content.topics),
        updates=tuple(_page(one, day) for one in content.updates),
        plans=tuple(_plan(one, day) for one in content.plans),
        goals=tuple(_page(one, day) for one in content.goals),
        follow_ups=tuple(_follow_up(one, day) for one in content.follow_ups),
        pages=tuple(_page(one, day) for one in content.pages),
    )
    pairs = (*zip(_files(content), _files(kept), strict=True),)
    return Happened(content=kept, later=frozenset(before.path for before, after in pairs if before != after))


def _files(content: Content) -> tuple[Page | FollowUp, ...]:
    return (
        *content.topics,
        *content.updates,
        *content.plans,
        *content.goals,
        *content.follow_ups,
        *content.pages,
    )


def _page(page: AnyPage, day: date) -> AnyPage:
    changes = tuple(one for one in page.changes if one.date <= day)
    withdrawn = page.withdrawn if page.withdrawn and page.withdrawn.date <= day else None
    if changes == page.changes and withdrawn == page.withdrawn:
        return page
    return replace(page, changes=changes, withdrawn=withdrawn)


def _plan(plan: Plan, day: date) -> Plan:
    return replace(_page(plan, day), amendments=tuple(one for one in plan.amendments if one.date <= day))


def _follow_up(follow_up: FollowUp, day: date) -> FollowUp:
    rows = tuple(replace(row, changes=tuple(one for one in row.changes if one.date <= day)) for row in follow_up.rows)
    return replace(follow_up, rows=rows)
