"""Goals that continue others, over the years: one line of goals for each that no later one continues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.derive.goals import GoalState, PlanState
    from generator.model.text import GoalRef


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfGoal:
    """A goal in one plan, as of that plan's newest follow-up."""

    plan: PlanState
    goal: GoalState


def lines_of_goals(plans: Iterable[PlanState]) -> tuple[tuple[YearOfGoal, ...], ...]:
    """Every goal that continues another with all before it, oldest first, and that no later goal continues.

    Where two goals continue the same one, each has a line of its own. In the order of the plans and of their goals.
    """
    known: dict[GoalRef, YearOfGoal] = {
        goal.goal.ref: YearOfGoal(plan=plan, goal=goal) for plan in plans for goal in plan.goals
    }
    followed = {one.goal.goal.continues for one in known.values()}
    lines = (_line(one, known) for ref, one in known.items() if ref not in followed)
    return tuple(line for line in lines if len(line) > 1)


def _line(newest: YearOfGoal, known: dict[GoalRef, YearOfGoal]) -> tuple[YearOfGoal, ...]:
    """A goal and those before it. One that was met already ends the line: goals may be said to go round in circles."""
    line = [newest]
    while (before := line[-1].goal.goal.continues) in known and before and known[before] not in line:
        line.append(known[before])
    return tuple(reversed(line))
