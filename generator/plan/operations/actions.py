"""“Do I have to do anything?” in words: on an update, on a topic, for an audience, and on a card."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.actions import ActionSum, action_states, concerns, holding, passed, strength, sum_of
from generator.model.rules import N_
from generator.plan.operations.channels import channels
from generator.plan.parts import topic_of, update_anchor
from generator.plan.views.pieces import (
    ActionAsk,
    ActionGroup,
    ActionItem,
    ActionsBlock,
    Anchor,
    CardAction,
    PassedAction,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.derive.actions import ActionState
    from generator.derive.site import TopicState
    from generator.model.settings import Audience
    from generator.model.text import Id
    from generator.model.update import Action, Update
    from generator.plan.context import Context
    from generator.plan.views.pieces import Text

FOLDED_FROM = 4
"""From how many on the things that may be done are folded where they are gathered with what has to be done."""

_YOU = {
    None: N_("You are not asked to do anything now"),
    "none": N_("You do not have to do anything"),
    "optional": N_("You may do something{when}, but it is not required"),
    "required": N_("You have to do something{when}"),
}
_THEY = {
    "none": N_("{who} need not do anything"),
    "optional": N_("{who} may do something{when}, but it is not required"),
    "required": N_("{who} must do something{when}"),
}
_OTHERS = {
    None: N_("Nobody else is asked to do anything"),
    "none": N_("Nobody else has to do anything"),
    "optional": N_("Everybody else may do something{when}, but it is not required"),
    "required": N_("Everybody else must do something{when}"),
}
_ON_CARD = {
    "optional": (N_("You may do something{when}"), N_("{who} may do something{when}")),
    "required": (_YOU["required"], _THEY["required"]),
}
_LEADS = {
    "none": (N_("You do not have to do anything:"), N_("{who} need not do anything:")),
    "optional": (N_("You may{when}:"), N_("{who} may{when}:")),
    "required": (N_("You have to{when}:"), N_("{who} must{when}:")),
}

_FOLDED = {
    "none": N_("{who} need not do anything ({count})"),
    "optional": N_("{who} may ({count})"),
    "required": N_("{who} must ({count})"),
    "both": N_("{who} must and may ({count})"),
}


def sentence(context: Context, total: ActionSum) -> str:
    """What actions amount to, said to the reader they are summed up for, without the full stop."""
    return context.words.say(_YOU[total.need], when=_when(context, total.from_, total.by))


def on_update(context: Context, update: Update) -> ActionsBlock | None:
    """What an update asks, and of whom; a line where it asks nothing. None where it was withdrawn: it says nothing."""
    if update.withdrawn:
        return None
    words = context.words
    if not update.actions:
        quiet = words.say("This update does not ask anybody to do anything")
        return ActionsBlock(need="", sentences=(Anchor(text=quiet, address=""),), groups=(), passed=())
    states = action_states((update,), context.site.today)
    live = holding(states)
    if live:
        sentences = _sentences(context, live)
    else:
        over = words.count(
            "The deadline in this update has passed", "The deadlines in this update have passed", len(states)
        )
        sentences = (Anchor(text=over, address=""),)
    return ActionsBlock(
        need=sum_of(live).need or "",
        sentences=sentences,
        groups=_by_audience(context, live, said=False),
        passed=tuple(_passed(context, one, said=False) for one in passed(states)),
    )


def on_topic(context: Context, state: TopicState) -> ActionsBlock | None:
    """What a topic's updates ask that still holds, summed up for each audience. None where the topic was withdrawn."""
    if state.topic.withdrawn:
        return None
    states = action_states(state.updates, context.site.today)
    live = holding(states)
    if live:
        sentences = _sentences(context, live)
    elif state.over:
        over = context.words.say("This is over, and nobody is asked to do anything more")
        sentences = (Anchor(text=over, address=""),)
    else:
        sentences = (Anchor(text=context.words.say("Nobody is asked to do anything now"), address=""),)
    return ActionsBlock(
        need=sum_of(live).need or "",
        sentences=sentences,
        groups=_by_audience(context, live, said=True),
        passed=tuple(_passed(context, one, said=True) for one in passed(states)),
        passed_label=_passed_label(context, states),
    )


