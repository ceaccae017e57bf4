"""What stands in a cell beside a result and is not imported from there: corrections, and how many milestones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.plan import Goal

_YEAR = r"(?:19|20|21)\d\d"
_CORRECTED = re.compile(rf"(?:.*: )?(?:rettet|corrected)\b.*\b{_YEAR}(?:; (?:før|before)\b.*)?", re.IGNORECASE)
_MILESTONES = re.compile(r"\d+ (?:af|of) \d+ (?:milepæle? nået|milestones? reached)\b.*", re.IGNORECASE)
_BETWEEN = re.compile(r"\n| · ")


def without_asides(text: str, goal: Goal) -> str:
    """The lines of a cell that say what a goal reported.

    Not among them are "rettet 3. september 2025; før 1.667" and, of a goal with milestones, "1 af 2 milepæle nået":
    so the site's own tables tell of what stands elsewhere in a follow-up.
    """
    lines = _BETWEEN.split(text)
    kept = [line for line in lines if not _aside(line.strip(), goal)]
    return text if len(kept) == len(lines) else "\n".join(kept)


def _aside(line: str, goal: Goal) -> bool:
    return bool(_CORRECTED.fullmatch(line) or (goal.milestones and _MILESTONES.fullmatch(line)))
