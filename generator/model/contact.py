"""Dated contact channels and the glossary: said once, referred to by id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.text import Id, Label, Markdown, Sentence, Url, proper

ContactKind = Literal["phone", "email", "post", "portal", "web"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach the authority, valid from `from_` until and including `until`."""

    id: Id
    label: Label
    kind: ContactKind
    value: Label = proper(Label(""))
    url: Url = Url("")
    menu: tuple[Label, ...] = ()
    audiences: tuple[Id, ...] = ()
    from_: date | None = None
    until: date | None = None
    replaced_by: Id | None = None
    note: Sentence = Sentence("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the trade, explained in plain language; `aliases` are other spellings of it."""

    id: Id
    term: Label
    text: Markdown
    aliases: tuple[Label, ...] = ()
    url: Url = Url("")
