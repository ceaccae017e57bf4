"""One field of a plan, a goal or a follow-up in readers' words: its name, and what an author wrote in it."""

from __future__ import annotations

import datetime
import re
import typing
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.derive import divisions
from generator.model.plan import Goal, leaves
from generator.model.when import When, day, when
from generator.plan.language.field_labels import CHOICES, LABELS
from generator.plan.language.statuses import CATEGORIES, MEASURE_TYPES, short_division, status_lamp
from generator.plan.language.words import Words, capital, lowered
from generator.plan.parts import plain
from generator.read.fields import NONE, Known, fault, field_at

if TYPE_CHECKING:
    from generator.model.plan import Named, Plan
    from generator.plan.context import Context
    from generator.plan.language.words import Words
from generator.read.fields import Holder

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)

_SAID: dict[object, Callable[[Words, str], str]] = {
    Decimal: lambda words, text: words.number(Decimal(text)),
    When: lambda words, text: words.when(when(text)),
    datetime.date: lambda words, text: words.day(day(text)),
    bool: lambda words, text: words.say("yes") if text == "true" else words.say("no"),
}
"""How a value of a kind is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """A field as readers know it. `known` is None of one that is not there any more.

    `goal` is the one that it belongs to; None where it is the plan's own.
    """

    context: Context
    plan: Plan
    goal: Goal | None
    path: str
    known: Known | None

    @property
    def form(self) -> str:
        """The form of its path; of one that is not there any more, that of the group it was in."""
        return self.known.form if self.known else self.path.partition(".")[0]

    def name(self) -> str:
        """What the field is called: "Krav", "Risikobaserede pristjek med træf"."""
        words = self.context.words
        if self.known is None or not self.known.ids:
            return words.say(LABELS.get(self.form, LABELS["goals"]))
        ratio = self._ratio()
        if ratio:
            return capital(ratio)
        entry, label = self._entry(self.known.ids[0]), LABELS[self.form]
        if "{entry}" in label:
            return words.say(label, entry=entry)
        return words.say("{entry}, {field}", entry=entry, field=lowered(words.say(label)))

    def said(self, text: str) -> str:
        """What an author wrote in it: numbers and times as the site writes them, words in quotation marks."""
        words = self.context.words
        if text == NONE:
            return words.say("nothing stated")
        spoken = self.spoken(text)
        return words.say("“{words}”", words=text) if spoken is None else spoken

    def spoken(self, text: str) -> str | None:
        """What an author wrote in it where that is more than words: a number, a time, a choice, an id; else None."""
        return None if self.known and fault(self.known.kind, text) else self._spoken(text)

    def _spoken(self, text: str) -> str | None:
        """A value that is more than words; None where it is none."""
        words, kind = self.context.words, self.known.kind if self.known else None
        key = self.form.rpartition(".")[2]
        if kind in _SAID:
            return _SAID[kind](words, text)
        if typing.get_origin(kind) is typing.Literal:
            chosen = CHOICES.get(key, {}).get(text)
            return words.say(chosen) if chosen else None
        if typing.get_origin(kind) is tuple:
            parts = tuple(part.strip() for part in text.strip("[]").split(","))
            return words.listed(tuple(self._named(key, part) or part for part in parts))
        if kind is None and _NUMBER.fullmatch(text):
            return words.number(Decimal(text))
        return self._named(key, text)

    def _named(self, key: str, one: str) -> str | None:
        """The words for an id that an author wrote; None where nobody knows them any more."""
        named: dict[str, Callable[[str], str | None]] = {
            "aim": lambda one: next((aim.text for aim in self.plan.aims if aim.id == one), None),
            "category": lambda one: self._own(self.plan.vocabulary.categories, CATEGORIES, one),
            "due": self._division,
            "measure_type": lambda one: self._own(self.plan.vocabulary.measure_types, MEASURE_TYPES, one),
            "part_of": self._volumes().get,
            "report": self._division,
            "status": self._status,
            "topics": lambda one: next((t.topic.title for t in self.context.site.topics if t.topic.id == one), None),
            "unit": lambda one: self.context.words.unit(self.context.units.get(one), one),
        }
        return named[key](one) if key in named else None

    def _status(self, one: str) -> str | None:
        lamp = status_lamp(self.context, self.plan, one)
        return lowered(lamp.words) if lamp else None

    def _division(self, one: str) -> str | None:
        return short_division(self.context, one) if divisions.NAME.fullmatch(one) else None

    def _own(self, vocabulary: tuple[Named, ...], defaults: dict[str, str], one: str) -> str | None:
        """A word of the plan's own, else one that all plans have."""
        label = next((named.label for named in vocabulary if named.id == one), None)
        return label or (self.context.words.say(defaults[one]) if one in defaults else None)

    def _volumes(self) -> dict[str, str]:
        return {volume.id: volume.label for volume in self.goal.volumes} if self.goal else {}

    def _ratio(self) -> str:
        """What one half of a share counts, which is what readers know it as."""
        if self.goal is None or self.known is None or not self.form.startswith("results.*."):
            return ""
        leaf = next((leaf for leaf in leaves(self.goal.requirement) if leaf.id == self.known.ids[0]), None)
        if leaf is None or leaf.ratio is None:
            return ""
        halves: dict[str, str] = {
            "results.*.numerator": leaf.ratio.numerator,
            "results.*.denominator": leaf.ratio.denominator,
        }
        return halves.get(self.form, "")

    def _entry(self, one: str) -> str:
        """What an entry is called where the field lies."""
        goal, group = self.goal, self.form.partition(".")[0]
        named: dict[str, str] = {}
        if goal and group in ("requirement", "results"):
            named = {leaf.id: leaf.label or goal.title for leaf in leaves(goal.requirement)}
        elif goal and group == "milestones":
            found = ((one.id, self.context.markdown(one.text, goal)) for one in goal.milestones)
            named = {one: " ".join(plain(text).split()).rstrip(".") for one, text in found}
        elif goal and group == "volumes":
            named = self._volumes()
        elif self.form.startswith("vocabulary."):
            words = self.plan.vocabulary
            named = {entry.id: entry.label for entry in (*words.categories, *words.measure_types)}
            named |= {status.id: status.label for status in words.statuses if status.label}
        return named.get(one, one)


def field_words(context: Context, plan: Plan, goal: Goal | None, path: str, holder: Holder | None) -> FieldWords:
    """The words for the field at a path in a plan, a goal, or a row about that goal; None where that is not public."""
    known = field_at(holder, path, goal) if holder else None
    return FieldWords(context=context, plan=plan, goal=goal, path=path, known=known)
