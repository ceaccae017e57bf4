"""The page of all corrections: whatever was changed, amended, withdrawn or taken out after it had been published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.rules import N_
from generator.plan.history.amendments import amended_wording, corrected_result, from_to
from generator.plan.history.changes import change_row, newest_changes
from generator.plan.history.versions import withdrawn
from generator.plan.language.field_words import field_words
from generator.plan.output import LISTING, Page
from generator.plan.parts import day
from generator.plan.views.pieces import NOTHING, Anchor, CorrectionRow, CorrectionYear, Text
from generator.plan.views.site import CorrectionsView
from generator.record.entry import MEDIA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.derive.goals import PlanState
    from generator.model.page import Page as PageFile
    from generator.plan.context import Context

KINDS = {
    "amendment": N_("Change of the plan"),
    "result": N_("Corrected result"),
    "withdrawal": N_("Withdrawn"),
    "redaction": N_("Wording taken out"),
    "medium": N_("Document taken away"),
    "picture": N_("Picture taken away"),
}

_PICTURES = frozenset({"gif", "jpeg", "jpg", "png", "webp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A row before it has its place: those of one day go by address, and of one page the last one written first."""

    day: date
    number: int
    row: CorrectionRow

    @property
    def place(self) -> tuple[int, str, int]:
        return (-self.day.toordinal(), self.row.page.address or self.row.page.text, -self.number)


def corrections_page(context: Context, pages: Iterable[Page]) -> Page:
    """The page of all corrections, newest first. `pages` are those of the site; it is there with nothing on it too."""
    words = context.words
    rows = sorted(_rows(context, {page.address: page for page in pages}), key=lambda one: one.place)
    title = words.say("Corrections")
    intro = words.say(
        "Everything that was changed on this site after it had been published: what, when and why. You can also see "
        "what it said before. Typing errors are left out."
    )
    years = tuple(
        CorrectionYear(
            id=f"corrections-{year}",
            year=str(year),
            count=words.count("{count} correction", "{count} corrections", len(found)),
            rows=tuple(one.row for one in found),
        )
        for year, found in ((year, list(group)) for year, group in groupby(rows, key=lambda one: one.day.year))
    )
    return Page(
        address=urls.CORRECTIONS,
        template="corrections",
        view=CorrectionsView(title=title, intro=intro, years=years),
        title=title,
        description=intro,
        section="about",
        toc=True,
        rank=LISTING,
        day=rows[0].day.isoformat() if rows else "",
    )


def _rows(context: Context, pages: dict[str, Page]) -> Iterator[_Found]:
    """All rows; those of one page are numbered in the order they were written in."""
    site, at = context.site, context.at
    for update in site.updates:
        yield from _declared(context, update, Anchor(text=update.title, address=at.update(update)))
    for state in site.topics:
        yield from _declared(context, state.topic, Anchor(text=state.topic.title, address=at.topic(state.topic.id)))
    for page in site.pages:
        yield from _declared(context, page, Anchor(text=page.title, address=at.page(page)))
    for plan in site.plans:
        here = Anchor(text=plan.plan.title, address=at.plan(plan.plan.id))
        yield from _declared(context, plan.plan, here)
        for goal in plan.goals:
            title = f"{goal.goal.number} {goal.goal.title}"
            yield from _declared(context, goal.goal, Anchor(text=title, address=at.goal(goal.goal)))
        yield from _amended(context, plan, here)
        yield from _corrected(context, plan, pages)
    yield from _redacted(context, pages)
    yield from _redacted_media(context)


