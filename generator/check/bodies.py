"""Texts and bodies: references that lead somewhere, links and pictures that exist, nothing shown otherwise than meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.derive.lookup import KINDS, Lookup, Missing
from generator.derive.public import published
from generator.model import urls
from generator.model.problem import Place, Problem, Spot, problem
from generator.model.text import Body
from generator.model.update import Update
from generator.model.when import WhenError, day
from generator.read.body import scan, scan_inline, scanned
from generator.read.nearest import listed, nearest
from generator.read.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.check.facts import Facts
    from generator.read.body import BodyLink, BodyScan, Reference

_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_BROKEN_BY = {"figure": "Topic", "promise": "Topic", "question": "Topic", "update": "Update", "contact": "Contacts",
              "term": "Glossary", "goal": "Goal"}


@dataclass(frozen=True, slots=True)
class _Text:
    """One text to be looked through; `place` gives the place of a finding in it."""

    path: str
    page: object
    found: BodyScan
    place: Callable[[int, int], Place | Spot]


def bodies(facts: Facts) -> Iterator[Problem]:
    """Every text of every file."""
    content = facts.content
    everything = Lookup(content, content.updates)
    public = Lookup(content, (update for update in content.updates if published(update, facts.now)))
    media = frozenset(medium.path for medium in content.media)
    pages = frozenset(_pages(facts))
    for text in _texts(facts):
        draft = isinstance(text.page, Update) and not published(text.page, facts.now)
        lookup = everything if draft else public
        for reference in text.found.references:
            yield from _reference(facts, text, reference, lookup, everything)
        yield from _strays(text)
        for link in text.found.links:
            yield from _link(text, link, media, pages)


def _pages(facts: Facts) -> Iterator[str]:
    content = facts.content
    for item in (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages):
        yield item.path


def _texts(facts: Facts) -> Iterator[_Text]:
    content = facts.content
    listing = "content/contacts.yml", "content/glossary.yml"
    yield from _in(content.settings, "site.yml", ())
    for contact in content.contacts:
        yield from _in(contact, listing[0], (contact.id,))
    for term in content.terms:
        yield from _in(term, listing[1], (term.id,))
    for follow_up in content.follow_ups:
        yield from _in(follow_up, follow_up.path, ())
    pages = (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages)
    translated = tuple(one.value for one in content.translations if hasattr(one.value, "path"))
    for page in (*pages, *translated):
        yield from _in(page, page.path, ())
        body = getattr(page, "body", Body())
        if body.text:
            path = page.path
            yield _Text(path, page, scanned(body.text, body.line), _exactly(path))


def _in(value: object, path: str, keys: tuple[str | int, ...]) -> Iterator[_Text]:
    for text in texts(value):
        found = scan(text.text, 1) if text.markdown else scan_inline(text.text, 1)
        yield _Text(path, value, found, _at_key(path, (*keys, *text.keys)))


def _exactly(path: str) -> Callable[[int, int], Place]:
    return lambda line, column: Place(path=path, line=line, column=column)


def _at_key(path: str, keys: tuple[str | int, ...]) -> Callable[[int, int], Spot]:
    return lambda _line, _column: Spot(path=path, keys=keys)


def _reference(
    facts: Facts, text: _Text, reference: Reference, lookup: Lookup, everything: Lookup
) -> Iterator[Problem]:
    where = text.place(reference.line, reference.column)
    if reference.kind not in KINDS:
        yield problem(where, "reference-form", source=reference.source, kinds=", ".join(KINDS))
        return
    try:
        if reference.day:
            day(reference.day)
    except WhenError as error:
        yield problem(where, error.code, value=error.found)
        return
    target = lookup.find(reference.kind, reference.id, reference.day, text.page)
    if not isinstance(target, Missing) or _BROKEN_BY[reference.kind] in facts.broken:
        return
    if lookup is not everything:
        later = everything.find(reference.kind, reference.id, reference.day, text.page)
        if not isinstance(later, Missing):
            yield problem(where, "reference-unpublished", kind=reference.kind, id=reference.id)
            return
    if target.code == "reference-no-value" and "Update" in facts.broken:
        return
    params = {"kind": reference.kind, "id": reference.id}
    if target.code != "reference-no-value":
        params["known"] = listed(target.known)
        guess = nearest(reference.id, target.known) if target.code == "reference-missing" else ""
        params |= {"guess": guess} if guess else {}
    yield problem(where, target.code, **params)


def _strays(text: _Text) -> Iterator[Problem]:
    for stray in text.found.strays:
        where = text.place(stray.line, stray.column)
        if stray.source.startswith("{{"):
            yield problem(where, "reference-form", source=stray.source, kinds=", ".join(KINDS))
        else:
            yield problem(where, "template-syntax", source=stray.source)
    for html in text.found.raw_html:
        yield problem(text.place(html.line, html.column), "html-shown", tag=html.tag)
    for heading in text.found.top_headings:
        yield problem(text.place(heading.line, heading.column), "heading-top", text=heading.text)


def _link(text: _Text, link: BodyLink, media: frozenset[str], pages: frozenset[str]) -> Iterator[Problem]:
    where = text.place(link.line, link.column)
    if link.picture and not link.text.strip():
        yield problem(where, "picture-alt", target=link.target)
    target = unquote(link.target)
    scheme, colon, _ = target.partition(":")
    if target.startswith(("#", "/")) or not target or "{{" in target:
        if target.startswith("//"):
            yield problem(where, "link-unsafe", target=link.target)
        return
    if colon and "/" not in scheme:
        if not target.lower().startswith(_SCHEMES):
            yield problem(where, "link-unsafe", target=link.target)
        return
    path = urls.relative(text.path, target)
    if not path.startswith("content/"):
        yield problem(where, "link-outside", target=link.target)
    elif path not in media and (link.picture or path not in pages):
        yield problem(where, "link-missing", target=link.target)
