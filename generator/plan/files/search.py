"""What can be found by search: pages with words of their own, and every term of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.parts import searchable
from generator.plan.views.data import SearchEntry
from generator.plan.views.operations import TopicView, UpdateView
from generator.plan.views.performance import FollowUpView, GoalView, MilestonesView, PlanView
from generator.plan.views.pieces import QuestionBlock, Text
from generator.plan.views.site import AccessibilityView, ContactsView, FreePageView, GlossaryView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.plan.context import Context
    from generator.plan.output import Page


def search_entries(context: Context, pages: Iterable[Page]) -> tuple[SearchEntry, ...]:
    """What of `pages` can be found, in their order. Lists are found through what they list."""
    return tuple(entry for page in pages for entry in _entries(context, page))


def _entries(context: Context, page: Page) -> Iterator[SearchEntry]:
    say, view = context.words.say, page.view
    match view:
        case UpdateView():
            topic = view.topic.text if view.topic else ""
            tags = tuple(tag.text for tag in view.tags)
            yield _entry(page, view.kind, (view.day.words, topic), tuple(_of_update(view)), tags)
        case TopicView():
            yield _entry(page, say("Topic"), (view.state,), tuple(_of_topic(view)))
        case GlossaryView():
            yield from _terms(context, page, view)
        case ContactsView():
            told = (Text(source=f"{one.label} {one.value}") for one in view.channels)
            yield _entry(page, say("Contact"), (), tuple(told))
        case FreePageView():
            yield _entry(page, say("About the site"), (), (view.body,))
        case AccessibilityView():
            yield _entry(page, say("About the site"), (), ())
        case _:
            yield from _of_plans(context, page)


def _of_plans(context: Context, page: Page) -> Iterator[SearchEntry]:
    say, view = context.words.say, page.view
    match view:
        case GoalView():
            status = view.now.status.words if view.now else ""
            about = (view.plan.text, status, say("example figures") if view.example and status else "")
            yield _entry(page, say("Goal"), about, tuple(_of_goal(view)))
        case PlanView():
            yield _entry(page, say("Plan"), (view.as_of,), (view.vision, view.framework, view.body))
        case FollowUpView():
            about = (view.published.words, view.plan.text, say("example figures") if view.example else "")
            yield _entry(page, say("Follow-up"), about, tuple(_told(view)))
        case MilestonesView():
            rows = (row.text for group in view.groups for row in group.rows)
            yield _entry(page, say("Milestones"), (view.plan.text,), tuple(rows))


def _entry(
    page: Page, kind: str, about: tuple[str, ...], texts: tuple[Text, ...], tags: tuple[str, ...] = ()
) -> SearchEntry:
    """A page as it is found; `about` is said beside its kind: when, and of what."""
    return SearchEntry(
        title=page.title,
        address=page.address,
        kind=kind,
        line=" · ".join(one for one in about if one),
        summary=page.description,
        text=texts,
        tags=tags,
    )


def _of_update(view: UpdateView) -> Iterator[Text]:
    """What an update says, asks of its readers, and answers."""
    yield view.body
    if view.actions:
        yield from (item.text for group in view.actions.groups for ask in group.asks for item in ask.items)
        yield from (passed.text for passed in view.actions.passed)
    yield from _asked(view.questions)


def _of_topic(view: TopicView) -> Iterator[Text]:
    """What a topic says, promises and answers, and what it counts."""
    yield view.body
    for promise in view.promises:
        yield from (Text(source=promise.label), promise.text)
    for phase in view.phases:
        yield from (Text(source=phase.title), phase.text)
    yield from (Text(source=figure.label) for figure in view.figures)
    for group in view.questions:
        yield from _asked(group.questions)


def _asked(questions: tuple[QuestionBlock, ...]) -> Iterator[Text]:
    for one in questions:
        yield from (Text(source=one.question), one.answer)


def _of_goal(view: GoalView) -> Iterator[Text]:
    """What a goal asks for, by when, and how every colour that it had was explained."""
    yield from (view.plain, view.requirement, view.body)
    yield from (one.text for one in view.milestones)
    for row in (*((view.now,) if view.now else ()), *view.history):
        if row.explanation:
            yield from (row.explanation.cause, row.explanation.consequence, row.explanation.response)
        yield row.note


def _told(view: FollowUpView) -> Iterator[Text]:
    """What a follow-up says of each goal."""
    for row in view.rows:
        yield Text(source=f"{row.number} {row.title}")
        yield from (text for text in (row.cause, row.consequence, row.response, row.note) if text)


def _terms(context: Context, page: Page, view: GlossaryView) -> Iterator[SearchEntry]:
    for term in view.terms:
        yield SearchEntry(
            title=term.term,
            address=f"{page.address}#{term.id}",
            kind=context.words.say("Term"),
            line="",
            summary=searchable(term.text),
            text=(),
            tags=(term.aliases,) if term.aliases else (),
        )
