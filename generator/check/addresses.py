"""Addresses: each belongs to one file, and tags that share one are spelt alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.model import urls
from generator.model.problem import Place, Problem, Spot, problem
from generator.model.update import UpdateKind
from generator.model.urls import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts

BUILT_IN = (
    urls.SEARCH,
    urls.GLOSSARY,
    urls.CONTACTS,
    urls.PROMISES,
    urls.AUDIENCES,
    urls.CORRECTIONS,
    urls.MEDIA,
    urls.FEED,
    urls.SITEMAP,
    urls.ROBOTS,
    urls.NOT_FOUND,
    urls.REDIRECTS,
    "/assets/",
)
"""The addresses of every site, whatever its content."""

LONGEST = 100
"""The most characters in one part of an address: file systems take 255 bytes."""

_SIGN = r"[^\s/?#%\\.:*\"<>|]"
_PART = rf"(?!\.)(?:{_SIGN}|\.(?=[^/])){{1,{LONGEST}}}"
_FOLDER = rf"(?![^/]*\.[0-9]*[A-Za-z][A-Za-z0-9]{{0,4}}/){_PART}/"
"""Dots as in the number of a goal, but not the ending of a file: nothing can lie below what is one."""
_ALIAS = re.compile(rf"/(?:{_FOLDER})+|/(?:{_FOLDER})*{_PART}\.html?")
_VERSION = re.compile(r"/versioner/\d+(?:/|$)")
"""The addresses of former versions, which pages get one after the other."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """An address that something in the site has; `path` is empty for what every site has."""

    address: str
    path: str
    place: Place | Spot


def addresses(facts: Facts) -> Iterator[Problem]:
    """Two inputs with one address, capitals aside: where they are files all of them are named, at the first."""
    first: dict[str, _Claim] = {}
    shared: dict[str, set[str]] = {}
    for claim in _claims(facts):
        key = _folded(claim.address)
        known = first.setdefault(key, claim)
        if known is claim:
            continue
        if known.path and known.path != claim.path:
            shared.setdefault(key, {known.path}).add(claim.path)
        else:
            yield problem(claim.place, "address-used", address=claim.address)
    for key, paths in sorted(shared.items()):
        yield problem(
            Place(path=min(paths)), "address-taken", address=first[key].address, paths=", ".join(sorted(paths))
        )
    yield from _ill_formed(facts)


def _claims(facts: Facts) -> Iterator[_Claim]:
    content = facts.content
    settings = content.settings
    at = Addresses(settings.paths)
    site = Place(path="site.yml")
    for address in (*BUILT_IN, *(f"{urls.tree(language)}/" for language in settings.other_languages)):
        yield _Claim(address, "", site)
    lists = {"updates": at.updates(), "topics": at.topics(), "goals": at.plans(), "tags": at.tags()}
    for key, address in lists.items():
        yield _Claim(address, "", Spot(path="site.yml", keys=("paths", key)))
    for address in sorted(_lists(facts, at)):
        yield _Claim(address, "", site)
    if not _has_own_statement(facts):
        yield _Claim(urls.ACCESSIBILITY, "", site)
    for address in _of_plans(facts, at):
        yield _Claim(address, "", site)
    own = _own(facts, at)
    for address, path in own:
        yield _Claim(address, path, Place(path=path))
    for history in facts.past.histories if facts.past else ():
        versions = history.entry.versions[:-1] if history.entry and history.item.address else ()
        for version in versions:
            yield _Claim(urls.version(history.item.address, version.number), history.item.path, site)
    for language in settings.other_languages:
        yield from (_Claim(urls.tree(language) + address, "", site) for address, _ in own)
    yield from _aliases(facts)


def _own(facts: Facts, at: Addresses) -> tuple[tuple[str, str], ...]:
    """The address of every page of an author, with its file."""
    content = facts.content
    return (
        *((at.update(update), update.path) for update in content.updates),
        *((at.topic(topic.id), topic.path) for topic in content.topics),
        *((at.plan(plan.id), plan.path) for plan in content.plans),
        *((at.goal(goal), goal.path) for goal in content.goals),
        *((at.follow_up(one.plan, one.period), one.path) for one in content.follow_ups),
        *((at.page(page), page.path) for page in content.pages),
    )


def _lists(facts: Facts, at: Addresses) -> set[str]:
    """The pages that list updates by month, tag, audience, topic and kind; those of every kind are kept free."""
    days = {update.date.date.replace(day=1) for update in facts.content.updates}
    tags = {tag for update in facts.content.updates for tag in update.tags}
    audiences = [audience.id for audience in facts.content.settings.audiences]
    chosen = {
        *(at.updates_for(audience) for audience in audiences),
        *(at.updates_on(topic.id) for topic in facts.content.topics),
        *(at.updates_of(kind) for kind in get_args(UpdateKind)),
    }
    return {
        *chosen,
        *(urls.of_year(one, year) for one in chosen for year in {day.year for day in days}),
        *(at.year(day.year) for day in days),
        *(at.month(day) for day in days),
        *(at.tag(tag) for tag in tags),
        *(at.audience(audience) for audience in audiences),
    }


def _has_own_statement(facts: Facts) -> bool:
    """Whether an author's page stands where the accessibility statement belongs, or has that as an earlier address."""
    content = facts.content
    own = (Addresses(content.settings.paths).page(page) for page in content.pages)
    return any(
        _folded(address) == _folded(urls.ACCESSIBILITY) for address in (*own, *(one.address for one in _aliases(facts)))
    )


def _of_plans(facts: Facts, at: Addresses) -> Iterator[str]:
    """The pages that follow from plans: they are kept free before there is anything on them."""
    if facts.content.plans:
        yield at.over_years()
    for plan in facts.content.plans:
        yield at.milestones(plan.id)
        yield at.annual(plan.id)


def _aliases(facts: Facts) -> Iterator[_Claim]:
    content = facts.content
    for item in (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages):
        for n, alias in enumerate(item.aliases):
            yield _Claim(alias, item.path, Spot(path=item.path, keys=("aliases", n)))


def _ill_formed(facts: Facts) -> Iterator[Problem]:
    """Aliases that no file of the site can have."""
    for claim in _aliases(facts):
        if not _ALIAS.fullmatch(claim.address) or _VERSION.search(claim.address):
            yield problem(claim.place, "alias-form", value=claim.address)


def _folded(address: str) -> str:
    """An address as a file system that ignores capitals would compare it; a folder and its index are one."""
    folded = unicodedata.normalize("NFC", address.casefold())
    return (folded.removesuffix("index.html") if folded.endswith("/index.html") else folded).rstrip("/")


def tags(facts: Facts) -> Iterator[Problem]:
    """Tags that differ in spelling alone would share a page under two names."""
    first: dict[str, str] = {}
    for update in facts.content.updates:
        for n, tag in enumerate(update.tags):
            where = Spot(path=update.path, keys=("tags", n))
            known = first.setdefault(urls.slug(tag), tag)
            if len(tag) > LONGEST or not any(sign.isalnum() for sign in tag):
                yield problem(where, "tag-form", tag=tag)
            elif known != tag:
                yield problem(where, "tag-spelling", tag=tag, other=known)
