"""What was signed or reported does not change without a word: goals, plans, and the rows of follow-ups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.differing import backdated, differing, rewritten
from generator.model.plan import Goal, Plan
from generator.model.problem import Place, Problem, Spot, problem
from generator.read.fields import NONE, field_at, same, written
from generator.record.differences import differences, excerpt
from generator.record.history import value_of
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.check.facts import Facts
    from generator.model.follow_up import FollowUp, ResultChange, Row
    from generator.model.plan import Amendment
    from generator.record.differences import Difference
    from generator.record.entry import Version

_REQUIREMENT = "requirement"
DEFINITIONS = {
    "aim": "aim",
    "category": "category",
    "measure_type": "measure_type",
    "measurement": "measurement",
    "milestones": "milestones",
    "reporting": "reporting",
    "requirement": _REQUIREMENT,
    "requirement_text": _REQUIREMENT,
    "volumes": "volumes",
}
"""The keys of a goal that its plan's amendments are the one home of, and what they are parts of: what was signed."""

_NOT_PLAIN = re.compile(r":\s|:$|\s#|^[^\w…-]|^-\s")
"""What YAML takes for more than text where it stands plain."""


def remark(found: Difference) -> bool:
    """Whether a difference lies in a remark on a milestone or on what is counted: words beside what was signed."""
    keys = found.keys
    return keys[-1] == "note" and (keys[0] == "milestones" or (keys[0] == _REQUIREMENT and keys[-2] == "ratio"))


LONGEST = 60
"""The most characters of a value that a message writes out."""


def amended(facts: Facts, before: Goal, after: Goal, found: Iterable[Difference]) -> Iterator[Problem]:
    """What was signed of a goal and is another now, without a new amendment of it."""
    for one in found:
        key = str(one.keys[0])
        if not covered(facts, after, one):
            more = {"plan": f"content/goals/{after.plan}/plan.md", "goal": after.number, "field": key}
            yield differing("definition-changed", before, after, one, day=facts.now.date().isoformat(), **more)


def covered(facts: Facts, after: Goal, found: Difference) -> bool:
    """Whether a new amendment of a goal tells of a difference in what was signed of it."""
    new = (one for one in _new_amendments(facts, after.plan) if one.goal == after.number)
    groups = {one.field.partition(".")[0] for one in new}
    return DEFINITIONS[str(found.keys[0])] in {DEFINITIONS.get(field, field) for field in groups}


def amendments(facts: Facts, before: Plan, after: Plan, last: Version) -> Iterator[Problem]:
    """The amendments that readers knew stand, the new ones are not of days before, and begin with what was signed."""
    if (wrong := tuple(rewritten(after.path, ("amendments",), before.amendments, after.amendments))) or (
        after.amendments == before.amendments
    ):
        yield from wrong
        return
    known = len(before.amendments)
    yield from backdated(after.path, ("amendments",), after.amendments, known, last)
    goals = _recorded_goals(facts, after.id)
    told: set[tuple[str | None, str]] = set()
    for n, one in enumerate(after.amendments[known:], known):
        holder: Plan | Goal | None = goals.get(one.goal) if one.goal else before
        field = field_at(holder, one.field) if holder and (one.goal, one.field) not in told else None
        told.add((one.goal, one.field))
        if field and field.kind is not None:
            was = written(field.value) or NONE
            if not same(field.kind, one.from_, was):
                where = Spot(path=after.path, keys=("amendments", n, "from"))
                yield problem(where, "change-was", value=one.from_, was=was)


def _new_amendments(facts: Facts, plan_id: str) -> tuple[Amendment, ...]:
    """The amendments of a plan that the record does not know yet."""
    for history in facts.past.histories if facts.past else ():
        value = history.item.value
        if isinstance(value, Plan) and value.id == plan_id and history.entry and history.entry.last:
            before = value_of(history.entry.last)
            return value.amendments[len(before.amendments) if isinstance(before, Plan) else 0 :]
    return ()


