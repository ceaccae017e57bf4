"""Material's templates as the frame of our pages; the only module that knows Material."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    pass_context,
)
from jinja2.runtime import Context

from generator.render.assets import Assets
from generator.render.chrome import Chrome, Fill, FrameWords, LanguageLink, Section, TocEntry
from generator.render.compiled import compiled_templates
from generator.render.gaps import Marks, Piece, marks_absent_from
from generator.render.loading import templates_in
from generator.render.stylesheets import MissingAsset

__all__ = [
    "CONTENT_ID",
    "GAPS",
    "Chrome",
    "Fill",
    "Frame",
    "FrameWords",
    "LanguageLink",
    "Pieces",
    "Section",
    "ThemeContractBroken",
    "TocEntry",
    "fill",
    "forget_templates",
    "render_frame",
]

CONTENT_ID = "content"
"""The id that the skip link leads to. The frame sets it; a page's content must not use it again."""


class ThemeContractBroken(Exception):
    """The templates do not give the frame that this module relies on; the message says which piece is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The parts of a frame that a page has none, one or many of: each a macro of `parts/frame.html`."""

    description: Piece
    canonical: Piece
    alternate: Piece
    robots: Piece
    toc_leaf: Piece
    toc_branch: Piece
    languages: Piece
    language: Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rendered frame with gaps. Holds only bytes and text: can be pickled, compared, and told apart by `digest`."""

    site_title: str
    languages_label: str
    robots: str
    page: Piece
    pieces: Pieces

    @property
    def digest(self) -> str:
        """A hex digest of everything the frame adds to a page."""
        return sha256(repr(self).encode()).hexdigest()


GAPS = ("base", "metadata", "title", "head", "languages", "intro", "toc", "content", "imprint")
"""What the frame leaves open, in the order of the gaps' numbers; `toc` only in a frame that has a table of contents."""

# Templates of Material that bring inline scripts, which read and write the browser's storage, or words of their own.
_REPLACED = {
    "partials/javascripts/base.html": "",
    "partials/javascripts/content.html": "",
    "partials/language.html": "{% macro t(key) %}{{ material_words[key] }}{% endmacro %}",
}

# What Material's base template writes outside of every block and only its scripts can use.
_LEFT_OUT = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">\n',
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n',
    '<label class="md-overlay" for="__drawer"></label>\n',
    '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner md-typeset"></div>\n</div>\n',
)


def render_frame(chrome: Chrome, *, section: str, toc: bool, templates: tuple[Path, ...], assets: Assets) -> Frame:
    """Render the frame once for all pages of `section`, with or without a table of contents.

    `templates` is the search path, a site's own folder first, ours last; Material's comes after them.
    Raises `ThemeContractBroken` where the templates do not fit together.
    """
    marks = marks_absent_from(repr((chrome, section)))
    environment = _environment(templates)
    context = _context(chrome, section, marks, toc=toc) | _published(assets, marks, chrome.up)
    try:
        text = environment.get_template("base.html").render(context)
        pieces = _pieces(environment, marks)
    except (TemplateError, MissingAsset, AttributeError, TypeError) as error:
        raise ThemeContractBroken(f"{_place(error)}{error}") from error
    page = marks.cut(_without_leftovers(_squeezed(text)))
    _demand_gaps(page, toc=toc)
    return Frame(
        site_title=chrome.site_title,
        languages_label=chrome.words.languages,
        robots="noindex" if chrome.noindex else "",
        page=page,
        pieces=pieces,
    )


def fill(frame: Frame, content: Fill) -> bytes:
    """The whole page as bytes: `content` put into `frame`, plain text escaped."""
    title = frame.site_title
    if content.title not in ("", title):
        title = f"{content.title} – {title}"
    return frame.page.fill(
        _text(content.base),
        _metadata(frame, content),
        _text(title),
        content.head.encode(),
        _languages(frame, content),
        content.intro.encode(),
        _toc(frame, content.toc),
        content.content.encode(),
        _text(content.imprint),
    )


def _text(plain: str) -> bytes:
    return escape(plain).encode()


def _metadata(frame: Frame, content: Fill) -> bytes:
    described = (
        (frame.pieces.description, content.description),
        (frame.pieces.canonical, content.canonical),
        (frame.pieces.robots, content.robots or frame.robots),
    )
    lines = [piece.fill(_text(value)) for piece, value in described if value]
    lines += [frame.pieces.alternate.fill(_text(one.language), _text(one.url)) for one in content.alternates]
    return b"\n".join(lines)


def _languages(frame: Frame, content: Fill) -> bytes:
    links = [
        frame.pieces.language.fill(_text(link.language), _text(link.label), _text(content.base + link.address))
        for link in content.language_links
    ]
    return frame.pieces.languages.fill(_text(frame.languages_label), b"".join(links)) if links else b""


