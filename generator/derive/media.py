"""Which pictures and documents are public: all but those that only something unpublished shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.derive.public import published
from generator.model import urls
from generator.model.contact import Contact, Term
from generator.read.body import scanned
from generator.read.sources import MEDIA
from generator.read.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from generator.model.content import Content, Medium
    from generator.model.follow_up import FollowUp
    from generator.model.page import Page

_GLOSSARY = "content/glossary.yml"


def public_media(content: Content, now: datetime) -> tuple[Medium, ...]:
    """The media of a site at an instant, in the order of their paths.

    What a draft or a scheduled page shows comes out with it and not before, unless something public shows it too. What
    nothing shows is public: its address may have been given elsewhere.
    """
    items = (
        *content.updates,
        *content.topics,
        *content.plans,
        *content.goals,
        *content.pages,
        *content.follow_ups,
        *(one.value for one in content.translations if not isinstance(one.value, Contact | Term)),
    )
    awaited = _shown(item for item in items if not published(item, now))
    if not awaited:
        return content.media
    shown = _shown(item for item in items if published(item, now)) | _always(content)
    hidden = awaited - shown
    return tuple(medium for medium in content.media if _address(medium.path) not in hidden)


def _shown(items: Iterable[Page | FollowUp]) -> frozenset[str]:
    """The addresses that the texts of pages lead to."""
    return frozenset(address for item in items for address in _addresses(item))


def _always(content: Content) -> frozenset[str]:
    logo = content.settings.theme.logo
    terms = frozenset(address for term in content.terms for address in _linked(_GLOSSARY, term.text, 1))
    return terms | {_address(logo)} if logo else terms


def _addresses(item: Page | FollowUp) -> Iterator[str]:
    for text in texts(item):
        if text.markdown:
            yield from _linked(item.path, text.text, 1)
    body = getattr(item, "body", None)
    if body is not None:
        yield from _linked(item.path, body.text, body.line)


def _linked(path: str, text: str, line: int) -> Iterator[str]:
    for link in scanned(text, line).links:
        target = unquote(link.target)
        if target.startswith(urls.MEDIA):
            yield target.partition("#")[0]
        elif (file := urls.relative(path, target)).startswith(MEDIA):
            yield _address(file)


def _address(path: str) -> str:
    """The address of a medium, as `Addresses.medium` gives it."""
    return urls.MEDIA + path.rpartition("/")[2]
