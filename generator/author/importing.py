"""Imports a follow-up from a spreadsheet: what it says, what that changes, and the bytes that the file gets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.author.cells_told import Unwritten
from generator.author.claims import Claims
from generator.author.complete_csv import name_kinds, read_complete, reported
from generator.author.composing import composed, target_of, with_file
from generator.author.derived import hold_against
from generator.author.finding_tables import tables
from generator.author.findings import Findings, any_wrong
from generator.author.ground import in_the_way, unreadable
from generator.author.merging import merged, numbered, value_at
from generator.author.milestone_table import read_milestones
from generator.author.opening import opened
from generator.author.result_cells import Reading
from generator.author.sheets import Address
from generator.author.statuses import statuses_of
from generator.author.table import Table, read_table
from generator.author.which import above, date_of, discussed_of, example_of, period_of, plan_of
from generator.checking import opened_of, words_of
from generator.plan.language.words import words_in
from generator.read.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.author.columns import HeaderRow
    from generator.author.composing import Target
    from generator.author.finding_tables import Tabled, Tables
    from generator.author.merging import Change, Merged
    from generator.author.which import Above, Asked
    from generator.checking import Checked, Clock
    from generator.model.content import Content
    from generator.model.plan import Goal, Plan
    from generator.model.problem import Located
    from generator.model.settings import Language
    from generator.plan.language.words import Words
    from generator.read.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an import is about: the plan, its goals in order, and the file."""

    plan: Plan
    goals: tuple[Goal, ...]
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What came of looking at a spreadsheet.

    `about` is None where it cannot be said which follow-up it is. `data` are the bytes that the file gets, None where
    nothing is to be written. `foreseen` is what `check` will say of them that it does not say now.
    """

    language: Language
    problems: tuple[Located, ...]
    about: About | None = None
    changes: tuple[Change, ...] = ()
    data: bytes | None = None
    foreseen: tuple[Located, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether something stands in the way of writing."""
        return any_wrong(self.problems)


def looked_at(project: Path, file: Path, asked: Asked, clock: Clock, language: Language | None) -> Import:
    """Read a spreadsheet and lay it over the project's follow-up. Writes nothing."""
    now = _checked(sources(project), clock)
    if now.content is None:
        return Import(language=now.language, problems=now.faults)
    return _Importer(file, asked, clock, now, now.content, words_in(language or now.language)).looked()


def _checked(found: Sources, clock: Clock) -> Checked:
    whole = opened_of(found, clock)
    return whole.checked(words_of(whole))


