"""What a frame shows on many pages, and what one page puts into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.settings import Banner, Language
from generator.render.picture_sizes import PictureSize

_HALF_WAY = 0.179
"""The relative luminance on which black and white text have the same contrast (WCAG 2.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One link of the frame: `id` to know it by, `label` as shown, `address` from the site's root (`/emner/`)."""

    id: str
    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """The words of the frame itself, in the language of the page."""

    skip: str
    sections: str
    search: str
    contents: str
    languages: str
    footer: str
    feed: str
    back_to_top: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """Everything a frame shows that is the same on many pages.

    Addresses begin at the root of the language with `/`; `search` is the search page's and `feed` the Atom feed's,
    empty where there is none; `up` leads from there to the root of the site (`/..`), empty where that is it.
    `primary` and `accent` are `#rrggbb`, `logo` a picture's address; empty for the product's own.
    `logo_size` is there where the picture says its size.
    `footer_link` leads to whoever stands behind the site, `footer_text` says the rest about them.
    """

    site_title: str
    language: Language
    words: FrameWords
    home: str = "/"
    up: str = ""
    sections: tuple[Section, ...] = ()
    footer: tuple[Section, ...] = ()
    footer_link: Section | None = None
    footer_text: str = ""
    banner: Banner | None = None
    noindex: bool = False
    feed: str = ""
    search: str = ""
    primary: str = ""
    accent: str = ""
    logo: str = ""
    logo_size: PictureSize | None = None

    @property
    def on_primary(self) -> str:
        """Black or white, whichever can be read better on `primary`; empty where that is."""
        if not self.primary:
            return ""
        return "#000000" if luminance(self.primary) > _HALF_WAY else "#ffffff"

    def __post_init__(self) -> None:
        """Refuse a colour that could be more than a colour: it goes into a style sheet."""
        for colour in (self.primary, self.accent):
            if colour and not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
                raise ValueError(f"not a colour of the form #rrggbb: {colour!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """What every page says of a site as it was on a day. `url` is the site's address now, without a closing slash.

    `label` leads from a page to the same address there. `adopted` is said where not all was witnessed; empty elsewhere.
    `unkept` is said of the pages at `later`, whose wording of that day is not known.
    """

    text: str
    label: str
    adopted: str = ""
    unkept: str = ""
    later: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TocEntry:
    """One line of a page's table of contents; `text` is plain, `id` an id on the page."""

    id: str
    text: str
    level: int = 2
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in one of its languages, its own among them, for search engines; `x-default` is for all others."""

    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same page in another language; `label` is that language's own name."""

    language: str
    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What one page puts into its frame.

    `head`, `intro` and `content` are finished HTML; the rest is plain text. `intro` (breadcrumb, h1, summary) stands
    before the table of contents, `content` after it. `base` leads from the page to the site's root: `.`, `..`, `../..`,
    or an absolute path without a closing slash where the page's own address is not known (404). `robots` wins over the
    chrome's `noindex`. An empty `title` shows the site's alone. `imprint` is said on paper: where it is from.
    """

    title: str
    content: str
    base: str
    description: str = ""
    canonical: str = ""
    robots: str = ""
    head: str = ""
    intro: str = ""
    toc: tuple[TocEntry, ...] = ()
    language_links: tuple[LanguageLink, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    imprint: str = ""


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` between 0 and 1, as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    # The numbers are WCAG 2.2's.
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
