"""The table of arithmetic: what goals reported, and what follows from it, worked by hand beside each case."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from generator.derive.results import Met
from generator.model.follow_up import LeafReport
from generator.model.plan import Accumulation, All, Any, Leaf, LeafKind, Op, Ratio, Reporting, Requirement
from generator.model.text import Id, Label
from generator.plan.language.results import shown
from generator.plan.language.words import words_in
from tests.derive.test_goals import state

Reported = dict[str, LeafReport | None]
"""By division: the result of the leaf; None where the follow-up says nothing of it."""


def share(op: Op, required: str) -> Leaf:
    """A ratio compared in percent."""
    halves = Ratio(numerator=Label("rigtige"), denominator=Label("alle"))
    return Leaf(id=Id("a"), kind="threshold", op=op, value=Decimal(required), unit=Id("percent"), ratio=halves)


def leaf(op: Op, required: str, kind: LeafKind = "threshold") -> Leaf:
    """A number compared as it is."""
    return Leaf(id=Id("a"), kind=kind, op=op, value=Decimal(required))


def of(numerator: str, denominator: str) -> LeafReport:
    """Two counts."""
    return LeafReport(id=Id("a"), numerator=Decimal(numerator), denominator=Decimal(denominator))


def a(value: str, answers: str | None = None, id: str = "a") -> LeafReport:  # noqa: A002 - as in the model
    """A value, and how many answered."""
    return LeafReport(id=Id(id), value=Decimal(value), answers=Decimal(answers) if answers else None)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One line of the table. `value` is None where there is none; `words` as a Danish page shows it."""

    asked: Leaf
    reported: Reported
    value: str | None
    met: Met
    words: str = ""
    how: Accumulation = "ytd"


