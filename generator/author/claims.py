"""What a spreadsheet says of a follow-up: values by their keys, as an author would type them, with their addresses."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.check.personal import masked
from generator.model.follow_up import FollowUp
from generator.read import schema
from generator.read.fields import fault

if TYPE_CHECKING:
    from generator.author.findings import Findings
    from generator.author.sheets import Address
    from generator.model.problem import Step

Keys = tuple["Step", ...]
"""Where a value is in a follow-up's file: `("rows", "2.1", "results", "coverage", "numerator")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value that a spreadsheet says; `said` is how its cell says it."""

    keys: Keys
    text: str
    at: Address
    said: str = ""


@dataclass(slots=True)
class Claims:
    """All values of one spreadsheet, each key once; what is wrong with one goes to `found`."""

    found: Findings
    made: dict[Keys, Claim] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    """Goals with a status that cannot be understood: to say that they have none would be a second word about it."""

    def add(self, keys: Keys, text: str, at: Address, said: str = "") -> None:
        """Take a value. One that is no value of its key is named, and so is one that another cell says otherwise."""
        before = self.made.get(keys)
        if before is None:
            if self._sound(keys, text, at):
                self.made[keys] = Claim(keys=keys, text=text, at=at, said=said or text)
        elif before.text != text and before.at != at:
            self.found.add(at, "cell-differs", value=said or text, other=str(before.at), before=before.said)

    def _sound(self, keys: Keys, text: str, at: Address) -> bool:
        hidden = masked(text)
        if hidden != text:
            # Once it is in a file of the site it is in the history of its repository.
            self.found.add(at, "personal-number", number=hidden[max(0, hidden.find("•") - 4) :][:11])
            return False
        kind = kind_at(keys)
        wrong = fault(kind, text)
        if wrong:
            self.found.add(at, wrong.code, **{one.name: one.value for one in wrong.params})
        elif typing.get_origin(kind) is typing.Literal and text not in typing.get_args(kind):
            choices = ", ".join(typing.get_args(kind))
            self.found.add(at, "choice-unknown", key=str(keys[-1]), value=text, choices=choices)
        else:
            return True
        return False

    def of_goal(self, number: str) -> dict[Keys, Claim]:
        """What was said of one goal."""
        return {keys: claim for keys, claim in self.made.items() if keys[:2] == ("rows", number)}


def kind_at(keys: Keys) -> object:
    """The type of the value at some keys of a follow-up; None where there is no such value."""
    found = _at(keys)
    return None if found is None or schema.part_of(found) or _is_mapping(found) else found


def mapping_at(keys: Keys) -> type:
    """The type of the mapping at some keys of a follow-up. Raises KeyError where there is none."""
    found = _at(keys)
    if isinstance(found, type) and _is_mapping(found):
        return found
    raise KeyError(keys)


def _at(keys: Keys) -> object:
    """The type of whatever is at some keys of a follow-up: a value, a mapping, a list of members; None of nothing."""
    kind: object = FollowUp
    for key in keys:
        members = schema.part_of(kind)
        if members is not None:
            kind = members
            continue
        if not _is_mapping(kind):
            return None
        one = next((one for one in schema.fields(typing.cast("type", kind)) if one.key == key and not one.given), None)
        if one is None:
            return None
        kind = schema.without_none(one.kind)
    return kind


def _is_mapping(kind: object) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == FollowUp.__module__
