"""What the ids in a former version of a page are called: by the labels that they have, or had in that version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive import divisions
from generator.model.follow_up import FollowUp
from generator.model.foreign import bare, foreign, language_of
from generator.model.plan import Goal, Plan, leaves
from generator.model.topic import Topic
from generator.model.update import Update
from generator.plan.language.labels import LABELS
from generator.plan.language.statuses import category, measure_type, short_division, status_lamp
from generator.plan.parts import plain, topic_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.problem import Step
    from generator.plan.history.then import Then

_LABELLED = frozenset({"categories", "measure_types"})
"""Lists of which each member is nothing but a label."""

BEGINNING = 6
"""How many words of a milestone stand for it."""


def member_name(then: Then, key: str, members: tuple[object, ...], step: Step) -> str:
    """What a member of a list is called; empty where there is no other to tell it from."""
    if isinstance(step, int):
        return then.context.words.say("No. {number}", number=step + 1) if len(members) > 1 else ""
    if key in _LABELLED:
        return ""
    alone = key == "results" and len(members) == 1
    return _leaf(then, str(step)) if alone else name_of(then, key, str(step))


def name_of(then: Then, key: str, plain: str) -> str:
    """What stands under a key, in words where it is an id that has some; else as it is."""
    find = _NAMES.get(key)
    return (find(then, plain) if find else "") or plain


def _topic(then: Then) -> Topic | None:
    page = then.page
    if isinstance(page, Topic):
        return page
    return topic_of(then.context, page) if isinstance(page, Update) else None


def _plan(then: Then) -> Plan | None:
    page = then.page
    if isinstance(page, Plan):
        return page
    wanted = page.plan if isinstance(page, Goal | FollowUp) else ""
    return next((state.plan for state in then.context.site.plans if state.plan.id == wanted), None)


def _figure(then: Then, plain: str) -> str:
    topic = _topic(then)
    figures: dict[str, str] = {one.id: one.label for one in topic.figures} if topic else {}
    volumes = then.page.volumes if isinstance(then.page, Goal) else ()
    labels: dict[str, str] = {one.id: then.context.recorded(one.label) for one in volumes}
    return {**figures, **labels}.get(plain, "")


def _promise(then: Then, plain: str) -> str:
    topic = _topic(then)
    return next((one.label for one in topic.promises if one.id == plain), "") if topic else ""


def _phase(then: Then, plain: str) -> str:
    topic = _topic(then)
    return next((one.title for one in topic.phases if one.id == plain), "") if topic else ""


def _topic_title(then: Then, plain: str) -> str:
    topic = then.context.lookup.topics.get(plain)
    return topic.title if topic else ""


def _audience(then: Then, plain: str) -> str:
    return next((one.label for one in then.context.site.settings.audiences if one.id == plain), "")


def _contact(then: Then, plain: str) -> str:
    contact = then.context.lookup.contacts.get(plain)
    return contact.label if contact else ""


def _update(then: Then, plain: str) -> str:
    update = then.context.lookup.updates.get(plain)
    return update.title if update else ""


def _goal(then: Then, plain: str) -> str:
    goal = then.context.lookup.goals.get(plain)
    return f"{goal.number} {goal.title}" if goal else ""


def _row(then: Then, plain: str) -> str:
    plan = _plan(then)
    return _goal(then, f"{plan.id}/{plain}") if plan else ""


def _unit(then: Then, plain: str) -> str:
    return then.context.words.unit(then.context.units.get(plain), plain)


def _aim(then: Then, plain: str) -> str:
    plan = _plan(then)
    return next((one.text for one in plan.aims if one.id == plain), "") if plan else ""


def _category(then: Then, plain: str) -> str:
    plan, goal = _plan(then), then.page
    del plain
    return category(then.context, plan, goal) if plan and isinstance(goal, Goal) else ""


def _measure_type(then: Then, plain: str) -> str:
    plan, goal = _plan(then), then.page
    del plain
    return measure_type(then.context, plan, goal) if plan and isinstance(goal, Goal) else ""


def _status(then: Then, plain: str) -> str:
    plan = _plan(then)
    lamp = status_lamp(then.context, plan, plain) if plan else None
    return lamp.words if lamp else ""


def _division(then: Then, plain: str) -> str:
    return short_division(then.context, plain) if divisions.NAME.fullmatch(plain) else ""


def _question(then: Then, plain: str) -> str:
    page = then.page
    asked = page.questions if isinstance(page, Topic | Update) else ()
    return then.context.recorded(next((one.question for one in asked if one.id == plain), ""))


def _leaf(then: Then, plain: str) -> str:
    """A part of a requirement: in a goal its own; in a follow-up that of the goals, where they are of one mind."""
    known = (leaf for goal in _goals(then) for leaf in leaves(goal.requirement))
    labels = {leaf.label for leaf in known if leaf.id == plain}
    label = labels.pop() if len(labels) == 1 else ""
    return then.context.recorded(label) if isinstance(then.page, Goal) else label


def _expected(then: Then, plain: str) -> str:
    return _leaf(then, plain.partition(".")[0])


def _same(then: Then, plain: str) -> str:
    return _goal(then, plain.rpartition("/")[0])


def _milestone(then: Then, plain: str) -> str:
    """The beginning of what it says."""
    known = (one for goal in _goals(then) for one in goal.milestones if one.id == plain)
    texts = {_text(then, one.text) for one in known}
    text = texts.pop() if len(texts) == 1 else ""
    found = bare(text).split()
    beginning = " ".join(found[:BEGINNING]) + (" …" if found[BEGINNING:] else "")
    language = language_of(text)
    return foreign(beginning, language) if language else beginning


def _text(then: Then, text: str) -> str:
    """A text in plain words: of the version itself, or of a goal as it is now, which may be translated."""
    own = isinstance(then.page, Goal) or language_of(text) or not then.context.original
    return then.plain(text) if own else plain(then.context.sentence(text, then.page))


def _goals(then: Then) -> tuple[Goal, ...]:
    """The goals whose parts a version may name: a goal its own, a follow-up those of its plan."""
    if isinstance(then.page, Goal):
        return (then.page,)
    plan = _plan(then)
    return tuple(goal for goal in then.context.lookup.goals.values() if plan and goal.plan == plan.id)


def _key(then: Then, plain: str) -> str:
    return then.context.words.say(LABELS[plain]) if plain in LABELS else ""


_NAMES: dict[str, Callable[[Then, str], str]] = {
    "aim": _aim,
    "aims": _aim,
    "all": _leaf,
    "any": _leaf,
    "audiences": _audience,
    "category": _category,
    "contacts": _contact,
    "continues": _goal,
    "corrects": _update,
    "due": _division,
    "expects": _expected,
    "field": _key,
    "figure": _figure,
    "figures": _figure,
    "goal": _row,
    "goals": _goal,
    "measure_type": _measure_type,
    "milestones": _milestone,
    "part_of": _figure,
    "phase": _phase,
    "phases": _phase,
    "promises": _promise,
    "questions": _question,
    "report": _division,
    "results": _leaf,
    "rows": _row,
    "same_as": _same,
    "status": _status,
    "statuses": _status,
    "topic": _topic_title,
    "topics": _topic_title,
    "unit": _unit,
    "volumes": _figure,
}
"""How ids are put into words, by the key they stand under."""
