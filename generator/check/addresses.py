"""Addresses: each belongs to one file, and tags that share one are spelt alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.problem import Place, Problem, Spot, problem
from generator.model.urls import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts

RESERVED = (urls.SEARCH, urls.GLOSSARY, urls.CONTACTS, urls.AUDIENCES, urls.MEDIA, "/assets/")


def addresses(facts: Facts) -> Iterator[Problem]:
    """Two inputs with one address, capitals aside: all of them are named, at the first."""
    taken: dict[str, list[str]] = {}
    for address, path in _claims(facts):
        owners = taken.setdefault(address.lower(), [])
        if path not in owners:
            owners.append(path)
    for address, paths in sorted(taken.items()):
        if len(paths) > 1:
            first, *_ = sorted(paths)
            yield problem(Place(path=first), "address-taken", address=address, paths=", ".join(sorted(paths)))


def _claims(facts: Facts) -> Iterator[tuple[str, str]]:
    content = facts.content
    at = Addresses(content.settings.paths)
    own = "site.yml"
    for address in (*RESERVED, at.updates(), at.topics(), at.plans(), at.tags()):
        yield address, own
    for update in content.updates:
        yield at.update(update), update.path
    for topic in content.topics:
        yield at.topic(topic.id), topic.path
    for plan in content.plans:
        yield at.plan(plan.id), plan.path
    for goal in content.goals:
        yield at.goal(goal), goal.path
    for follow_up in content.follow_ups:
        yield at.follow_up(follow_up.plan, follow_up.period), follow_up.path
    for page in content.pages:
        yield at.page(page), page.path
    for item in (*content.updates, *content.topics, *content.plans, *content.goals, *content.pages):
        for alias in item.aliases:
            yield alias, item.path


def tags(facts: Facts) -> Iterator[Problem]:
    """Tags that differ in spelling alone would share a page under two names."""
    first: dict[str, str] = {}
    for update in facts.content.updates:
        for n, tag in enumerate(update.tags):
            known = first.setdefault(urls.slug(tag), tag)
            if known != tag:
                yield problem(Spot(path=update.path, keys=("tags", n)), "tag-spelling", tag=tag, other=known)
