"""Marked words of another language as HTML says it: with `lang` on the element that holds them, or one around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.foreign import CLOSE, OPENS, bare, has_marks, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.settings import Language

_TAG = r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)[^<>]*>"
_TOKEN = re.compile(f"{_TAG}|[{''.join(OPENS)}{CLOSE}]")
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_PLAIN = frozenset({"desc", "option", "script", "style", "textarea", "title"})
"""Elements that hold no others: their words may be of another language as a whole, or else nobody can tell."""
_BLOCK = re.compile(r"<(?:article|aside|blockquote|details|div|dl|figure|h[1-6]|hr|ol|p|pre|section|table|ul)\b")
_HEADING = re.compile(r"(<(h[1-6]|th)\b[^>]*>)(.*?)(?=</\2>)", re.DOTALL)
"""What is looked at without what is around it: listed by itself, or its words broken."""


def in_language(html: str, language: Language) -> str:
    """The HTML of a text marked as one in a language, and once more each of its headings."""
    html = _HEADING.sub(lambda found: found[1] + opening(language) + found[3] + CLOSE, html)
    return f"{opening(language)}{html}{CLOSE}"


def told_apart(page: bytes, language: Language) -> bytes:
    """A page in `language` with no marks, and a `lang` wherever words of another language were marked.

    In attributes, and where a title mixes languages, HTML has no way to say it: there the mark is left out.
    """
    html = page.decode()
    return "".join(_told(html, language)).encode() if has_marks(html) else page


@dataclass(frozen=True, slots=True)
class _Marked:
    """Marked words between two places of a page; `within` are the elements around them, the innermost last."""

    start: int
    end: int
    language: Language
    within: tuple[str, ...]


def _told(html: str, language: Language) -> Iterator[str]:
    """The page in pieces."""
    edits = dict(_edits(html, language))
    at = 0
    for token in _TOKEN.finditer(html):
        yield html[at : token.start()]
        yield edits.get(token.start(), bare(token[0]))
        at = token.end()
    yield html[at:]


def _edits(html: str, language: Language) -> Iterator[tuple[int, str]]:
    """What comes in the place of marks, and of the tags of elements that get a `lang`, each with where that begins."""
    around: list[tuple[int, Language]] = []
    for one in sorted(_marked(html), key=lambda one: one.start):
        while around and around[-1][0] < one.start:
            around.pop()
        if one.language == (around[-1][1] if around else language):
            continue
        tag = _only_in(html, one)
        if tag:
            yield tag.start(), f'{bare(tag[0])[:-1]} lang="{one.language}">'
        else:
            name = _wrapper(html, one)
            if not name:
                continue
            yield one.start, f'<{name} lang="{one.language}">'
            yield one.end, f"</{name}>"
        around.append((one.end, one.language))


def _only_in(html: str, one: _Marked) -> re.Match[str] | None:
    """The tag of the element that holds these words and nothing else, unless its language is known already."""
    start = html.rfind("<", 0, one.start)
    tag = re.compile(_TAG).fullmatch(html, start, one.start) if start >= 0 else None
    alone = tag and not tag["end"] and html.startswith(f"</{tag['name']}>", one.end + 1)
    return tag if alone and tag and tag["name"] not in _VOID and " lang=" not in tag[0] else None


def _wrapper(html: str, one: _Marked) -> str:
    """The element to put around words; empty where there can be none."""
    if one.within and one.within[-1] in _PLAIN:
        return ""
    if "svg" in one.within:
        return "tspan" if one.within[-1] in ("text", "tspan") else ""
    return "div" if _BLOCK.search(html, one.start, one.end) else "span"


def _marked(html: str) -> Iterator[_Marked]:
    """Every pair of marks that stand in the same element; a text that was cut short has lost its second one."""
    elements: list[str] = []
    opened: list[tuple[int, int, Language]] = []
    for token in _TOKEN.finditer(html):
        text, name = token[0], token["name"]
        if text in OPENS:
            opened.append((token.start(), len(elements), OPENS[text]))
        elif text == CLOSE:
            if opened and opened[-1][1] == len(elements):
                start, _, language = opened.pop()
                yield _Marked(start, token.start(), language, tuple(elements))
        elif token["end"]:
            if name in elements:
                del elements[len(elements) - 1 - elements[::-1].index(name) :]
                while opened and opened[-1][1] > len(elements):
                    opened.pop()
        elif name not in _VOID and not text.endswith("/>"):
            elements.append(name)
