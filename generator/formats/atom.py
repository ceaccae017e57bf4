"""The Atom feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from generator.plan.parts import plain

if TYPE_CHECKING:
    from generator.plan.views.data import AtomView


def atom(view: AtomView) -> bytes:
    """An Atom feed (RFC 4287), newest entry first; every date is the content's own, none the build's."""
    feed = FeedGenerator()
    feed.id(view.url + "/")
    feed.title(view.title)
    feed.author(name=view.author)
    feed.language(view.language)
    feed.link(href=view.url + "/", rel="alternate")
    feed.link(href=view.url + view.address, rel="self")
    feed.updated(view.updated)
    feed.generator("Fremdrift")
    for one in view.entries:
        entry = feed.add_entry(order="append")
        entry.id(view.url + one.address)
        entry.title(one.title)
        entry.link(href=view.url + one.address)
        entry.summary(plain(one.summary))
        entry.published(one.published)
        entry.updated(one.updated)
    data: bytes = feed.atom_str(pretty=True)
    return data
