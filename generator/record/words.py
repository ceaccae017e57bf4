"""The canonical form of an author's own public words and data, and its digest."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from generator.model.follow_up import FollowUp, Row
from generator.model.moment import Moment
from generator.model.page import Page
from generator.model.settings import Settings
from generator.model.text import Body, Label, Markdown, Sentence
from generator.model.update import Update
from generator.model.when import When
from generator.read.schema import Field, fields, part_of, without_none
from generator.record.reader import markdown
from generator.record.tokens import Token, label, plain, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from generator.model.problem import Step

__all__ = ["FORMAT", "Said", "SaidKind", "Token", "digest", "said"]

FORMAT = "fremdrift-words-1"
"""The name of the form that `digest` is made of; another form gets another name."""

SaidKind = Literal["words", "data", "order"]


@dataclass(frozen=True, slots=True)
class Said:
    """What stands under one key. `keys` lead to it as authors write them, members of lists named by their ids.

    `words` are read, `data` is exact; `order` holds the ids of a list's members in the order that they are shown in.
    """

    keys: tuple[Step, ...]
    kind: SaidKind
    tokens: tuple[Token, ...]


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_UNSAID: dict[type, frozenset[str]] = {
    Page: frozenset({"changes", "reviewed", "withdrawn", "draft", "aliases"}),
    Update: frozenset({"pin_until"}),
    FollowUp: frozenset({"draft"}),
    Row: frozenset({"id", "changes"}),
    Settings: frozenset(
        {
            "format",
            "url",
            "language",
            "languages",
            "timezone",
            "paths",
            "theme",
            "checks",
            "repository",
            "noindex",
            "pdf",
        }
    ),
}
"""Fields that are no public words: how a page is kept, where it lies, how the site looks."""

_TOMBSTONE = ("title", "date", "kind", "withdrawn")
"""All that is public of a withdrawn page."""

_PROSE: dict[object, Callable[[str], tuple[Token, ...]]] = {Label: label, Sentence: sentence, Markdown: markdown}


def said(value: Hashable) -> tuple[Said, ...]:
    """The public words and data of a page, a follow-up or one of its rows, the settings, all contacts or all terms.

    In the order of the model's fields, the body last. What is empty, or is what it would be if it were not written, is
    left out. What comes from a file's path (ids, numbers, periods) is no part of it, as that is the page's address.
    """
    if isinstance(value, tuple):
        return tuple(_members(value, (), ordered=False))
    shape = type(value)
    if isinstance(value, Page) and value.withdrawn is not None:
        return tuple(_said(value, (), _left(shape)))
    found = list(_said(value, (), _public(shape)))
    if isinstance(value, Page):
        tokens = markdown(value.body.text)
        if tokens:
            found.append(Said(("body",), "words", tokens))
    return tuple(found)


def digest(value: Hashable) -> str:
    """The hex SHA-256 of what a value says.

    It is taken of JSON in UTF-8 without white space, other signs than ASCII unescaped (RFC 8259, as Python's json
    writes it with ensure_ascii=False and separators "," and ":"), of an array of two: the string "fremdrift-words-1",
    and an array of one array for each `Said`: its keys (strings, and whole numbers from 0 where a member has no id),
    its kind, and its tokens. A token is a string, or an array of its text and its role where it has a role. The arrays
    of `Said`s are sorted by the JSON text of their keys, code point by code point.
    What tokens of words are is told in `tokens` and `reader`. Data is one token (in a list of ids or labels: one for
    each member), as YAML has it: `true`, `2`, `4.0` with the decimals that were typed, `2022-06-24`,
    `2022-06-24 14:30`, `early 2022-06..2022-08`.
    """
    return digest_of(said(value))


def digest_of(all_said: tuple[Said, ...]) -> str:
    """The digest of what has been found to be said already."""
    entries = sorted(
        (
            _JSON.encode(one.keys),
            one.kind,
            [[token.text, token.role] if token.role else token.text for token in one.tokens],
        )
        for one in all_said
    )
    parts = ",".join(f'[{keys},"{kind}",{_JSON.encode(tokens)}]' for keys, kind, tokens in entries)
    return hashlib.sha256(f'["{FORMAT}",[{parts}]]'.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What has to be known of a field: how its words are read (None for data), whether its members are labels or keyed.

    `absent` is the value that it has where it is not written.
    """

    key: str
    name: str
    prose: Callable[[str], tuple[Token, ...]] | None
    labels: bool
    keyed: bool
    absent: object


