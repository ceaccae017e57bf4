"""The headings of the form to be filled in, and what stands before the values above its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.rules import N_

if TYPE_CHECKING:
    from generator.author.columns import Role

HEADINGS: dict[Role, str] = {
    "number": N_("No."),
    "goal": N_("Goal"),
    "part": N_("Part"),
    "requirement": N_("Requirement"),
    "numerator": N_("Numerator"),
    "denominator": N_("Denominator"),
    "value": N_("Result"),
    "answers": N_("Number of answers"),
    "done": N_("Carried out"),
    "status": N_("Status"),
    "cause": N_("Cause"),
    "consequence": N_("Consequence"),
    "response": N_("Action"),
    "note": N_("Remark"),
    "outcome": N_("Outcome"),
    "analysis": N_("Analysis"),
    "next_year": N_("Next year"),
    "milestone": N_("Milestone"),
    "milestone_id": N_("Short name"),
    "planned": N_("Planned"),
    "state": N_("State"),
    "date": N_("Date"),
    "by": N_("New date"),
}
"""The headings of the template; every one of them is understood when it is read back."""

ABOVE = {
    "plan": N_("Plan"),
    "period": N_("Period"),
    "date": N_("Public from"),
    "discussed": N_("Discussed"),
    "example": N_("Example"),
}
"""What stands before the values above the table."""
