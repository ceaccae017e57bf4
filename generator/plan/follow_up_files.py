"""The files of every follow-up, for people and for machines, and the links that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.follow_up_data import (
    FollowUpFactsView,
    FollowUpRecord,
    FollowUpRecordView,
    FollowUpSchemaView,
    FollowUpTableView,
    FollowUpWorkbookView,
)
from generator.plan.follow_up_facts import derived_facts, plan_facts, reported_facts
from generator.plan.follow_up_tables import annual_table, ministry_table, value_table
from generator.plan.goal_data import goal_data
from generator.plan.output import DataFile
from generator.plan.pieces import Anchor
from generator.plan.plan_data import definition, period_data, plan_data
from generator.plan.statuses import division

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.goals import FollowUpState, PlanState
    from generator.plan.context import Context
    from generator.plan.follow_up_data import FollowUpFile, GoalData, PlanData

WORKBOOK, PDF, TABLE, FACTS, JSON = ".xlsx", ".pdf", ".csv", "-data.csv", ".json"
"""How the names of the files end."""

_OFFERED = {
    WORKBOOK: (N_("Spreadsheet (XLSX)"), N_("to read, print and calculate with")),
    PDF: (N_("The table (PDF)"), N_("to print, to keep, and to have read aloud")),
    TABLE: (N_("The table (CSV)"), N_("the same table as here, opens in any spreadsheet")),
    FACTS: (N_("All data (CSV)"), N_("every value on a line of its own, for programs")),
    JSON: (N_("All data (JSON)"), N_("exact numbers with a schema, for programs")),
}
"""What the files are called and what they are for, in the order in which they are offered."""

_LANGUAGES = {"da": N_("in Danish"), "en": N_("in English")}

_FIRST = 0
"""Pages link to these files: they are put in place before any page is."""


def follow_up_files(context: Context) -> Iterator[DataFile]:
    """The files of all follow-ups, and the schema of those in JSON where there are any."""
    found = False
    for plan in context.site.plans:
        if plan.follow_ups:
            found = True
            yield from _files(context, plan)
    if found:
        schema = FollowUpSchemaView(schema=_url(context) + context.at.follow_up_schema())
        yield DataFile(address=context.at.follow_up_schema(), view=schema, rank=_FIRST)


def downloads(context: Context, plan: PlanState, one: FollowUpState) -> tuple[Anchor, ...]:
    """Links to the files of a follow-up: the format, what it is for, the language that it is in."""
    return tuple(
        _download(context, context.at.follow_up_file(plan.plan.id, one.division.id, ending), ending)
        for ending in _endings(context)
    )


def annual_downloads(context: Context, plan: PlanState, last: FollowUpState) -> tuple[Anchor, ...]:
    """Links to the annual table as a PDF, and to the files of the last follow-up that hold its values."""
    return tuple(
        _download(
            context,
            context.at.annual_pdf(plan.plan.id)
            if ending == PDF
            else context.at.follow_up_file(plan.plan.id, last.division.id, ending),
            ending,
        )
        for ending in _endings(context)
        if ending != TABLE
    )


def _endings(context: Context) -> tuple[str, ...]:
    return tuple(ending for ending in _OFFERED if ending != PDF or context.site.settings.pdf)


def _download(context: Context, address: str, ending: str) -> Anchor:
    words = context.words
    name, purpose = _OFFERED[ending]
    language = words.say(_LANGUAGES[words.language])
    note = words.say("{purpose}; {language}", purpose=words.say(purpose), language=language)
    return Anchor(text=words.say(name), address=address, note=note)


def _files(context: Context, plan: PlanState) -> Iterator[DataFile]:
    url = _url(context)
    said = plan_data(context, plan, url)
    known = {one.goal.number: definition(context, plan.plan, one.goal, url) for one in plan.goals}
    of_plan = plan_facts(context, plan.plan, plan.goals, said.amendments)
    for state in plan.follow_ups:
        amended = any(one.amended for one in state.goals)
        goals = tuple(
            goal_data(
                context,
                plan,
                state,
                one,
                definition(context, plan.plan, one.goal, url) if one.amended else known[one.goal.number],
            )
            for one in state.goals
        )
        record = _record(context, state, said, goals)
        reported = reported_facts(context, plan, state, record)
        table = ministry_table(context, plan, state)
        found: dict[str, FollowUpFile] = {
            WORKBOOK: FollowUpWorkbookView(
                title=record.title,
                subject=said.title,
                address=record.address,
                language=record.language,
                publisher=record.publisher,
                notice=record.notice,
                published=record.published,
                table=table,
                values=value_table(context, plan.plan, goals),
                annual=annual_table(context, plan, state),
            ),
            TABLE: FollowUpTableView(language=record.language, table=table),
            FACTS: FollowUpFactsView(
                plan=plan.plan.id,
                period=state.division.id,
                facts=(
                    *reported,
                    *derived_facts(context, state, goals),
                    *(plan_facts(context, plan.plan, state.goals, said.amendments) if amended else of_plan),
                ),
            ),
            JSON: FollowUpRecordView(schema=url + context.at.follow_up_schema(), record=record),
        }
        for ending, view in found.items():
            address = context.at.follow_up_file(plan.plan.id, state.division.id, ending)
            yield DataFile(address=address, view=view, rank=_FIRST)


def _record(context: Context, state: FollowUpState, plan: PlanData, goals: tuple[GoalData, ...]) -> FollowUpRecord:
    words, authority, example = context.words, context.site.settings.authority, state.follow_up.example
    said = division(context, state.division.id)
    return FollowUpRecord(
        address=_url(context) + context.at.follow_up(state.follow_up.plan, state.division.id),
        title=words.say("{plan}: follow-up, {period}", plan=plan.title, period=said),
        language=words.language,
        publisher=authority.name if authority else context.site.settings.title,
        example=example,
        notice=_notice(context) if example else "",
        period=period_data(context, state.division),
        published=state.follow_up.date.date,
        discussed=state.follow_up.discussed,
        plan=plan,
        goals=goals,
    )


def _notice(context: Context) -> str:
    words = context.words
    invented = words.say("The results here are invented to show the form. They are nobody's real results.")
    return f"{words.say('Example figures.')} {invented}"


def _url(context: Context) -> str:
    return context.site.settings.url.rstrip("/")
