"""Times in ordinary Danish and English, and the site's own words, are read as the WHEN they say or not at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.when import When, when
from generator.plan.language.words import Words, words_in
from generator.read.spoken import LONGEST, spoken
from tests.model.whens import WHENS

LANGUAGES = st.sampled_from((words_in("da"), words_in("en")))

PIECES = st.sampled_from(
    (
        *("i", "i løbet af", "senest", "inden", "før", "efter", "by", "before", "in", "the", "den", "early"),
        *("mid", "late", "primo", "medio", "ultimo", "end of", "udgangen af", "midten af", "første", "anden"),
        *("second", "halvår", "halvdel af", "kvartal", "quarter of", "half of", "Q2", "H2", "uge", "week"),
        *("14", "3.", "24.", "juni", "june", "may", "of", "2022", "2023", "til", "to", "og", "and", "–"),
        *("fredag", "ukendt", "24/6", "2022-06"),
    )
)


@given(WHENS, LANGUAGES)
@example(when("end 2022-06-24"), words_in("da"))
@example(when("early 2022-Q2"), words_in("en"))
@example(when("2025-Q3..2025-Q4"), words_in("da"))
@example(when("2020-W53..2021"), words_in("en"))
def test_what_the_site_says_of_a_time_is_read_as_that_time(meant: When, words: Words) -> None:
    assert meant == spoken(words.when(meant))


@given(WHENS, LANGUAGES)
def test_by_when_something_is_to_be_done_is_read_with_the_same_last_day(meant: When, words: Words) -> None:
    found = spoken(words.by(meant))
    assert found
    assert (meant.known, meant.last) == (found.known, found.last)


@pytest.mark.parametrize(
    ("meant", "texts"),
    [
        (
            "2022-06-24",
            "24. juni 2022|den 24. juni 2022|d. 24. juni 2022|fredag den 24. juni 2022|24. jun. 2022|24/6-2022",
        ),
        ("2022-06-24", "24 June 2022|24th of June 2022|June 24, 2022|Friday, 24 June 2022|24.06.2022|on 24 June 2022"),
        ("2022-05-01", "senest den 1. maj 2022|senest 1. maj 2022|by 1 May 2022|no later than 1 May 2022|2022-5-1"),
        ("2022-06", "juni 2022|i juni 2022|senest i juni 2022|i løbet af juni måned 2022|June 2022|during June 2022"),
        ("2022-W14", "uge 14, 2022|uge 14 2022|i uge 14 i 2022|week 14 of 2022|2022-w14"),
        (
            "2022-Q2",
            "2. kvartal 2022|i andet kvartal af 2022|Q2 2022|2022 Q2|the second quarter of 2022|2nd quarter 2022",
        ),
        ("2022-Q4", "sidste kvartal 2022|the last quarter of 2022|4. kvartal 2022"),
        ("2022-H2", "i løbet af 2. halvår 2022|anden halvdel af 2022|H2 2022|in the second half of 2022"),
        ("2022", "2022|i 2022|i løbet af 2022|senest i 2022|in 2022|in 2022 at the latest"),
        ("early 2022", "i starten af 2022|begyndelsen af 2022|primo 2022|early 2022|the start of 2022|early in 2022"),
        ("mid 2022-06", "i midten af juni 2022|midt i juni 2022|medio juni 2022|mid-June 2022|by mid June 2022"),
        ("late 2022-02", "i slutningen af februar 2022|sidst i februar 2022|ultimo februar 2022|late February 2022"),
        ("end 2022", "udgangen af 2022|med udgangen af 2022|ved udgangen af 2022|inden udgangen af 2022|ultimo 2022"),
        ("end 2022", "the end of 2022|by the end of 2022|before the end of 2022|at the end of 2022|end 2022"),
        ("end 2022-06", "senest ved udgangen af juni 2022|end of June 2022"),
        ("before 2021-12-01", "inden den 1. december 2021|inden 1. december 2021|før 1. december 2021"),
        ("before 2021-12-01", "before 1 December 2021|prior to December 1, 2021"),
        ("before 2022-06", "inden juni 2022|before June 2022"),
        ("2022-05..2022-06", "fra maj til juni 2022|maj-juni 2022|mellem maj og juni 2022|between May and June 2022"),
        ("2022-05..2022-06", "May 2022 – June 2022|maj 2022 til og med juni 2022"),
        ("unknown", "ukendt|pt. ukendt|Unknown|intet bestemt tidspunkt|no set time"),
    ],
)
def test_a_time_is_understood_in_the_ways_people_say_it(meant: str, texts: str) -> None:
    for text in texts.split("|"):
        assert (text, when(meant)) == (text, spoken(text))
        shouted = text.upper().replace(" ", "\N{NO-BREAK SPACE}")
        assert (text, when(meant)) == (text, spoken(f"  {shouted}. "))


@pytest.mark.parametrize(
    "text",
    [
        # no year
        "i løbet af juni",
        "uge 14",
        "inden december",
        "mid June",
        "i den kommende tid",
        # heard in two ways
        "6/7-2022",
        "06.07.2022",
        "by June 2022",
        "by 2022",
        "by the start of June 2022",
        "inden jul 2022",
        "mid to late June 2022",
        "2021-22",
        # no beginning or no end of it is promised
        "efter juni 2022",
        "fra juni 2022",
        "tidligst juni 2022",
        "ikke i juni 2022",
        "juni 2022 eller juli 2022",
        "inden for 2022",
        # no WHEN says it
        "anden halvdel af juni 2022",
        "the first half of June 2022",
        "inden midten af juni 2022",
        "sommeren 2022",
        "early week 14 of 2022",
        # in no calendar
        "30. februar 2022",
        "uge 53, 2022",
        "31/6-2022",
        "torsdag den 24. juni 2022",
        "tredje halvår 2022",
        "1899",
        "december til januar 2023",
        # too long for a time
        "i løbet af juni 2022".rjust(LONGEST + 1),
    ],
)
def test_what_is_said_unsurely_is_no_time(text: str) -> None:
    assert spoken(text) is None


@given(st.text(max_size=30) | st.lists(PIECES, max_size=8).map(" ".join))
@example("²022")
@example("juni ٢٠٢٢")
def test_any_text_is_a_time_that_authors_can_write_with_a_year_that_was_said_or_none(text: str) -> None:
    found = spoken(text)
    if found and found.known:
        assert found == when(found.text)
        assert set(re.findall(r"\d{4}", found.text)) <= set(re.findall(r"\d{4}", text))
