"""What answers at the address of a page whose words were taken out of the record: when that was, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.text import Sentence
from generator.plan.output import Page
from generator.plan.views.pieces import NOTHING, PageFacts
from generator.plan.views.site import FreePageView
from generator.record.entry import MEDIA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.context import Context
    from generator.record.entry import Redaction


def taken_out_pages(context: Context) -> Iterator[Page]:
    """A page for everything in the record whose last words are redacted.

    There is none on the site of today: what readers see is not taken out. On the site of a former day there may be.
    """
    for entry in context.past.gone:
        if entry.last and entry.last.redacted and entry.addresses and not entry.id.startswith(MEDIA):
            yield _page(context, entry.addresses[0], entry.last.redacted)


def _page(context: Context, address: str, redacted: Redaction) -> Page:
    words = context.words
    title = words.say("The words of this page have been taken out")
    facts = PageFacts(
        freshness=(),
        changes=(),
        versions=(),
        corrections=None,
        withdrawn=words.say("Taken out {day}", day=words.day(redacted.date)),
        withdrawn_reason=context.sentence(Sentence(context.recorded(redacted.reason)), None),
        legal_effect=False,
        law=(),
    )
    return Page(
        address=address,
        template="page",
        view=FreePageView(title=title, summary=NOTHING, body=NOTHING, facts=facts),
        title=title,
        description="",
        section="about",
        listed=False,
    )