def _declared(context: Context, page: PageFile, here: Anchor) -> Iterator[_Found]:
    """The declared changes of a page, and that it was withdrawn."""
    if page.withdrawn:
        row = CorrectionRow(
            day=day(context, page.withdrawn.date),
            kind=context.words.say(KINDS["withdrawal"]),
            page=here,
            detail="",
            change="",
            note=context.sentence(page.withdrawn.reason, page),
            former=None,
        )
        yield _Found(day=page.withdrawn.date, number=len(page.changes), row=row)
    for number, change in enumerate(reversed(newest_changes(page))):
        said = change_row(context, page, change)
        row = CorrectionRow(
            day=said.day, kind=said.kind, page=here, detail="", change="", note=said.note, former=said.former
        )
        yield _Found(day=change.date, number=number, row=row)


def _amended(context: Context, state: PlanState, here: Anchor) -> Iterator[_Found]:
    plan, words = state.plan, context.words
    goals = {goal.goal.number: goal.goal for goal in state.goals}
    for number, one in enumerate(plan.amendments):
        goal = goals.get(one.goal) if one.goal else None
        row = CorrectionRow(
            day=day(context, one.date),
            kind=words.say(KINDS["amendment"]),
            page=Anchor(text=f"{goal.number} {goal.title}", address=context.at.goal(goal)) if goal else here,
            detail=plan.title if goal else "",
            change=from_to(field_words(context, plan, goal, one.field, goal if one.goal else plan), one),
            note=context.sentence(one.reason, plan),
            former=amended_wording(context, plan, one),
        )
        yield _Found(day=one.date, number=len(plan.changes) + number, row=row)


def _corrected(context: Context, state: PlanState, pages: dict[str, Page]) -> Iterator[_Found]:
    """The corrections of results that follow-ups reported."""
    words = context.words
    goals = {goal.goal.number: goal.goal for goal in state.goals}
    for one in state.follow_ups:
        address = context.at.follow_up(state.plan.id, one.division.id)
        changes = [(row, change) for row in one.follow_up.rows for change in row.changes if row.id in goals]
        for number, (row, change) in enumerate(changes):
            goal = goals[row.id]
            correction = CorrectionRow(
                day=day(context, change.date),
                kind=words.say(KINDS["result"]),
                page=Anchor(text=pages[address].title, address=address),
                detail=f"{goal.number} {goal.title}",
                change=from_to(field_words(context, state.plan, goal, change.field, row), change),
                note=context.sentence(change.note, goal),
                former=corrected_result(context, one.follow_up, row, change),
            )
            yield _Found(day=change.date, number=number, row=correction)


def _redacted(context: Context, pages: dict[str, Page]) -> Iterator[_Found]:
    """The versions whose words were taken out, that of a page that goes on with other ones among them."""
    for history in context.histories.values():
        page = pages.get(history.item.address)
        if page is None or withdrawn(history):
            continue
        for one in history.former:
            if one.version.redacted is None:
                continue
            number = one.version.number
            row = CorrectionRow(
                day=day(context, one.version.redacted.date),
                kind=context.words.say(KINDS["redaction"]),
                page=Anchor(text=page.title, address=page.address),
                detail=context.words.say("Version {number}", number=number),
                change="",
                note=Text(source=one.version.redacted.reason, language=context.kept_in)
                if one.version.redacted.reason
                else NOTHING,
                former=None,
            )
            yield _Found(day=one.version.redacted.date, number=number, row=row)


def _redacted_media(context: Context) -> Iterator[_Found]:
    """The pictures and documents that were taken away for good; nothing is at their addresses any longer."""
    for entry in context.past.gone:
        redacted = entry.last.redacted if entry.last else None
        if redacted is None or not entry.id.startswith(MEDIA):
            continue
        kind = "picture" if entry.id.rpartition(".")[2].lower() in _PICTURES else "medium"
        row = CorrectionRow(
            day=day(context, redacted.date),
            kind=context.words.say(KINDS[kind]),
            page=Anchor(text=entry.addresses[0], address=""),
            detail="",
            change="",
            note=Text(source=redacted.reason, language=context.kept_in) if redacted.reason else NOTHING,
            former=None,
        )
        yield _Found(day=redacted.date, number=1, row=row)
