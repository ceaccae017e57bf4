"""What readers rely on does not change without a word: public words and data against the record's newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.differing import backdated, differing, rewritten
from generator.check.signed import DEFINITIONS, amended, amendments, covered, remark, reported
from generator.model.follow_up import FollowUp
from generator.model.page import Page
from generator.model.plan import Goal, Plan
from generator.model.topic import Topic
from generator.model.update import Update
from generator.record.differences import telling
from generator.record.harmless import harmless
from generator.record.history import value_of
from generator.record.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.page import Change
    from generator.model.problem import Problem
    from generator.record.differences import Difference
    from generator.record.entry import Version

DECLARATIONS = frozenset({"figures", "promises"})
"""The keys of a topic under which something new only makes room for what updates report, and is not shown before."""
TOMBSTONE = frozenset({"title", "date", "kind"})
"""The keys of a page that can be read when it is withdrawn."""


def changed(facts: Facts) -> Iterator[Problem]:
    """Words and data of published files that are others than the record's, and are not declared as changed."""
    for history in facts.past.histories if facts.past else ():
        item, entry = history.item, history.entry
        if entry is None or entry.last is None or item.source == entry.last.source:
            continue
        before = value_of(entry.last)
        if isinstance(item.value, FollowUp) and isinstance(before, FollowUp):
            yield from reported(facts, before, item.value, entry.last)
        elif isinstance(item.value, Page) and isinstance(before, Page):
            yield from _page(facts, before, item.value, entry.last)


def _page(facts: Facts, before: Page, after: Page, last: Version) -> Iterator[Problem]:
    if wrong := tuple(rewritten(after.path, ("changes",), before.changes, after.changes)):
        yield from wrong
        return
    known = len(before.changes)
    yield from backdated(after.path, ("changes",), after.changes, known, last)
    found = [one for one in telling(said(before), said(after)) if _counts(facts, one, before, after)]
    if isinstance(after, Goal) and isinstance(before, Goal):
        signed = [one for one in found if one.keys[0] in DEFINITIONS]
        remarks = [one for one in signed if remark(one) and not covered(facts, after, one)]
        yield from amended(facts, before, after, (one for one in signed if one not in remarks))
        found = [one for one in found if one not in signed or one in remarks]
    elif isinstance(after, Plan) and isinstance(before, Plan):
        yield from amendments(facts, before, after, last)
        new = after.amendments[len(before.amendments) :]
        told = {one.field.partition(".")[0] for one in new if not one.goal}
        found = [one for one in found if one.keys[0] not in told]
    yield from _undeclared(facts, before, after, found, after.changes[known:])


def _counts(facts: Facts, found: Difference, before: Page, after: Page) -> bool:
    """Whether a difference has to be told of here.

    Withdrawing a page is told by its date and reason; a plan's amendments tell of themselves; an update goes on under
    the topic that it had, once there are two and it has to name it; a new figure or promise of a topic says nothing
    until it is reported.
    """
    key = found.keys[0]
    if after.withdrawn and not before.withdrawn:
        return key in TOMBSTONE
    if key == "amendments":
        return False
    if isinstance(before, Update) and isinstance(after, Update) and key == "topic":
        return before.topic is not None or not _only_topic(facts, after.topic)
    return not (isinstance(before, Topic) and isinstance(after, Topic) and _new_declaration(found, before, after))


def _only_topic(facts: Facts, topic: str | None) -> bool:
    """Whether readers know this topic, or none at all: no update was of another as long as it named none."""
    histories = facts.past.histories if facts.past else ()
    known = {one.item.value.id for one in histories if one.entry and isinstance(one.item.value, Topic)}
    return topic is not None and known <= {topic}


def _new_declaration(found: Difference, before: Topic, after: Topic) -> bool:
    """Whether this is a figure or promise that is new, and nothing of it is shown.

    A promise that is kept with a phase has what is said of the phase, and is shown with that.
    """
    key = str(found.keys[0])
    if key not in DECLARATIONS or found.keys[1] in {one.id for one in getattr(before, key)}:
        return False
    return not any(one.id == found.keys[1] and one.phase for one in after.promises if key == "promises")


def _undeclared(
    facts: Facts, before: Page, after: Page, found: list[Difference], new: tuple[Change, ...]
) -> Iterator[Problem]:
    """Differences that no new change tells of, or that a mere typing error cannot have made."""
    if any(change.kind != "typo" for change in new):
        return
    for one in found:
        if not new:
            yield differing("words-changed", before, after, one, day=facts.now.date().isoformat())
        elif one.keys[0] == "tags" or not harmless(one):
            yield differing("typo-meaning", before, after, one)