class _Importer:
    """One import: the file, what was asked for, and the project as it is."""

    def __init__(  # noqa: PLR0913, PLR0917 - made in one place, of what stays the same for all steps
        self, file: Path, asked: Asked, clock: Clock, now: Checked, content: Content, words: Words
    ) -> None:
        self.file, self.asked, self.clock, self.now, self.content, self.words = file, asked, clock, now, content, words
        self.at = Address(file=file.name or str(file))
        # Content that was read has been read for an instant.
        self._today = now.now.date() if now.now else date.min
        self.found = Findings()

    def looked(self) -> Import:
        """Go as far as the file allows."""
        sheets = opened(self.file, self.found)
        if not sheets:
            return self._ended()
        chosen = tables(sheets, self.asked.sheet, self.at, self.found)
        if chosen is None:
            return self._ended()
        about = self._about(chosen.main)
        if about is None:
            return self._unread() or self._ended()
        broken = in_the_way(self.now, about.plan.id, about.target.period)
        if broken:
            return Import(language=self.now.language, problems=broken, about=about)
        return self._laid(chosen, about)

    def _unread(self) -> Import | None:
        """What of the plans cannot even be read: it may be the one that is meant."""
        unread = unreadable(self.now)
        return Import(language=self.now.language, problems=unread) if unread else None

    def _ended(self, about: About | None = None) -> Import:
        return Import(language=self.now.language, problems=self.found.located(), about=about)

    def _about(self, main: Tabled) -> About | None:
        told = above(main.sheet, main.header)
        if main.header.complete:
            unknown = name_kinds(main.sheet, main.header, self.found)
            which = None if unknown else self._of_complete(main)
        else:
            plan = plan_of(self.content.plans, self.asked.plan, told, self.at, self.found)
            which = (plan, period_of(plan, self.asked.period, told, main.header, self.found)) if plan else None
        if which is None or not which[1]:
            return None
        goals = sorted(
            (one for one in self.content.goals if one.plan == which[0].id), key=lambda one: numbered(one.number)
        )
        return About(plan=which[0], goals=tuple(goals), target=target_of(self.now.found, which[0].id, which[1]))

    def _of_complete(self, main: Tabled) -> tuple[Plan, str] | None:
        """The plan and period of a complete file: of those in it, the one that was asked for, or the only one."""
        columns = [one for role in ("plan", "period") if (one := main.header.column(role))]
        told = dict.fromkeys(
            tuple(row.cell(one.number).text for one in columns) for row in reported(main.sheet, main.header)
        )
        fits = [one for one in told if self.asked.plan in ("", one[0]) and self.asked.period in ("", one[1])]
        by_id: dict[str, Plan] = {plan.id: plan for plan in self.content.plans}
        if len(fits) != 1:
            known = ", ".join(" ".join(one) for one in told) or "–"
            self.found.add(main.header.row.at, "import-periods", known=known)
        elif fits[0][0] not in by_id:
            known = ", ".join(by_id) or "–"
            self.found.add(main.header.row.at, "reference-missing", kind="plan", id=fits[0][0], known=known)
        else:
            return by_id[fits[0][0]], fits[0][1]
        return None

    def _laid(self, chosen: Tables, about: About) -> Import:
        claims = Claims(self.found)
        main = self._table(chosen.main, about, claims)
        if chosen.main.header.complete:
            read_complete(main, about.plan.id)
        else:
            self._read(main, chosen, about)
        self._dated(chosen.main, about, claims)
        result = merged(about.target.tree, claims.made.values(), about.goals)
        self._incomplete(result, about, main)
        if self.found.wrong:
            return self._ended(about)
        return self._composed(main, about, result)

    def _table(self, tabled: Tabled, about: About, claims: Claims) -> Table:
        rows = reported(tabled.sheet, tabled.header) if tabled.header.complete else tabled.rows
        before = next((one for one in self.content.follow_ups if one.path == about.target.path), None)
        return Table(
            header=tabled.header,
            rows=rows,
            period=about.target.period,
            before=before,
            goals=about.goals,
            reading=Reading(
                statuses=statuses_of(about.plan, self.words),
                units=self.content.settings.units,
                words=self.words,
                before=before,
            ),
            claims=claims,
            found=self.found,
        )

    def _read(self, main: Table, chosen: Tables, about: About) -> None:
        if not main.columns("division", "divisions", "value", "numerator", "done", "status"):
            at = main.header.row.at.at(main.header.row.at.row, 1)
            self.found.add(at, "column-none", period=main.period, guess=main.period.partition("-")[2])
            return
        read_table(main)
        if chosen.milestones:
            read_milestones(self._table(chosen.milestones, about, main.claims))

    def _dated(self, main: Tabled, about: About, claims: Claims) -> None:
        """The values of the follow-up as a whole: from the command line, from above the table."""
        if self.asked.date:
            claims.add(("date",), self.asked.date.isoformat(), Address(file="--date"))
        if not main.header.complete:
            self._above(above(main.sheet, main.header), main.header, claims)
        if about.target.data is None and ("date",) not in claims.made:
            self.found.add(self.at, "date-needed", period=about.target.period, guess=self._today.isoformat())

    def _above(self, told: Above, header: HeaderRow, claims: Claims) -> None:
        if example := example_of(told, header):
            claims.add(("example",), "true", example.at)
        for key, cell, text in (
            ("date", told.date, date_of(told, self.words, self.found)),
            ("discussed", told.discussed, discussed_of(told, self.words, self.found)),
        ):
            if cell and text:
                claims.add((key,), text, cell.at, cell.text)

    def _no_status(self, goal: Goal, first: Address, main: Table, known: str) -> None:
        """Name a goal without a status; where only its milestones are told of, say where the status belongs."""
        columns = main.columns("status") or main.columns("division", "divisions", "value")
        if columns and first.sheet != columns[0].at.sheet:
            where = {"sheet": columns[0].at.sheet, "column": columns[0].title}
            self.found.add(first, "status-elsewhere", goal=goal.number, known=known, **where)
        else:
            self.found.add(first, "status-missing", goal=goal.number, known=known)

    def _incomplete(self, result: Merged, about: About, main: Table) -> None:
        """Name goals that would stand there without a status, and what stays beside a result that changes."""
        claims = main.claims
        labels = statuses_of(about.plan, self.words).labels
        for goal in about.goals:
            said = claims.of_goal(goal.number)
            if (
                said
                and goal.number not in claims.doubted
                and value_at(result.tree, ("rows", goal.number, "status")) is None
            ):
                self._no_status(goal, min(claim.at for claim in said.values()), main, ", ".join(labels))
        for change in result.changes:
            for key in ("answers", "date"):
                beside = (*change.keys[:-1], key)
                kept = value_at(result.tree, beside) if len(change.keys) > 3 and change.before else None  # noqa: PLR2004 - in a result or a milestone
                if kept and beside not in claims.made and change.keys[-1] in ("value", "done", "state"):
                    self.found.add(change.at, "kept-beside", field=key, value=kept)

    def _composed(self, main: Table, about: About, result: Merged) -> Import:
        """Compose the new bytes, see that they say what they should, and what `check` will say of them."""
        if not result.changes:
            hold_against(main, self.content, about.plan, self._today)
            return self._ended(about)
        made = composed(about.target, result.tree)
        if made is None:
            self.found.add(Address(file=about.target.path), "import-unsure")
            return self._ended(about)
        then = _checked(with_file(self.now.found, about.target.path, made.data), self.clock)
        stays = not made.sound or then.content is None
        text = Unwritten(target=about.target, data=made.data, claims=tuple(main.claims.made.values()), stays=stays)
        foreseen = tuple(text.told(_new(then.faults, self.now.faults)))
        if stays or then.content is None:
            if not any_wrong(foreseen):
                # Something has to be said, or it would look as if there were nothing to write.
                self.found.add(Address(file=about.target.path), "import-unsure")
            return Import(language=self.now.language, problems=(*self.found.located(), *foreseen), about=about)
        hold_against(main, then.content, about.plan, self._today)
        return Import(
            language=self.now.language,
            problems=self.found.located(),
            about=about,
            changes=result.changes,
            data=made.data,
            foreseen=foreseen,
        )


def _new(then: Iterable[Located], now: Iterable[Located]) -> Iterator[Located]:
    """What will be said that is not said now. Places do not count, for lines move; how often it is said does."""
    known = Counter((one.place.path, one.problem.code, one.problem.params) for one in now)
    for one in then:
        said = (one.place.path, one.problem.code, one.problem.params)
        if known[said]:
            known[said] -= 1
        else:
            yield one
