"""References by id in front matter: every one has a target, every list has each id once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.facts import RefKind, categories, leaf_keys, measure_types, missing
from generator.derive.divisions import divisions
from generator.model.problem import Problem, Spot, Step, problem
from generator.model.rules import RULES, lowerable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.check.facts import Facts
    from generator.model.page import Question
    from generator.model.plan import Aim, Goal, Milestone, Plan, Volume
    from generator.model.settings import CheckLevel
    from generator.model.topic import Phase, Topic
    from generator.model.update import Update

    _Member = tuple[tuple[Step, ...], str]


def settings(facts: Facts) -> Iterator[Problem]:
    """Codes named under `checks` in site.yml."""
    for level in facts.content.settings.checks:
        where = Spot(path="site.yml", keys=("checks", level.id), on_key=True)
        yield from missing(facts, where, "check", level.id, frozenset(RULES))
        if level.id in RULES and _lowers(level):
            yield problem(where, "check-locked", value=level.id)


def _lowers(level: CheckLevel) -> bool:
    """Whether a site makes a check count for less that counts the same everywhere."""
    least = RULES[level.id].severity
    return not lowerable(level.id) and level.level not in ("error", least)


def topics(facts: Facts) -> Iterator[Problem]:
    """What a topic names: audiences, contacts, units, its own figures and phases."""
    for topic in facts.content.topics:
        path = topic.path
        yield from _all(facts, path, ("audiences",), "audience", topic.audiences)
        yield from _all(facts, path, ("contacts",), "contact", topic.contacts)
        yield from _questions(facts, path, topic)
        yield from _once(path, _listed("phases", topic.phases))
        figures = frozenset(figure.id for figure in topic.figures)
        phases = frozenset(phase.id for phase in topic.phases)
        for figure in topic.figures:
            keys: tuple[Step, ...] = ("figures", figure.id)
            yield from _one(facts, path, (*keys, "unit"), "unit", figure.unit)
            if figure.part_of:
                yield from missing(facts, Spot(path=path, keys=(*keys, "part_of")), "figure", figure.part_of, figures)
        for promise in topic.promises:
            keys = ("promises", promise.id)
            if promise.phase:
                yield from missing(facts, Spot(path=path, keys=(*keys, "phase")), "phase", promise.phase, phases)
            yield from _all(facts, path, (*keys, "audiences"), "audience", promise.audiences)


def updates(facts: Facts) -> Iterator[Problem]:
    """What an update names: its topic, other updates, goals, audiences, contacts."""
    by_id = {update.id: update for update in facts.content.updates}
    for update in facts.content.updates:
        path = update.path
        if update.topic:
            yield from _one(facts, path, ("topic",), "topic", update.topic)
        elif len(topics := facts.topics_for(update)) > 1:
            known = ", ".join(sorted(topic.id for topic in topics))
            yield problem(Spot(path=path), "topic-needed", known=known)
        yield from _all(facts, path, ("corrects",), "update", update.corrects)
        for n, one in enumerate(update.corrects):
            earlier = by_id.get(one)
            if earlier and (earlier.date, earlier.id) >= (update.date, update.id):
                yield problem(Spot(path=path, keys=("corrects", n)), "corrects-later", id=one)
        yield from _all(facts, path, ("goals",), "goal", update.goals)
        yield from _all(facts, path, ("audiences",), "audience", update.audiences)
        yield from _all(facts, path, ("contacts",), "contact", update.contacts)
        yield from _questions(facts, path, update)
        for n, action in enumerate(update.actions):
            yield from _all(facts, path, ("actions", n, "audiences"), "audience", action.audiences)
            yield from _all(facts, path, ("actions", n, "contacts"), "contact", action.contacts)
        topic = facts.topic_of(update)
        if topic:
            yield from _reports(facts, update, topic)


def _reports(facts: Facts, update: Update, topic: Topic) -> Iterator[Problem]:
    """Updates may only use figures, promises and phases that their topic declares."""
    figures = frozenset(figure.id for figure in topic.figures)
    promises = frozenset(promise.id for promise in topic.promises)
    phases = frozenset(phase.id for phase in topic.phases)
    following = {promise.id: promise.phase for promise in topic.promises}
    path = update.path
    for report in update.figures:
        keys: tuple[Step, ...] = ("figures", report.id)
        yield from missing(facts, Spot(path=path, keys=keys, on_key=True), "figure", report.id, figures)
        if report.unit:
            yield from _one(facts, path, (*keys, "unit"), "unit", report.unit)
        if report.part_of:
            yield from missing(facts, Spot(path=path, keys=(*keys, "part_of")), "figure", report.part_of, figures)
    for promise in update.promises:
        keys = ("promises", promise.id)
        yield from missing(facts, Spot(path=path, keys=keys, on_key=True), "promise", promise.id, promises)
        phase_id = following.get(promise.id)
        if phase_id:
            where = Spot(path=path, keys=keys, on_key=True)
            yield problem(where, "promise-of-phase", id=promise.id, phase=phase_id)
        if promise.figure:
            yield from missing(facts, Spot(path=path, keys=(*keys, "figure")), "figure", promise.figure, figures)
    for phase in update.phases:
        yield from missing(facts, Spot(path=path, keys=("phases", phase.id), on_key=True), "phase", phase.id, phases)


def contacts(facts: Facts) -> Iterator[Problem]:
    """What a contact names."""
    path = "content/contacts.yml"
    for contact in facts.content.contacts:
        yield from _all(facts, path, (contact.id, "audiences"), "audience", contact.audiences)
        if contact.replaced_by:
            yield from _one(facts, path, (contact.id, "replaced_by"), "contact", contact.replaced_by)


def plans(facts: Facts) -> Iterator[Problem]:
    """What a plan names, and its lists."""
    for plan in facts.content.plans:
        yield from _once(plan.path, _listed("aims", plan.aims))
        numbers = frozenset(goal.number for goal in facts.content.goals if goal.plan == plan.id)
        for n, amendment in enumerate(plan.amendments):
            if amendment.goal:
                where = Spot(path=plan.path, keys=("amendments", n, "goal"))
                yield from missing(facts, where, "goal", amendment.goal, numbers)


def goals(facts: Facts) -> Iterator[Problem]:
    """What a goal names: its plan's aims and words, topics, units, an earlier goal, the volumes of another."""
    volumes = frozenset(f"{goal.ref}/{volume.id}" for goal in facts.content.goals for volume in goal.volumes)
    for goal in facts.content.goals:
        plan = facts.plan(goal.plan)
        if plan is None:
            where = Spot(path=goal.path)
            yield from missing(facts, where, "plan", goal.plan, facts.ids("plan"))
        else:
            yield from _plan_words(facts, goal, plan)
            yield from _divisions(goal, plan)
        yield from _all(facts, goal.path, ("topics",), "topic", goal.topics)
        if goal.continues:
            yield from _one(facts, goal.path, ("continues",), "goal", goal.continues)
        yield from _once(goal.path, _listed("milestones", goal.milestones))
        yield from _once(goal.path, _listed("volumes", goal.volumes))
        yield from _once(goal.path, ((keys, leaf.id) for keys, leaf in leaf_keys(goal)))
        yield from _units(facts, goal, volumes)


