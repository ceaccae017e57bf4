"""The conductor: from a project folder to a public site in an output folder, readable from top to bottom."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator import __version__
from generator.as_of import then
from generator.check.rules import facts_of
from generator.checking import Checked, Clock, Opened, opened_of, past_in, words_of
from generator.derive.site import sites_at
from generator.plan.output import path_of
from generator.plan.trees import plan_all
from generator.plan.views.data import MediumView
from generator.read.load import Broken
from generator.read.sources import CONTENT, sources
from generator.record.history import Past
from generator.record.opened import record_in
from generator.render.look import carried, looks_of
from generator.render.mistakes import TemplateMistake
from generator.render.pictures import drawn
from generator.typesetting import can_print
from generator.work import Job, rendering
from generator.write.errors import UnsafeOutput
from generator.write.ground import refuse_unsafe
from generator.write.ledger import Ledger, Wanted, stale, untouched
from generator.write.ledger import load as load_ledger
from generator.write.place import Placed, Rendered, place, place_clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.as_of import Then
    from generator.model.content import Content
    from generator.model.settings import Language
    from generator.plan.output import Output
    from generator.read.sources import Sources
    from generator.render.page import Look
    from generator.render.pictures import Drawing

_LIBRARIES = frozenset(
    {
        "babel",
        "comrak",
        "font-source-sans-pro",
        "feedgen",
        "jinja2",
        "markupsafe",
        "mkdocs",
        "mkdocs-material",
        "pillow",
        "pydantic",
        "pydantic-core",
        "pydyf",
        "pyyaml",
        "weasyprint",
        "xlsxwriter",
    }
)


OUTPUT = "site"
"""The output folder of a project where no other is named."""

_WITHOUT_PDF = " without-pdf"

_AS_OF = "as-of:"
"""What the key of a ledger begins with where the site is one of the past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: the project's folder, where to, for when, and how.

    With `as_of` it is the site as it was at the end of that day, from the public record; `clock` says when now is.
    With `without_pdf` it is the site that it would be if its settings asked for no PDFs.
    """

    project: Path
    output: Path
    clock: Clock
    jobs: int = 1
    clean: bool = False
    strict: bool = False
    as_of: date | None = None
    without_pdf: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did. `checked` is None where nothing had changed since the last, `placed` where problems stopped it.

    `language` is the site's, as far as it is known.
    """

    checked: Checked | None
    placed: Placed | None
    language: Language


def _opened_then(past_site: Then) -> Opened:
    """The site of a day: what it says was checked when it was published."""
    found, content, now = past_site.found, past_site.content, past_site.now
    if content is None:
        return Opened(found=found, content=None, facts=None, problems=past_site.problems)
    facts = facts_of(content, now, Broken(), past_in(found, content, record_in(found.record).record, now))
    return Opened(found=found, content=content, facts=facts, problems=())


def build(order: Order, progress: Callable[[int, int], None]) -> BuildResult:
    """Build a site. `progress` is told how many of how many files are rendered.

    Raises OutputError, SourceChanged, TemplateMistake, NotKeptError where the record does not tell of a day, and
    NoPdfError where PDFs are asked for and cannot be made.
    """
    refuse_unsafe(order.output, (order.project, Path.home()), (order.project / CONTENT, order.project / "templates"))
    found = sources(order.project)
    engine = engine_digest(order.project) + (_WITHOUT_PDF if order.without_pdf else "")
    ledger = load_ledger(order.output)
    past_site = _then(order, found, ledger) if order.as_of else None
    if past_site:
        key = _AS_OF + _hex(repr((past_site.found.digest, order.as_of, past_site.notes, engine)).encode())
    else:
        key = _hex(repr((found.digest, order.clock.label, order.strict, engine)).encode())
    if ledger and not order.clean and (language := _same(ledger, key)) and untouched(ledger, order.output):
        placed = Placed(written=0, unchanged=len(ledger.entries), removed=0, ledger=ledger)
        return BuildResult(checked=None, placed=placed, language=language)
    opened = _opened_then(past_site) if past_site else opened_of(found, order.clock)
    if opened.content is None or opened.facts is None or opened.checked(()).refused(strict=order.strict):
        known = opened.checked(words_of(opened))
        return BuildResult(checked=known, placed=None, language=known.language)
    past = opened.facts.past or Past()
    sites = sites_at(_asked(opened.content, order), opened.facts.now, past.media)
    looks = looks_of(sites, order.project)
    if past_site:
        looks = tuple(replace(look, as_of=note) for look, note in zip(looks, past_site.notes, strict=True))
    outputs = plan_all(sites, past)
    around = tuple((look.chrome, look.url, look.as_of, look.sharing, look.pictures) for look in looks)
    facts = _hex(f"{engine}\0{around!r}".encode())
    # Where everything has to be rendered, other processes begin before the fingerprints are taken.
    wanted = None if order.clean or ledger is None else _wanted(looks, outputs, facts)
    due = None if wanted is None else frozenset(want.path for want in stale(ledger, wanted, order.output))
    pending = _due(outputs, due)
    can_print(pending, sites[0].settings.main_language)
    with rendering(Job(looks=looks, project=order.project), pending, order.jobs) as pages:
        known = opened.checked(() if past_site else words_of(opened))
        if known.refused(strict=order.strict):
            return BuildResult(checked=known, placed=None, language=known.language)
        # A build with warnings has to say them again next time, so its key fits nothing.
        key = "" if known.faults else f"{key} {known.language}"
        wanted = wanted or _wanted(looks, outputs, facts)
        done = _rendered(looks, due, pages, lambda count: progress(count, len(pending)))
        if order.clean:
            placed = place_clean(order.output, wanted, done, key)
        else:
            placed = place(order.output, ledger, wanted, done, key)
    return BuildResult(checked=known, placed=placed, language=known.language)


