"""The accessibility statement: where it is, and the page of it that the settings are enough for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.output import Page
from generator.plan.parts import day
from generator.plan.redirects import Move
from generator.plan.views.pieces import Anchor
from generator.plan.views.site import AccessibilityView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.site import Site
    from generator.model.page import FreePage
    from generator.plan.context import Context

PAGES = ("was", "tilgaengelighed", "tilgaengelighedserklaering", "accessibility")
"""The names of free pages that tell of accessibility, the one that is taken first."""


def statement_address(site: Site) -> str:
    """The address of the site's accessibility statement, here or elsewhere; empty where nothing says anything of it.

    What the settings name comes first, then a free page; the settings alone are enough where they say whom to turn to.
    """
    said, page = site.settings.accessibility, own_page(site)
    own = site.settings.url.rstrip("/")
    named = said.url.removeprefix(own) if said.url.startswith((own + "/", "/", "http")) else ""
    if (page and page.id == PAGES[0]) or named.rstrip("/") == urls.ACCESSIBILITY.rstrip("/"):
        return urls.ACCESSIBILITY
    if named:
        return named
    if said.phone or said.email:
        return urls.ACCESSIBILITY
    return urls.Addresses(site.settings.paths).page(page) if page else ""


def own_page(site: Site) -> FreePage | None:
    """The free page that tells of accessibility."""
    known = {str(page.id): page for page in site.pages if not page.withdrawn}
    return next((known[one] for one in PAGES if one in known), None)


def statement_pages(context: Context) -> Iterator[Page]:
    """The statement made from the settings, where it is neither elsewhere nor a page of the author's."""
    site, words = context.site, context.words
    page, said = own_page(site), site.settings.accessibility
    if statement_address(site) != urls.ACCESSIBILITY or (page and page.id == PAGES[0]) or _taken(site):
        return
    settings = site.settings
    title = words.say("Accessibility statement")
    name = settings.authority.name if settings.authority else ""
    # It is about the site in all of its languages.
    tree = urls.tree(words.language) if context.original else ""
    about = {"title": settings.title, "url": settings.url.rstrip("/").removesuffix(tree)}
    view = AccessibilityView(
        title=title,
        intro=words.say("{authority} is responsible for this site, {title} ({url}).", authority=name, **about)
        if name
        else words.say("This statement is about the site {title} ({url}).", **about),
        reviewed=day(context, said.reviewed) if said.reviewed else None,
        phone=said.phone,
        phone_url="tel:" + "".join(sign for sign in said.phone if sign.isdigit() or sign == "+") if said.phone else "",
        email=said.email,
        own=Anchor(text=page.title, address=context.at.page(page)) if page else None,
    )
    yield Page(
        address=urls.ACCESSIBILITY,
        template="accessibility",
        view=view,
        title=title,
        description=words.say("What is done so that everybody can use the site, and whom to turn to."),
        section="about",
        day=said.reviewed.isoformat() if said.reviewed else "",
    )


def statement_moves(context: Context) -> Iterator[Move]:
    """From where authorities have their statement to where it is."""
    address = statement_address(context.site)
    if address not in ("", urls.ACCESSIBILITY):
        titles = {context.at.page(page): page.title for page in context.site.pages}
        text = titles.get(address, context.words.say("Accessibility statement"))
        yield Move(source=urls.ACCESSIBILITY, target=Anchor(text=text, address=address), moved=False)


def _taken(site: Site) -> bool:
    """Whether some page has had the statement's address before."""
    wanted = urls.file_of(urls.ACCESSIBILITY)
    pages = (*site.updates, *(state.topic for state in site.topics), *site.pages)
    return any(urls.file_of(alias) == wanted for page in pages for alias in page.aliases)
