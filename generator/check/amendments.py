"""Declared changes: their days, and what amendments of plans and corrections of results say was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.public import published
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.update import Update
from generator.read.fields import NONE, Known, fault, known, same, written
from generator.read.nearest import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from generator.check.facts import Facts
    from generator.model.follow_up import FollowUp, ResultChange, Row
    from generator.model.page import Change, Page
    from generator.model.plan import Amendment, Goal, Plan

LONGEST = 80
"""The most characters of a text that a message quotes."""


def changes(facts: Facts) -> Iterator[Problem]:
    """The days of what pages declare to have changed."""
    content = facts.content
    pages: tuple[Page, ...] = (*content.topics, *content.updates, *content.plans, *content.goals, *content.pages)
    for page in pages:
        if page.changes:
            first = page.date.date if isinstance(page, Update) else None
            today = _today(page, facts.now)
            yield from _days(page.path, ("changes",), page.changes, first, today)


def amendments(facts: Facts) -> Iterator[Problem]:
    """What a plan says was amended, in itself and in its goals."""
    for plan in facts.content.plans:
        if not plan.amendments:
            continue
        first = min((plan.period.from_, *(one.date for one in plan.agreement if one.date)))
        yield from _days(plan.path, ("amendments",), plan.amendments, first, _today(plan, facts.now))
        goals = {goal.number: goal for goal in facts.content.goals if goal.plan == plan.id}
        for number in dict.fromkeys(one.goal for one in plan.amendments):
            holder: Plan | Goal | None = goals.get(number) if number else plan
            if holder is not None:
                told = tuple((n, one) for n, one in enumerate(plan.amendments) if one.goal == number)
                yield from _chains(plan.path, ("amendments",), told, known(holder))


def corrections(facts: Facts) -> Iterator[Problem]:
    """What a follow-up says was corrected in what its goals reported."""
    for follow_up in facts.content.follow_ups:
        for row in follow_up.rows:
            if row.changes:
                yield from _row(facts, follow_up, row)


def _row(facts: Facts, follow_up: FollowUp, row: Row) -> Iterator[Problem]:
    keys: tuple[Step, ...] = ("rows", row.id, "changes")
    today = _today(follow_up, facts.now)
    yield from _days(follow_up.path, keys, row.changes, follow_up.date.date, today)
    goal = next((one for one in facts.content.goals if (one.plan, one.number) == (follow_up.plan, row.id)), None)
    if goal is not None:
        yield from _chains(follow_up.path, keys, tuple(enumerate(row.changes)), known(row, goal))


def _today(item: Page | FollowUp, now: datetime) -> date | None:
    """The newest day a change can have; None of what is not public, for of that readers see nothing."""
    return now.date() if published(item, now) else None


def _days(
    path: str,
    keys: tuple[Step, ...],
    told: Sequence[Change | Amendment | ResultChange],
    first: date | None,
    today: date | None,
) -> Iterator[Problem]:
    """Changes run from the oldest to the newest, between the day of publication and today."""
    before = None
    for n, one in enumerate(told):
        where = Spot(path=path, keys=(*keys, n, "date"))
        if today and one.date > today:
            yield problem(where, "change-future", day=one.date)
        elif first and one.date < first:
            yield problem(where, "change-early", day=one.date, first=first)
        elif before and one.date < before:
            yield problem(where, "change-order", day=one.date, before=before)
        before = one.date


_Told = tuple[int, "Amendment | ResultChange"]


def _chains(path: str, keys: tuple[Step, ...], told: tuple[_Told, ...], fields: tuple[Known, ...]) -> Iterator[Problem]:
    """Each change begins where the one before it ended, and the last one ends with what the file says.

    A change of a group of fields leaves open what it did to each of them, and the other way round.
    """
    by_path = {field.path: field for field in fields}
    last: dict[str, _Told] = {}
    for place, (n, one) in enumerate(told):
        where = (*keys, n)
        field = by_path.get(one.field)
        if field is None and not (one.field.partition(".")[0] in by_path and _was_there(told[place:])):
            yield _unknown(Spot(path=path, keys=(*where, "field")), one.field, tuple(by_path))
            continue
        kind = field.kind if field else None
        faults = tuple(_faults(path, where, one, kind))
        yield from faults
        before = last.get(one.field)
        if not faults and before and not same(kind, before[1].to, one.from_):
            spot = Spot(path=path, keys=(*where, "from"))
            yield problem(spot, "change-from", value=_quoted(one.from_), expected=_quoted(before[1].to))
        last = {known: told for known, told in last.items() if not _within(known, one.field)}
        last[one.field] = (n, one)
    for n, one in last.values():
        field = by_path.get(one.field)
        now = (written(field.value) or NONE) if field and field.kind is not None else None
        if field and now is not None and fault(field.kind, one.to) is None and not same(field.kind, one.to, now):
            spot = Spot(path=path, keys=(*keys, n, "to"))
            yield problem(spot, "change-to", value=_quoted(one.to), expected=_quoted(now))


def _within(one: str, other: str) -> bool:
    """Whether one of two fields lies in the other."""
    return one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _was_there(told: tuple[_Told, ...]) -> bool:
    """Whether what the first of these changes names has gone since: it was emptied, or what it lay in changed."""
    path = told[0][1].field
    return any((one.field == path and one.to == NONE) or path.startswith(f"{one.field}.") for _, one in told)


def _faults(path: str, where: tuple[Step, ...], one: Amendment | ResultChange, kind: object) -> Iterator[Problem]:
    """What is written in a change is a value of its field, and not the same one twice."""
    found = False
    for key, text in (("from", one.from_), ("to", one.to)):
        wrong = fault(kind, text)
        if wrong:
            found = True
            yield Problem(where=Spot(path=path, keys=(*where, key)), code=wrong.code, params=wrong.params)
    if not found and same(kind, one.from_, one.to):
        yield problem(Spot(path=path, keys=(*where, "to")), "change-same", value=_quoted(one.to))


def _unknown(where: Spot, field: str, paths: tuple[str, ...]) -> Problem:
    """A field that does not exist, with what there is beside it, and what was probably meant."""
    above = field
    while above and above not in paths:
        above = above.rpartition(".")[0]
    below = f"{above}." if above else ""
    beside = [path for path in paths if path.startswith(below) and "." not in path.removeprefix(below)]
    # The end of a path is what people write who do not know that it is one.
    ends = sorted((path for path in paths if path.endswith(f".{field}")), key=lambda path: (len(path), path))
    guess = ends[0] if ends else nearest(field, paths)
    more = {"guess": guess} if guess else {}
    return problem(where, "change-field", field=field, known=listed(beside or paths), **more)


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
