"""What the record adds to the redirects: addresses that would lead nowhere, now that what was there is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.redirects import Move
from generator.plan.views.pieces import Anchor
from generator.record.entry import MEDIA
from generator.record.items import Guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.plan.context import Context
    from generator.plan.output import Page


def version_moves(context: Context) -> Iterator[Move]:
    """The former versions of pages that have another address now."""
    for history in context.past.histories:
        item, entry = history.item, history.entry
        if entry is None or not isinstance(item.value, Guarded):
            continue
        title = getattr(item.value, "title", "")
        for address in entry.addresses:
            if address != item.address and address.endswith("/"):
                for former in history.former:
                    target = Anchor(text=title, address=urls.version(item.address, former.version.number))
                    yield Move(source=urls.version(address, former.version.number), target=target)


def list_moves(context: Context, pages: Iterable[Page]) -> Iterator[Move]:
    """Lists of which nothing is left, such as a tag that no update has any longer: to the list they were found in."""
    known = {page.address: page.title for page in pages}
    for address in context.past.lists:
        above = next((one for one in _above(address) if one in known), urls.HOME)
        yield Move(source=address, target=Anchor(text=known.get(above, ""), address=above))


def _above(address: str) -> Iterator[str]:
    """The addresses above one, the nearest first."""
    while (address := address.rstrip("/").rpartition("/")[0] + "/") != urls.HOME:
        yield address


def gone_media(context: Context) -> tuple[str, ...]:
    """Documents and pictures that were taken away for good."""
    gone = (one for one in context.past.gone if one.id.startswith(MEDIA) and one.last and one.last.redacted)
    return tuple(sorted(address for entry in gone for address in entry.addresses))
