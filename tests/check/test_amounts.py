"""Numbers before their units in running text: which are read, as what, and which are left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.amounts import PERCENT_WORDS, amounts, number_in
from generator.model.settings import Language, Unit
from generator.model.text import Id, Label
from generator.model.update import Qualifier
from generator.plan.language.words import words_in

UNIT = Unit(id=Id("stops"), one=Label("stopklods eller advis"), many=Label("stopklodser og adviser"))
CASES = ("sag", "sager")
WORDS = {language: words_in(language) for language in get_args(Language)}

languages = st.sampled_from(get_args(Language))
numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**15), 10**15), st.integers(0, 4)
)


def read(text: str, units: tuple[str, ...] = CASES, language: Language = "da") -> list[tuple[str, list[str]]]:
    """What is found in a text: the words, and the numbers they may be."""
    return [(one.text, [format(value, "f") for value in one.values]) for one in amounts(text, units, language)]


@given(languages, numbers)
def test_a_number_that_the_site_says_is_read_back_as_the_same_number(language: Language, number: Decimal) -> None:
    assert number == number_in(WORDS[language].number(number), language)


@given(languages, numbers, st.sampled_from((None, *get_args(Qualifier))), st.sampled_from(("before ", "(", "**", "")))
def test_an_amount_that_the_site_says_is_found_with_its_number(
    language: Language, number: Decimal, qualifier: Qualifier | None, before: str
) -> None:
    words = WORDS[language]
    for unit, unit_words in ((UNIT, (UNIT.one, UNIT.many)), (None, PERCENT_WORDS)):
        said = words.quantity(number, unit, "" if unit else "percent", qualifier)
        year = number == abs(number) and 1900 <= number < 2200 and "," not in said and "." not in said
        found = [one.values[0] for one in amounts(f"{before}{said}.", unit_words, language)]
        assert ([] if year else [number]) == found


@given(languages, st.text())
def test_any_text_can_be_looked_through(language: Language, text: str) -> None:
    for one in amounts(text, (*CASES, *PERCENT_WORDS), language):
        assert text[one.offset :].startswith(one.text[0])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("270000", "270.000 sager"),
        ("270000", "270 000 sager"),
        ("270000", "270\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}sager"),
        ("270000", "270000 SAGER"),
        ("270000", "Der er **270.000** sager."),
        ("270000", "Der er **270.000 sager**."),
        ("270000", "Der er 270.000\nsager."),
        ("1", "1 sag"),
        ("0.5", "0,5 sag"),
        ("-3", "−3 sager"),
        ("-3", "(-3 sager)"),
    ],
)
def test_the_forms_of_a_number_in_danish(number: str, text: str) -> None:
    assert [Decimal(number)] == [Decimal(one) for _, values in read(text) for one in values[:1]]


@pytest.mark.parametrize("text", ["97,5 %", "97,5%", "97,5 procent", "97,5 PCT.", "97,5 pct", "97,5 per cent"])
def test_the_ways_to_write_a_percentage(text: str) -> None:
    assert [(text, ["97.5"])] == read(text, PERCENT_WORDS)


@pytest.mark.parametrize(
    ("number", "text"), [("270000", "270,000 sager"), ("97.5", "97.5 sager"), ("1234.5", "1,234.5 sager")]
)
def test_the_forms_of_a_number_in_english(number: str, text: str) -> None:
    assert [(text, [number])] == read(text, language="en")


@pytest.mark.parametrize(
    "text",
    [
        "i 2022 sager",  # may be a year
        "§ 9 sager",
        "nr. 203 sager",
        "uge 14 sager",
        "hver 3. sag",  # an ordinal
        "200-300 sager",  # ranges
        "200 – 300 sager",
        "NEDC2 sager",  # a part of a word
        "2.1 sager",  # no number of the language
        "1.2345 sager",
        "1/2 sager",
        "30.06.2022 sager",
        "270.000 sagerne",  # another word
        "270.000 sagsmapper",
        "270.000 nye sager",
        "3 sager-værktøj",
        "sager 12",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["5 procentpoint", "5 procent-point", "5 %-reglen", "5 percent points", "97.5 %"])
def test_what_is_no_percentage_is_left_alone(text: str) -> None:
    assert read(text, PERCENT_WORDS) == []


def test_a_space_may_part_thousands_or_two_numbers() -> None:
    assert read("i alt 14 200 sager") == [("14 200 sager", ["14200", "200"])]


def test_units_of_several_words_may_be_broken_over_lines() -> None:
    assert read("12 stopklodser\nog adviser", (UNIT.one, UNIT.many)) == [("12 stopklodser og adviser", ["12"])]


def test_each_is_found_at_its_offset() -> None:
    text = "Æble 3 sager, 12 sager"
    assert [one.offset for one in amounts(text, CASES, "da")] == [5, 14]
