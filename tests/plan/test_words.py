"""How the site says dates, times, numbers and amounts, in Danish and in English."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from generator.model.moment import Moment
from generator.model.plan import Leaf, Ratio
from generator.model.settings import Unit
from generator.model.text import Id, Label
from generator.model.update import Qualifier
from generator.model.when import when
from generator.plan.language.results import shown
from generator.plan.language.words import words_in

DA, EN = words_in("da"), words_in("en")
NB = "\N{NO-BREAK SPACE}"
CASES = Unit(id=Id("cases"), one=Label("sag"), many=Label("sager"))


@pytest.mark.parametrize(
    ("danish", "english", "text"),
    [
        ("24. juni 2022", "24 June 2022", "2022-06-24"),
        ("1. januar 2025", "1 January 2025", "2025-01-01"),
        ("uge 14, 2022", "week 14 of 2022", "2022-W14"),
        ("uge 1, 2026", "week 1 of 2026", "2026-W01"),
        ("juni 2022", "June 2022", "2022-06"),
        ("2. kvartal 2022", "the second quarter of 2022", "2022-Q2"),
        ("4. kvartal 2022", "the fourth quarter of 2022", "2022-Q4"),
        ("1. halvår 2022", "the first half of 2022", "2022-H1"),
        ("2. halvår 2022", "the second half of 2022", "2022-H2"),
        ("2022", "2022", "2022"),
        ("begyndelsen af 2022", "early 2022", "early 2022"),
        ("midten af februar 2022", "mid-February 2022", "mid 2022-02"),
        ("midten af 2022", "mid-2022", "mid 2022"),
        ("begyndelsen af 2. kvartal 2022", "the early part of the second quarter of 2022", "early 2022-Q2"),
        ("midten af 2. halvår 2022", "the middle of the second half of 2022", "mid 2022-H2"),
        ("slutningen af 2. halvår 2022", "the late part of the second half of 2022", "late 2022-H2"),
        ("slutningen af september 2021", "late September 2021", "late 2021-09"),
        ("udgangen af 2022", "the end of 2022", "end 2022"),
        ("udgangen af 1. kvartal 2026", "the end of the first quarter of 2026", "end 2026-Q1"),
        ("før 1. december 2021", "before 1 December 2021", "before 2021-12-01"),
        ("3. kvartal til 4. kvartal 2025", "the third quarter to the fourth quarter of 2025", "2025-Q3..2025-Q4"),
        (
            "slutningen af maj til begyndelsen af juni 2022",
            "late May to early June 2022",
            "late 2022-05..early 2022-06",
        ),
        ("24. juni til 2. juli 2022", "24 June to 2 July 2022", "2022-06-24..2022-07-02"),
        ("uge 52, 2025 til uge 2, 2026", "week 52 of 2025 to week 2 of 2026", "2025-W52..2026-W02"),
        ("uge 1 til januar 2026", "week 1 to January 2026", "2026-W01..2026-01"),
        ("juni 2022 til 2023", "June 2022 to 2023", "2022-06..2023"),
        ("intet bestemt tidspunkt", "no set time", "unknown"),
    ],
)
def test_a_time_is_said_as_precisely_as_it_was_given(danish: str, english: str, text: str) -> None:
    assert (danish, english) == (DA.when(when(text)), EN.when(when(text)))


@pytest.mark.parametrize(
    ("danish", "english", "text"),
    [
        ("senest den 24. juni 2022", "by 24 June 2022", "2022-06-24"),
        ("senest i juni 2022", "in June 2022 at the latest", "2022-06"),
        ("senest i uge 14, 2022", "in week 14 of 2022 at the latest", "2022-W14"),
        ("senest i 2. kvartal 2022", "in the second quarter of 2022 at the latest", "2022-Q2"),
        ("senest i midten af juni 2022", "in mid-June 2022 at the latest", "mid 2022-06"),
        ("senest ved udgangen af 2022", "by the end of 2022", "end 2022"),
        ("før 1. december 2021", "before 1 December 2021", "before 2021-12-01"),
        ("maj til juni 2022", "May to June 2022", "2022-05..2022-06"),
        ("uden bestemt tidspunkt", "with no set time", "unknown"),
    ],
)
def test_the_time_by_which_something_is_to_be_done_leaves_no_doubt_of_its_last_day(
    danish: str, english: str, text: str
) -> None:
    assert (danish, english) == (DA.by(when(text)), EN.by(when(text)))


def test_the_time_of_day_is_said_where_one_was_given() -> None:
    on_the_day, at_half_past_two = Moment(date(2022, 6, 24)), Moment(date(2022, 6, 24), time(14, 30))
    assert (DA.moment(on_the_day), EN.moment(on_the_day)) == ("24. juni 2022", "24 June 2022")
    assert DA.moment(at_half_past_two) == "24. juni 2022 kl. 14.30"
    assert EN.moment(at_half_past_two) == "24 June 2022 at 14:30"


@pytest.mark.parametrize(
    ("danish", "english", "number"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1.000", "1,000", "1000"),
        ("270.000", "270,000", "270000"),
        ("12.345.678", "12,345,678", "12345678"),
        ("4,0", "4.0", "4.0"),
        ("1.234,50", "1,234.50", "1234.50"),
        ("\N{MINUS SIGN}5", "\N{MINUS SIGN}5", "-5"),
        ("\N{MINUS SIGN}1.234,5", "\N{MINUS SIGN}1,234.5", "-1234.5"),
        ("0,0", "0.0", "-0.0"),
        ("100", "100", "1E+2"),
    ],
)
def test_numbers_have_the_separators_and_the_minus_of_their_language(danish: str, english: str, number: str) -> None:
    assert (danish, english) == (DA.number(Decimal(number)), EN.number(Decimal(number)))


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        (f"1{NB}sag", "1"),
        (f"0{NB}sager", "0"),
        (f"2{NB}sager", "2"),
        (f"1,5{NB}sager", "1.5"),
        (f"\N{MINUS SIGN}1{NB}sag", "-1"),
        (f"44.000{NB}sager", "44000"),
    ],
)
def test_an_amount_and_its_unit_stay_on_one_line_in_the_right_number(expected: str, number: str) -> None:
    assert expected == DA.quantity(Decimal(number), CASES)


def test_percent_stays_with_its_number() -> None:
    assert DA.quantity(Decimal("97.5"), None, "percent") == f"97,5{NB}%"
    assert EN.quantity(Decimal("97.5"), None, "percent") == f"97.5{NB}%"


@pytest.mark.parametrize(
    ("danish", "english", "qualifier"),
    [
        (f"cirka 97{NB}%", f"about 97{NB}%", "about"),
        (f"mere end 97{NB}%", f"more than 97{NB}%", "more_than"),
        (f"mindst 97{NB}%", f"at least 97{NB}%", "at_least"),
        (f"under 97{NB}%", f"less than 97{NB}%", "less_than"),
        (f"højst 97{NB}%", f"at most 97{NB}%", "at_most"),
        (f"97{NB}%", f"97{NB}%", None),
    ],
)
def test_a_qualifier_is_said_before_the_amount(danish: str, english: str, qualifier: Qualifier | None) -> None:
    assert danish == DA.quantity(Decimal(97), None, "percent", qualifier)
    assert english == EN.quantity(Decimal(97), None, "percent", qualifier)


@pytest.mark.parametrize(
    ("danish", "english", "number"), [("0 mål", "0 goals", 0), ("1 mål", "1 goal", 1), ("8 mål", "8 goals", 8)]
)
def test_what_is_counted_is_said_in_the_singular_or_plural(danish: str, english: str, number: int) -> None:
    said = (words.count("{count} goal", "{count} goals", number) for words in (DA, EN))
    assert (danish, english) == tuple(said)


def test_one_day_is_not_one_days() -> None:
    one, many = "{count} day later", "{count} days later"
    assert DA.count(one, many, 1) == "1 dag senere"
    assert DA.count(one, many, 396) == "396 dage senere"
    assert EN.count(one, many, 1) == "1 day later"
    assert EN.count(one, many, 1000) == "1,000 days later"


def test_words_are_listed_as_in_a_sentence() -> None:
    assert DA.listed(()) == ""
    assert DA.listed(("12",)) == "12"
    assert DA.listed(("12", "16")) == "12 og 16"
    assert EN.listed(("a", "b", "c")) == "a, b and c"


def test_danish_words_are_ordered_by_the_danish_alphabet() -> None:
    assert sorted(["Åre", "øl", "zebra", "ærme", "afgift"], key=DA.order) == ["afgift", "zebra", "ærme", "øl", "Åre"]


@pytest.mark.parametrize(
    ("expected", "value", "asked"),
    [
        # one decimal for a quotient, more only where fewer would put it on the other side of what is asked for
        ("13.7", "13.73879331233341410225345287", "15"),
        ("94.96", "94.96", "95"),
        ("94.9", "94.94", "95"),
        ("94.997", "94.9966", "95"),
        ("95.04", "95.04", "95"),
        ("95.1", "95.05", "95"),
        ("95.0", "95.00", "95"),
        ("95", "95", "95"),
        ("3.96", "3.96", "4.0"),
        ("4.04", "4.04", "4"),
        ("4.2", "4.153043478260869565217391304", "4"),
        ("-2.04", "-2.04", "-2"),
        ("-1.96", "-1.96", "-2"),
        # to the decimals that were asked for
        ("33.33", "33.33333333333333333333333333", "33.20"),
        # so near that six decimals would round it onto what is asked for
        ("94.999999", "94.99999999", "95"),
        ("95.000001", "95.00000001", "95"),
    ],
)
def test_a_result_is_rounded_for_reading_but_never_across_the_requirement(
    expected: str, value: str, asked: str
) -> None:
    leaf = Leaf(
        id=Id("share"),
        kind="threshold",
        value=Decimal(asked),
        ratio=Ratio(numerator=Label("a"), denominator=Label("b")),
    )
    assert expected == str(shown(Decimal(value), leaf))