def _recorded_goals(facts: Facts, plan_id: str) -> dict[str, Goal]:
    """The goals of a plan as readers know them, by their numbers."""
    found: dict[str, Goal] = {}
    for history in facts.past.histories if facts.past else ():
        before = value_of(history.entry.last) if history.entry and history.entry.last else None
        if isinstance(before, Goal) and before.plan == plan_id:
            found[before.number] = before
    return found


def reported(facts: Facts, before: FollowUp, after: FollowUp, last: Version) -> Iterator[Problem]:
    """What a follow-up said: its rows, and what holds for all of it."""
    known = {row.id: row for row in before.rows}
    for key in ("date", "discussed", "example"):
        # The day of the discussion may come later than the follow-up.
        if getattr(before, key) != getattr(after, key) and getattr(before, key) is not None:
            yield problem(Spot(path=after.path, keys=(key,)), "follow-up-fixed", key=key)
    here = {row.id for row in after.rows}
    for row in before.rows:
        if row.id not in here:
            yield problem(Place(path=after.path), "row-vanished", goal=row.id, since=last.since.date())
    for row in after.rows:
        yield from _row(facts, after, known.get(row.id), row, last)


def _row(facts: Facts, after: FollowUp, before: Row | None, row: Row, last: Version) -> Iterator[Problem]:
    keys = ("rows", row.id, "changes")
    declared = before.changes if before else ()
    if wrong := tuple(rewritten(after.path, keys, declared, row.changes)):
        yield from wrong
        return
    new = row.changes[len(declared) :]
    yield from backdated(after.path, keys, row.changes, len(declared), last)
    today = facts.now.date().isoformat()
    if before is None:
        if not new:
            yield problem(Spot(path=after.path, keys=keys[:2], on_key=True), "row-added", goal=row.id, day=today)
        return
    yield from _was(facts, after, before, row, new)
    for one in differences(said(before), said(row)):
        field = ".".join(str(key) for key in one.keys)
        if not _told(new, field, data=one.data):
            short = excerpt(one)
            where = Spot(path=after.path, keys=(*keys[:2], *one.keys) if short.after else keys[:2])
            told = {"from": _written(facts, after, before, field), "to": _written(facts, after, row, field)}
            yield problem(where, "row-changed", before=short.before, after=short.after, field=field, day=today, **told)


def _written(facts: Facts, after: FollowUp, row: Row, field: str) -> str:
    """What a row says in a field, as it is written in a correction; words are left to the author."""
    found = field_at(row, field, _goal(facts, after, row))
    said_now = (written(found.value) if found and found.kind is not None else "…") or NONE
    return _as_yaml(said_now) if len(said_now) <= LONGEST else "…"


def _as_yaml(text: str) -> str:
    """A text as it can be pasted behind a key: in quotation marks where YAML would read it otherwise."""
    if not _NOT_PLAIN.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _goal(facts: Facts, after: FollowUp, row: Row) -> Goal | None:
    return next((one for one in facts.content.goals if (one.plan, one.number) == (after.plan, row.id)), None)


def _told(new: tuple[ResultChange, ...], field: str, *, data: bool) -> bool:
    """Whether new corrections tell of a field: a result by its name, words beside results by any of them."""
    if not data:
        return bool(new)
    return any(f"{field}.".startswith(f"{one.field}.") or one.field.startswith(f"{field}.") for one in new)


def _was(facts: Facts, after: FollowUp, before: Row, row: Row, new: tuple[ResultChange, ...]) -> Iterator[Problem]:
    """The first new correction of a field begins with what readers saw."""
    goal = _goal(facts, after, row)
    told: set[str] = set()
    for n, change in enumerate(new, len(row.changes) - len(new)):
        field = field_at(before, change.field, goal) if change.field not in told else None
        told.add(change.field)
        if field and field.kind is not None:
            was = written(field.value) or NONE
            if not same(field.kind, change.from_, was):
                where = Spot(path=after.path, keys=("rows", row.id, "changes", n, "from"))
                yield problem(where, "change-was", value=change.from_, was=was)