@cache
def _public(shape: type, *, member: bool = False) -> tuple[_Key, ...]:
    """The fields of a type that hold public words or data; those of a member that is named by its id are without it."""
    unsaid = frozenset().union(*(names for of, names in _UNSAID.items() if issubclass(shape, of)))
    hidden = unsaid | ({"id"} if member else set())
    return tuple(_key(field) for field in fields(shape) if not field.given and field.name not in hidden)


@cache
def _left(shape: type) -> tuple[_Key, ...]:
    """The fields that are public where a page was withdrawn."""
    return tuple(_key(field) for field in fields(shape) if field.name in _TOMBSTONE)


def _key(field: Field) -> _Key:
    return _Key(
        key=field.key,
        name=field.name,
        prose=_PROSE.get(without_none(field.kind)),
        labels=part_of(field.kind) is Label,
        keyed=field.keyed,
        absent=None if field.required else field.default,
    )


def _said(value: Hashable, keys: tuple[Step, ...], of: tuple[_Key, ...]) -> Iterator[Said]:
    for field in of:
        part = getattr(value, field.name)
        if part is None or part in ("", (), field.absent):
            continue
        at = (*keys, field.key)
        if field.prose:
            tokens = field.prose(part)
            if tokens:
                yield Said(at, "words", tokens)
        elif isinstance(part, tuple):
            yield from _listed(part, at, field)
        elif _is_group(part):
            yield from _group(part, at)
        else:
            yield Said(at, "data", (Token(_exact(part)),))


def _group(part: Hashable, keys: tuple[Step, ...]) -> Iterator[Said]:
    return _said(part, keys, _public(type(part)))


def _listed(parts: tuple[Hashable, ...], keys: tuple[Step, ...], field: _Key) -> Iterator[Said]:
    if _is_group(parts[0]):
        yield from _members(parts, keys, ordered=not field.keyed)
    elif field.labels:
        yield Said(keys, "words", tuple(Token(" ".join(plain(str(part)).split())) for part in parts))
    else:
        yield Said(keys, "data", tuple(Token(_exact(part)) for part in parts))


def _members(parts: tuple[Hashable, ...], keys: tuple[Step, ...], *, ordered: bool) -> Iterator[Said]:
    """Members by their ids, in the order of the ids where theirs is of no account; else by their numbers."""
    named = [(getattr(part, "id", n), part) for n, part in enumerate(parts)]
    ids = [Token(str(name)) for name, _ in named if isinstance(name, str)]
    if ordered and ids:
        yield Said(keys, "order", tuple(Token(str(name)) for name, _ in named))
    for name, part in named if ordered else sorted(named, key=lambda pair: str(pair[0])):
        found = tuple(_said(part, (*keys, name), _public(type(part), member=isinstance(name, str))))
        yield from found or (Said((*keys, name), "data", (Token(str(name)),)),)


def _is_group(part: object) -> bool:
    return dataclasses.is_dataclass(part) and not isinstance(part, When | Moment | Body)


def _exact(part: object) -> str:
    """A datum as YAML has it."""
    match part:
        case bool():
            return str(part).lower()
        case Decimal():
            return f"{part:f}"
        case When():
            return "..".join(end.strip() for end in part.text.split(".."))
        case Moment():
            return part.date.isoformat() + (f" {part.time:%H:%M}" if part.time != datetime.time.min else "")
        case datetime.date():
            return part.isoformat()
    return str(part)
