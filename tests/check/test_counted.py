"""When a denominator is said to count something else than its requirement, and when it is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.plans import Written

RATIO = "\n  id: svar\n  kind: threshold\n  value: 90\n  ratio:\n    numerator: Det, der lykkedes\n    denominator: {}"
FOUND = ["1-svar:11 denominator-differs"]


@pytest.mark.parametrize(
    ("expected", "text", "denominator"),
    [
        (
            FOUND,
            "Der er lavet pristjek af 90 procent af alle brugte importerede køretøjer, som selvanmeldere har anmeldt.",
            "Selvanmeldte køretøjer, der betaler fuld registreringsafgift",
        ),
        ([], "Træfprocenten for risikobaserede pristjek når op på 90 procent.", "Risikobaserede pristjek i alt"),
        ([], "90 procent af stikprøverne af værdifastsættelser er uden fejl.", "Stikprøver i alt"),
        (
            [],
            "Mindst 90 pct. af styrelsens stikprøvekontroller er gennemført uden fejl.",
            "Det samlede antal udtagne stikprøver",
        ),
        ([], "Mindst 90 procent af sagerne er afgjort.", "Modtagne sager i kvartalet"),
        ([], "Mindst 90 procent af sagsbehandlingen om bilregistrering er uden fejl.", "Sager om biler"),
        ([], "Mindst 90 procent af alle stikprøvekontroller og telefonopkald.", "Kontroller og opkald"),
        ([], "Mindst 90 procent af alle henvendelser får svar.", "Breve"),
        (FOUND, "Mindst 90 procent af borgerne er tilfredse.", "Udfyldte spørgeskemaer"),
        ([], "Tilfredsheden er mindst 90 procent.", "Udfyldte spørgeskemaer"),
        (FOUND, "Mindst 90 pct. af byggesagerne er afgjort i tide.", "Byggesager om fritliggende enfamiliehuse"),
        ([], "Mindst 90 pct. af sagerne om fritliggende enfamiliehuse.", "Fritliggende enfamiliehuse, sager"),
    ],
)
def test_a_denominator_counts_what_the_requirement_speaks_of(
    expected: list[str], text: str, denominator: str, tmp_path: Path
) -> None:
    written = Written(text=text, requirement=RATIO.format(denominator))
    assert expected == written.problems(tmp_path)
    told = Written(text=text, requirement=f"{RATIO.format(denominator)}\n    note: Sådan tæller vi.")
    assert told.problems(tmp_path) == []


def test_words_of_the_title_and_of_whose_plan_it_is_are_the_requirements_too(tmp_path: Path) -> None:
    of_the_title = Written(text="Mindst 90 procent af alle er rigtige.", requirement=RATIO.format("Hurtige svar"))
    assert of_the_title.problems(tmp_path) == []
    requirement = RATIO.format("Borgere på Havnevej i kommunen")
    plan = "aims: [{id: 1, text: Svar}]\nparent: Havnevej Kommune"
    whose = Written(text="Mindst 90 procent af borgerne er tilfredse.", requirement=requirement, plan=plan)
    assert whose.problems(tmp_path) == []


def test_english_words_are_compared_as_well(tmp_path: Path) -> None:
    text = "At least 90% of complaints are decided within three months."
    for expected, denominator in (([], "Complaints received in the period"), (FOUND, "Complaints about broken meters")):
        written = Written(settings="language: en\n", text=text, requirement=RATIO.format(denominator))
        assert expected == written.problems(tmp_path)


def test_the_words_that_the_requirement_does_not_have_are_named(tmp_path: Path) -> None:
    text = "Mindst 90 procent af borgerne er tilfredse."
    written = Written(text=text, requirement=RATIO.format("Udfyldte spørgeskemaer"))
    assert written.said(tmp_path)[0].startswith("the denominator speaks of “udfyldte”, “spørgeskemaer”, and")
