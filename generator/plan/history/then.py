"""Texts of a former version: references lead to what they led to then, as far as that is still known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.derive.figures import FigurePoint
from generator.derive.lookup import FigureTarget, Missing, PromiseTarget
from generator.model import urls
from generator.model.foreign import bare, foreign
from generator.model.topic import Topic
from generator.model.update import Update
from generator.plan.context import references
from generator.plan.parts import topic_of
from generator.plan.views.pieces import Insert, Link, Text
from generator.read.body import scanned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.update import PhaseReport, PromiseReport
    from generator.plan.context import Context
    from generator.read.body import Reference
    from generator.record.items import Guarded

_ELSEWHERE = re.compile(r"[/#]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How a link begins that does not lead from one file of the content to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A former version of a page, and what its texts are put into words with.

    `path` is where its file lay then, `moved` the addresses of all pages by the paths that their files once had.
    """

    context: Context
    page: Guarded
    path: str
    moved: Mapping[str, str]

    def sentence(self, source: str) -> Text:
        """A plain sentence with its references resolved."""
        told = self._original()
        if told:
            return replace(told.sentence(bare(source)), language=told.context.words.language)
        return Text(source=source, inserts=self._inserts(source))

    def markdown(self, source: str, prefix: str) -> Text:
        """A Markdown text with its references resolved; a link to a file that is gone is no link any longer."""
        told = self._original()
        if told:
            return replace(told.markdown(bare(source), prefix), language=told.context.words.language)
        found = {link.target for link in scanned(source, 1).links if not _ELSEWHERE.match(link.target)}
        links = tuple(Link(source=target, target=self.target(target)) for target in sorted(found))
        return Text(source=source, markdown=True, inserts=self._inserts(source), links=links, prefix=prefix)

    def plain(self, source: str) -> str:
        """A text as it was written, with its references said."""
        told = self._original()
        if told:
            return foreign(told.plain(bare(source)), told.context.words.language)
        for insert in self._inserts(source):
            source = source.replace(insert.source, insert.plain)
        return source

    def _original(self) -> Then | None:
        """The same in the main language, which is the only one whose former words are kept; None where this is it."""
        return replace(self, context=self.context.original) if self.context.original else None

    def target(self, target: str) -> str:
        """The address that a link from one file of the content to another leads to; empty where none is known."""
        file = urls.relative(self.path, unquote(target))
        address = self.context.files.get(file) or self.moved.get(file, "")
        return address + target[target.find("#") :] if address and "#" in target else address

    def _inserts(self, source: str) -> tuple[Insert, ...]:
        if "{{" not in source:
            return ()
        found = {one.source: self._insert(one) for one in references(source)}
        return tuple(insert for _, insert in sorted(found.items(), key=lambda item: item[0]))

    def _insert(self, reference: Reference) -> Insert:
        target = self._own(reference) or self.context.lookup.find(
            reference.kind, reference.id, reference.day, self.page
        )
        if isinstance(target, Missing):
            lost = self.context.words.say("[reference that leads nowhere any longer: {id}]", id=reference.id)
            return Insert(source=reference.source, kind=reference.kind, text=lost)
        insert = self.context.insert(reference, target, self.page)
        # The explanations at the end of a page are for what is read now.
        return replace(insert, meaning=None)

    def _own(self, reference: Reference) -> FigureTarget | PromiseTarget | None:
        """What this version itself reported: what leads to the page leads to its newest words."""
        old, plain = self.page, reference.id.rpartition("/")[2]
        topic = topic_of(self.context, old) if isinstance(old, Update) and not reference.day else None
        if topic is None or not isinstance(old, Update) or reference.id not in (plain, f"{topic.id}/{plain}"):
            return None
        if reference.kind == "figure":
            return self._figure(old, topic, plain)
        return self._promise(old, topic, plain) if reference.kind == "promise" else None

    def _figure(self, old: Update, topic: Topic, plain: str) -> FigureTarget | None:
        figure = next((one for one in topic.figures if one.id == plain), None)
        report = next((one for one in old.figures if one.id == plain), None)
        if figure is None or report is None:
            return None
        part = replace(figure, part_of=report.part_of or figure.part_of)
        base = self.context.lookup.base_at(topic, part, old)
        unit = report.unit or figure.unit
        point = FigurePoint(update=old, figure=figure, report=report, unit=unit, base=base, before=None)
        return FigureTarget(topic=topic, figure=figure, point=point)

    def _promise(self, old: Update, topic: Topic, plain: str) -> PromiseTarget | None:
        promise = next((one for one in topic.promises if one.id == plain), None)
        if promise is None:
            return None
        reports: tuple[PromiseReport | PhaseReport, ...] = old.phases if promise.phase else old.promises
        report = next((one for one in reports if one.id == (promise.phase or plain)), None)
        if report is None or (report.target is None and report.state is None):
            return None
        return PromiseTarget(topic=topic, promise=promise, update=old, report=report)
