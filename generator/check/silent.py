"""What readers rely on does not change without a word: public words and data against the record's newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.model.plan import Goal, Plan
from generator.model.problem import Place, Problem, Spot, problem
from generator.model.topic import Topic
from generator.record.differences import differences, excerpt
from generator.record.harmless import harmless
from generator.record.history import value_of
from generator.record.items import Guarded
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.check.facts import Facts
    from generator.model.follow_up import Row
    from generator.model.page import Change
    from generator.model.plan import Amendment
    from generator.record.differences import Difference
    from generator.record.entry import Version

DEFINITIONS = frozenset(
    {
        "aim",
        "category",
        "measure_type",
        "measurement",
        "milestones",
        "reporting",
        "requirement",
        "requirement_text",
        "volumes",
    }
)
"""The keys of a goal that its plan's amendments are the one home of: what was signed."""
DECLARATIONS = frozenset({"figures", "phases", "promises"})
"""The keys of a topic under which something new only makes room for what updates report."""


def changed(facts: Facts) -> Iterator[Problem]:
    """Words and data of published files that are others than the record's, and are not declared as changed."""
    for history in facts.past.histories if facts.past else ():
        item, entry = history.item, history.entry
        if entry is None or entry.last is None or not isinstance(item.value, Guarded):
            continue
        last = entry.last
        if item.source == last.source:
            continue
        before = value_of(last)
        if isinstance(item.value, FollowUp) and isinstance(before, FollowUp):
            yield from _follow_up(facts, before, item.value, last)
        elif isinstance(item.value, Page) and isinstance(before, Page):
            yield from _page(facts, before, item.value, last)


def _page(facts: Facts, before: Page, after: Page, last: Version) -> Iterator[Problem]:
    known = len(before.changes)
    if after.changes[:known] != before.changes:
        yield problem(_at_list(after.path, before.changes, after.changes), "change-removed")
        return
    new = after.changes[known:]
    yield from _backdated(after, new, known, last)
    if after.withdrawn and not before.withdrawn:
        return
    found = [one for one in differences(said(before), said(after)) if _counts(one, before)]
    if isinstance(after, Goal) and isinstance(before, Goal):
        yield from _goal(facts, before, after, found, new)
    elif isinstance(after, Plan) and isinstance(before, Plan):
        yield from _plan(facts, before, after, found, new)
    else:
        yield from _undeclared(facts, before, after, found, new)


def _counts(found: Difference, before: Page) -> bool:
    """Whether a difference says something else to readers: an order of keys does not.

    Nor does a new figure of a topic, until it is reported.
    """
    if found.keys[0] == "amendments":
        return False
    if not isinstance(before, Topic) or found.keys[0] not in DECLARATIONS:
        return True
    known = {one.id for one in getattr(before, str(found.keys[0]))}
    return found.keys[1] in known


def _undeclared(
    facts: Facts, before: Page, after: Page, found: list[Difference], new: tuple[Change, ...]
) -> Iterator[Problem]:
    """Differences that no new change tells of, or that a mere typing error cannot have made."""
    if any(change.kind != "typo" for change in new):
        return
    for one in found:
        if not new:
            yield _problem("words-changed", before, after, one, day=facts.now.date().isoformat())
        elif one.keys[0] == "tags" or not harmless(one):
            yield _problem("typo-meaning", before, after, one)


def _goal(
    facts: Facts, before: Goal, after: Goal, found: list[Difference], new: tuple[Change, ...]
) -> Iterator[Problem]:
    """What was signed changes by an amendment of the plan, the words around it by either."""
    if any(one.goal == after.number for one in _amendments(facts, after.plan)):
        return
    signed = [one for one in found if one.keys[0] in DEFINITIONS]
    for one in signed:
        more = {"plan": f"content/goals/{after.plan}/plan.md", "goal": after.number, "field": str(one.keys[0])}
        yield _problem("definition-changed", before, after, one, day=facts.now.date().isoformat(), **more)
    yield from _undeclared(facts, before, after, [one for one in found if one not in signed], new)


