"""Texts and bodies: references that lead somewhere, links and pictures that exist, nothing shown but as meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.check.contacts import closed_door
from generator.check.facts import missing_code
from generator.check.within import in_body, in_value
from generator.derive.lookup import KINDS, Lookup, Missing
from generator.derive.public import published
from generator.model import urls
from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.model.plan import Goal
from generator.model.problem import Place, Problem, Spot, Step, problem
from generator.model.text import Body
from generator.model.update import Update
from generator.model.when import WhenError, day
from generator.read.body import scan, scan_inline, scanned
from generator.read.marks import REFERENCE
from generator.read.nearest import listed, nearest
from generator.read.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.check.facts import Facts
    from generator.model.content import Content
    from generator.read.body import BodyLink, BodyScan, Reference

_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_BROKEN_BY = {
    "figure": "Topic",
    "promise": "Topic",
    "question": "Topic",
    "update": "Update",
    "contact": "Contacts",
    "term": "Glossary",
    "goal": "Goal",
}


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
    everything, public = Lookup(content), Lookup(facts.public)
    media = frozenset(medium.path for medium in content.media)
    files = media.union(_pages(content))
    hidden = files - media.union(_pages(facts.public))
    for text in _texts(facts):
        draft = _unpublished(facts, text.page)
        lookup = everything if draft else public
        for reference in text.found.references:
            yield from _reference(facts, text, reference, lookup, everything)
            if reference.kind == "contact":
                where = text.place(reference.line, reference.column)
                yield from closed_door(facts, where, text.page, lookup.contacts.get(reference.id))
        yield from _strays(text)
        for link in text.found.links:
            yield from _link(facts, text, link, media if link.picture else files)
            path = urls.relative(text.path, unquote(link.target))
            if path in hidden and not draft and not link.picture:
                where = text.place(link.line, link.column)
                yield problem(where, "link-unpublished", target=link.target)


def titles(facts: Facts) -> Iterator[Problem]:
    """Titles hold no references: they stand where nothing is resolved, in lists, feeds and the browser's tab."""
    content = facts.content
    pages = (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages)
    translated = ((one.path, one.value) for one in content.translations if ("title",) in one.said)
    titled = (
        *((page.path, page.title) for page in pages),
        *((at, str(getattr(it, "title", ""))) for at, it in translated),
    )
    for path, title in titled:
        found = REFERENCE.search(title) if "{{" in title else None
        if found:
            where = in_value(path, ("title",), title)(1, found.start() + 1)
            yield problem(where, "reference-here", source=found[0])


def _unpublished(facts: Facts, page: object) -> bool:
    """Whether a text stands in a draft or in what is scheduled, where it may speak of others of that kind."""
    if isinstance(page, Goal | FollowUp) and page.plan not in {plan.id for plan in facts.public.plans}:
        return True
    return isinstance(page, Page | FollowUp) and not published(page, facts.now)


def _pages(content: Content) -> Iterator[str]:
    for item in (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages):
        yield item.path


def _texts(facts: Facts) -> Iterator[_Text]:
    content = facts.content
    pages = (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages)
    originals: dict[tuple[str, str], object] = {("site.yml", ""): content.settings}
    for contact in content.contacts:
        originals["content/contacts.yml", contact.id] = contact
    for term in content.terms:
        originals["content/glossary.yml", term.id] = term
    originals |= {(one.path, ""): one for one in content.follow_ups}
    originals |= {(page.path, ""): page for page in pages}
    for (path, entry), value in originals.items():
        yield from _in(value, path, (entry,) if entry else ())
    for one in content.translations:
        entry = one.value.id if isinstance(one.value, Contact | Term) else ""
        original = originals.get((one.path.replace(f".{one.language}.", "."), entry))
        yield from _in(one.value, one.path, (entry,) if entry else (), besides=original)


def _in(value: object, path: str, keys: tuple[Step, ...], besides: object = None) -> Iterator[_Text]:
    """The texts of a value and its body; not those that stand in the value `besides` it, which it translates."""
    seen = frozenset(texts(besides)) if besides else frozenset()
    for text in texts(value):
        if text not in seen:
            found = scan(text.text, 1) if text.markdown else scan_inline(text.text, 1)
            yield _Text(path, value, found, in_value(path, (*keys, *text.keys), text.text))
    body = getattr(value, "body", Body())
    if body.text and body != getattr(besides, "body", None):
        yield _Text(path, value, scanned(body.text, body.line), in_body(path))


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
    if reference.kind in ("figure", "promise") and isinstance(text.page, Update) and _undecided(facts, text.page):
        return
    target = lookup.find(reference.kind, reference.id, reference.day, text.page)
    if not isinstance(target, Missing) or _BROKEN_BY[reference.kind] in facts.broken.kinds:
        return
    if lookup is not everything:
        later = everything.find(reference.kind, reference.id, reference.day, text.page)
        if not isinstance(later, Missing):
            yield problem(where, "reference-unpublished", kind=reference.kind, id=reference.id)
            return
    if target.code == "reference-no-value" and "Update" in facts.broken.kinds:
        return
    params = {"kind": reference.kind, "id": reference.id}
    if target.code != "reference-no-value":
        params["known"] = listed(target.known)
        guess = nearest(reference.id, target.known) if target.code == "reference-missing" else ""
        params |= {"guess": guess} if guess else {}
    code = missing_code(reference.kind) if target.code == "reference-missing" else target.code
    yield problem(where, code, **params)


def _undecided(facts: Facts, update: Update) -> bool:
    """Whether its topic is not known, which is said already; until it is, nobody knows what it may refer to."""
    if facts.topic_of(update):
        return False
    return bool(update.topic) or len(facts.topics_for(update)) > 1


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


def _link(facts: Facts, text: _Text, link: BodyLink, known: frozenset[str]) -> Iterator[Problem]:
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
        elif link.picture:
            yield problem(where, "picture-elsewhere", target=link.target)
        return
    path = urls.relative(text.path, target)
    if not path.startswith("content/"):
        yield problem(where, "link-outside", target=link.target)
    elif path not in known and not facts.broken.holds(path):
        yield problem(where, "link-missing", target=link.target)