def for_audience(context: Context, states: tuple[ActionState, ...]) -> ActionsBlock:
    """What the actions that concern one audience ask of it; by topic where the site has several."""
    live = holding(states)
    parts: dict[str, list[ActionState]] = {}
    for one in live:
        topic = topic_of(context, one.update) if len(context.site.topics) > 1 else None
        parts.setdefault(topic.title if topic else "", []).append(one)
    total = sum_of(live)
    folds = total.need == "required"
    groups = tuple(_group(context, title, members, said=True, folds=folds) for title, members in parts.items())
    return ActionsBlock(
        need=total.need or "",
        sentences=(Anchor(text=sentence(context, total), address=""),),
        groups=_short(groups),
        passed=tuple(_passed(context, one, said=True, to_reader=True) for one in passed(states)),
        passed_label=_passed_label(context, states),
    )


def concerning(states: Iterable[ActionState], audience: Id) -> tuple[ActionState, ...]:
    """The actions that an audience is asked, those of everybody among them."""
    return tuple(one for one in states if concerns(audience, one.audiences))


def card_actions(context: Context, update: Update, reader: Audience | None = None) -> tuple[CardAction, ...]:
    """What an update asks at most: of whom and by when, or, on the page of an audience, of its reader alone."""
    if not update.actions:
        return ()
    states = action_states((update,), context.site.today)
    if reader:
        states = concerning(states, reader.id)
    live = holding(states)
    if not live or live[0].action.need == "none":
        return ()
    need = live[0].action.need
    parts: dict[tuple[Id, ...], list[ActionState]] = {}
    for one in live:
        if one.action.need == need:
            parts.setdefault(() if reader else one.audiences, []).append(one)
    totals: dict[ActionSum, set[Id]] = {}
    everybody: set[ActionSum] = set()
    for audiences, members in parts.items():
        total = sum_of(members)
        totals.setdefault(total, set()).update(audiences)
        if not audiences:
            everybody.add(total)
    to_reader, of_others = _ON_CARD[need]
    return tuple(
        CardAction(
            need=need,
            words=context.words.say(
                to_reader if total in everybody else of_others,
                who=_labels(context, audiences),
                when=_when(context, total.from_, total.by),
            ),
        )
        for total, audiences in totals.items()
    )


def _sentences(context: Context, live: Sequence[ActionState]) -> tuple[Anchor, ...]:
    """A sentence for everybody; before it one for each audience of which something else is asked."""
    everybody = sum_of(one for one in live if not one.audiences)
    found = []
    for audience in context.site.settings.audiences:
        total = sum_of(concerning(live, audience.id))
        if total != everybody:
            found.append((total, audience))
    if not found:
        return (Anchor(text=sentence(context, everybody), address=""),)
    found.sort(key=lambda pair: (-strength(pair[0].need), pair[0].by is None, pair[0].by))
    others = context.words.say(_OTHERS[everybody.need], when=_when(context, everybody.from_, everybody.by))
    return (
        *(
            Anchor(
                text=context.words.say(_THEY[total.need], who=one.label, when=_when(context, total.from_, total.by)),
                address=f"{context.at.audience(one.id)}#action",
            )
            for total, one in found
            if total.need
        ),
        Anchor(text=others, address=""),
    )


def _by_audience(context: Context, live: Sequence[ActionState], *, said: bool) -> tuple[ActionGroup, ...]:
    """What is asked, by who is asked: everybody first, then in the order of site.yml."""
    parts: dict[tuple[Id, ...], list[ActionState]] = {}
    order = [audience.id for audience in context.site.settings.audiences]
    for one in live:
        parts.setdefault(tuple(sorted(one.audiences, key=order.index)), []).append(one)
    everybody = context.words.say("For everybody") if len(parts) > 1 else ""
    sets = sorted(parts, key=lambda ids: [order.index(one) for one in ids])
    groups = tuple(
        _group(context, _labels(context, audiences) or everybody, parts[audiences], said=said, folds=said)
        for audiences in sets
    )
    if said and len(groups) > 1:
        # Where much is gathered, nobody has to read what others have to do: the sentences say that they do.
        groups = tuple(
            _fold(context, group) if audiences else group for audiences, group in zip(sets, groups, strict=True)
        )
    return _short(groups)


