"""Contact channels as of the day of the build: what holds, what held, and what came in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.derive.contacts import ended, holding
from generator.plan.registry import channel_insert
from generator.plan.views.pieces import Channel, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.contact import Contact
    from generator.model.text import Id
    from generator.plan.context import Context


def with_channels(context: Context) -> Context:
    """The same context with all contact channels in it, whose own words may refer to everything else."""
    return replace(context, channels={one.id: channel(context, one) for one in context.site.contacts})


def channel(context: Context, contact: Contact) -> Channel:
    """A channel that somebody named: where it has ended, what it was and what holds now."""
    words, today = context.words, context.site.today
    over = ended(contact, today)
    now = holding(contact, context.lookup.contacts, today) if over else None
    coming = contact.from_ is not None and contact.from_ > today
    reference = f"{{{{ contact:{contact.id} }}}}"
    return Channel(
        id=contact.id,
        label=contact.label,
        kind=contact.kind,
        value=contact.value,
        url=channel_url(contact),
        steps=tuple(contact.menu),
        audiences="; ".join(context.audiences(contact.audiences)),
        valid="" if over or coming else _valid(context, contact),
        coming=words.say("Can be used from {day}", day=words.day(contact.from_)) if coming and contact.from_ else "",
        ended=_until(context, contact) if over else "",
        gone=words.say("There is no such channel any longer, and none has replaced it.") if over and not now else "",
        now=channel(context, now) if now else None,
        note=context.sentence(contact.note, contact),
        line=Text(source=reference, inserts=(channel_insert(context.registry, reference, contact),)),
    )


def channels(context: Context, ids: Iterable[Id]) -> tuple[Channel, ...]:
    """Channels that were named by their ids, in the order given, each once."""
    found = tuple(context.channels[one] for one in dict.fromkeys(ids))
    shown = {one.now.id for one in found if one.now}
    return tuple(one for one in found if one.id not in shown)


def current_channels(context: Context, contacts: Iterable[Contact]) -> tuple[Channel, ...]:
    """What holds now of channels, in the order given, each once, with what it has replaced.

    One that has ended stands as itself where what replaces it has not begun, or where nothing does.
    """
    today, known = context.site.today, context.lookup.contacts
    replaced: dict[str, list[Contact]] = {}
    for contact in contacts:
        now = holding(contact, known, today)
        in_force = now is not None and not (now.from_ and now.from_ > today)
        home = now if now and in_force else contact
        replaced.setdefault(home.id, []).extend([contact] if home is not contact else [])
    return tuple(
        replace(context.channels[one], replaces=tuple(_replaces(context, former) for former in formers))
        for one, formers in replaced.items()
    )


def _replaces(context: Context, former: Contact) -> str:
    words = context.words
    day = words.day(former.until) if former.until else ""
    return words.say("Replaces “{label}”, which was in use until and including {day}", label=former.label, day=day)


def _until(context: Context, contact: Contact) -> str:
    words = context.words
    return words.say("Was in use until and including {day}", day=words.day(contact.until)) if contact.until else ""


def _valid(context: Context, contact: Contact) -> str:
    """From when, and until when as far as that is known already, with what comes then."""
    words = context.words
    first = words.day(contact.from_) if contact.from_ else ""
    if not contact.until:
        return words.say("In use from {day}", day=first) if first else ""
    last = words.day(contact.until)
    if first:
        said = words.say("In use from {first} until and including {last}", first=first, last=last)
    else:
        said = words.say("In use until and including {day}", day=last)
    after = context.lookup.contacts.get(contact.replaced_by or "")
    return words.say("{ended}. After that: {label}", ended=said, label=after.label) if after else said


def channel_url(contact: Contact) -> str:
    """The address that opens a channel: its own, or one made of a phone number or an e-mail address."""
    if contact.url:
        return contact.url
    if contact.kind == "phone":
        return "tel:" + "".join(sign for sign in contact.value if sign in "+0123456789")
    return f"mailto:{contact.value}" if contact.kind == "email" else ""
