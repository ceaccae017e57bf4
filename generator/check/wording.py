"""What an update quotes of a promise or phase, against the time it says that this means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.problem import Problem, Spot, problem
from generator.read.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts
    from generator.model.update import PhaseReport, PromiseReport


def words(facts: Facts) -> Iterator[Problem]:
    """Words and target end on the same day, wherever both say a time.

    Only the last days are compared: they decide whether a promise is kept, and "senest i juni" leaves the first open.
    """
    for update in facts.content.updates:
        for promise in update.promises:
            yield from _words(Spot(path=update.path, keys=("promises", promise.id, "words")), promise)
        for phase in update.phases:
            yield from _words(Spot(path=update.path, keys=("phases", phase.id, "words")), phase)


def _words(where: Spot, report: PromiseReport | PhaseReport) -> Iterator[Problem]:
    if not report.words or report.target is None or not report.target.known:
        return
    said = spoken(report.words)
    if said and said.known and said.last != report.target.last:
        yield problem(where, "words-differ", said=said.text, target=report.target.text)
