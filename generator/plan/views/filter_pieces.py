"""What the choice between lists of updates is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLink:
    """One choice: `address` is its list, `value` stands for it in the address of several choices at once.

    `current` is empty, `page` where its list is the page itself, `true` where the page is a part of its list. `note` is
    how many updates there are, on the feed alone: other lists would have to be made anew with every update.
    """

    text: str
    address: str
    value: str
    note: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """Choices of one sort, of which one holds: for whom, topic, kind, year; `id` stands for it in addresses.

    `folded` asks for it to be opened by the reader: there are many.
    """

    id: str
    label: str
    links: tuple[FilterLink, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """In which choices of one group an update is, by their values."""

    group: str
    values: tuple[str, ...]
