"""What an import stands on: the plan, its goals and the follow-up that there is, all of which have to be readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.read.load import alone

if TYPE_CHECKING:
    from generator.checking import Checked
    from generator.model.problem import Located


def in_the_way(known: Checked, plan: str, period: str = "") -> tuple[Located, ...]:
    """What keeps a plan, one of its goals or its follow-up for a period from being read; nothing where all can be."""
    folder = f"content/goals/{plan}/"
    broken = {
        file.path
        for file in known.found.files
        if file.path.startswith(folder)
        and (file.path.endswith(".md") or file.path == f"{folder}{period}.yml")
        and not alone(file)
    }
    return tuple(one for one in known.faults if one.severity == "error" and one.place.path in broken)