def _divisions(goal: Goal, plan: Plan) -> Iterator[Problem]:
    """The divisions of the plan that a goal and its milestones are reported in; a milestone in one alone."""
    parts = divisions(plan.period, plan.divisions)
    shorts = tuple(dict.fromkeys(part.short for part in parts))
    known = shorts if len(shorts) == len(parts) else (*shorts, *(part.id for part in parts))
    named: list[tuple[tuple[Step, ...], str]] = [
        *((("reporting", "due", n), one) for n, one in enumerate(goal.reporting.due)),
        *((("milestones", n, "report"), one.report) for n, one in enumerate(goal.milestones) if one.report),
    ]
    for keys, value in named:
        found = tuple(part.id for part in parts if part.is_among((value,)))
        where = Spot(path=goal.path, keys=keys)
        if not parts:
            # A period that ends before it begins has an error of its own.
            return
        if not found:
            yield problem(where, "division-unknown", value=value, known=", ".join(known))
        elif keys[0] == "milestones" and len(found) > 1:
            yield problem(where, "division-ambiguous", value=value, known=", ".join(found))


def _plan_words(facts: Facts, goal: Goal, plan: Plan) -> Iterator[Problem]:
    path = goal.path
    yield from missing(facts, Spot(path=path, keys=("aim",)), "aim", goal.aim, frozenset(aim.id for aim in plan.aims))
    if goal.category:
        yield from missing(facts, Spot(path=path, keys=("category",)), "category", goal.category, categories(plan))
    if goal.measure_type:
        where = Spot(path=path, keys=("measure_type",))
        yield from missing(facts, where, "measure type", goal.measure_type, measure_types(plan))


def _units(facts: Facts, goal: Goal, all_volumes: frozenset[str]) -> Iterator[Problem]:
    for keys, leaf in leaf_keys(goal):
        if leaf.unit:
            yield from _one(facts, goal.path, (*keys, "unit"), "unit", leaf.unit)
    own = frozenset(volume.id for volume in goal.volumes)
    leaf_ids = frozenset(leaf.id for _, leaf in leaf_keys(goal))
    for n, volume in enumerate(goal.volumes):
        keys = ("volumes", n)
        if volume.unit:
            yield from _one(facts, goal.path, (*keys, "unit"), "unit", volume.unit)
        if volume.part_of:
            yield from missing(facts, Spot(path=goal.path, keys=(*keys, "part_of")), "volume", volume.part_of, own)
        if volume.expects:
            where = Spot(path=goal.path, keys=(*keys, "expects"))
            yield from missing(facts, where, "leaf", volume.expects.partition(".")[0], leaf_ids)
        if volume.same_as:
            where = Spot(path=goal.path, keys=(*keys, "same_as"))
            yield from missing(facts, where, "volume", volume.same_as, all_volumes)


def _questions(facts: Facts, path: str, page: Topic | Update) -> Iterator[Problem]:
    yield from _once(path, _listed("questions", page.questions))
    for n, question in enumerate(page.questions):
        yield from _all(facts, path, ("questions", n, "audiences"), "audience", question.audiences)


def _all(facts: Facts, path: str, keys: tuple[Step, ...], kind: RefKind, ids: Iterable[str]) -> Iterator[Problem]:
    for n, one in enumerate(ids):
        yield from _one(facts, path, (*keys, n), kind, one)


def _one(facts: Facts, path: str, keys: tuple[Step, ...], kind: RefKind, one: str) -> Iterator[Problem]:
    yield from missing(facts, Spot(path=path, keys=keys), kind, one, facts.ids(kind))


def _listed(key: str, members: Iterable[Question | Phase | Aim | Milestone | Volume]) -> Iterator[_Member]:
    return (((key, n), member.id) for n, member in enumerate(members))


def _once(path: str, members: Iterable[_Member]) -> Iterator[Problem]:
    """Every id that was there before, where it is written again."""
    seen: set[str] = set()
    for keys, one in members:
        if one in seen:
            yield problem(Spot(path=path, keys=(*keys, "id")), "id-duplicate", id=one)
        seen.add(one)
