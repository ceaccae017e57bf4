"""Content in which no text leads to what was not public: references and links to that become plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from generator.derive.lookup import KINDS, Missing
from generator.model import urls
from generator.model.text import Body
from generator.read.body import scan_inline, scanned
from generator.read.texts import retold
from generator.record.items import CONTACTS, GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.lookup import Lookup
    from generator.model.content import Content

Value = TypeVar("Value")

_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*"""

_NOWHERE = "about:nothing"
"""An address that is never followed: a link to it is shown as its words, a picture as what describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What a text may lead to: `lookup` for references, `files` and `addresses` for links.

    `folders` are the addresses below which all are the site's own, `home` is where it lies; `words` stand where a
    reference stood.
    """

    lookup: Lookup
    files: frozenset[str]
    addresses: frozenset[str]
    folders: tuple[str, ...]
    home: str
    words: str


def led(content: Content, ways: Ways) -> Content:
    """The content with every text leading only where something is."""

    def pages(values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(_led(value, getattr(value, "path", ""), ways) for value in values)

    return replace(
        content,
        topics=pages(content.topics),
        updates=pages(content.updates),
        plans=pages(content.plans),
        goals=pages(content.goals),
        follow_ups=pages(content.follow_ups),
        pages=pages(content.pages),
        contacts=tuple(_led(one, CONTACTS, ways) for one in content.contacts),
        terms=tuple(_led(one, GLOSSARY, ways) for one in content.terms),
    )


def _led(value: Any, path: str, ways: Ways) -> Any:  # noqa: ANN401 - a model value of any type
    told = retold(value, lambda text, markdown: _text(text, markdown=markdown, path=path, page=value, ways=ways))
    body = getattr(told, "body", Body())
    words = _text(body.text, markdown=True, path=path, page=value, ways=ways)
    return replace(told, body=replace(body, text=words)) if words != body.text else told


def _text(text: str, *, markdown: bool, path: str, page: object, ways: Ways) -> str:
    if "{{" not in text and "](" not in text and "]:" not in text:
        return text
    found = scanned(text, 1) if markdown else scan_inline(text, 1)
    for one in found.references:
        if one.kind in KINDS and isinstance(ways.lookup.find(one.kind, one.id, one.day, page), Missing):
            text = text.replace(one.source, ways.words)
    for target in sorted(set(_closed(found.links, path, ways)) if markdown else ()):
        text = _unlinked(text, target)
    return text


def _closed(links: Any, path: str, ways: Ways) -> Iterator[str]:  # noqa: ANN401 - tuple of BodyLink
    for link in links:
        target = unquote(link.target)
        address = target.removeprefix(ways.home).partition("#")[0]
        file = urls.relative(path, target)
        if address.startswith("/"):
            if address.startswith(ways.folders) and address not in ways.addresses:
                yield link.target
        elif ":" not in target.partition("/")[0] and file.startswith("content/") and file not in ways.files:
            yield link.target


def _unlinked(text: str, target: str) -> str:
    """A text whose links to a target lead nowhere, which leaves their words; a picture leaves what describes it."""
    written = rf"<?{re.escape(target)}>?{_TITLE}"
    text = re.sub(rf"\]\(\s*{written}\)", f"]({_NOWHERE})", text)
    return re.sub(rf"(?m)^([ >]*\[[^\]\n]+\]:[ \t]*){written}$", rf"\1{_NOWHERE}", text)
