"""The one file of settings, site.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.model.text import Color, Id, Label, Url, keyed, proper, same

Language = Literal["da", "en"]

PERCENT = Id("percent")
"""The unit that is built in; its words are not the site's to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who stands behind the site."""

    name: Label = proper()
    url: Url = Url("")
    cvr: Label = same(Label(""))
    address: Label = proper(Label(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """A group of readers; the closed list that pages may name."""

    id: Id
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a figure counts, in the singular and the plural."""

    id: Id
    one: Label
    many: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """What the accessibility statement needs."""

    url: Url = Url("")
    reviewed: date | None = None
    phone: Label = same(Label(""))
    email: Label = same(Label(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The first part of the addresses of each kind of page."""

    updates: Id = Id("opdateringer")
    topics: Id = Id("emner")
    goals: Id = Id("maal")
    tags: Id = Id("stikord")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The site's own colours, and its logo: the path of a picture in content/media/."""

    primary: Color = Color("")
    accent: Color = Color("")
    logo: Label = same(Label(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """Words that stand on top of every page, with an address where the reader may rather want to be."""

    text: Label
    url: Url = Url("")
    label: Label = Label("")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLevel:
    """How severely a check counts on this site; `id` is the problem's code."""

    id: Id
    level: Literal["error", "warning", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything site.yml may say. `language` stands where the site has one, `languages` where it has several."""

    format: Literal["1"]
    title: Label
    url: Url
    language: Language | None = None
    languages: tuple[Language, ...] = ()
    timezone: Label = same(Label("Europe/Copenhagen"))
    authority: Authority | None = None
    audiences: tuple[Audience, ...] = keyed("label")
    accessibility: Accessibility = field(default_factory=Accessibility)
    paths: Paths = field(default_factory=Paths)
    theme: Theme = field(default_factory=Theme)
    units: tuple[Unit, ...] = keyed()
    checks: tuple[CheckLevel, ...] = keyed("level")
    repository: Url = Url("")
    banner: Banner | None = None
    noindex: bool = False
    pdf: bool = False

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """The languages that have a tree of their own below the root, `/en/`."""
        return self.languages[1:]

    @property
    def main_language(self) -> Language:
        """The language of the address root: the first one named, Danish where none is."""
        return self.languages[0] if self.languages else self.language or "da"
