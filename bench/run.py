"""`python -m bench.run`: times whole builds of Fremdrift and of mkdocs-material's blog on the same entries."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bench.processes import Command, CommandFailedError, Sample, timed
from bench.report import Measurement, Series, as_json, table, this_machine

ROOT = Path(__file__).resolve().parent.parent
NOW = "2026-02-01T12:00:00+01:00"
MARK = "Maalemaerke"
COLD, SECOND, EDIT, MKDOCS = "fremdrift cold", "fremdrift second build", "fremdrift one edit", "mkdocs-material cold"
SIDES = ("fremdrift", "mkdocs")


def main() -> int:
    """Read the command line, measure, print the table; return 0, or 1 when a build failed."""
    options = _parser().parse_args()
    sides = SIDES if options.only == "both" else (options.only,)
    temporary = Path(tempfile.mkdtemp(prefix="fremdrift-bench-"))
    try:
        measurement = measure(temporary, updates=options.updates, rounds=options.rounds, sides=sides)
    except (CommandFailedError, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(temporary)
    print(table(measurement))
    if options.save:
        options.save.write_text(as_json(measurement), encoding="utf-8", newline="\n")
    return 0


def measure(temporary: Path, *, updates: int, rounds: int, sides: tuple[str, ...]) -> Measurement:
    """Measure `sides` for `rounds` rounds in new folders under `temporary`, changing who is first in every round.

    Nothing is deleted between the runs: that would slow the next one. Raises CommandFailedError.
    """
    corpus = temporary / "corpus"
    subprocess.run(
        [sys.executable, "-m", "bench.corpus", str(corpus), "--updates", str(updates)],
        cwd=ROOT,
        check=True,
    )
    _warm_up(temporary, sides)
    samples: dict[str, list[Sample]] = defaultdict(list)
    pages = dict.fromkeys(SIDES, 0)
    for number in range(rounds):
        folder = temporary / f"round-{number}"
        folder.mkdir()
        for side in sides if number % 2 == 0 else tuple(reversed(sides)):
            run = _fremdrift_round if side == "fremdrift" else _mkdocs_round
            for name, sample in run(corpus, folder).items():
                samples[name].append(sample)
            pages[side] = sum(1 for _ in (folder / f"{side}-out").rglob("*.html"))
    ratios = tuple(theirs.seconds / ours.seconds for ours, theirs in zip(samples[COLD], samples[MKDOCS], strict=False))
    return Measurement(
        updates=updates,
        fremdrift_pages=pages["fremdrift"],
        mkdocs_pages=pages["mkdocs"],
        machine=this_machine(),
        series=tuple(Series(name=name, samples=tuple(taken)) for name, taken in samples.items() if taken),
        ratios=ratios,
    )


def _warm_up(temporary: Path, sides: tuple[str, ...]) -> None:
    """Build a handful of entries once, uncounted, so that the modules of both sides are compiled and on hand."""
    small, folder = temporary / "small", temporary / "warm-up"
    subprocess.run([sys.executable, "-m", "bench.corpus", str(small), "--updates", "5"], cwd=ROOT, check=True)
    folder.mkdir()
    for side in sides:
        (_fremdrift_round if side == "fremdrift" else _mkdocs_round)(small, folder)


def _fremdrift_round(corpus: Path, folder: Path) -> dict[str, Sample]:
    """Build a fresh copy of the site three times: cold, unchanged, and with one body changed."""
    site, output = folder / "fremdrift-site", folder / "fremdrift-out"
    shutil.copytree(corpus / "site", site)
    command = Command(words=_fremdrift(output), folder=site, environment={"PYTHONPATH": str(ROOT)})
    cold = timed(command, folder / "cold.log")
    second = timed(command, folder / "second.log")
    changed = _edit_middle_update(site)
    edit = timed(command, folder / "edit.log")
    page = next(output.rglob(f"{changed.stem[11:]}/index.html"), None)
    if page is None or MARK not in page.read_text(encoding="utf-8"):
        message = f"the edit of {changed.name} did not reach its page"
        raise CommandFailedError(message)
    return {COLD: cold, SECOND: second, EDIT: edit}


def _fremdrift(output: Path) -> tuple[str, ...]:
    """Return the build command of the installed script beside this interpreter, else of the checkout."""
    script = Path(sys.executable).with_name("fremdrift")
    start = (str(script),) if script.exists() else (sys.executable, "-m", "generator.cli")
    return (*start, "build", "--now", NOW, "--output", str(output))


def _edit_middle_update(site: Path) -> Path:
    """Add a paragraph to the middle update, declared as a change that needs no note; return its file."""
    updates = sorted((site / "content" / "updates").iterdir())
    middle = updates[len(updates) // 2]
    front, body = middle.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
    change = "changes:\n  - date: 2026-01-31\n    kind: typo\n"
    text = f"---\n{front}{change}---\n{body}\n{MARK} står i den nye tekst.\n"
    middle.write_text(text, encoding="utf-8", newline="\n")
    return middle


def _mkdocs_round(corpus: Path, folder: Path) -> dict[str, Sample]:
    """Build a fresh copy of the blog once."""
    blog = folder / "mkdocs-blog"
    shutil.copytree(corpus / "blog", blog)
    words = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "mkdocs-out"))
    command = Command(words=words, folder=blog, environment={"NO_MKDOCS_2_WARNING": "1"})
    return {MKDOCS: timed(command, folder / "mkdocs.log")}


def _parser() -> argparse.ArgumentParser:
    """Return the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--updates", type=int, default=1000, help="size of the corpus (default: 1000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side builds (default: 3)")
    parser.add_argument("--only", choices=("both", *SIDES), default="both", help="measure one side alone")
    parser.add_argument("--save", type=Path, metavar="FILE", help="also write the figures as JSON to FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
