"""The register of contact channels in running text: what a reference to one becomes on the day of the build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.derive.contacts import ended, holding
from generator.model import urls
from generator.plan.views.pieces import Insert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.model.contact import Contact
    from generator.plan.language.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All contact channels by their ids, the day of the build, and the language to say it in."""

    contacts: Mapping[str, Contact]
    today: date
    words: Words


def channel_insert(registry: Registry, source: str, contact: Contact) -> Insert:
    """What a reference to a channel becomes in running text."""
    words, today = registry.words, registry.today
    if not ended(contact, today):
        begins = contact.from_ if contact.from_ and contact.from_ > today else None
        after = words.say("can be used from {day}", day=words.day(begins)) if begins else ""
        return replace(_insert(source, contact), after=after)
    day = words.day(contact.until) if contact.until else ""
    was = _insert(source, contact).spoken
    now = holding(contact, registry.contacts, today)
    if now is None:
        return Insert(
            source=source,
            kind="contact",
            was=was,
            lead=words.say("was in use until and including {day};", day=day),
            text=words.say("there is no such channel any longer"),
            url=_address(contact),
        )
    if now.from_ and now.from_ > today:
        lead = words.say("was in use until and including {day}; from {first}:", day=day, first=words.day(now.from_))
    else:
        lead = words.say("was in use until and including {day}; now:", day=day)
    return replace(_insert(source, now), was=was, lead=lead)


def _insert(source: str, contact: Contact) -> Insert:
    text = contact.label if contact.menu or not contact.value else f"{contact.label}: {contact.value}"
    return Insert(source=source, kind="contact", text=text, url=_address(contact), steps=tuple(contact.menu))


def _address(contact: Contact) -> str:
    return f"{urls.CONTACTS}#contact-{contact.id}"
