"""What goes into and comes out of rendered prose, as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.plan.views.pieces import Insert, Link

if TYPE_CHECKING:
    from generator.plan.language.words import Words

__all__ = ["Heading", "Insert", "Link", "Prose", "ProseWords", "prose_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseWords:
    """The words that rendering adds to an author's own, in the site's language.

    `note` to `caution` are titles of notes; `footnotes` names the list, `footnote` one mark ("Fodnote" 1), `back` the
    way back ("Tilbage til henvisning" 1); `table` names a table that can be scrolled, `section_link` the link to a
    heading ("Link til afsnittet" ...).
    """

    note: str
    tip: str
    important: str
    warning: str
    caution: str
    footnotes: str
    footnote: str
    back: str
    table: str
    section_link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a text: its id on the page, its words, its level from 2 to 6."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A rendered text: safe HTML, the same as plain text on one line, and its headings in order."""

    html: str
    text: str
    headings: tuple[Heading, ...] = ()


@lru_cache(maxsize=4)
def prose_words(words: Words) -> ProseWords:
    """The words of a language."""
    say = words.say
    return ProseWords(
        note=say("Note"),
        tip=say("Tip"),
        important=say("Important"),
        warning=say("Warning"),
        caution=say("Caution"),
        footnotes=say("Footnotes"),
        footnote=say("Footnote"),
        back=say("Back to reference"),
        table=say("Table"),
        section_link=say("Link to the section"),
    )
