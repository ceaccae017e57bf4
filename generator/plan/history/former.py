"""A page for every former version of a page: what it said, when it held, and what was changed in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import urls
from generator.model.page import Page as PageFile
from generator.plan.history.amendments import amendments_between
from generator.plan.history.changes import change_row, corrections_anchor
from generator.plan.history.comparing import compared
from generator.plan.history.then import Then
from generator.plan.history.versions import held, held_sentence
from generator.plan.history.wording import wording
from generator.plan.output import Page
from generator.plan.views.pieces import NOTHING, Anchor, Text
from generator.plan.views.site import VersionView
from generator.record.history import guarded, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.plan.context import Context
    from generator.plan.views.pieces import ChangeRow
    from generator.record.history import Former, History
    from generator.record.items import Guarded

DIGITS = 24
"""How much of a digest is shown: enough to tell versions apart, and to find it in the record."""


def version_pages(context: Context, pages: Iterable[Page]) -> Iterator[Page]:
    """A page for every former version of the pages of the site."""
    if not context.histories:
        return
    here = {page.address: page for page in pages}
    moved = {
        version.path: history.item.address
        for history in context.past.histories
        if history.entry and history.item.address in here
        for version in history.entry.versions
    }
    for history in context.histories.values():
        now = here.get(history.item.address)
        if now is None:
            continue
        for one in history.former:
            yield _page(context, history, one, now, moved)


def _page(context: Context, history: History, one: Former, now: Page, moved: dict[str, str]) -> Page:
    words = context.words
    view = _tombstone(context, history, one, now)
    if not view.gone and one.value is not None:
        view = _worded(view, history, one, Then(context=context, page=one.value, path=one.version.path, moved=moved))
    return Page(
        address=urls.version(now.address, one.version.number),
        template="version",
        view=view,
        title=words.say("{title}, version {number}", title=view.title, number=one.version.number),
        description="",
        section=now.section,
        crumbs=(*now.crumbs, view.now),
        toc=True,
        listed=False,
    )


def _tombstone(context: Context, history: History, one: Former, now: Page) -> VersionView:
    """What a page of a version says where its words are not shown."""
    words, number = context.words, one.version.number
    gone, reason = _gone(context, history, one)
    return VersionView(
        title=now.title,
        number=words.say("Version {number} of {count}", number=number, count=len(history.former) + 1),
        held=held_sentence(context, one),
        witnessed="",
        now=Anchor(text=now.title, address=now.address),
        changes=(),
        corrections=corrections_anchor(context),
        gone=gone,
        gone_reason=reason,
        summary=NOTHING,
        body=NOTHING,
        groups=(),
        differences=(),
        compared="",
        digest="",
        newer=_neighbour(context, history, number + 1, now),
        older=_neighbour(context, history, number - 1, now),
    )


def _gone(context: Context, history: History, one: Former) -> tuple[str, Text]:
    """That the words of a version are not shown, and why; empty where they are."""
    words, page, redacted = context.words, history.item.value, one.version.redacted
    if redacted:
        gone = words.say("The words of this version were taken out on {day}.", day=words.day(redacted.date))
        return gone, Text(source=redacted.reason, language=context.kept_in)
    if isinstance(page, PageFile) and page.withdrawn:
        day = words.day(page.withdrawn.date)
        gone = words.say("The page was withdrawn on {day}, and with it the words of its versions.", day=day)
        return gone, context.sentence(page.withdrawn.reason, page)
    return (
        (words.say("The words of this version can no longer be shown."), NOTHING)
        if one.value is None
        else ("", NOTHING)
    )


def _worded(view: VersionView, history: History, one: Former, old: Then) -> VersionView:
    """The same with the words of the version, and what was changed in them."""
    page, words = old.page, old.context.words
    after = _after(history, one)
    found = compared(old, replace(old, page=after)) if after else ()
    lacking = ""
    if after is None:
        lacking = words.say("The version that followed is not shown, so there is nothing to compare with.")
    elif not found and _moved(history, one):
        lacking = words.say("The words stayed the same. The page was given another address.")
    elif not found:
        lacking = words.say("Nothing in the words was changed, only what they look like.")
    if isinstance(page, PageFile):
        view = replace(
            view,
            title=old.context.recorded(page.title),
            summary=old.sentence(page.summary),
            body=old.markdown(page.body.text, "version-"),
        )
    return replace(
        view,
        changes=_why(old, history, urls.version(view.now.address, one.version.number), after),
        witnessed=_witnessed(old.context, one),
        groups=wording(old),
        differences=found,
        compared=lacking,
        digest=one.version.digest[:DIGITS],
    )


def _moved(history: History, one: Former) -> bool:
    """Whether the version that followed says the same under another name."""
    versions = history.entry.versions if history.entry else ()
    return any(
        after.path != one.version.path and after.digest == one.version.digest
        for after in versions[one.version.number : one.version.number + 1]
    )


def _why(old: Then, history: History, address: str, after: Guarded | None) -> tuple[ChangeRow, ...]:
    """What was declared with the version that followed the one at an address, newest first."""
    rows = [*amendments_between(old.context, old.page, after, address), *_declared(old.context, history, address)]
    ordered = sorted(rows, key=lambda row: row.day.iso)[::-1]
    return tuple(replace(row, note=old.sentence(row.note.source), former=None) for row in ordered)


def _declared(context: Context, history: History, address: str) -> tuple[ChangeRow, ...]:
    """The changes that superseded the version at an address; typing errors where there are no others."""
    page = history.item.value
    if not isinstance(page, PageFile):
        return ()
    rows = [(one.kind, change_row(context, page, one)) for one in page.changes]
    here = [(kind, row) for kind, row in rows if row.former and row.former.address == address]
    return tuple(row for kind, row in here if kind != "typo") or tuple(row for _, row in here)


def _after(history: History, one: Former) -> Guarded | None:
    """What the version that followed says; None where nobody may or can say."""
    versions = history.entry.versions if history.entry else ()
    return next((guarded(value_of(version)) for version in versions[one.version.number :]), None)


def _witnessed(context: Context, one: Former) -> str:
    if one.version.witnessed:
        return ""
    return context.words.say(
        "This version is from the time before the versions of this page were kept, and was put in afterwards. "
        "Its wording is not witnessed: nobody noted at the time what the page showed."
    )


def _neighbour(context: Context, history: History, number: int, now: Page) -> Anchor | None:
    """A link to the version with a number; the newest is the page itself."""
    if not 0 < number <= len(history.former) + 1:
        return None
    text = context.words.say("Version {number}", number=number)
    if number > len(history.former):
        return Anchor(text=text, address=now.address, note=context.words.say("the page as it is now"))
    one = history.former[number - 1]
    return Anchor(text=text, address=urls.version(now.address, number), note=held(context, one))