def _asked(content: Content, order: Order) -> Content:
    """The content with what the order leaves out of it."""
    return replace(content, settings=replace(content.settings, pdf=False)) if order.without_pdf else content


def _then(order: Order, found: Sources, ledger: Ledger | None) -> Then | None:
    """The site of the day that is asked for. Raises NotKeptError, and UnsafeOutput where it would replace the site."""
    if order.as_of is None:
        return None
    present = order.output.resolve() == (order.project / OUTPUT).resolve()
    if present or (ledger and not ledger.key.startswith(_AS_OF)):
        raise UnsafeOutput(order.output, "the site as it is now is built here; choose another folder")
    return then(found, order.as_of, order.clock.at(ZoneInfo("UTC")))


def _same(ledger: Ledger, key: str) -> Language | None:
    """The language of the site if it was built with this key; the ledger keeps it, so that no file has to be read."""
    former, _, language = ledger.key.partition(" ")
    if former != key:
        return None
    return "en" if language == "en" else "da"


def _wanted(looks: tuple[Look, ...], outputs: tuple[Output, ...], facts: str) -> tuple[Wanted, ...]:
    """Every file of the site: assets and drawn pictures, whose names carry a digest of what is in them, and outputs."""
    assets = (Wanted(path=asset.path, fingerprint=_hex(asset.data), rank=0) for asset in looks[0].assets.files)
    pictures = (
        Wanted(path=one.path, fingerprint=_hex(f"{facts}\0{one!r}".encode()), rank=0) for one in _pictures(looks)
    )
    return (*assets, *pictures, *(_wanted_output(output, facts) for output in outputs))


def _pictures(looks: tuple[Look, ...]) -> tuple[Drawing, ...]:
    """The drawn pictures of all languages; those that are alike in several are one."""
    return tuple({one.path: one for look in looks for one in look.sharing.drawn}.values())


def _wanted_output(output: Output, facts: str) -> Wanted:
    view = output.view
    said = view.digest if isinstance(view, MediumView) else _hex(f"{facts}\0{output!r}".encode())
    return Wanted(path=path_of(output), fingerprint=said, rank=output.rank)


def _due(outputs: tuple[Output, ...], paths: frozenset[str] | None) -> tuple[Output, ...]:
    """The outputs at `paths`; all of them where it is None."""
    return outputs if paths is None else tuple(output for output in outputs if path_of(output) in paths)


def _rendered(
    looks: tuple[Look, ...],
    paths: frozenset[str] | None,
    pages: Iterator[tuple[Output, bytes]],
    progress: Callable[[int], None],
) -> Iterator[Rendered]:
    for asset in looks[0].assets.files:
        if paths is None or asset.path in paths:
            yield Rendered(path=asset.path, data=asset.data)
    for picture in _pictures(looks):
        if paths is None or picture.path in paths:
            yield Rendered(path=picture.path, data=drawn(picture))
    for count, (output, data) in enumerate(pages, 1):
        progress(count)
        yield Rendered(path=path_of(output), data=data)


def engine_digest(project: Path) -> str:
    """A digest of all besides content that decides what is written: templates, our code, catalogues, libraries."""
    total = hashlib.sha256(__version__.encode())
    for folder in (project / "templates", carried("templates")):
        total.update(_templates(folder))
    total.update(_code(Path(__file__).parent))
    total.update(repr(_installed()).encode())
    return total.hexdigest()


def _installed() -> list[str]:
    """The folders in which installers note the versions of our libraries.

    They are what importlib.metadata would read; loading that takes a tenth of a build that finds nothing changed.
    """
    folders = (Path(folder) for folder in sys.path)
    notes = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    found = (name for name in notes if name.endswith((".dist-info", ".egg-info")))
    return sorted(name for name in found if name.partition("-")[0].lower().replace("_", "-") in _LIBRARIES)


def _templates(folder: Path) -> bytes:
    """A digest of every file that a template may bring in: those with odd names and those behind links too."""
    total = hashlib.sha256()
    seen: set[str] = set()
    for where, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(where)
        # A link that leads back to a folder above would never end.
        folders[:] = [] if real in seen else sorted(folders)
        seen.add(real)
        for path in (Path(where, name) for name in sorted(names)):
            if path.is_file():
                total.update(_named(path, folder))
    return total.digest()


def _code(folder: Path) -> bytes:
    """A digest of our own code and compiled catalogues."""
    total = hashlib.sha256()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(".po"):
                total.update(_named(Path(where, name), folder))
    return total.digest()


def _named(path: Path, folder: Path) -> bytes:
    """A file's path in a folder, and a digest of its bytes. Raises TemplateMistake where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateMistake(str(path), 0, f"cannot be read: {error.strerror}") from error
    return os.fsencode(path.relative_to(folder)) + b"\0" + hashlib.sha256(data).digest()


def _hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