def _plan(
    facts: Facts, before: Plan, after: Plan, found: list[Difference], new: tuple[Change, ...]
) -> Iterator[Problem]:
    if after.amendments[: len(before.amendments)] != before.amendments:
        where = Spot(path=after.path, keys=("amendments",), on_key=True)
        yield problem(where, "change-removed")
    elif all(one.goal for one in after.amendments[len(before.amendments) :]):
        yield from _undeclared(facts, before, after, found, new)


def _amendments(facts: Facts, plan_id: str) -> tuple[Amendment, ...]:
    """The amendments of a plan that the record does not know yet."""
    for history in facts.past.histories if facts.past else ():
        value = history.item.value
        if isinstance(value, Plan) and value.id == plan_id and history.entry and history.entry.last:
            before = value_of(history.entry.last)
            return value.amendments[len(before.amendments) if isinstance(before, Plan) else 0 :]
    return ()


def _follow_up(facts: Facts, before: FollowUp, after: FollowUp, last: Version) -> Iterator[Problem]:
    today = facts.now.date().isoformat()
    rows = {row.id: row for row in after.rows}
    known = {row.id: row for row in before.rows}
    for key in ("date", "example"):
        if getattr(before, key) != getattr(after, key):
            yield problem(Spot(path=after.path, keys=(key,)), "follow-up-fixed", key=key)
    for row in before.rows:
        if row.id not in rows:
            yield problem(Place(path=after.path), "row-vanished", goal=row.id, since=last.since.date())
    for row in after.rows:
        yield from _row(today, after, known.get(row.id), row, last)


def _row(today: str, after: FollowUp, before: Row | None, row: Row, last: Version) -> Iterator[Problem]:
    keys = ("rows", row.id)
    declared = before.changes if before else ()
    if row.changes[: len(declared)] != declared:
        yield problem(Spot(path=after.path, keys=(*keys, "changes"), on_key=True), "change-removed")
        return
    new = row.changes[len(declared) :]
    for n, change in enumerate(new, len(declared)):
        if change.date < _noted(last):
            where = Spot(path=after.path, keys=(*keys, "changes", n, "date"))
            yield problem(where, "change-backdated", day=change.date, since=_noted(last))
    if new:
        return
    if before is None:
        yield problem(Spot(path=after.path, keys=keys, on_key=True), "row-added", goal=row.id, day=today)
        return
    for one in differences(said(before), said(row)):
        short = excerpt(one)
        where = Spot(path=after.path, keys=(*keys, *one.keys) if short.after else keys)
        field = ".".join(str(key) for key in one.keys)
        yield problem(where, "row-changed", before=short.before, after=short.after, field=field, day=today)


def _backdated(after: Page, new: tuple[Change, ...], known: int, last: Version) -> Iterator[Problem]:
    """Changes that are told for the first time, of a day before the wording that they changed was public."""
    for n, change in enumerate(new, known):
        if change.date < _noted(last):
            where = Spot(path=after.path, keys=("changes", n, "date"))
            yield problem(where, "change-backdated", day=change.date, since=_noted(last))


def _noted(last: Version) -> date:
    """The day since which the record has known a wording."""
    return last.adopted or last.since.date()


def _problem(code: str, before: Page, after: Page, found: Difference, **more: str) -> Problem:
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


def _at_list(path: str, before: tuple[Change, ...], after: tuple[Change, ...]) -> Place | Spot:
    """The first entry that is another; the key, where one is missing; the file, where all are."""
    if not after:
        return Place(path=path)
    pairs = zip(before, after, strict=False)
    other = next((n for n, (one, now) in enumerate(pairs) if one != now), None)
    if other is None:
        return Spot(path=path, keys=("changes",), on_key=True)
    return Spot(path=path, keys=("changes", other))
