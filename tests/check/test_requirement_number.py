"""When the number of a requirement is found in its words, and when its author is told that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.plans import Written

PERCENT = "{{id: svar, kind: threshold, value: {}, unit: percent}}"
POINTS = "{{id: svar, kind: threshold, value: {}, unit: points}}"
STOPS = "{{id: svar, kind: count, value: {}, unit: stops}}"
PLAIN = "{{id: svar, kind: count, value: {}}}"


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (PERCENT, "15", "Mindst 15 procent af bilerne."),
        (PERCENT, "15", "Mindst **15** pct. af bilerne, mod 12 pct. sidste år."),
        (PERCENT, "99", "Højst 1 procent fejl."),
        (PERCENT, "95", "Mindst 95 ud af 100 sager."),
        (PERCENT, "70", "7 ud af 10 rammer."),
        (PERCENT, "75", "Det lykkes 3 ud af hver 4 gange."),
        (PERCENT, "100", "Alle sager er uden fejl."),
        (PERCENT, "50", "Mindst halvdelen svarer."),
        (PERCENT, "95", "Mindst femoghalvfems procent."),
        (POINTS, "4.0", "Mindst 4,0 point på en skala fra 1 til 5."),
        (POINTS, "4.0", "Mindst 4 point."),
        (POINTS, "4.5", "Mindst 4.5 point."),
        (STOPS, "3", "Der er indført digitale stopklodser, tre i alt."),
        (STOPS, "2", "Begge stopklodser er i drift."),
        (STOPS, "0", "Ingen stopklodser fejler."),
        (PLAIN, "1500", "Mindst 1.500 meter er færdig."),
        (PLAIN, "1500", "Mindst 1 500 meter er færdig."),
        (PLAIN, "2500000", "Mindst 2,5 mio. kroner er sparet."),
        (PLAIN, "2000000", "Mindst to millioner kroner er sparet."),
        (PLAIN, "-2", "Temperaturen er højst −2 grader."),
        (PLAIN, "21", "Svar inden for enogtyve dage."),
    ],
)
def test_a_number_in_the_words_in_figures_or_letters_is_found(form: str, value: str, text: str, tmp_path: Path) -> None:
    assert Written(text=text, requirement=form.format(value)).problems(tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "form", "value", "text"),
    [
        ("1-svar:4 requirement-number-differs", PERCENT, "15", "Mindst 20 procent af bilerne."),
        ("1-svar:4 requirement-number-differs", PERCENT, "9.9", "Mindst 99 pct. af bilerne."),
        ("1-svar:4 requirement-number-differs", STOPS, "3", "Mindst 4 stopklodser inden 3.000 dage."),
        ("1-svar:5 requirement-number-missing", STOPS, "3", "Digitale stopklodser i 2025."),
        ("1-svar:5 requirement-number-missing", POINTS, "4.0", "Bedre end før."),
        ("1-svar:5 requirement-number-missing", PLAIN, "15", "Mindst 15.000 meter."),
        ("1-svar:5 requirement-number-missing", PERCENT, "70", "7 ud af 100 rammer."),
        ("1-svar:5 requirement-number-missing", POINTS, "100", "Alle er med."),
    ],
)
def test_a_number_that_is_not_in_the_words_is_told_of(
    expected: str, form: str, value: str, text: str, tmp_path: Path
) -> None:
    assert Written(text=text, requirement=form.format(value)).problems(tmp_path) == [expected]


def test_of_a_requirement_in_parts_each_number_is_looked_for_and_none_is_taken_for_anothers(tmp_path: Path) -> None:
    part = "{{{{id: {}, kind: threshold, value: {}, unit: points}}}}"
    parts = "{{all: [" + part.format("svar", 4) + ", " + part.format("mail", "{}") + "]}}"
    text = "Mindst 4 point for svar i telefonen og mindst 3 point for svar på mail."
    assert Written(text=text, requirement=parts.format(3)).problems(tmp_path) == []
    assert Written(text=text, requirement=parts.format(2)).problems(tmp_path) == ["1-svar:4 requirement-number-differs"]
    alike = text.replace("3 point", "4 point")
    assert Written(text=alike, requirement=parts.format(3)).problems(tmp_path) == [
        "1-svar:5 requirement-number-missing"
    ]


def test_a_requirement_without_a_number_has_none_to_look_for(tmp_path: Path) -> None:
    assert Written(text="Mindst 3 stopklodser.", requirement="{id: svar, kind: deliverable}").problems(tmp_path) == []


def test_the_words_are_read_in_the_language_of_the_site(tmp_path: Path) -> None:
    english = Written(settings="language: en\n", requirement=PLAIN.format(1500), text="At least 1,500 metres are done.")
    assert english.problems(tmp_path) == []
    spelled = Written(settings="language: en\n", requirement=PLAIN.format(25), text="At least twenty-five are done.")
    assert spelled.problems(tmp_path) == []
