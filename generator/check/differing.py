"""What differs between a published wording and the present one, as problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.model.page import Page
from generator.model.problem import Place, Problem, Spot, Step, problem
from generator.record.differences import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.record.differences import Difference
    from generator.record.entry import Version


class Dated(Protocol):
    """Anything that was declared to have changed on a day."""

    @property
    def date(self) -> date:
        """The day."""


def noted(last: Version) -> date:
    """The day since which the record has known a wording."""
    return last.adopted or last.since.date()


def backdated(path: str, keys: tuple[Step, ...], told: Sequence[Dated], known: int, last: Version) -> Iterator[Problem]:
    """Changes that are told for the first time, of a day before the wording that they changed was public.

    `told` are all of a list at `keys`, of which readers know the first `known`.
    """
    for n, change in enumerate(told[known:], known):
        if change.date < noted(last):
            where = Spot(path=path, keys=(*keys, n, "date"))
            yield problem(where, "change-backdated", day=change.date, since=noted(last))


def rewritten(
    path: str, keys: tuple[Step, ...], before: Sequence[object], after: Sequence[object]
) -> Iterator[Problem]:
    """That the list at `keys` does not begin with all that it held before, in the same words."""
    if tuple(after[: len(before)]) == tuple(before):
        return
    other = next((n for n, (one, now) in enumerate(zip(before, after, strict=False)) if one != now), None)
    if not after:
        yield problem(Place(path=path), "change-removed")
    elif other is None:
        yield problem(Spot(path=path, keys=keys, on_key=True), "change-removed")
    else:
        yield problem(Spot(path=path, keys=(*keys, other)), "change-removed")


def differing(code: str, before: Page, after: Page, found: Difference, **more: str) -> Problem:
    """A difference in a page, with the words before and now."""
    short = excerpt(found)
    return problem(_where(before, after, found), code, before=short.before, after=short.after, **more)


def _where(before: Page, after: Page, found: Difference) -> Place | Spot:
    """Where the difference begins: the line of a text below the front matter, else the value."""
    if found.keys == ("body",):
        return Place(path=after.path, line=after.body.line + _first_other(before.body.text, after.body.text), column=1)
    if not found.after:
        return Place(path=after.path)
    return Spot(path=after.path, keys=found.keys)


def _first_other(before: str, after: str) -> int:
    """The line (from 0) from which on two texts differ in more than the space around their lines."""
    lines = [[line.strip() for line in text.splitlines()] for text in (before, after)]
    pairs = zip(lines[0], lines[1], strict=False)
    common = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(lines[0]), len(lines[1])))
    return min(common, max(len(lines[1]) - 1, 0))
