"""What a template is made of: the plan, its goals in order, the period, and the follow-up that there is already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.author.merging import numbered
from generator.author.sheets import Address
from generator.author.template import Form
from generator.author.which import Above, known_period, plan_of
from generator.derive.divisions import divisions
from generator.read.nearest import listed

if TYPE_CHECKING:
    from generator.author.findings import Findings
    from generator.model.content import Content
    from generator.plan.language.words import Words


def form_of(content: Content, plan_id: str, period: str, words: Words, found: Findings) -> Form | None:
    """The form for a period of a plan; None where there is no such, which `found` then says."""
    at = Address(file="content/goals")
    plan = plan_of(content.plans, plan_id, Above(), at, found)
    if plan is None:
        return None
    known = tuple(one.id for one in divisions(plan.period, plan.divisions))
    named = known_period(period, known)
    if not named:
        found.add(Address(file=plan.path), "period-unknown", period=period, known=listed(known))
        return None
    goals = sorted((one for one in content.goals if one.plan == plan.id), key=lambda one: numbered(one.number))
    if not goals:
        found.add(Address(file=plan.path), "import-no-goals")
        return None
    before = next((one for one in content.follow_ups if (one.plan, one.period) == (plan.id, named)), None)
    return Form(plan=plan, goals=tuple(goals), period=named, before=before, words=words)
