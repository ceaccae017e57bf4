"""What all pages of a site look like: chrome from its settings, templates of its own and ours, assets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import urls
from generator.plan.accessibility import own_page, statement_address
from generator.plan.language.plainly import plainly
from generator.plan.language.words import words_in
from generator.plan.views.pieces import InLanguage
from generator.render.assets import assets
from generator.render.chrome import Chrome, FrameWords, Section
from generator.render.mistakes import blamed
from generator.render.page import Look
from generator.render.picture_sizes import PictureSize, picture_sizes
from generator.render.pictures import pictures
from generator.render.sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.derive.site import Site
    from generator.plan.language.words import Words
    from generator.render.assets import Assets

_PACKAGE = Path(__file__).parent.parent


def carried(name: str) -> Path:
    """A folder that the package carries: inside it where it is installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def looks_of(sites: tuple[Site, ...], project: Path) -> tuple[Look, ...]:
    """The look of a site in each of its languages, the main one first; all have their assets in common.

    Files in the project's own `templates/` stand in for ours of the same name. Raises TemplateMistake.
    """
    own = project / "templates"
    ours = carried("templates")
    folders = (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)
    languages = tuple(site.settings.main_language for site in sites)
    with blamed(folders):
        # To search English takes less than any other language does.
        published = assets(next((one for one in languages if one != "en"), "en"), folders)
    trees = ("", *(urls.tree(language) for language in languages[1:]))
    homes = tuple(
        InLanguage(language=one, address=tree + urls.HOME) for one, tree in zip(languages, trees, strict=True)
    )
    return tuple(
        _sized(
            _look(site, tree, homes if len(homes) > 1 else (), folders, published),
            picture_sizes(site.media, project),
        )
        for site, tree in zip(sites, trees, strict=True)
    )


def _sized(look: Look, sizes: tuple[PictureSize, ...]) -> Look:
    """The look that knows how large the site's pictures are, its logo among them."""
    logo = next((one for one in sizes if look.chrome.logo.endswith(f"/{one.name}")), None)
    return replace(look, pictures=sizes, chrome=replace(look.chrome, logo_size=logo))


def _look(site: Site, tree: str, homes: tuple[InLanguage, ...], folders: tuple[Path, ...], published: Assets) -> Look:
    words, up = words_in(site.settings.main_language), "/.." if tree else ""
    chrome = _chrome(site, words, up)
    plain = plainly(replace(chrome, logo=chrome.logo.removeprefix(up)))
    url = site.settings.url.rstrip("/")
    return Look(
        chrome=chrome,
        templates=folders,
        assets=published,
        url=url,
        tree=tree,
        homes=homes,
        sharing=Sharing(
            site_title=plain.site_title,
            language=plain.language,
            publisher=plainly(site.settings.authority),
            pictures=pictures(plain, url.removesuffix(tree), words, published),
        ),
    )


def _chrome(site: Site, words: Words, up: str) -> Chrome:
    """What is around the pages of a site; `up` leads from its root to where pictures are."""
    settings = site.settings
    at = urls.Addresses(settings.paths)
    say = words.say
    sections = []
    if site.updates:
        sections.append(Section(id="updates", label=say("Updates"), address=at.updates()))
    if site.topics:
        sections.append(Section(id="topics", label=say("Topics"), address=at.topics()))
    if any(one.statements for state in site.topics for one in state.promises):
        sections.append(Section(id="promises", label=say("Promises"), address=urls.PROMISES))
    if site.plans:
        sections.append(Section(id="plans", label=say("Goals"), address=at.plans()))
    if settings.audiences:
        sections.append(Section(id="audiences", label=say("For whom"), address=urls.AUDIENCES))
    if site.contacts:
        sections.append(Section(id="contacts", label=say("Contact"), address=urls.CONTACTS))
    authority = settings.authority
    return Chrome(
        site_title=settings.title,
        language=settings.main_language,
        words=FrameWords(
            skip=say("Skip to content"),
            sections=say("Main menu"),
            search=say("Search"),
            contents=say("On this page"),
            languages=say("Languages"),
            footer=say("About the site"),
            feed=say("Feed (Atom)"),
            back_to_top=say("Back to top"),
        ),
        sections=tuple(sections),
        footer=tuple(_footer(site, at, words)),
        footer_link=Section(id="authority", label=authority.name, address=authority.url)
        if authority and authority.url
        else None,
        footer_text=_authority(site),
        banner=settings.banner,
        noindex=settings.noindex,
        up=up,
        feed=urls.FEED,
        search=urls.SEARCH,
        primary=settings.theme.primary,
        accent=settings.theme.accent,
        logo=up + at.medium(settings.theme.logo) if settings.theme.logo else "",
    )


def _footer(site: Site, at: urls.Addresses, words: Words) -> Iterator[Section]:
    """The links at the foot of every page; the accessibility statement is called that, whatever its page is."""
    statement, own, name = statement_address(site), own_page(site), words.say("Accessibility statement")
    named = False
    for page in site.pages:
        address, says = at.page(page), name.casefold() in page.title.casefold()
        told = address == statement and (says or page == own)
        named |= told
        yield Section(id=page.id, label=name if told and not says else page.title, address=address)
    if site.terms:
        yield Section(id="glossary", label=words.say("Glossary"), address=urls.GLOSSARY)
    if any(update.tags for update in site.updates):
        yield Section(id="tags", label=words.say("Tags"), address=at.tags())
    if statement and not named:
        yield Section(id="accessibility", label=name, address=statement)
    yield Section(id="corrections", label=words.say("Corrections"), address=urls.CORRECTIONS)


def _authority(site: Site) -> str:
    """Who stands behind the site, in plain words: without the name where that is a link of its own."""
    authority = site.settings.authority
    if authority is None:
        return ""
    cvr = f"CVR {authority.cvr}" if authority.cvr else ""
    name = "" if authority.url else authority.name
    return ", ".join(part for part in (name, authority.address, cvr) if part)
