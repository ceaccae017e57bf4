"""The days on which pages were withdrawn: readers saw the page before, and it is withdrawn by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.page import Page
from generator.model.problem import Problem, Spot, problem
from generator.model.update import Update

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.check.facts import Facts


def withdrawn(facts: Facts) -> Iterator[Problem]:
    """Public pages that were withdrawn before they were published, or that are to be on a day to come."""
    content = facts.public
    pages: tuple[Page, ...] = (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages)
    gone = [(page, page.withdrawn.date) for page in pages if page.withdrawn]
    since = _since(facts) if gone else {}
    for page, day in gone:
        where = Spot(path=page.path, keys=("withdrawn", "date"))
        first = page.date.date if isinstance(page, Update) else since.get(page.path)
        if day > facts.now.date():
            yield problem(where, "withdrawn-future", day=day)
        elif first and day < first:
            yield problem(where, "withdrawn-early", day=day, first=first)


def _since(facts: Facts) -> dict[str, date]:
    """Since when readers have known each page, by the paths of those that the record knows."""
    histories = facts.past.histories if facts.past else ()
    return {one.item.path: one.entry.versions[0].since.date() for one in histories if one.entry and one.entry.versions}
