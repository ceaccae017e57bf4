"""Pages of audiences: what concerns each of them and nobody else, and the list of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.actions import action_states, concerns, sum_of, update_concerns
from generator.model import urls
from generator.plan.operations.actions import card_actions, concerning, for_audience, sentence
from generator.plan.operations.channels import current_channels
from generator.plan.operations.promises import promise_note
from generator.plan.operations.questions import audience_questions
from generator.plan.output import LISTING, Page
from generator.plan.views.operations import AudiencesView, AudienceView
from generator.plan.views.pieces import Anchor, AudienceCard, Card, CardAction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.actions import ActionState
    from generator.model.settings import Audience
    from generator.model.text import Id
    from generator.model.update import Update
    from generator.plan.context import Context
    from generator.plan.views.pieces import Channel
    from generator.plan.views.promise_pieces import PromiseNote

NEWEST_WHOLE = 3
"""How many updates are told in a few words each; of the others a line is enough here."""

_Spoken = dict[tuple[str, tuple[CardAction, ...]], Card]
"""Cards by their update and what they ask: the same for every audience that is asked the same."""


def audience_pages(context: Context, cards: dict[str, Card]) -> Iterator[Page]:
    """A page for every audience, and the list of them; what names no audience concerns everybody.

    `cards` are those of all updates, by id. A card that asks its readers for something speaks to them here.
    """
    words = context.words
    audiences = context.site.settings.audiences
    if not audiences:
        return
    own = _asked(context)
    title = words.say("For whom")
    view = AudiencesView(
        title=title,
        intro=words.say("Choose who you are, and see what concerns you."),
        audiences=audience_cards(context),
    )
    yield Page(
        address=urls.AUDIENCES,
        template="audiences",
        view=view,
        title=title,
        description=view.intro,
        section="audiences",
        rank=LISTING,
    )
    spoken: _Spoken = {}
    for audience in audiences:
        updates = tuple(one for one in context.site.updates if update_concerns(audience.id, one))
        page = _view(context, audience, own[audience.id], _cards(context, audience, updates, cards, spoken))
        yield Page(
            address=context.at.audience(audience.id),
            template="audience",
            view=page,
            title=page.title,
            description=page.intro,
            section="audiences",
            crumbs=(Anchor(text=title, address=urls.AUDIENCES),),
            toc=True,
            rank=LISTING,
        )


def audience_cards(context: Context) -> tuple[AudienceCard, ...]:
    """Every audience with what it is asked at most; none where the site names none."""
    own = _asked(context)
    return tuple(_listed(context, one, own[one.id]) for one in context.site.settings.audiences)


def _asked(context: Context) -> dict[Id, tuple[ActionState, ...]]:
    """What each audience is asked, by its id."""
    states = action_states(context.site.updates, context.site.today)
    return {one.id: concerning(states, one.id) for one in context.site.settings.audiences}


def _listed(context: Context, audience: Audience, states: tuple[ActionState, ...]) -> AudienceCard:
    total = sum_of(states)
    updates = sum(update_concerns(audience.id, one) for one in context.site.updates)
    return AudienceCard(
        title=audience.label,
        address=context.at.audience(audience.id),
        need=total.need or "",
        sentence=sentence(context, total),
        updates=context.words.count("{count} update", "{count} updates", updates),
    )


def _view(
    context: Context, audience: Audience, states: tuple[ActionState, ...], cards: tuple[Card, ...]
) -> AudienceView:
    words, site = context.words, context.site
    return AudienceView(
        title=words.say("For {audience}", audience=audience.label),
        intro=words.say("Here is only what concerns you, from all topics and updates."),
        actions=for_audience(context, states),
        promises=_promises(context, audience),
        questions=audience_questions(context, audience),
        channels=_channels(context, audience),
        cards=cards[:NEWEST_WHOLE],
        lines=cards[NEWEST_WHOLE:],
        others=tuple(
            Anchor(text=one.label, address=context.at.audience(one.id))
            for one in site.settings.audiences
            if one.id != audience.id
        ),
    )


def _channels(context: Context, audience: Audience) -> tuple[Channel, ...]:
    """What holds of the channels that concern an audience; those that nothing replaced are no way to reach anybody."""
    concerning_it = (one for one in context.site.contacts if concerns(audience.id, one.audiences))
    return tuple(one for one in current_channels(context, concerning_it) if not one.gone)


def _promises(context: Context, audience: Audience) -> tuple[PromiseNote, ...]:
    """What has been promised to this audience; what is promised to everybody stands on the topics' pages."""
    return tuple(
        promise_note(context, state, history)
        for state in context.site.topics
        for history in state.promises
        if audience.id in history.promise.audiences and history.statements
    )


def _cards(
    context: Context, audience: Audience, updates: tuple[Update, ...], cards: dict[str, Card], spoken: _Spoken
) -> tuple[Card, ...]:
    """The cards of an audience's page: those of all lists where they ask the same of it as of everybody."""
    found = []
    for update in updates:
        common = cards[update.id]
        actions = card_actions(context, update, audience)
        if actions == common.actions:
            found.append(common)
        else:
            found.append(spoken.setdefault((update.id, actions), replace(common, actions=actions)))
    return tuple(found)
