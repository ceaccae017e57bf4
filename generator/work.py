"""The rendering of many files, over as many processes as asked: a pure map from outputs to bytes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.files.follow_up_data import (
    FollowUpFactsView,
    FollowUpFile,
    FollowUpRecordView,
    FollowUpSchemaView,
    FollowUpTableView,
    FollowUpWorkbookView,
)
from generator.plan.language.plainly import plainly
from generator.plan.language.words import words_in
from generator.plan.output import DataFile, Output, Page
from generator.plan.parts import searchable
from generator.plan.views.data import (
    AtomView,
    MediumView,
    PdfView,
    RedirectsView,
    RedirectView,
    RobotsView,
    SearchIndexView,
    SitemapView,
    UpdateIndexView,
)
from generator.render.page import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.render.page import Look

ENOUGH = 400
"""From how many files on a second process pays for its start."""
CHUNK = 50

_SPOKEN = (AtomView, PdfView, RedirectView, SearchIndexView, UpdateIndexView)
"""Data files that can say in what language their words are: made of HTML, or for a script that makes it; and feeds."""


class SourceChanged(Exception):
    """A file of the content changed while the site was being built from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every file is rendered with: the look of each language, that of the main one first."""

    looks: tuple[Look, ...]
    project: Path


@contextmanager
def rendering(job: Job, outputs: tuple[Output, ...], processes: int) -> Iterator[Iterator[tuple[Output, bytes]]]:
    """Every output with its bytes, in the order given; other processes are at work on them from the start.

    What is given raises SourceChanged and TemplateMistake.
    """
    if processes > 1 and len(outputs) >= ENOUGH and "fork" in multiprocessing.get_all_start_methods():
        with _spread(job, outputs, processes) as found:
            yield found
    else:
        worker = _Worker(job)
        yield ((output, worker.bytes_of(output)) for output in outputs)


@contextmanager
def _spread(job: Job, outputs: tuple[Output, ...], processes: int) -> Iterator[Iterator[tuple[Output, bytes]]]:
    """The same over several processes. Forked ones find the outputs in memory: sending them costs too much."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only large builds need more processes

    global _inherited  # noqa: PLW0603 - what a forked process is to find cannot be handed to it otherwise
    _inherited = (_Worker(job), outputs)
    starts = range(0, len(outputs), CHUNK)
    pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("fork"), initializer=_begin)
    try:
        chunks = zip(starts, pool.map(_render_chunk, starts), strict=True)
        yield (pair for start, found in chunks for pair in zip(outputs[start : start + CHUNK], found, strict=True))
    finally:
        pool.shutdown(cancel_futures=True)
        _inherited = None


class _Worker:
    """Renders any kind of output."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._renderers = {look.tree: Renderer(look, words_in(look.chrome.language)) for look in job.looks}

    def bytes_of(self, output: Output) -> bytes:
        if isinstance(output, Page):
            return self._renderers[output.tree].page(output)
        return self._data(output)

    def _data(self, output: DataFile) -> bytes:
        renderer = self._renderers[output.tree]
        # The libraries of the formats are only loaded where a format is written: they cost more than many pages.
        match plainly(output.view) if output.tree and not isinstance(output.view, _SPOKEN) else output.view:
            case MediumView() as view:
                return self._medium(view)
            case RedirectView() as view:
                return renderer.redirect(output.address, view)
            case AtomView() as view:
                from generator.formats.atom import atom  # noqa: PLC0415 - as above

                return atom(view)
            case PdfView() as view:
                from generator.formats.pdf import Sheet, pdf  # noqa: PLC0415 - as above

                root = renderer.look.url
                return pdf(Sheet(html=renderer.sheet(view), name=root + output.address, page=root + view.address))
            case SitemapView() | RobotsView() | RedirectsView() | SearchIndexView() | UpdateIndexView() as view:
                return self._addresses(view)
            case view:
                return self._follow_up(view)

    def _medium(self, view: MediumView) -> bytes:
        try:
            handle = os.open(self._job.project / view.path, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError as error:
            raise SourceChanged(view.path) from error
        with os.fdopen(handle, "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != view.digest:
            raise SourceChanged(view.path)
        return data

    def _addresses(self, view: SitemapView | RobotsView | RedirectsView | SearchIndexView | UpdateIndexView) -> bytes:
        from generator.formats.redirects import hosted  # noqa: PLC0415 - as above
        from generator.formats.sitemap import robots, sitemap  # noqa: PLC0415 - as above
        from generator.formats.update_index import update_index  # noqa: PLC0415 - as above

        match view:
            case SitemapView():
                return sitemap(view)
            case RobotsView():
                return robots(view)
            case RedirectsView():
                return hosted(view).encode()
            case SearchIndexView():
                return self._search(view)
            case UpdateIndexView():
                return update_index(view)

    def _follow_up(self, view: FollowUpFile) -> bytes:
        from generator.formats.follow_up_csv import facts_csv, table_csv  # noqa: PLC0415 - as above
        from generator.formats.follow_up_json import follow_up_json, follow_up_schema  # noqa: PLC0415 - as above

        match view:
            case FollowUpTableView():
                return table_csv(view)
            case FollowUpFactsView():
                return facts_csv(view)
            case FollowUpRecordView():
                return follow_up_json(view)
            case FollowUpSchemaView():
                return follow_up_schema(view)
            case FollowUpWorkbookView():
                from generator.formats.follow_up_workbook import follow_up_workbook  # noqa: PLC0415 - as above

                return follow_up_workbook(view)

    def _search(self, view: SearchIndexView) -> bytes:
        from generator.formats.search import SearchDocument, search_index  # noqa: PLC0415 - as above

        documents = tuple(
            SearchDocument(
                location=entry.address,
                title=entry.title,
                kind=entry.kind,
                line=entry.line,
                summary=entry.summary,
                text=" ".join(searchable(text) for text in entry.text),
                tags=entry.tags,
            )
            for entry in view.entries
        )
        return search_index(view.language, documents)


_inherited: tuple[_Worker, tuple[Output, ...]] | None = None


def _begin() -> None:
    # Ctrl-C reaches every process; the first one ends the others, and alone has to say something.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _render_chunk(start: int) -> list[bytes]:
    worker, outputs = _inherited  # type: ignore[misc]  # set before any process is forked
    return [worker.bytes_of(output) for output in outputs[start : start + CHUNK]]
