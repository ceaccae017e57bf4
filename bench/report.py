"""The measurements as values, as a table for people and as JSON for a file."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.processes import Sample

LIBRARIES = ("comrak", "Jinja2", "MarkupSafe", "mkdocs", "mkdocs-material", "pydantic", "python-frontmatter", "PyYAML")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """An installed library; the version is empty where it is missing."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What the figures were taken on."""

    cpu: str
    cores: int
    system: str
    python: str
    libraries: tuple[Library, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All samples of one measured thing, in the order in which they were taken."""

    name: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A whole run; `ratios` has one mkdocs/fremdrift quotient of cold builds per round, pages count HTML files."""

    updates: int
    fremdrift_pages: int
    mkdocs_pages: int
    machine: Machine
    series: tuple[Series, ...]
    ratios: tuple[float, ...]


def this_machine() -> Machine:
    """Return the facts of the machine and interpreter that run this."""
    return Machine(
        cpu=_cpu(),
        cores=len(os.sched_getaffinity(0)),
        system=platform.platform(),
        python=platform.python_version(),
        libraries=tuple(Library(name=name, version=_version(name)) for name in LIBRARIES),
    )


def table(measurement: Measurement) -> str:
    """Return the measurement as lines of text; seconds with two decimals, memory in MB."""
    machine = measurement.machine
    pages = f"fremdrift {measurement.fremdrift_pages}, mkdocs {measurement.mkdocs_pages}"
    lines = [
        f"{measurement.updates} updates; HTML pages: {pages}",
        f"{machine.cpu}, {machine.cores} cores, {machine.system}, Python {machine.python}",
        ", ".join(f"{library.name} {library.version or 'missing'}" for library in machine.libraries),
        "",
        f"{'seconds':<26}{'runs':>5}{'min':>9}{'median':>9}{'max':>9}{'peak MB':>9}",
    ]
    for series in measurement.series:
        seconds = [sample.seconds for sample in series.samples]
        peak = max(sample.peak_mb for sample in series.samples)
        lines.append(
            f"{series.name:<26}{len(seconds):>5}{min(seconds):>9.2f}{median(seconds):>9.2f}{max(seconds):>9.2f}{peak:>9.0f}",
        )
    if measurement.ratios:
        each = ", ".join(f"{ratio:.1f}" for ratio in measurement.ratios)
        lines += ["", f"mkdocs cold / fremdrift cold, per round: {each}; median {median(measurement.ratios):.1f}"]
    return "\n".join(lines)


def as_json(measurement: Measurement) -> str:
    """Return the measurement as indented JSON with a final line feed; it holds no date."""
    return json.dumps(asdict(measurement), ensure_ascii=False, indent=2) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _cpu() -> str:
    """Return the processor's model name where the system tells it."""
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
