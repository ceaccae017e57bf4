"""What data files and redirects are made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.settings import Language
from generator.plan.views.filter_pieces import Membership
from generator.plan.views.pages import View
from generator.plan.views.pieces import Anchor, CardAction, Day, InLanguage, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An update in the Atom feed. `published` and `updated` are instants with their offset (ISO 8601)."""

    title: str
    address: str
    summary: Text
    published: str
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomView:
    """The data of an Atom feed; `url` is the site's own, with which addresses are made absolute."""

    title: str
    url: str
    address: str
    language: str
    author: str
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """A page in the sitemap; `day` (ISO) is when its own words last changed, empty where nobody can tell.

    `languages` are all in which it has words of its own, none where that is one only.
    """

    address: str
    day: str
    languages: tuple[InLanguage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """The data of the sitemap."""

    url: str
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """A page, or a part of one, in the search index: its title, what `kind` it is, in `line` when and of what.

    `summary` is shown under that; the rest is only searched.
    """

    title: str
    address: str
    kind: str
    line: str
    summary: str
    text: tuple[Text, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndexView:
    """The data of the search index."""

    language: Language
    entries: tuple[SearchEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedUpdate:
    """An update among those that can be chosen: what its card shows (`Card`), in plain words."""

    title: str
    address: str
    day: Day
    kind: str
    topic: str
    summary: str
    moves: tuple[str, ...]
    actions: tuple[CardAction, ...]
    corrected: str
    audiences: tuple[str, ...]
    choices: tuple[Membership, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateIndexView:
    """The data of the file that updates are chosen from by several choices at once, newest first."""

    entries: tuple[IndexedUpdate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """The data of robots.txt."""

    sitemap: str
    noindex: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumView:
    """A picture or document copied as it is: its path in the project and the digest of its bytes."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfView:
    """The PDF of a page: `print/<template>.html` puts the page's own `view` on sheets of paper.

    `title` names the document where nothing is around it, `description` is the page's, `author` who publishes it;
    `address` is the page's, from the site's root.
    """

    template: str
    view: View
    title: str
    description: str
    author: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """Template `redirect`: an earlier address that leads to the page's own, or a short one that leads elsewhere.

    What it leads to has `moved` from there, or else is the accessibility statement, which never was there.
    """

    title: str
    target: Anchor
    moved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An earlier address of a page, or of a list, and the one that it leads to; that may be on another site.

    It is not `lasting` where the author may let it lead elsewhere any day.
    """

    source: str
    target: str
    lasting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectsView:
    """Every redirect of the site, in the order of the sources, and the addresses that are `gone` for good.

    All but those on other sites are from the site's root; `root` is where that lies on its host: empty, or `/below`.
    """

    root: str
    redirects: tuple[Redirect, ...]
    gone: tuple[str, ...]
