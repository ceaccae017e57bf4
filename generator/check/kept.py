"""What has been public stays: every address leads somewhere, no page, document or channel is gone without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.content import Medium
from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.model.plan import Goal
from generator.model.problem import Place, Problem, Spot, problem
from generator.model.rules import N_
from generator.model.settings import Settings
from generator.record.entry import MEDIA
from generator.record.history import value_of
from generator.record.items import CONTACTS, GLOSSARY, Guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.record.entry import Entry, Version
    from generator.record.history import History, Past


def paths(facts: Facts) -> Iterator[Problem]:
    """The first parts of addresses are what they were when anything was published; all pages would move."""
    if _moved(facts):
        yield problem(Spot(path="site.yml", keys=("paths",), on_key=True), "paths-changed")


def _moved(facts: Facts) -> bool:
    for history in facts.past.histories if facts.past else ():
        if isinstance(history.item.value, Settings) and history.entry and history.entry.last:
            before = value_of(history.entry.last)
            return isinstance(before, Settings) and before.paths != history.item.value.paths
    return False


def languages(facts: Facts) -> Iterator[Problem]:
    """A language in which the site has been public, with a tree of addresses of its own."""
    for history in facts.past.histories if facts.past else ():
        settings, last = history.item.value, history.entry.last if history.entry else None
        before = value_of(last) if last and isinstance(settings, Settings) else None
        if last and isinstance(settings, Settings) and isinstance(before, Settings):
            for language in before.other_languages:
                if language not in settings.languages:
                    key = "language" if settings.language else "languages"
                    where = Spot(path="site.yml", keys=(key,), on_key=True)
                    yield problem(where, "language-vanished", language=language, since=last.since.date())


def vanished(facts: Facts) -> Iterator[Problem]:
    """Pages and documents that were public and would be so no longer."""
    if facts.past is None or _moved(facts):
        return
    content = facts.content
    files: tuple[Guarded, ...] = (
        *content.updates,
        *content.topics,
        *content.plans,
        *content.goals,
        *content.pages,
        *content.follow_ups,
    )
    here = {value.path: value for value in files}
    held = {address for history in facts.past.histories for address in _held(history)}
    for entry in facts.past.gone:
        last = entry.last
        if last is None or facts.broken.holds(last.path) or (entry.id.startswith(MEDIA) and last.redacted):
            continue
        known = here.get(last.path)
        if isinstance(known, Goal | FollowUp) and "Plan" in facts.broken.kinds:
            # Whether it is public is the plan's to say, and nobody can read that.
            continue
        if known:
            yield _hidden(known, last)
        else:
            yield _gone(entry, last, held, _renamed(facts.past, last))


def _hidden(value: Guarded, last: Version) -> Problem:
    """The file is there, and is a draft or belongs to the future."""
    where = Spot(path=value.path, keys=("draft",)) if value.draft else Spot(path=value.path, keys=("date",))
    return problem(where, "published-hidden", since=last.since.date())


def _renamed(past: Past, last: Version) -> str:
    """The file that says the same and is new: the one that was given another name. Empty where there is none."""
    found = (one.item.path for one in past.histories if one.entry is None and one.item.source == last.source)
    return next(found, "")


def _gone(entry: Entry, last: Version, held: set[str], renamed: str) -> Problem:
    where = Place(path=last.path)
    words = entry.words_path(last)
    since = last.since.date()
    if entry.id.startswith(MEDIA):
        return problem(where, "medium-vanished", address=entry.addresses[0], since=since)
    if not entry.addresses or last.path.endswith(".yml"):
        return problem(where, "file-vanished", since=since, words=words)
    if entry.addresses[0] in held:
        return problem(where, "page-absorbed", address=entry.addresses[0], since=since, words=words)
    more = {"guess": renamed} if renamed else {}
    return problem(where, "address-vanished", address=entry.addresses[0], since=since, words=words, **more)


def _held(history: History) -> tuple[str, ...]:
    return (history.item.address, *history.item.aliases)


def aliases(facts: Facts) -> Iterator[Problem]:
    """Earlier addresses of a page that it no longer names."""
    for history in facts.past.histories if facts.past and not _moved(facts) else ():
        entry, value = history.entry, history.item.value
        if entry is None or not isinstance(value, Page):
            continue
        for address in entry.addresses:
            if address in _held(history):
                continue
            where = Spot(path=value.path, keys=("aliases",), on_key=True)
            yield problem(where, "alias-missing", address=address)


def media(facts: Facts) -> Iterator[Problem]:
    """Documents and pictures whose content is another under the name that was published."""
    for history in facts.past.histories if facts.past else ():
        entry, value = history.entry, history.item.value
        if isinstance(value, Medium) and entry and entry.last and entry.last.digest != value.digest:
            code = "medium-redacted" if entry.last.redacted else "medium-changed"
            yield problem(Place(path=value.path), code, since=entry.last.since.date())


def channels(facts: Facts) -> Iterator[Problem]:
    """Contact channels and terms that readers could look up and that are gone."""
    kinds = {CONTACTS: N_("contact"), GLOSSARY: N_("term")}
    for history in facts.past.histories if facts.past else ():
        item, entry = history.item, history.entry
        if item.path not in kinds or entry is None or entry.last is None or item.source == entry.last.source:
            continue
        known = {one.id for one in item.value} if isinstance(item.value, tuple) else set()
        before = value_of(entry.last)
        for one in before if isinstance(before, tuple) else ():
            if one.id not in known:
                yield problem(Place(path=item.path), "id-vanished", kind=kinds[item.path], id=one.id)
