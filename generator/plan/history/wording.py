"""What a former version of a page said beside its text: every public datum of it, under labels that readers know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal, cast, get_origin

from generator.model.moment import Moment
from generator.model.text import Label, Markdown, Sentence
from generator.model.update import NOT_STATED
from generator.model.when import When
from generator.plan.history.names import member_name, name_of
from generator.plan.language.labels import CHOICES, LABELS
from generator.plan.views.pieces import Text, WordingGroup, WordingPart, WordingRow
from generator.read.schema import fields, part_of, without_none
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.problem import Step
    from generator.plan.history.then import Then
    from generator.plan.language.words import Words

_APART = frozenset({"title", "summary", "body"})
"""Keys that a version's page shows in places of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """What keys lead to in a value, and the words for the way there.

    `group` and `part` are empty where it stands alone. `key` is the last one that an author typed, `kind` the type of
    what it takes. `value` is None where nothing is there.
    """

    key: str
    group: str
    part: str
    label: str
    kind: object
    value: object


def wording(then: Then) -> tuple[WordingGroup, ...]:
    """All public data of a version but its title, summary and body, in the order of the format's reference."""
    found = [
        (one.keys, datum_at(then, one.keys))
        for one in said(then.page)
        if one.kind != "order" and one.keys[0] not in _APART and one.keys[-1] != "id"
    ]
    alone = [pair for pair in found if not pair[1].group]
    grouped = [pair for pair in found if pair[1].group]
    groups = [_group(then, "facts", then.context.words.say("Facts"), alone)] if alone else []
    for key, members in groupby(grouped, key=lambda pair: str(pair[0][0])):
        known = list(members)
        groups.append(_group(then, key, known[0][1].group, known))
    return tuple(groups)


def _group(then: Then, key: str, title: str, found: list[tuple[tuple[Step, ...], Datum]]) -> WordingGroup:
    parts = groupby(found, key=lambda pair: (pair[1].part, pair[0][1] if pair[1].part else ""))
    return WordingGroup(
        id=f"version-{key}",
        title=title,
        parts=tuple(WordingPart(title=part, rows=tuple(_rows(then, list(rows), part))) for (part, _), rows in parts),
    )


def _rows(then: Then, found: list[tuple[tuple[Step, ...], Datum]], title: str) -> Iterator[WordingRow]:
    """The rows of a part; what its title says is not said again."""
    yield from (_row(then, keys, datum) for keys, datum in found if in_words(then, datum) != title)


def _row(then: Then, keys: tuple[Step, ...], datum: Datum) -> WordingRow:
    label = datum.label
    if datum.kind is Markdown:
        return WordingRow(label=label, text=then.markdown(str(datum.value), f"{'-'.join(map(str, keys))}-"))
    if datum.kind is Sentence and datum.value != NOT_STATED:
        return WordingRow(label=label, text=then.sentence(str(datum.value)))
    said_so = in_words(then, datum)
    return WordingRow(label=label, text=Text(source=said_so) if then.context.original else then.sentence(said_so))


def datum_at(then: Then, keys: tuple[Step, ...]) -> Datum:
    """What keys lead to in a version, and what it is called. Where nothing is there the words are as far as they go."""
    value: object = then.page
    kind: object = None
    names: list[str] = []
    part, key = "", ""
    for n, step in enumerate(keys):
        if value is None:
            break
        if isinstance(value, tuple):
            name = member_name(then, key, value, step)
            value = next((one for m, one in enumerate(value) if step in (getattr(one, "id", None), m)), None)
            part, names = (name, names) if n == 1 else (part, [*names, name])
        else:
            key = str(step)
            field = next((one for one in fields(cast("type", type(value))) if one.key == key), None)
            kind = without_none(field.kind) if field else None
            value = getattr(value, field.name) if field else None
            name = then.context.words.say(LABELS[key])
            names.append(name[:1].lower() + name[1:] if any(names[1:]) else name)
    group, rest = (names[0], names[1:]) if len(keys) > 1 else ("", names)
    label = ", ".join(name for name in rest if name) or group
    return Datum(key=key, group=group, part=part, label=label, kind=kind, value=value)


def in_words(then: Then, datum: Datum) -> str:
    """A datum in words; empty where there is none."""
    return "" if datum.value is None else _said(then, datum.key, datum.kind, datum.value)


def _said(then: Then, key: str, kind: object, value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_said(then, key, part_of(kind), one) for one in value)
    if isinstance(value, bool | int | Decimal | When | Moment | date):
        return _exact(then.context.words, value)
    if not isinstance(value, str):
        return name_of(then, key, str(getattr(value, "id", "")))
    return _worded(then, key, kind, value)


def _worded(then: Then, key: str, kind: object, value: str) -> str:
    if get_origin(kind) is Literal:
        return then.context.words.say(CHOICES[value])
    if key == "reason" and value == NOT_STATED:
        return then.context.words.say("No reason was stated.")
    if kind in (Sentence, Markdown):
        return then.plain(value)
    named = name_of(then, key, value)
    return then.context.recorded(named) if kind is Label and named == value else named


def _exact(words: Words, value: int | Decimal | When | Moment | date) -> str:
    match value:
        case bool():
            return words.say("yes") if value else words.say("no")
        case When():
            return words.when(value)
        case Moment():
            return words.moment(value)
        case date():
            return words.day(value)
    return words.number(Decimal(value))
