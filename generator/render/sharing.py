"""What every page says to those who show it elsewhere: the tags that cards of links are made of, and linked data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.model.settings import Authority, Language
from generator.model.urls import HOME
from generator.plan.views.shared import PictureKind, picture_of
from generator.render.linked_data import Site, linked_data
from generator.render.pictures import HEIGHT, WIDTH, Drawing, Picture

if TYPE_CHECKING:
    from generator.plan.output import Page

_LOCALES: dict[Language, str] = {"da": "da_DK", "en": "en_GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What the pages of a site say of it: whose it is, and the picture of each kind of page."""

    site_title: str
    language: Language
    publisher: Authority | None
    pictures: tuple[Picture, ...]

    @property
    def drawn(self) -> tuple[Drawing, ...]:
        """The pictures that we draw; the site has brought the others itself."""
        return tuple(one.drawing for one in self.pictures if one.drawing)

    def picture(self, kind: PictureKind) -> Picture:
        """The picture of a kind of page."""
        return next(one for one in self.pictures if one.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Whole addresses of a page: `here` is the one that it is known by, and `home` what the front page is called.

    `url` is where the addresses of pages begin, `root` where those of the site's assets do, without a closing slash.
    """

    here: str
    url: str
    root: str
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareTags:
    """What the part `share` shows. Addresses are whole ones; `kind` is `article` or `website`.

    `locale` is the language of the page's words (`da_DK`), `other_locales` those of the same page in other languages.
    `width` and `height` are in pixels, 0 for a picture of the site's own. `published` and `changed` are instants of
    articles (ISO 8601), empty elsewhere and where nothing was changed. `data` is JSON that is safe in a script element.
    """

    kind: str
    title: str
    description: str
    url: str
    site: str
    locale: str
    other_locales: tuple[str, ...]
    picture: str
    picture_alt: str
    width: int
    height: int
    published: str
    changed: str
    data: Markup


def share_tags(page: Page, sharing: Sharing, where: Where) -> ShareTags:
    """What a page says, in the language of its own words."""
    picture, article = sharing.picture(picture_of(page.template)), page.shared.article
    address = f"{where.root}/{picture.path}"
    language = page.original.language if page.original else sharing.language
    site = Site(
        url=where.url,
        root=where.root,
        here=where.here,
        title=sharing.site_title,
        language=language,
        publisher=sharing.publisher,
        picture=address,
    )
    return ShareTags(
        kind="article" if article else "website",
        title=sharing.site_title if page.address == HOME else page.title,
        description=page.description or sharing.site_title,
        url=where.here,
        site=sharing.site_title,
        locale=_LOCALES[language],
        other_locales=tuple(_LOCALES[one.language] for one in page.alternates if one.language != language),
        picture=address,
        picture_alt=picture.alt,
        width=WIDTH if picture.drawing else 0,
        height=HEIGHT if picture.drawing else 0,
        published=article.published if article else "",
        changed=article.changed if article and article.changed != article.published else "",
        data=Markup(linked_data(page, site, where.home)),  # noqa: S704 - it has no character that HTML knows
    )
