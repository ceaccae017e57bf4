"""A plan and the definitions of its goals as the files of its follow-ups hold them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.plan import All, Any, Leaf, leaves
from generator.plan.files.follow_up_data import (
    AmendmentData,
    Coded,
    Definition,
    FollowUpRuleData,
    MeasurementData,
    NamedText,
    PartData,
    PeriodData,
    PlanData,
    PlannedMilestone,
    ReportingData,
    RequirementData,
    SignatureData,
    StatusData,
    VolumeData,
)
from generator.plan.language import results
from generator.plan.language.field_labels import ACCUMULATIONS, CHOICES
from generator.plan.language.field_words import field_words
from generator.plan.language.scalars import adds_up
from generator.plan.language.statuses import (
    CATEGORIES,
    MEASURE_TYPES,
    category,
    division,
    measure_type,
    short_division,
    status_lamp,
)
from generator.plan.views.pieces import NOTHING

if TYPE_CHECKING:
    from generator.derive.divisions import Division
    from generator.derive.goals import PlanState
    from generator.model.plan import Amendment, Goal, Named, Plan, Requirement, Volume
    from generator.model.when import When
    from generator.plan.context import Context
    from generator.plan.views.pieces import Text


def plan_data(context: Context, state: PlanState, url: str) -> PlanData:
    """A plan; `url` is the site's own, with which addresses are made absolute."""
    plan, words = state.plan, context.words
    whole = words.say("{first} to {last}", first=words.day(plan.period.from_), last=words.day(plan.period.until))
    return PlanData(
        id=plan.id,
        title=plan.title,
        address=url + context.at.plan(plan.id),
        organisation=plan.organisation,
        parent=plan.parent,
        summary=context.sentence(plan.summary, plan),
        vision=context.markdown(plan.vision, plan, path=plan.path),
        framework=context.markdown(plan.framework, plan, path=plan.path),
        body=_body(context, plan),
        agreement=tuple(
            SignatureData(name=one.name, role=one.role, organisation=one.organisation, place=one.place, date=one.date)
            for one in plan.agreement
        ),
        follow_up=FollowUpRuleData(
            cadence=plan.follow_up.cadence,
            discussed_with=plan.follow_up.discussed_with,
            final_report=plan.follow_up.final_report,
        ),
        period=PeriodData(id="", words=whole, from_=plan.period.from_, until=plan.period.until),
        divisions=tuple(period_data(context, part) for part in state.divisions),
        aims=tuple(NamedText(id=aim.id, text=aim.text) for aim in plan.aims),
        categories=_named(context, plan.vocabulary.categories, CATEGORIES),
        measure_types=_named(context, plan.vocabulary.measure_types, MEASURE_TYPES),
        statuses=tuple(
            StatusData(id=one.id, words=status_words(context, plan, one.id), tone=one.tone, explain=one.explain)
            for one in plan.statuses
        ),
        amendments=tuple(_amendment(context, state, one) for one in plan.amendments),
        sdgs=plan.sdgs,
    )


def _named(context: Context, own: tuple[Named, ...], defaults: dict[str, str]) -> tuple[NamedText, ...]:
    """The words of a plan's vocabulary by their ids: the plan's own, or those of all plans."""
    if own:
        return tuple(NamedText(id=one.id, text=one.label) for one in own)
    return tuple(NamedText(id=one, text=context.words.say(text)) for one, text in defaults.items())


def period_data(context: Context, part: Division) -> PeriodData:
    """A division of a plan's period."""
    said = division(context, part.id).capitalize()
    return PeriodData(id=part.id, words=said, from_=part.first, until=part.last)


def status_words(context: Context, plan: Plan, status: str) -> str:
    """The word for a status; the id where the plan knows none."""
    lamp = status_lamp(context, plan, status)
    return lamp.words if lamp else status


def definition(context: Context, plan: Plan, goal: Goal, url: str) -> Definition:
    """A goal as its plan defines it."""
    aims: dict[str, str] = {aim.id: aim.text for aim in plan.aims}
    topics: dict[str, str] = {one.topic.id: one.topic.title for one in context.site.topics}
    return Definition(
        title=goal.title,
        address=url + context.at.goal(goal),
        summary=context.sentence(goal.summary, goal),
        aim=Coded(value=goal.aim, words=aims.get(goal.aim, "")),
        category=_coded(goal.category, category(context, plan, goal)),
        measure_type=_coded(goal.measure_type, measure_type(context, plan, goal)),
        requirement_text=context.markdown(goal.requirement_text, goal, path=goal.path),
        requirement=_requirement(goal.requirement),
        parts=tuple(_part(context, goal, leaf) for leaf in leaves(goal.requirement)),
        measurement=_measurement(context, goal),
        volumes=tuple(_volume(context, one) for one in goal.volumes),
        reporting=ReportingData(
            due=tuple(_due(context, one) for one in goal.reporting.due),
            rule=_choice(context, "rule", goal.reporting.rule) if len(goal.reporting.due) > 1 else None,
            condition=goal.reporting.condition,
        ),
        milestones=tuple(
            PlannedMilestone(
                id=one.id,
                text=context.markdown(one.text, goal, path=goal.path),
                report=_due(context, one.report) if one.report else None,
                by=when_coded(context, one.by),
                note=context.markdown(one.note, goal, path=goal.path),
            )
            for one in goal.milestones
        ),
        partners=goal.partners,
        sdgs=goal.sdgs,
        topics=tuple(Coded(value=one, words=topics.get(one, one)) for one in goal.topics),
        continues=goal.continues or "",
        plain=context.markdown(goal.plain, goal, path=goal.path),
        body=_body(context, goal),
    )


