"""When two goals ask for the same, so that their results can be held against each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.derive.comparable import counted_alike, raised, same_requirement
from generator.model.plan import All, Any, Goal, Leaf, Measurement, Ratio, Requirement, Scale
from generator.model.text import Body, Id, Label, Markdown
from generator.model.when import when

SHARE = Leaf(
    id=Id("share"),
    label=Label("Andel"),
    kind="threshold",
    value=Decimal(15),
    ratio=Ratio(numerator=Label("Pristjek i 2025"), denominator=Label("Køretøjer i 2025")),
    by=when("2025"),
)
BUILT = Leaf(id=Id("built"), label=Label("Broen er bygget"), kind="deliverable")


def goal(requirement: Requirement, measurement: Measurement | None = None) -> Goal:
    return Goal(
        path="content/goals/2025/1.1-maal.md",
        body=Body(),
        title=Label("Mål"),
        plan=Id("2025"),
        number=Id("1.1"),
        slug=Id("maal"),
        aim=Id("1"),
        requirement_text=Markdown("Krav."),
        requirement=requirement,
        measurement=measurement or Measurement(),
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(SHARE, id=Id("andel"), label=Label("Andel af alle")),
        replace(SHARE, value=Decimal("15.0"), unit=Id("percent"), by=when("2026")),
        replace(SHARE, ratio=Ratio(numerator=Label("pristjek i 2026"), denominator=Label("Køretøjer i  2026"))),
    ],
    ids=["named otherwise", "a year later", "counted in another year"],
)
def test_names_and_years_make_no_other_requirement(other: Leaf) -> None:
    assert same_requirement(goal(SHARE), goal(other))


@pytest.mark.parametrize(
    "other",
    [
        replace(SHARE, value=Decimal(20)),
        replace(SHARE, op="more_than"),
        replace(SHARE, kind="count"),
        replace(SHARE, unit=Id("points")),
        replace(SHARE, scale=Scale(min=Decimal(1), max=Decimal(5))),
        replace(SHARE, ratio=None),
        replace(SHARE, ratio=Ratio(numerator=Label("Kontroller"), denominator=Label("Køretøjer i 2025"))),
        All(all=(SHARE, BUILT)),
        Any(any=(SHARE,)),
    ],
    ids=["value", "op", "kind", "unit", "scale", "no ratio", "what is counted", "one more part", "any"],
)
def test_whatever_else_differs_makes_it_another_one(other: Requirement) -> None:
    assert not same_requirement(goal(SHARE), goal(other))


def test_what_is_delivered_is_told_apart_by_its_name_alone() -> None:
    assert same_requirement(goal(BUILT), goal(replace(BUILT, id=Id("bro"))))
    assert not same_requirement(goal(BUILT), goal(replace(BUILT, label=Label("Tunnelen er bygget"))))


def test_one_of_several_is_another_requirement_than_all_of_them() -> None:
    assert not same_requirement(goal(All(all=(SHARE, BUILT))), goal(Any(any=(SHARE, BUILT))))


def test_another_way_to_add_up_makes_it_another_one() -> None:
    assert not same_requirement(goal(SHARE), goal(SHARE, Measurement(accumulation="mean")))


def test_more_of_the_same_can_be_compared_and_is_told_apart() -> None:
    more, stops = replace(SHARE, value=Decimal(20)), replace(SHARE, kind="count")
    assert counted_alike(goal(SHARE), goal(more))
    assert raised(goal(SHARE), goal(more)) == ((SHARE, more),)
    assert raised(goal(All(all=(BUILT, SHARE))), goal(All(all=(BUILT, SHARE)))) == ()
    assert not counted_alike(goal(SHARE), goal(stops))
    assert not counted_alike(goal(SHARE), goal(more, Measurement(accumulation="mean")))
