"""What a page tells those who show it elsewhere: search engines, and whatever makes a card of a link."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.plan.views.pieces import Anchor

PictureKind = Literal["front", "update", "topic", "goal", "plan", "other"]
"""What a page is shared with a picture of; there is one picture for each."""

_PICTURES: dict[str, PictureKind] = {
    "annual": "plan",
    "follow_up": "plan",
    "front": "front",
    "goal": "goal",
    "milestones": "plan",
    "plan": "plan",
    "plans": "plan",
    "topic": "topic",
    "topics": "topic",
    "update": "update",
    "years": "plan",
}

Bound = Literal["exact", "about", "least", "most"]
"""Whether a number is the value itself, lies near it, or the value is known to be no less or no more than it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Something that was changed after it had been published. `day` is an instant with its offset (ISO 8601).

    `kind` says what the change did, `text` what was changed. `address` is that of the update which puts it right,
    empty where the page itself was changed.
    """

    kind: str
    text: str
    day: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An update as something written, by whoever stands behind the site.

    `published` and `changed` are instants with their offset (ISO 8601), and equal where nothing was changed.
    """

    published: str
    changed: str
    topic: Anchor | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A value that a page tells of. `value` is a number as the page shows it, words where it is none, or empty.

    `unit` is a word in the plural, empty where there is none; `words` are what readers see.
    """

    name: str
    value: Decimal | str
    bound: Bound
    unit: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCopy:
    """A file with the values of a page. `media_type` is `text/csv` or another of that form."""

    name: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The values that a page tells of. `first` and `last` are the days (ISO) they are about, both included."""

    name: str
    description: str
    first: str
    last: str
    measured: tuple[Measured, ...]
    files: tuple[DataCopy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a page is besides a page; a withdrawn update is no article any more."""

    article: Article | None = None
    dataset: Dataset | None = None


def picture_of(template: str) -> PictureKind:
    """Which picture the pages of a template are shared with."""
    return _PICTURES.get(template, "other")
