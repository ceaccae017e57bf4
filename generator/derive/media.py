"""Which pictures and documents a site shows: the public ones are those that something public shows."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.model import urls
from generator.model.text import Url
from generator.read.body import scanned
from generator.read.schema import fields, part_of, without_none
from generator.read.texts import texts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from generator.model.content import Content, Medium
    from generator.model.page import Page

_NOTHING: frozenset[str] = frozenset()
_MAY_LEAD_TO_A_MEDIUM = re.compile(r"media/|[%&\\]")
"""What the target of a link to a medium has in it, as it stands or spelt in another way."""


def public_media(content: Content, recorded: frozenset[str] = _NOTHING) -> tuple[Medium, ...]:
    """The media of a site, in the order of their paths. `content` is what is public of it.

    What a draft or a scheduled page shows comes out with it and not before, unless something public shows it too: so
    nothing comes out when a draft is deleted. `recorded` are the paths of those that were public before: they stay.
    """
    if not content.media:
        return ()
    shown = shown_media(content) | recorded
    return tuple(medium for medium in content.media if medium.path in shown)


def shown_media(content: Content) -> frozenset[str]:
    """The paths of the media that anything in the content shows or links to, be it public or not."""
    home = content.settings.url.rstrip("/")
    files = {medium.path: medium.path for medium in content.media}
    addresses = {urls.MEDIA + path.rpartition("/")[2]: path for path in files}
    found = set()
    for path, written in _targets(content):
        target = unquote(written).partition("#")[0].partition("?")[0].removeprefix(home)
        known = addresses.get(target) if target.startswith("/") else files.get(urls.relative(path, target))
        if known:
            found.add(known)
    return frozenset(found)


def _targets(content: Content) -> Iterator[tuple[str, str]]:
    """All that the content leads to, each with the path of the file that it is written in."""
    if content.settings.theme.logo:
        yield "", content.settings.theme.logo
    yield from _written("site.yml", content.settings)
    pages: tuple[Page, ...] = (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages)
    for page in pages:
        yield from _written(page.path, page)
    for follow_up in content.follow_ups:
        yield from _written(follow_up.path, follow_up)
    for contact in content.contacts:
        yield from _written("content/contacts.yml", contact)
    for term in content.terms:
        yield from _written("content/glossary.yml", term)
    for one in content.translations:
        yield from _written(one.path, one.value)


def _written(path: str, item: Hashable) -> Iterator[tuple[str, str]]:
    for text in texts(item):
        if text.markdown:
            yield from ((path, target) for target in _linked(text.text, 1))
    body = getattr(item, "body", None)
    if body is not None:
        yield from ((path, target) for target in _linked(body.text, body.line))
    yield from ((path, url) for url in _urls(item))


def _linked(text: str, line: int) -> Iterator[str]:
    if _MAY_LEAD_TO_A_MEDIUM.search(text):
        yield from (link.target for link in scanned(text, line).links)


def _urls(value: Hashable) -> Iterator[str]:
    """Every address that a model value gives as such: of a law, a contact channel, a banner."""
    for name, listed in _addressed(type(value)):
        part = getattr(value, name)
        if isinstance(part, str):
            yield part
        elif part is not None:
            for member in part if listed else (part,):
                yield from _urls(member)


@cache
def _addressed(shape: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a type in which such addresses are, each with whether it is a list."""
    found = []
    for field in fields(shape):
        kind = without_none(field.kind)
        member = part_of(kind)
        inner = member or kind
        if kind is Url:
            found.append((field.name, False))
        elif isinstance(inner, type) and dataclasses.is_dataclass(inner) and not field.given and _addressed(inner):
            found.append((field.name, member is not None))
    return tuple(found)
