"""The files of every follow-up, for people and for machines, and the links that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.files.follow_up_data import (
    FollowUpFactsView,
    FollowUpRecord,
    FollowUpRecordView,
    FollowUpSchemaView,
    FollowUpTableView,
    FollowUpWorkbookView,
)
from generator.plan.files.follow_up_facts import derived_facts, plan_facts, reported_facts
from generator.plan.files.follow_up_tables import annual_table, milestone_values, ministry_table, value_table
from generator.plan.files.goal_data import goal_data
from generator.plan.files.plan_data import definition, period_data, plan_data
from generator.plan.language.statuses import division
from generator.plan.output import DataFile
from generator.plan.views.pieces import Anchor
from generator.plan.views.plan_pieces import Download, DownloadBlock
from generator.plan.views.shared import DataCopy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.derive.goals import FollowUpState, PlanState
    from generator.plan.context import Context
    from generator.plan.files.follow_up_data import FollowUpFile, GoalData, PlanData

WORKBOOK, PDF, TABLE, FACTS, JSON = ".xlsx", ".pdf", ".csv", "-data.csv", ".json"
"""How the names of the files end."""

_PEOPLE = {
    WORKBOOK: (N_("Spreadsheet (XLSX)"), N_("to read, print and calculate with")),
    PDF: (N_("The table (PDF)"), N_("to print, to keep, and to have read aloud")),
    TABLE: (N_("The table (CSV)"), N_("the same table as here, opens in any spreadsheet")),
}
_PROGRAMS = {
    FACTS: (N_("All data (CSV)"), N_("every value on a line of its own")),
    JSON: (N_("All data (JSON)"), N_("exact numbers")),
}
"""What the files are called and what they are for, in the order in which they are offered."""

_MEDIA_TYPES = {
    WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TABLE: "text/csv",
    FACTS: "text/csv",
    JSON: "application/json",
}
"""What programs know the forms of the files with values by."""

_LANGUAGES = {"da": N_("All files are in Danish."), "en": N_("All files are in English.")}
_IN_PARTS = {
    "da": N_("The files are in Danish; what is not translated is in English."),
    "en": N_("The files are in English; what is not translated is in Danish."),
}
"""What language the files are in, by that of the page: the main one of the site, or another."""

DOWNLOADS = "downloads"
"""The anchor of a page's list of files."""

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


def downloads(context: Context, plan: PlanState, one: FollowUpState) -> DownloadBlock:
    """Links to the files of a follow-up."""
    addresses = {
        ending: context.at.follow_up_file(plan.plan.id, one.division.id, ending) for ending in _endings(context)
    }
    return _block(context, addresses, division(context, one.division.id))


def data_copies(context: Context, plan: PlanState, one: FollowUpState) -> tuple[DataCopy, ...]:
    """The files of a follow-up that programs can take values from."""
    names = {**_PEOPLE, **_PROGRAMS}
    return tuple(
        DataCopy(
            name=context.words.say(names[ending][0]),
            address=context.at.follow_up_file(plan.plan.id, one.division.id, ending),
            media_type=media_type,
        )
        for ending, media_type in _MEDIA_TYPES.items()
    )


def annual_downloads(context: Context, plan: PlanState, last: FollowUpState) -> DownloadBlock:
    """Links to the annual table as a PDF, and to the files of the last follow-up that hold its values."""
    addresses = {
        ending: context.at.annual_pdf(plan.plan.id)
        if ending == PDF
        else context.at.follow_up_file(plan.plan.id, last.division.id, ending)
        for ending in _endings(context)
        if ending != TABLE
    }
    return _block(context, addresses, division(context, last.division.id))


def files_link(context: Context, plan: PlanState, one: FollowUpState) -> Anchor:
    """A link to where a follow-up's files are offered."""
    text = context.words.say("Download the follow-up for {period}", period=division(context, one.division.id))
    return Anchor(text=text, address=f"{context.at.follow_up(plan.plan.id, one.division.id)}#{DOWNLOADS}")


def _endings(context: Context) -> tuple[str, ...]:
    return tuple(ending for ending in (*_PEOPLE, *_PROGRAMS) if ending != PDF or context.site.settings.pdf)


def _block(context: Context, addresses: Mapping[str, str], of: str) -> DownloadBlock:
    """The files at some addresses, each by its ending; `of` names the follow-up."""
    say = context.words.say
    schema = Download(
        text=say("The schema of the JSON"),
        address=context.at.follow_up_schema(),
        note=say("what its keys are, and what they mean"),
        of=say("of every follow-up"),
    )

    def offered(known: Mapping[str, tuple[str, str]]) -> tuple[Download, ...]:
        return tuple(
            Download(text=say(known[ending][0]), address=addresses[ending], note=say(known[ending][1]), of=of)
            for ending in known
            if ending in addresses
        )

    return DownloadBlock(
        language=say((_IN_PARTS if context.original else _LANGUAGES)[context.words.language]),
        people=offered(_PEOPLE),
        programs=(*offered(_PROGRAMS), schema),
    )


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
                milestones=milestone_values(context, plan, state),
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
        notice=notice(context) if example else "",
        period=period_data(context, state.division),
        published=state.follow_up.date.date,
        discussed=state.follow_up.discussed,
        plan=plan,
        goals=goals,
    )


def notice(context: Context) -> str:
    """That the results of a follow-up are invented, in two sentences."""
    words = context.words
    invented = words.say("The results here are invented to show the form. They are nobody's real results.")
    return f"{words.say('Example figures.')} {invented}"


def _url(context: Context) -> str:
    return context.site.settings.url.rstrip("/")
