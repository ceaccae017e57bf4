"""One page to bytes: its template inside its frame. Pure, alone, and the same in any process."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.model.foreign import CLOSE, bare, opening
from generator.model.urls import HOME, MEDIA, NOT_FOUND, file_of
from generator.plan.language.plainly import plainly
from generator.plan.language.words import words_in
from generator.plan.output import Page
from generator.plan.views.data import PdfView, RedirectView
from generator.plan.views.pieces import Anchor, Insert, Text
from generator.render.chrome import AsOf, Chrome, Fill, TocEntry
from generator.render.compiled import compiled_templates
from generator.render.dress import plain_text
from generator.render.explain import TERM, explained
from generator.render.languages import alternates, canonical, switch, untranslated
from generator.render.loading import templates_in
from generator.render.markdown import render, render_inline
from generator.render.mistakes import blamed
from generator.render.picture_sizes import PictureSize, sized
from generator.render.prose import prose_words
from generator.render.sharing import Sharing, Where, share_tags
from generator.render.syllables import with_breaks
from generator.render.theme import Frame, fill, forget_templates, render_frame
from generator.render.told_apart import in_language, told_apart
from generator.render.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Template

    from generator.plan.language.words import Words
    from generator.plan.views.pieces import InLanguage
    from generator.render.assets import Assets


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What readers need to refer to a page: `who` publishes it, its title, its address, which wording of which day."""

    who: str
    title: str
    url: str
    wording: str


_BRACKETS = re.compile(r"\([^()]*\)")

_NUMBER, _COUNT = "\ue000", "\ue001"
_CSS_NUMBER, _CSS_COUNT = Markup('<span class="fd-number"></span>'), Markup('<span class="fd-count"></span>')
"""Where the number of a sheet stands, and how many there are: only what sets them on paper knows that."""