def when_coded(context: Context, when: When | None) -> Coded | None:
    """A time as authors type it and as readers see it."""
    return Coded(value=when.text, words=context.words.when(when)) if when else None


def _body(context: Context, page: Plan | Goal) -> Text:
    """The text below a front matter, without the lines that only keep it apart from that."""
    text = context.markdown(page.body.text, page, path=page.path)
    # Marks of another language stand around them, so only what comes out can be rid of them.
    return replace(text, source=text.source.strip("\n"))


def unit_of(leaf: Leaf) -> str:
    """The unit of a part's value: a share is in per cent where nothing else is said."""
    return "percent" if leaf.ratio and not leaf.unit else leaf.unit or ""


def _amendment(context: Context, state: PlanState, one: Amendment) -> AmendmentData:
    plan = state.plan
    goal = next((goal.goal for goal in state.goals if goal.goal.number == one.goal), None)
    words = field_words(context, plan, goal, one.field, goal if one.goal else plan)
    return AmendmentData(
        date=one.date,
        goal=one.goal or "",
        field=Coded(value=one.field, words=words.name()),
        from_=Coded(value=one.from_, words=words.said(one.from_)),
        to=Coded(value=one.to, words=words.said(one.to)),
        reason=context.sentence(one.reason, plan),
    )


def _coded(value: str | None, words: str) -> Coded | None:
    return Coded(value=value, words=words) if value else None


def _choice(context: Context, key: str, value: str) -> Coded:
    return Coded(value=value, words=context.words.say(CHOICES[key][value]))


def _due(context: Context, named: str) -> Coded:
    """A division as a goal names it: within its year (`Q3`), or with it (`2025-Q3`)."""
    return Coded(value=named, words=short_division(context, named).capitalize())


def _requirement(requirement: Requirement) -> RequirementData:
    match requirement:
        case Leaf():
            return RequirementData(rule="one", part=requirement.id, requirements=())
        case All():
            return RequirementData(rule="all", part="", requirements=tuple(map(_requirement, requirement.all)))
        case Any():
            return RequirementData(rule="any", part="", requirements=tuple(map(_requirement, requirement.any)))


def _part(context: Context, goal: Goal, leaf: Leaf) -> PartData:
    return PartData(
        id=leaf.id,
        label=leaf.label or goal.title,
        kind=_choice(context, "kind", leaf.kind),
        op=_choice(context, "op", leaf.op) if leaf.value is not None else None,
        value=leaf.value,
        unit=unit_of(leaf),
        asked=results.asked(context, leaf),
        numerator=leaf.ratio.numerator if leaf.ratio else "",
        denominator=leaf.ratio.denominator if leaf.ratio else "",
        note=context.sentence(leaf.ratio.note, goal) if leaf.ratio else NOTHING,
        scale_min=leaf.scale.min if leaf.scale else None,
        scale_max=leaf.scale.max if leaf.scale else None,
        by=when_coded(context, leaf.by),
    )


def _measurement(context: Context, goal: Goal) -> MeasurementData:
    own = goal.measurement
    return MeasurementData(
        method=context.markdown(own.method, goal, path=goal.path),
        frequency=own.frequency,
        accumulation=Coded(value=own.accumulation, words=context.words.say(ACCUMULATIONS[own.accumulation]))
        if adds_up(goal)
        else None,
        scope=context.markdown(own.scope, goal, path=goal.path),
        expected=when_coded(context, own.expected),
    )


def _volume(context: Context, volume: Volume) -> VolumeData:
    words = context.words
    said = ""
    if volume.value is not None:
        unit = volume.unit or ""
        said = words.quantity(volume.value, context.units.get(unit), unit, volume.qualifier)
    return VolumeData(
        id=volume.id,
        label=volume.label,
        value=volume.value,
        unit=volume.unit or "",
        qualifier=_choice(context, "qualifier", volume.qualifier) if volume.qualifier else None,
        words=said,
        part_of=volume.part_of or "",
        same_as=volume.same_as,
        expects=volume.expects,
    )
