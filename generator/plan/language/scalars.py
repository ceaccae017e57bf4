"""Every single value that authors wrote in a plan, a goal or a follow-up, by its path, as they type it."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from generator.model.moment import Moment
from generator.model.page import Page
from generator.model.plan import All, Any, Leaf, Requirement, leaves
from generator.model.text import Body, Markdown, Sentence
from generator.model.when import When
from generator.plan.language.field_words import FieldWords
from generator.plan.language.statuses import status_lamp
from generator.plan.views.pieces import Text
from generator.read.fields import Known
from generator.read.schema import Field, fields, part_of, without_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.follow_up import FollowUp, Row
    from generator.model.plan import Goal, Plan
    from generator.plan.context import Context

_KEPT_OUT = frozenset({"aliases", "draft", "id", "law", "legal_effect", "reviewed", "rows", "withdrawn"})
"""Keys that say how a file is kept, that are a level of their own, or that the path says."""

_ROOT = Known(path="", form="", ids=(), kind=None, value=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value by its path (`results.coverage.numerator`, `changes.1.note`: lists are counted from 1).

    `value` is what an author types, `words` what readers see.
    """

    path: str
    value: str
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where values stand: the file at `path`, which is about the plan or one `goal` of it."""

    context: Context
    plan: Plan
    goal: Goal | None
    path: str


def scalars(source: Source, holder: Plan | Goal | FollowUp | Row) -> tuple[Scalar, ...]:
    """Every value of a plan, a goal, a row of a follow-up, or a follow-up without its rows, in the model's order."""
    told = (one for one in _walked(holder, _ROOT) if one.path not in _aside(source.goal))
    found = (_scalar(source, one) for one in told)
    body = getattr(holder, "body", None)
    if not isinstance(body, Body) or not body.text:
        return tuple(found)
    page = source.goal or source.plan
    text = body.text.strip("\n")
    return (*found, Scalar(path="body", value=text, words=source.context.markdown(text, page, path=source.path)))


def adds_up(goal: Goal) -> bool:
    """Whether results of several periods can make one: of what is done or not they cannot."""
    return any(leaf.ratio or leaf.kind in ("threshold", "count") for leaf in leaves(goal.requirement))


def typed(value: object) -> str:
    """A value as an author types it, a text as it stands."""
    match value:
        case bool():
            return str(value).lower()
        case When():
            return value.text
        case Moment():
            return f"{value.date}" if value == Moment(value.date) else f"{value.date} {value.time:%H:%M}"
        case Decimal():
            return f"{value:f}"
    return str(value)


def _scalar(source: Source, known: Known) -> Scalar:
    text = typed(known.value)
    return Scalar(path=known.path, value=text, words=_words(source, known, text))


def _words(source: Source, known: Known, text: str) -> Text:
    context, page = source.context, source.goal or source.plan
    if known.kind is Markdown:
        return context.markdown(text, page, path=source.path)
    if known.kind is Sentence:
        return context.sentence(text, page)
    if known.kind == Requirement and source.goal:
        return Text(source=_spoken_tree(context, source.goal.requirement))
    if isinstance(known.value, Moment):
        return Text(source=context.words.moment(known.value))
    if known.form == "status" and (lamp := status_lamp(context, source.plan, text)):
        return Text(source=lamp.words)
    named = FieldWords(context=context, plan=source.plan, goal=source.goal, path=known.path, known=known)
    return Text(source=named.spoken(text) or text)


def _spoken_tree(context: Context, requirement: Requirement) -> str:
    say = context.words.say
    if isinstance(requirement, Leaf):
        return requirement.label or requirement.id
    inside = requirement.all if isinstance(requirement, All) else requirement.any
    spoken = ((part, _spoken_tree(context, part)) for part in inside)
    # Without brackets nobody could tell where a group in a group ends.
    parts = "; ".join(said if isinstance(part, Leaf) else f"({said})" for part, said in spoken)
    if isinstance(requirement, All):
        return say("all of these: {parts}", parts=parts)
    return say("one of these: {parts}", parts=parts)


def _aside(goal: Goal | None) -> frozenset[str]:
    """The paths of what nobody has to write, and which says nothing of a goal unless somebody did."""
    if goal is None:
        return frozenset()
    parts = leaves(goal.requirement)
    alone = parts == (goal.requirement,)
    paths = {
        "requirement.op" if alone else f"requirement.{leaf.id}.op"
        for leaf in parts
        if leaf.value is None and leaf.op == "at_least"
    }
    if not adds_up(goal) and goal.measurement.accumulation == "ytd":
        paths.add("measurement.accumulation")
    if len(goal.reporting.due) <= 1 and goal.reporting.rule == "all":
        paths.add("reporting.rule")
    return frozenset(paths)


def _walked(holder: object, above: Known) -> Iterator[Known]:
    for field in _shown(cast("type", type(holder))):
        value = getattr(holder, field.name)
        if value is None or value in ("", ()) or (value is False and field.default is False):
            continue
        inside = _below(above, field.key)
        if without_none(field.kind) == Requirement:
            yield from _required(value, inside)
        elif isinstance(value, tuple):
            yield from _listed(value, inside, part_of(field.kind, keyed=field.keyed))
        elif _is_group(value):
            yield from _walked(value, inside)
        else:
            yield replace(inside, kind=without_none(field.kind), value=value)


def _listed(values: tuple[object, ...], group: Known, kind: object) -> Iterator[Known]:
    for number, one in enumerate(values, 1):
        if _is_group(one):
            yield from _walked(one, _entry(group, str(getattr(one, "id", number))))
        else:
            yield replace(group, path=f"{group.path}.{number}", kind=kind, value=one)


def _required(requirement: object, group: Known) -> Iterator[Known]:
    """The fields of a requirement, of several parts each under its id."""
    if isinstance(requirement, Leaf):
        yield replace(_below(group, "id"), kind=None, value=requirement.id)
        yield from _walked(requirement, group)
        return
    tree = cast("Requirement", requirement)
    yield replace(group, kind=Requirement, value=_tree(tree))
    for leaf in leaves(tree):
        # The form is that of a requirement of one part: what is said of its fields holds for each.
        inside = replace(_entry(group, leaf.id), form=group.form)
        yield from _walked(leaf, inside)


def _tree(requirement: Requirement) -> str:
    """How the parts make the requirement, by their ids: `all(phone, any(mail, chat))`."""
    match requirement:
        case Leaf():
            return requirement.id
        case All():
            return f"all({', '.join(map(_tree, requirement.all))})"
        case Any():
            return f"any({', '.join(map(_tree, requirement.any))})"


@cache
def _shown(shape: type) -> tuple[Field, ...]:
    aside = _KEPT_OUT | ({"changes"} if issubclass(shape, Page) else set())
    return tuple(field for field in fields(shape) if not field.given and field.key not in aside)


def _below(above: Known, key: str) -> Known:
    path, form = (f"{above.path}.{key}", f"{above.form}.{key}") if above.path else (key, key)
    return Known(path=path, form=form, ids=above.ids, kind=None, value=None)


def _entry(group: Known, one: str) -> Known:
    return Known(path=f"{group.path}.{one}", form=f"{group.form}.*", ids=(*group.ids, one), kind=None, value=None)


def _is_group(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, When | Moment | Body | datetime.date)