_HEADING = re.compile(r'<h2(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything pages look like: what is around them, the template folders (the one that wins first), the assets.

    `url` is the site's own address without a closing slash, and that of its `tree` where its language is not the main
    one (`/en`); `homes` are the front pages in all languages, the main one first, where there are several. `as_of` is
    there where the site is one of the past. `pictures` are the sizes of the site's pictures. `sharing` is what every
    page says of the site to those who show it elsewhere.
    """

    chrome: Chrome
    templates: tuple[Path, ...]
    assets: Assets
    url: str
    sharing: Sharing
    tree: str = ""
    homes: tuple[InLanguage, ...] = ()
    as_of: AsOf | None = None
    pictures: tuple[PictureSize, ...] = ()

    @property
    def root(self) -> str:
        """The address of the whole site, in all languages, without a closing slash."""
        return self.url.removesuffix(self.tree)


class Renderer:
    """Renders the pages of one site. Frames and templates are made once and kept."""

    def __init__(self, look: Look, words: Words) -> None:
        """Prepare to render in one look and language; nothing is loaded before the first page."""
        self.look = look
        self.words = words
        self._frames: dict[tuple[str, bool], Frame] = {}
        self._templates: dict[str, Template] = {}
        self._meanings: dict[str, Insert] = {}
        self._boxes: dict[tuple[Insert, ...], str] = {}
        forget_templates()

    def page(self, page: Page) -> bytes:
        """The bytes of one page. Raises TemplateMistake."""
        with blamed(self.look.templates):
            return self._page(page)

    def _page(self, page: Page) -> bytes:
        base = base_of(page.address)
        if page.address.endswith(".html"):
            # Shown at any address, so only a way from the root holds.
            base = re.sub(r"^https?://[^/]*", "", self.look.url)
        blocks = self._blocks(page, base)
        toc = _toc(blocks["content"]) if page.toc else ()
        toc = toc if len(toc) > 1 else ()
        intro, content = (
            sized(with_breaks(part, self.words.language), self.look.pictures) for part in self._explained(blocks)
        )
        intro = self._past(page.address) + self._untranslated(page, intro + content) + intro
        frame = self._frame(page.section, toc=bool(toc))
        whole = fill(
            frame,
            Fill(
                title="" if page.address == HOME else page.title,
                description=page.description,
                canonical=canonical(self.look, page) if page.listed else "",
                robots="" if page.listed else "noindex",
                base=base,
                head=self._rooted(blocks["head"], base) + self._shared(page),
                intro=self._rooted(intro, base),
                content=self._rooted(content, base),
                toc=toc,
                language_links=tuple(switch(self.look, page)),
                alternates=tuple(alternates(self.look, page)),
                imprint=self._imprint(page),
            ),
        )
        return told_apart(whole, self.words.language) if self.look.tree else whole

    def redirect(self, address: str, view: RedirectView) -> bytes:
        """The bytes of a page that leads from an earlier address to the page's own. Raises TemplateMistake."""
        base = base_of(address)
        here = view.target.address.startswith("/")
        with blamed(self.look.templates):
            text = self._environment.get_template("pages/redirect.html").render(
                view=view,
                base=base if here else "",
                asset=self._asset_from(base),
                language=self.words.language,
                canonical=(self.look.url if here else "") + view.target.address,
            )
        whole = self._rooted(text, base).encode()
        return told_apart(whole, self.words.language) if self.look.tree else whole

    def sheet(self, view: PdfView) -> str:
        """What the PDF of a page shows, as HTML with whole addresses and its style inside. Raises TemplateMistake."""
        page = self.words.say("Page {page} of {pages}", page=_NUMBER, pages=_COUNT)
        numbers = escape(page).replace(_NUMBER, _CSS_NUMBER).replace(_COUNT, _CSS_COUNT)
        with blamed(self.look.templates):
            text = self._environment.get_template(f"print/{view.template}.html").render(
                view=view.view,
                sheet=view,
                language=self.words.language,
                url=self.look.url + view.address,
                banner=self.look.chrome.banner,
                as_of=self.look.as_of,
                page_numbers=numbers,
            )
        whole = self._rooted(text, self.look.url)
        return told_apart(whole.encode(), self.words.language).decode() if self.look.tree else whole

    def _rooted(self, html: str, base: str) -> str:
        """Addresses from the root of the site, or of its tree, made relative to a page."""
        if self.look.tree:
            root = self.look.root if base == self.look.url else base + self.look.chrome.up
            for shared in (MEDIA, *(one.address for one in self.look.homes if one.address != HOME)):
                html = _rooted(html, root, shared)
        return _rooted(html, base)

    def _blocks(self, page: Page, base: str) -> dict[str, str]:
        template = self._template(page.template)
        crumbs = (Anchor(text=self.words.say("Front page"), address=HOME), *page.crumbs) if page.crumbs else ()
        asset = self._asset_from(base)
        context = template.new_context(
            {"view": page.view, "crumbs": crumbs, "base": base, "asset": asset, "cited": self._cited(page)}
        )
        return {
            name: "".join(template.blocks[name](context)) if name in template.blocks else ""
            for name in ("head", "intro", "content")
        }

    def _cited(self, page: Page) -> Cited:
        day = self.words.day(date.fromisoformat(page.day)) if page.day else ""
        version = self.words.say("version {number}", number=page.version) if page.version else ""
        return Cited(
            who=self.look.chrome.site_title,
            title=page.title,
            url=self.look.url + page.address if page.listed else "",
            wording=", ".join(part for part in (version, day) if part),
        )

    def _imprint(self, page: Page) -> str:
        """Where a sheet of paper is from: address, version and date."""
        cited = self._cited(page)
        return " · ".join(part for part in (cited.url, cited.wording) if part)

    def _shared(self, page: Page) -> str:
        """What those read who show a page elsewhere; a page that is to be found nowhere says nothing to them."""
        if not page.listed:
            return ""
        home = self.words.say("Front page")
        # Neither attributes nor linked data can say that words are in another language.
        plain = replace(
            page,
            title=bare(page.title),
            description=bare(page.description),
            crumbs=plainly(page.crumbs),
            shared=plainly(page.shared),
        )
        where = Where(here=canonical(self.look, page), url=self.look.url, root=self.look.root, home=home)
        tags = share_tags(plain, self.look.sharing, where)
        return str(cast("_Parts", self._environment.globals["show"]).share(tags))

    def _past(self, address: str) -> str:
        """What a page of a site of the past says first: that it is one, and where the page is as it is now."""
        said = self.look.as_of
        if said is None:
            return ""
        now = said.url + self.look.tree + (HOME if address == NOT_FOUND else address)
        parts = cast("_Parts", self._environment.globals["show"])
        return str(parts.as_of(said, now, said.unkept if address in said.later else ""))

    def _untranslated(self, page: Page, html: str) -> str:
        """What a page with words that are not translated says first."""
        said = untranslated(self.look, page, html)
        return str(cast("_Parts", self._environment.globals["show"]).untranslated(self.words.say(said))) if said else ""

    def _asset_from(self, base: str) -> Callable[[str], str]:
        return lambda name: f"{base}{self.look.chrome.up}/{self.look.assets.path_of(name)}"

    def _explained(self, blocks: dict[str, str]) -> tuple[str, ...]:
        """What is read first, and then the rest, with every term explained where it stands first."""
        parts = (blocks["intro"], blocks["content"])
        if not any(TERM in part for part in parts):
            return parts
        return explained(parts, self._meanings, self._box)

    def _box(self, terms: tuple[Insert, ...]) -> str:
        """The explanations of terms, made once: what is explained on one page is explained on many."""
        if terms not in self._boxes:
            box = cast("_Parts", self._environment.globals["show"]).explain(terms)
            # It may come to stand inside of words in another language.
            self._boxes[terms] = f"{opening(self.words.language)}{box}{CLOSE}" if self.look.tree else box
        return self._boxes[terms]

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(f"pages/{name}.html")
        return self._templates[name]

    def _frame(self, section: str, *, toc: bool) -> Frame:
        key = (section, toc)
        if key not in self._frames:
            look = self.look
            self._frames[key] = render_frame(
                look.chrome, section=section, toc=toc, templates=look.templates, assets=look.assets
            )
        return self._frames[key]

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=templates_in(self.look.templates),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=compiled_templates(),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["_"] = self.words.say
        environment.globals["show"] = _Parts(environment)
        environment.filters["prose"] = self._prose
        environment.filters["kept"] = _kept
        return environment

    def _prose(self, text: Text) -> Markup:
        """An author's text as HTML with addresses from the site's root; the page makes them relative."""
        for insert in text.inserts:
            if insert.meaning:
                # The same for every page, so it does not matter which of them was rendered before this one.
                self._meanings[insert.url] = insert
        html = typeset(self._html(text), text.language or self.words.language)
        return Markup(in_language(html, text.language) if text.language else html)  # noqa: S704 - safe by the renderers' promise

    def _html(self, text: Text) -> str:
        if not text.markdown:
            return render_inline(text.source, inserts=text.inserts, base="")
        words = prose_words(words_in(text.language) if text.language else self.words)
        prose = render(text.source, words=words, base="", inserts=text.inserts, links=text.links, prefix=text.prefix)
        return prose.html


class _Parts:
    """The macros of `parts/`: `show.card` is the macro `card` of `parts/card.html`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable[..., str]:
        template = self._environment.get_template(f"parts/{name}.html")
        try:
            macro: Callable[..., str] = getattr(template.module, name)
        except AttributeError as error:
            raise TemplateSyntaxError(f"there is no macro {name} in it", 1, template.name, template.filename) from error
        found = _remembered(macro) if name == "card" else macro
        # From now on an attribute like any other, found without this method.
        setattr(self, name, found)
        return found


def _remembered(macro: Callable[..., str]) -> Callable[..., str]:
    """A macro that renders the same value once: an update's card stands in half a dozen lists."""
    known: dict[tuple[int, int], tuple[object, str]] = {}

    def show(view: object, level: int = 2) -> str:
        key = (id(view), level)
        if key not in known:
            # The value is kept with its HTML, so that no other can come to have its identity.
            known[key] = (view, macro(view, level))
        return known[key][1]

    return show


def base_of(address: str) -> str:
    """The way from a page to the site's root: `.` for the front page, `../..` two folders down."""
    depth = file_of(address).count("/")
    return "/".join([".."] * depth) or "."


def _kept(text: str) -> Markup:
    """Words as HTML in which what stands in brackets can be kept on one line: "14,4 % (8.860 af 61.380)".

    Where the line is too short for that, it is broken before "af", and never before the number after that.
    """

    def kept(found: re.Match[str]) -> str:
        before, _, last = found[0].rpartition(" ")
        return f'<span class="fd-kept">{before}\N{NO-BREAK SPACE}{last}</span>' if before else found[0]

    return Markup(_BRACKETS.sub(kept, str(escape(text))))  # noqa: S704 - escaped here


def _rooted(html: str, base: str, below: str = HOME) -> str:
    """Addresses from the site's root made relative. Quotes in text are escaped, so only attributes are met."""
    for attribute in ("href", "src", "action"):
        html = html.replace(f' {attribute}="{below}', f' {attribute}="{base}{below}')
    return html


def _toc(content: str) -> tuple[TocEntry, ...]:
    """The headings of level 2 as a table of contents."""
    return tuple(TocEntry(id=anchor, text=plain_text(inner)) for anchor, inner in _HEADING.findall(content))
