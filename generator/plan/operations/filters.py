"""The choice between lists of updates: by audience, topic, kind and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from generator.derive.actions import update_concerns
from generator.model.update import UpdateKind
from generator.plan.parts import KINDS
from generator.plan.views.filter_pieces import FilterGroup, FilterLink
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.update import Update
    from generator.plan.context import Context

FOR, TOPIC, KIND, YEAR = "for", "emne", "slags", "aar"
"""The groups of choices, as they stand in the address of several choices at once."""

MOST = 12
"""How many choices of one group stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A list of updates that can be chosen in a group: what it is called there and on its own page, and what is in it.

    `own` leads to the page of what was chosen, where it has one; `note` is said of the list.
    """

    group: str
    value: str
    text: str
    address: str
    title: str
    updates: tuple[Update, ...]
    own: Anchor | None = None
    note: str = ""


def choices(context: Context) -> tuple[Choice, ...]:
    """Every choice but the years, in the order of their groups. Where there is nothing to choose between there is none.

    What names no audience concerns everybody, and so is in the list of each.
    """
    found = (*_audiences(context), *_topics(context), *_kinds(context))
    sizes = Counter(one.group for one in found)
    return tuple(one for one in found if sizes[one.group] > 1)


def _audiences(context: Context) -> Iterator[Choice]:
    for one in context.site.settings.audiences:
        updates = tuple(update for update in context.site.updates if update_concerns(one.id, update))
        if updates:
            own = Anchor(
                text=context.words.say("Everything that concerns {audience}", audience=one.label),
                address=context.at.audience(one.id),
            )
            yield Choice(
                group=FOR,
                value=one.id,
                text=one.label,
                address=context.at.updates_for(one.id),
                title=context.words.say("Updates for {audience}", audience=one.label),
                updates=updates,
                own=own,
                note=context.words.say("What is for everybody is here as well."),
            )


def _topics(context: Context) -> Iterator[Choice]:
    for state in context.site.topics:
        if state.updates:
            topic = state.topic
            own = Anchor(
                text=context.words.say("Read about {topic}", topic=topic.title), address=context.at.topic(topic.id)
            )
            yield Choice(
                group=TOPIC,
                value=topic.id,
                text=topic.title,
                address=context.at.updates_on(topic.id),
                title=context.words.say("Updates on “{topic}”", topic=topic.title),
                updates=state.updates,
                own=own,
            )


def _kinds(context: Context) -> Iterator[Choice]:
    for kind in get_args(UpdateKind):
        updates = tuple(update for update in context.site.updates if update.kind == kind)
        if updates:
            label = context.words.say(KINDS[kind])
            yield Choice(
                group=KIND,
                value=kind,
                text=label,
                address=context.at.updates_of(kind),
                title=context.words.say("Updates of the kind {kind}", kind=label),
                updates=updates,
            )


def filter_groups(context: Context, found: tuple[Choice, ...], *, counted: bool) -> tuple[FilterGroup, ...]:
    """The groups of `found` choices and the years, none of them chosen; how many updates each has where `counted`.

    Where there are years alone there is no group: they stand in the archive.
    """
    if not found:
        return ()
    words = context.words
    labels = {FOR: words.say("For whom"), TOPIC: words.say("Topic"), KIND: words.say("Kind"), YEAR: words.say("Year")}
    links: dict[str, list[FilterLink]] = {group: [] for group in labels}
    for one in found:
        note = words.number_of(len(one.updates)) if counted else ""
        links[one.group].append(FilterLink(text=one.text, address=one.address, value=one.value, note=note))
    years = Counter(update.date.date.year for update in context.site.updates)
    for year in sorted(years, reverse=True):
        note = words.number_of(years[year]) if counted else ""
        links[YEAR].append(FilterLink(text=str(year), address=context.at.year(year), value=str(year), note=note))
    return tuple(
        FilterGroup(id=group, label=labels[group], links=tuple(inside), folded=len(inside) > MOST)
        for group, inside in links.items()
        if len(inside) > 1
    )


def chosen(groups: tuple[FilterGroup, ...], address: str, *, part: bool = False) -> tuple[FilterGroup, ...]:
    """The groups where the list at `address` is chosen; `part` where the page shows a part of it alone."""
    current = "true" if part else "page"
    return tuple(
        replace(
            group,
            links=tuple(replace(one, current=current) if one.address == address else one for one in group.links),
        )
        if any(one.address == address for one in group.links)
        else group
        for group in groups
    )