CASES = {
    # A limit, on each of its sides. 9,496 of 10,000 is 94.96 %; with one decimal it would read 95,0.
    "at least, just below": Case(
        asked=share("at_least", "95"), reported={"Q1": of("9496", "10000")}, value="94.96", met="not_met", words="94,96"
    ),
    "at least, clearly below": Case(
        asked=share("at_least", "95"), reported={"Q1": of("9494", "10000")}, value="94.94", met="not_met", words="94,9"
    ),
    "at least, a hair below": Case(
        asked=share("at_least", "95"), reported={"Q1": of("94996", "100000")}, value="94.996", met="not_met",
        words="94,996",
    ),
    "at least, reached": Case(
        asked=share("at_least", "95"), reported={"Q1": of("95", "100")}, value="95", met="met", words="95,0"
    ),
    "more than, reached only": Case(
        asked=share("more_than", "95"), reported={"Q1": of("95", "100")}, value="95", met="not_met", words="95,0"
    ),
    # 95.04 % would read 95,0, which is not more than 95.
    "more than, just above": Case(
        asked=share("more_than", "95"), reported={"Q1": of("9504", "10000")}, value="95.04", met="met", words="95,04"
    ),
    "at most, just above": Case(
        asked=share("at_most", "5"), reported={"Q1": of("504", "10000")}, value="5.04", met="not_met", words="5,04"
    ),
    "at most, reached": Case(
        asked=share("at_most", "5"), reported={"Q1": of("5", "100")}, value="5", met="met", words="5,0"
    ),
    "less than, just below": Case(
        asked=share("less_than", "5"), reported={"Q1": of("496", "10000")}, value="4.96", met="met", words="4,96"
    ),
    "less than, reached only": Case(
        asked=share("less_than", "5"), reported={"Q1": of("5", "100")}, value="5", met="not_met", words="5,0"
    ),
    "equals, just beside": Case(
        asked=share("equals", "100"), reported={"Q1": of("9996", "10000")}, value="99.96", met="not_met", words="99,96"
    ),
    "equals": Case(asked=share("equals", "100"), reported={"Q1": of("12", "12")}, value="100", met="met", words="100"),
    # 94.96 typed as a number is the same as 94.96 worked out.
    "a typed number, just below": Case(
        asked=leaf("at_least", "95"), reported={"Q1": a("94.96")}, value="94.96", met="not_met", words="94,96"
    ),
    # Shares add up by their counts: 3,060 + 2,610 = 5,670 of 19,850 + 21,420 = 41,270.
    # 5,670 / 41,270 = 0.13738793..., for 41,270 x 0.137 = 5,653.99 and the 16.01 left are 0.000388 of 41,270.
    "counts are added before they are divided": Case(
        asked=share("at_least", "15"), reported={"Q1": of("3060", "19850"), "Q2": of("2610", "21420")},
        value="13.7388", met="not_met", words="13,7",
    ),
    # 89 of 90: 98.888... %. One error, and 99 % are missed by it.
    "one error in ninety": Case(
        asked=share("at_least", "99"), reported={"Q1": of("89", "90")}, value="98.8889", met="not_met", words="98,9"
    ),
    # Against 98.9 the same share would read 98,9 and yet be below.
    "one error in ninety, just below": Case(
        asked=share("at_least", "98.9"), reported={"Q1": of("89", "90")}, value="98.8889", met="not_met", words="98,89"
    ),
    # Nothing to measure is no result, neither 0 % nor 100 %.
    "a zero denominator": Case(
        asked=share("at_least", "95"), reported={"Q1": of("0", "0")}, value=None, met="unknown"
    ),
    "a zero denominator beside another": Case(
        asked=share("at_least", "95"), reported={"Q1": of("0", "0"), "Q2": of("19", "20")}, value="95", met="met",
        words="95,0",
    ),
    "a zero numerator": Case(
        asked=share("at_least", "95"), reported={"Q1": of("0", "20")}, value="0", met="not_met", words="0"
    ),
    # Minus 3 is less than minus 2.
    "negative, at most": Case(
        asked=leaf("at_most", "-2"), reported={"Q1": a("-3")}, value="-3", met="met", words="-3"
    ),
    "negative, at least": Case(
        asked=leaf("at_least", "-2"), reported={"Q1": a("-3")}, value="-3", met="not_met", words="-3"
    ),
    # -2.04 with one decimal would read -2,0, which is not below -2.
    "negative, just below": Case(
        asked=leaf("at_least", "-2"), reported={"Q1": a("-2.04")}, value="-2.04", met="not_met", words="-2,04"
    ),
    "a share of a loss": Case(
        asked=share("at_least", "0"), reported={"Q1": of("-3", "20")}, value="-15", met="not_met", words="-15,0"
    ),
    # (3.9 x 900 + 4.1 x 2,100) / 3,000 = (3,510 + 8,610) / 3,000 = 4.04; without weights 4.00.
    "a mean, weighted": Case(
        asked=leaf("at_least", "4.01"), reported={"Q1": a("3.9", "900"), "Q2": a("4.1", "2100")}, how="mean",
        value="4.04", met="met", words="4,04",
    ),
    # (3.9 x 1,001 + 4.1 x 999) / 2,000 = (3,903.9 + 4,095.9) / 2,000 = 3.9999
    "a mean, a hair below": Case(
        asked=leaf("at_least", "4.0"), reported={"Q1": a("3.9", "1001"), "Q2": a("4.1", "999")}, how="mean",
        value="3.9999", met="not_met", words="3,9999",
    ),
    # (-1.5 x 2 + 3 x 1) / 3 = 0
    "a mean of values on both sides of zero": Case(
        asked=leaf("at_least", "0"), reported={"Q1": a("-1.5", "2"), "Q2": a("3", "1")}, how="mean",
        value="0", met="met", words="0,0",
    ),
    "a mean of which one value has no weight": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4.5"), "Q2": a("4.5", "10")}, how="mean",
        value=None, met="unknown",
    ),
    "a mean of nobody": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4.5", "0"), "Q2": a("4.2", "0")}, how="mean",
        value=None, met="unknown",
    ),
    "a mean of one division, which needs no weight": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4.5")}, how="mean", value="4.5", met="met", words="4,5"
    ),
    "a mean over a division that says nothing": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4", "10"), "Q2": None, "Q3": a("5", "10")}, how="mean",
        value="4.5", met="met", words="4,5",
    ),
    # Of a point measure the newest counts, however many answered before.
    "a point measure": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4.6", "900"), "Q3": a("3.9", "10")}, how="point",
        value="3.9", met="not_met", words="3,9",
    ),
    "a point measure that was not repeated": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("4.6", "900"), "Q3": None}, how="point",
        value="4.6", met="met", words="4,6",
    ),
    "a share as a point measure": Case(
        asked=share("at_least", "50"), reported={"Q1": of("9", "10"), "Q2": of("4", "10")}, how="point",
        value="40", met="not_met", words="40,0",
    ),
    # A number typed without another way is the newest one, not a sum.
    "a threshold over the year": Case(
        asked=leaf("at_least", "4"), reported={"Q1": a("3"), "Q2": a("3.5")}, value="3.5", met="not_met", words="3,5"
    ),
    # 2 + 2 - 1 = 3: one of them was taken back.
    "a count that is corrected downwards": Case(
        asked=leaf("at_least", "4", "count"), reported={"Q1": a("2"), "Q2": a("2"), "Q3": a("-1")},
        value="3", met="not_met", words="3",
    ),
    "a count that reaches its number": Case(
        asked=leaf("equals", "3", "count"), reported={"Q1": a("0"), "Q2": a("1"), "Q3": a("2")},
        value="3", met="met", words="3",
    ),
    # 0.1 + 0.2 is 0.3, as on paper.
    "a count in tenths": Case(
        asked=leaf("at_least", "0.3", "count"), reported={"Q1": a("0.1"), "Q2": a("0.2")}, value="0.3", met="met",
        words="0,3",
    ),
    "nothing reported": Case(asked=leaf("at_least", "4"), reported={"Q1": None}, value=None, met="unknown"),
    # 100.000000001 % of 100,000,000,000,000.000000001 is 100,000,000,001,000.000000001 00000000001 (20 decimals).
    # What is reported is that without its last eleven, and so 0.00000000000000000001 too little.
    "numbers as long as they can be": Case(
        asked=share("at_least", "100.000000001"),
        reported={"Q1": of("100000000001000.000000001", "100000000000000.000000001")},
        value="100.0000", met="not_met",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_was_reported_gives_what_was_worked_out_by_hand(name: str) -> None:
    case = CASES[name]
    reported = {part: (report,) if report else () for part, report in case.reported.items()}
    found = state(case.asked, reported, accumulation=case.how)
    (to_date,) = found.to_date
    assert (case.met, case.met) == (found.met, to_date.met)
    if case.value is None:
        assert to_date.value is None
        return
    assert to_date.value is not None
    assert Decimal(case.value) == round(to_date.value, 4)
    if case.words:
        said = words_in("da").number(shown(to_date.value, case.asked))
        assert case.words.replace("-", "\N{MINUS SIGN}") == said.replace("-", "\N{MINUS SIGN}")


def test_a_mean_of_long_numbers_is_exact() -> None:
    # Weights of 100,000,000,000,000.000000001 and 0.000000001. The second value is 0.000000001 too small, which takes
    # 0.000000000000000001 from the sum and leaves the mean that much divided by the weights below what is required.
    required = "100.000000001"
    reported = {"Q1": (a(required, "100000000000000.000000001"),), "Q2": (a("100", "0.000000001"),)}
    assert state(leaf("at_least", required), reported, accumulation="mean").met == "not_met"
    reached = {"Q1": reported["Q1"], "Q2": (a(required, "0.000000001"),)}
    assert state(leaf("at_least", required), reached, accumulation="mean").met == "met"


def test_ninety_checks_of_which_one_fails_are_one_error() -> None:
    (to_date,) = state(share("at_least", "99"), {"Q1": (of("44", "45"),), "Q2": (of("45", "45"),)}).to_date
    assert to_date.denominator is not None
    assert to_date.numerator is not None
    assert (Decimal(89), Decimal(90)) == (to_date.numerator, to_date.denominator)
    assert to_date.denominator - to_date.numerator == 1


def test_the_answers_behind_a_result_are_those_that_it_rests_on() -> None:
    reported = {"Q1": (a("4.0", "100"),), "Q2": (a("4.4", "300"),)}
    # (400 + 1,320) / 400 = 4.3 of 400 answers; the newest alone is 4.4 of 300.
    (mean,) = state(leaf("at_least", "4"), reported, accumulation="mean").to_date
    assert (Decimal("4.3"), Decimal(400)) == (mean.value, mean.answers)
    (point,) = state(leaf("at_least", "4"), reported, accumulation="point").to_date
    assert (Decimal("4.4"), Decimal(300)) == (point.value, point.answers)


def part(name: str, required: str = "4") -> Leaf:
    return Leaf(id=Id(name), kind="threshold", value=Decimal(required))


P, Q, R, S = (part(name) for name in "pqrs")


@pytest.mark.parametrize(
    ("expected", "tree", "reported"),
    [
        # Three parts, two of them reached.
        ("partly", All(all=(P, Q, R)), {"p": "4", "q": "4.1", "r": "3.9"}),
        ("met", All(all=(P, Q, R)), {"p": "4", "q": "4.1", "r": "4"}),
        ("not_met", All(all=(P, Q, R)), {"p": "3", "q": "3", "r": "3"}),
        ("partly", All(all=(P, Q, R)), {"p": "4"}),
        ("not_met", All(all=(P, Q, R)), {"p": "3"}),
        ("unknown", All(all=(P, Q, R)), {}),
        # p and (q or r): q missed and r reached is reached.
        ("met", All(all=(P, Any(any=(Q, R)))), {"p": "4", "q": "3", "r": "4"}),
        ("partly", All(all=(P, Any(any=(Q, R)))), {"p": "4", "q": "3", "r": "3"}),
        ("not_met", All(all=(P, Any(any=(Q, R)))), {"p": "3", "q": "3", "r": "3"}),
        # Half of two that are needed is partly, and so is what needs them and more.
        ("partly", All(all=(All(all=(P, Q)), R)), {"p": "4", "q": "3", "r": "3"}),
        # (p and q) or (r and s): half of one and nothing of the other is partly.
        ("partly", Any(any=(All(all=(P, Q)), All(all=(R, S)))), {"p": "4", "q": "3", "r": "3", "s": "3"}),
        ("met", Any(any=(All(all=(P, Q)), All(all=(R, S)))), {"p": "4", "q": "3", "r": "4", "s": "4"}),
        ("not_met", Any(any=(All(all=(P, Q)), All(all=(R, S)))), {"p": "3", "q": "3", "r": "3", "s": "3"}),
        # One will do, and of the other nothing is known.
        ("unknown", Any(any=(P, Q)), {"p": "3"}),
        ("met", Any(any=(P, Q)), {"p": "4"}),
    ],
)
def test_a_tree_is_what_its_parts_are(expected: Met, tree: Requirement, reported: dict[str, str]) -> None:
    results = tuple(a(value, id=name) for name, value in reported.items())
    assert expected == state(tree, {"Q1": results}).met


@pytest.mark.parametrize(
    ("expected", "rule", "reported"),
    [
        ("2025-Q2", "any_of", {"Q1": None}),
        ("2025-Q4", "any_of", {"Q1": None, "Q2": None}),
        (None, "any_of", {"Q1": None, "Q2": a("4")}),
        (None, "any_of", {"Q1": None, "Q2": None, "Q4": None}),
        ("2025-Q2", "any_of", {"Q1": a("4")}),  # early figures, which were not asked for
        ("2025-Q4", "all", {"Q1": None, "Q2": a("4")}),
        (None, "all", {"Q2": a("4"), "Q4": a("4")}),
    ],
)
def test_a_goal_that_is_due_in_one_of_several_divisions_is_due_until_it_has_reported(
    expected: str | None, rule: str, reported: Reported
) -> None:
    due = Reporting(due=(Label("Q2"), Label("Q4")), rule="any_of" if rule == "any_of" else "all")
    rows = {quarter: (report,) if report else () for quarter, report in reported.items()}
    found = state(leaf("at_least", "4"), rows, reporting=due)
    assert expected == (found.next_due.id if found.next_due else None)
