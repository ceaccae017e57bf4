"""What an import changes, in the reader's words: goal by goal, each value as it was and as it will be."""

from __future__ import annotations

import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.author.claims import kind_at
from generator.author.parts import part_name
from generator.author.statuses import label
from generator.model.moment import Moment, moment
from generator.model.plan import leaves
from generator.model.rules import N_
from generator.model.when import When, when
from generator.plan.language.labels import CHOICES, LABELS
from generator.plan.language.words import Words
from generator.report import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.author.claims import Keys
    from generator.author.importing import About, Import
    from generator.author.merging import Change
    from generator.model.plan import Goal

LONGEST = 70
"""The most characters that are shown of a text."""

_DRAFT = N_("Draft")
_VALUES: dict[object, Callable[[str, Words], str]] = {
    Decimal: lambda text, words: words.number(Decimal(text)),
    bool: lambda text, words: words.say("yes") if text == "true" else words.say("no"),
    When: lambda text, words: words.when(when(text)),
    date: lambda text, words: words.day(date.fromisoformat(text)),
    Moment: lambda text, words: words.moment(moment(text)),
}
"""How a value of a kind is said; all others are words."""


def change_lines(done: Import, words: Words) -> Iterator[str]:
    """The file that changes, and below it each goal with its changes."""
    about = done.about
    if about is None:
        return
    if not done.changes:
        yield words.say("{path}: nothing changes", path=about.target.path)
        return
    if about.target.data is None:
        yield words.say("{path}: a new file", path=about.target.path)
    else:
        yield words.count(
            "{path}: {count} change", "{path}: {count} changes", len(done.changes), path=about.target.path
        )
    goals: dict[str, Goal] = {goal.number: goal for goal in about.goals}
    before: Goal | None = None
    for change in done.changes:
        goal = goals.get(str(change.keys[1])) if change.keys[0] == "rows" else None
        if goal is not before and goal:
            yield f"  {goal.number} {visible(goal.title)}"
        before = goal
        yield f"  {'  ' if goal else ''}{_line(change, goal, about, words)}"


def _line(change: Change, goal: Goal | None, about: About, words: Words) -> str:
    name = visible(_name(change.keys, goal, words))
    pair = (change.before, change.after)
    if _is_text(change.keys):
        before, after = (words.say("“{words}”", words=visible(one)) for one in _around_the_difference(*pair))
    else:
        before, after = (visible(_said(change.keys, one, about, words)) if one else "" for one in pair)
    return f"{name}: {before} → {after}" if change.before else f"{name}: {after}"


def _name(keys: Keys, goal: Goal | None, words: Words) -> str:
    """What a value is called: "Status", "Telefon, værdi", "Milepæl “…”, dato"."""
    label_ = words.say(LABELS.get(str(keys[-1]), _DRAFT))
    match keys:
        case ("rows", _, "results", leaf_id, key) if goal:
            leaf = next((one for one in leaves(goal.requirement) if one.id == leaf_id), None)
            if leaf and leaf.ratio and key in ("numerator", "denominator"):
                label_ = leaf.ratio.numerator if key == "numerator" else leaf.ratio.denominator
            many = len(leaves(goal.requirement)) > 1
            return f"{part_name(leaf, goal)}, {_lowered(label_)}" if leaf and many else label_
        case ("rows", _, "milestones", milestone_id, _) if goal:
            text = next((one.text for one in goal.milestones if one.id == milestone_id), str(milestone_id))
            return f"{_short(text.rstrip('.'))}, {_lowered(label_)}"
        case ("rows", _, "changes", number, _):
            changes = words.say(LABELS["field"])
            return f"{changes} {int(number) + 1}, {_lowered(label_)}"
    return label_


def _is_text(keys: Keys) -> bool:
    """Whether a value is words of an author's own."""
    kind = kind_at(keys)
    return keys[-1] != "status" and kind not in _VALUES and typing.get_origin(kind) is not typing.Literal


def _said(keys: Keys, text: str, about: About, words: Words) -> str:
    """A value that is no words of an author's own, in words."""
    kind = kind_at(keys)
    if keys[-1] == "status":
        return next((label(one, words) for one in about.plan.statuses if one.id == text), text)
    if kind in _VALUES:
        return _VALUES[kind](text, words)
    return words.say(CHOICES[text]) if text in CHOICES else text


def _around_the_difference(before: str, after: str) -> tuple[str, str]:
    """Two texts on one line each, cut; long ones begin shortly before the first word that differs."""
    one, other = " ".join(before.split()), " ".join(after.split())
    differs = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    start = one.rfind(" ", 0, max(0, differs - LONGEST // 3)) + 1
    if start and max(len(one), len(other)) > LONGEST:
        one, other = f"… {one[start:]}", f"… {other[start:]}"
    return _short(one), _short(other)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rstrip()} …"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