def _fold(context: Context, group: ActionGroup) -> ActionGroup:
    """A group that its readers open; its title says whether they have to do something or may."""
    needs = tuple(dict.fromkeys(ask.need for ask in group.asks))
    title = _FOLDED["both" if len(needs) > 1 else needs[0]]
    count = context.words.number_of(sum(len(ask.items) for ask in group.asks))
    asks = tuple(replace(ask, folded=False) for ask in group.asks)
    return replace(group, title=context.words.say(title, who=group.title, count=count), asks=asks, folded=True)


def _short(groups: tuple[ActionGroup, ...]) -> tuple[ActionGroup, ...]:
    """The groups; where all is asked in one way, the sentence above has said in which."""
    asks = [ask for group in groups for ask in group.asks]
    if len(asks) != 1 or asks[0].folded or not all(item.text for item in asks[0].items):
        return groups
    return (replace(groups[0], asks=(replace(asks[0], lead=""),)),)


def _group(context: Context, title: str, states: list[ActionState], *, said: bool, folds: bool) -> ActionGroup:
    """What is asked, the strongest first. Where much is gathered, what need not be done is told only if that is all."""
    strongest = states[0].action.need
    told = [one for one in states if not said or one.action.need != "none" or strongest == "none"]
    return ActionGroup(title=title, asks=_asks(context, told, said=said, folds=folds))


def _asks(context: Context, states: list[ActionState], *, said: bool, folds: bool) -> tuple[ActionAsk, ...]:
    """The same text asked in the same way by several updates is told once, with all of them."""
    asks: dict[tuple[str, str], dict[tuple[Text, tuple[Id, ...]], list[ActionState]]] = {}
    for one in states:
        text = context.sentence(one.action.text, one.update)
        lead = _lead(context, one)
        asks.setdefault((one.action.need, lead), {}).setdefault((text, one.action.contacts), []).append(one)
    counts = Counter(need for (need, _), items in asks.items() for _ in items)
    folded = folds and counts["optional"] >= FOLDED_FROM
    return tuple(
        ActionAsk(
            need=need,
            lead=_counted(lead, len(items)) if folded and need == "optional" else lead,
            items=tuple(
                ActionItem(
                    text=text,
                    channels=channels(context, contacts),
                    said=tuple(update_anchor(context, one.update) for one in same) if said else (),
                )
                for (text, contacts), same in items.items()
            ),
            folded=folded and need == "optional",
        )
        for (need, lead), items in asks.items()
    )


def _counted(lead: str, count: int) -> str:
    return f"{lead.rstrip(':.')} ({count})"


def _lead(context: Context, one: ActionState) -> str:
    """What stands before the text: “You have to by …:”; a whole sentence where there is no text."""
    action = one.action
    when = _when(context, action.from_ if one.standing == "later" else None, action.by)
    if action.text:
        return context.words.say(_LEADS[action.need][0], when=when)
    return context.words.say(_YOU[action.need], when=when) + "."


def _passed(context: Context, one: ActionState, *, said: bool, to_reader: bool = False) -> PassedAction:
    action = one.action
    who = "" if to_reader else _labels(context, one.audiences)
    lead = _LEADS[action.need][bool(who)] if action.text else (_THEY if who else _YOU)[action.need]
    return PassedAction(
        words=context.words.say("The deadline {day} has passed", day=_by(context, action)),
        lead=context.words.say(lead, who=who, when=""),
        text=context.sentence(action.text, one.update),
        said=update_anchor(context, one.update) if said else None,
    )


def _passed_label(context: Context, states: tuple[ActionState, ...]) -> str:
    count = len(passed(states))
    return context.words.say("Deadlines that have passed ({count})", count=context.words.number_of(count))


def _by(context: Context, action: Action) -> str:
    return context.words.day(action.by) if action.by else ""


def _labels(context: Context, ids: Iterable[Id]) -> str:
    """The labels of audiences in the order of site.yml, as a list in a sentence; empty where there are none."""
    named = set(ids)
    return context.words.listed(tuple(one.label for one in context.site.settings.audiences if one.id in named))


def _when(context: Context, from_: date | None, by: date | None) -> str:
    """The days of an action as they are put into a sentence, with the space before them."""
    words = context.words
    parts = []
    if from_:
        parts.append(words.say("from {day}", day=words.day(from_)))
    if by:
        parts.append(words.say("by {day} at the latest", day=words.day(by)))
    return f" {words.listed(tuple(parts))}" if parts else ""
