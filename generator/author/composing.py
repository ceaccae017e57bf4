"""The text that a follow-up's file gets, and the proof that it says what was asked for and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from generator.author.yaml_edit import NotPlain, edited
from generator.author.yaml_text import lines
from generator.model.follow_up import FollowUp
from generator.read.load import alone
from generator.read.schema import validator
from generator.read.sources import Source
from generator.read.tree import parse

if TYPE_CHECKING:
    from generator.read.sources import Sources
    from generator.read.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The file of a follow-up: its path in the project, its plan and period, its bytes; None where there is none."""

    path: str
    plan: str
    period: str
    data: bytes | None

    @property
    def tree(self) -> dict[str, Tree]:
        """What it says now; it has been read without a problem before."""
        tree = parse(self.path, (self.data or b"").decode().replace("\r\n", "\n")).tree
        return tree if isinstance(tree, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """New bytes. `sound`: the project's own reader finds in them what was asked for."""

    data: bytes
    sound: bool


def target_of(found: Sources, plan: str, period: str) -> Target:
    """The file of a follow-up in a project."""
    path = f"content/goals/{plan}/{period}.yml"
    data = next((file.data for file in found.files if file.path == path), None)
    return Target(path=path, plan=plan, period=period, data=data)


def composed(target: Target, wanted: dict[str, Tree]) -> Composed | None:
    """The bytes that say `wanted`; None where the file as it stands cannot be changed for sure.

    Bytes that are not `sound` say it, but it is no follow-up.
    """
    if target.data is None:
        data = ("\n".join(lines(wanted, 0)) + "\n").encode()
    else:
        try:
            data = edited(target.data.decode(), target.tree, wanted).encode()
        except NotPlain:
            return None
    written = replace(target, data=data)
    if written.tree != wanted:
        return None
    given = {"path": target.path, "plan": target.plan, "period": target.period}
    try:
        asked = validator(FollowUp).validate_python({**given, **wanted})
    except ValidationError:
        return Composed(data=data, sound=False)
    return Composed(data=data, sound=alone(Source(target.path, data)) == (asked,))


def with_file(found: Sources, path: str, data: bytes) -> Sources:
    """The sources of a project as they would be with this file in it."""
    files = [file for file in found.files if file.path != path]
    place = sum(file.path.startswith("content/") and file.path.split("/") < path.split("/") for file in files)
    files.insert(place, Source(path, data))
    return replace(found, files=tuple(files))
