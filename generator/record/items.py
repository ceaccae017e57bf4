"""What is public at an instant, as the record knows it: files with their addresses, and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.derive.media import public_media
from generator.derive.public import public
from generator.model.content import Medium
from generator.model.follow_up import FollowUp
from generator.model.page import FreePage
from generator.model.plan import Goal, Plan
from generator.model.topic import Topic
from generator.model.update import Update
from generator.model.urls import Addresses
from generator.read.sources import SETTINGS
from generator.record.entry import entry_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from generator.model.contact import Contact, Term
    from generator.model.content import Content
    from generator.model.settings import Settings
    from generator.read.sources import Source

Guarded = Update | Topic | Plan | Goal | FreePage | FollowUp
"""What readers rely on: its words change only with a word about it."""

CONTACTS = "content/contacts.yml"
GLOSSARY = "content/glossary.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One public file: its path and bytes, its value, its address (empty where it has none) and former addresses."""

    path: str
    source: bytes
    value: Guarded | Settings | Medium | tuple[Contact, ...] | tuple[Term, ...]
    address: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its entry, if it is published for the first time."""
        return entry_id(self.path)


def items(content: Content, files: Iterable[Source], now: datetime, recorded: frozenset[str]) -> tuple[Item, ...]:
    """Every public file at an instant in the site's timezone, in the order of their paths, as its author wrote it.

    `files` are the sources of the content; `recorded` the paths of media that were public before.
    """
    at = Addresses(content.settings.paths)
    data = {file.path: file.data for file in files}
    shown = public(content, now)
    known = {value.path for value in _guarded(shown)}
    found = [_item(value, at, data) for value in _guarded(content) if value.path in known]
    media = public_media(shown, recorded)
    found.extend(Item(path=one.path, source=b"", value=one, address=at.medium(one.path)) for one in media)
    found.extend(_shared(content, data))
    return tuple(sorted(found, key=lambda item: item.path))


def _guarded(content: Content) -> tuple[Guarded, ...]:
    return (
        *content.topics,
        *content.updates,
        *content.plans,
        *content.goals,
        *content.follow_ups,
        *content.pages,
    )


def _shared(content: Content, data: dict[str, bytes]) -> Iterator[Item]:
    """The files that all pages draw upon."""
    yield Item(path=SETTINGS, source=data[SETTINGS], value=content.settings)
    if content.contacts:
        yield Item(path=CONTACTS, source=data[CONTACTS], value=content.contacts)
    if content.terms:
        yield Item(path=GLOSSARY, source=data[GLOSSARY], value=content.terms)


def _item(value: Guarded, at: Addresses, data: dict[str, bytes]) -> Item:
    aliases = () if isinstance(value, FollowUp) else tuple(value.aliases)
    return Item(path=value.path, source=data[value.path], value=value, address=address(value, at), aliases=aliases)


def address(value: Guarded, at: Addresses) -> str:
    """The address of a page."""
    match value:
        case Update():
            return at.update(value)
        case Topic():
            return at.topic(value.id)
        case Plan():
            return at.plan(value.id)
        case Goal():
            return at.goal(value)
        case FreePage():
            return at.page(value)
        case FollowUp():
            return at.follow_up(value.plan, value.period)


def lists(content: Content) -> tuple[str, ...]:
    """The addresses of lists that follow from what is public, `content`: tags, years, months, audiences."""
    at = Addresses(content.settings.paths)
    found = {at.year(update.date.date.year) for update in content.updates}
    found |= {at.month(update.date.date) for update in content.updates}
    found |= {at.tag(tag) for update in content.updates for tag in update.tags}
    found |= {at.audience(audience.id) for audience in content.settings.audiences}
    return tuple(sorted(found))
