"""One topic's figures, promises and phases over time, so that every report is consistent with those before it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bench.entries import FigureReport, PhaseReport, PromiseReport
from bench.prose import REASONS
from bench.topics import PHASES
from bench.whens import Target, around, on_day

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from bench.topics import Topic

FIGURES = ("i-alt", "afsluttet", "venter", "andel")


class Timeline:
    """Walks a topic from its first update to its last; asked once per update at most, in their order."""

    def __init__(self, topic: Topic, *, updates: int, random: Random) -> None:
        """Start `topic`, which will have `updates` updates."""
        self.topic = topic
        self.updates = updates
        self.random = random
        self.total = 200_000 + updates * 40
        self.settled = 0
        self.target: Target | None = None
        self.promise_given = -1
        self.phase_started = -1
        self.known: dict[str, str] = {}

    def figures(self, *, day: date, index: int) -> tuple[FigureReport, ...]:
        """Return what update number `index` reports: always the settled cases, often more."""
        step = self.total * 8 // 10 // self.updates
        self.settled += self.random.randint(step // 2, step)
        waiting = self.total - self.settled
        as_of = (day - timedelta(days=self.random.randint(1, 2))).isoformat()
        reports = [FigureReport(figure="afsluttet", value=str(self.settled), as_of=as_of)]
        if index == 0 or self.random.random() < 0.2:
            reports.append(FigureReport(figure="i-alt", value=str(self.total), qualifier="about"))
        if self.random.random() < 0.5:
            reports.append(FigureReport(figure="venter", value=str(waiting)))
        if self.random.random() < 0.3:
            share = self.settled * 1000 // self.total
            reports.append(FigureReport(figure="andel", value=f"{share // 10}.{share % 10}"))
        self.known |= {report.figure: report.value for report in reports}
        return tuple(reports)

    def promises(self, *, day: date, index: int) -> tuple[PromiseReport, ...]:
        """Return the move of the running promise: given first, done last, and between the two now and then changed."""
        number = index * self.topic.promises // self.updates
        last = (index + 1) * self.topic.promises // self.updates > number
        promise = self.topic.promise_ids[number]
        if number != self.promise_given:
            self.promise_given = number
            aim = day + timedelta(days=self.random.randint(40, 200))
            self.target = around(aim, months=self.random.choice((1, 3, 6)))
            return (PromiseReport(promise=promise, target=self.target.written, words="efter den fælles plan"),)
        if last:
            return (PromiseReport(promise=promise, done=day.isoformat()),)
        if self.random.random() < 0.2:
            return (self._moved(promise, day),)
        return ()

    def _moved(self, promise: str, day: date) -> PromiseReport:
        """Return a new target, later or nearer, with a reason where it slips or softens."""
        former = self.target
        if former is None:
            message = f"{promise} is moved before it is given"
            raise ValueError(message)
        room = (former.last - day).days
        if room > 10 and self.random.random() < 0.35:
            self.target = on_day(day + timedelta(days=self.random.randint(5, room)))
        else:
            later = max(day, former.last) + timedelta(days=self.random.randint(5, 120))
            self.target = around(later, months=self.random.choice((1, 3)))
        slips = self.target.needs_reason_after(former)
        reason = self.random.choice((*REASONS, "not_stated")) if slips else ""
        return PromiseReport(promise=promise, target=self.target.written, reason=reason)

    def phases(self, *, index: int) -> tuple[PhaseReport, ...]:
        """Return a phase that starts with this update, with the one it follows as done."""
        number, before = index * len(PHASES) // self.updates, self.phase_started
        if number == before:
            return ()
        self.phase_started = number
        done = tuple(PhaseReport(phase=PHASES[old][0], state="done") for old in range(max(before, 0), number))
        return (*done, PhaseReport(phase=PHASES[number][0], state="active"))
