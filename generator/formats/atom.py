"""The Atom feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator

from generator.model.foreign import bare, language_of
from generator.plan.parts import description

if TYPE_CHECKING:
    from generator.plan.views.data import AtomView

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(view: AtomView) -> bytes:
    """An Atom feed (RFC 4287), newest entry first; every date is the content's own, none the build's.

    A title or summary in another language than the feed's has an `xml:lang` of its own.
    """
    feed = FeedGenerator()
    feed.register_extension("spoken", BaseEntryExtension, _Spoken, rss=False)
    feed.id(view.url + "/")
    feed.title(bare(view.title))
    feed.author(name=bare(view.author))
    feed.language(view.language)
    feed.link(href=view.url + "/", rel="alternate")
    feed.link(href=view.url + view.address, rel="self")
    feed.updated(view.updated)
    feed.generator("Fremdrift")
    for one in view.entries:
        entry = feed.add_entry(order="append")
        words = {"title": one.title, "summary": description(one.summary)}
        entry.id(view.url + one.address)
        entry.title(bare(words["title"]))
        entry.link(href=view.url + one.address)
        entry.summary(bare(words["summary"]))
        entry.published(one.published)
        entry.updated(one.updated)
        entry.spoken.languages = {name: language_of(text) for name, text in words.items()}
    data: bytes = feed.atom_str(pretty=True)
    return data


class _Spoken(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Says of an entry's texts which language they are in: those of `languages`, by the names of their elements."""

    def __init__(self) -> None:
        self.languages: dict[str, str | None] = {}

    def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 - as above
        for name, language in self.languages.items():
            if language:
                entry.find(name).set(_LANG, language)
        return entry