def _toc(frame: Frame, entries: tuple[TocEntry, ...]) -> bytes:
    return b"".join(
        frame.pieces.toc_branch.fill(_text(entry.id), _text(entry.text), _toc(frame, entry.children))
        if entry.children
        else frame.pieces.toc_leaf.fill(_text(entry.id), _text(entry.text))
        for entry in entries
    )


def _pieces(environment: Environment, marks: Marks) -> Pieces:
    """Each macro rendered once, its arguments as gaps in their order."""
    macros = environment.get_template("parts/frame.html").module

    def cut(macro: str, gaps: int) -> Piece:
        return marks.cut(_squeezed(getattr(macros, macro)(*map(marks.mark, range(gaps)))).strip())

    return Pieces(
        description=cut("description", 1),
        canonical=cut("canonical", 1),
        alternate=cut("alternate", 2),
        robots=cut("robots", 1),
        toc_leaf=cut("toc_leaf", 2),
        toc_branch=cut("toc_branch", 3),
        languages=cut("languages", 2),
        language=cut("language", 3),
    )


def forget_templates() -> None:
    """Have templates read anew: between two builds of one process a site may have got one of its own."""
    _environment.cache_clear()


@lru_cache(maxsize=4)
def _environment(templates: tuple[Path, ...]) -> Environment:
    """Our templates over Material's; only ours escape by themselves, Material's are written for raw text."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package mkdocs-material is not installed", name="material")
    material = FileSystemLoader(Path(spec.submodule_search_locations[0], "templates"))
    environment = Environment(
        loader=ChoiceLoader(
            [templates_in(templates), DictLoader(_REPLACED), PrefixLoader({"material": material}), material]
        ),
        autoescape=lambda name: name is None or not name.startswith(("material/", "partials/")),  # noqa: S701 - see above
        undefined=StrictUndefined,
        bytecode_cache=compiled_templates(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Material asks for the first two by name; what it would call them on is in blocks that base.html replaces.
    environment.filters.update(url=str, script_tag=str, address=_address)
    return environment


@pass_context
def _address(context: Context, address: str) -> str:
    """An address as a link from any page: before one from the site's root (`/emner/`) comes the gap `base`."""
    return f"{context['gap'].base}{address}" if address.startswith("/") else address


def _published(assets: Assets, marks: Marks, up: str) -> dict[str, object]:
    """What templates may ask about assets: the style sheets' names, and the link to the asset of a name."""
    base = marks.mark(GAPS.index("base")) + up
    return {"stylesheets": assets.stylesheets, "asset": lambda name: f"{base}/{assets.path_of(name)}"}


def _context(chrome: Chrome, section: str, marks: Marks, *, toc: bool) -> dict[str, object]:
    """Everything the templates may ask for; with StrictUndefined, Material asking for more is an error."""
    gaps = SimpleNamespace(**{name: marks.mark(number) for number, name in enumerate(GAPS)})
    return {
        "chrome": chrome,
        "words": chrome.words,
        "section": section,
        "toc": toc,
        "gap": gaps,
        # From here on what Material's base.html reads.
        "material_words": {
            "language": chrome.language,
            "direction": "ltr",
            "action.skip": escape(chrome.words.skip),
        },
        "page": {"toc": ({"url": f"#{CONTENT_ID}"},)},
        "config": {
            "extra_css": (),
            "theme": {"direction": "ltr", "palette": None, "features": ()},
            "extra": {"version": None, "consent": None},
        },
    }


def _squeezed(text: str) -> str:
    """Without indentation and blank lines; the frame has no preformatted text."""
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line) + "\n"


def _without_leftovers(text: str) -> str:
    for leftover in _LEFT_OUT:
        if text.count(leftover) != 1:
            raise ThemeContractBroken(f"Material's base template no longer holds exactly once: {leftover.strip()}")
        text = text.replace(leftover, "")
    return text


def _demand_gaps(page: Piece, *, toc: bool) -> None:
    """Every gap is there, and whatever belongs to one page only once."""
    for number, name in enumerate(GAPS):
        expected = name != "toc" or toc
        count = page.gaps.count(number)
        if bool(count) != expected or (count > 1 and name not in ("base", "title")):
            wanted = "once" if expected else "nowhere"
            raise ThemeContractBroken(f"base.html must show the gap {name!r} {wanted}; it stands {count} times")


def _place(error: Exception) -> str:
    """Where in the templates an error came from, as `file:line: `, so far as it is known."""
    known = f"{getattr(error, 'filename', None) or getattr(error, 'name', None) or ''}"
    line = getattr(error, "lineno", None)
    if known and line:
        return f"{known}:{line}: "
    traceback, place = error.__traceback__, ""
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            place = f"{file}:{traceback.tb_lineno}: "
        traceback = traceback.tb_next
    return place
