"""What an import stands on: the plan, its goals and the follow-up that there is, all of which have to be readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.read.load import alone

if TYPE_CHECKING:
    from generator.checking import Checked
    from generator.model.problem import Located


GOALS = "content/goals"
"""Where the plans of a site are."""


_CLOSED = ("file-unreadable", "file-symlink", "file-special")
"""Why what lies in a folder is not read at all."""


def unreadable(known: Checked, folder: str = GOALS) -> tuple[Located, ...]:
    """Folders and files that are not read at all: in a folder, or that one itself, or one around it."""
    return tuple(
        one
        for one in known.faults
        if one.problem.code in _CLOSED
        and (f"{one.place.path}/".startswith(f"{folder}/") or f"{folder}/".startswith(f"{one.place.path}/"))
    )


def in_the_way(known: Checked, plan: str, period: str = "") -> tuple[Located, ...]:
    """What keeps a plan, one of its goals or its follow-up for a period from being read; nothing where all can be."""
    folder = f"{GOALS}/{plan}/"
    broken = {
        file.path
        for file in known.found.files
        if file.path.startswith(folder)
        and (file.path.endswith(".md") or file.path == f"{folder}{period}.yml")
        and not alone(file)
    }
    closed = frozenset(
        one.place.path
        for one in unreadable(known, folder.rstrip("/"))
        if not one.place.path.endswith(".yml") or one.place.path == f"{folder}{period}.yml"
    )
    return tuple(one for one in known.faults if one.severity == "error" and one.place.path in broken | closed)
