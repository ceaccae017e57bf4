"""A reader of the example site loses no fact of the two texts it retells, and finds each on the page it belongs to."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.example.reading import BuiltPage, readable

FACTS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"),
)["pages"]

UPDATES = {
    "/opdateringer/2021/08/26/omberegningerne-er-i-gang/": "26. august 2021",
    "/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/": "28. september 2021",
    "/opdateringer/2021/10/01/75-procent-ikke-naaet/": "1. oktober 2021",
    "/opdateringer/2021/11/08/bindende-aftaler-ikke-endelige/": "8. november 2021",
    "/opdateringer/2021/11/18/to-breve-om-genberegning/": "18. november 2021",
    "/opdateringer/2021/11/30/alle-behandlet-nogle-om-igen/": "30. november 2021",
    "/opdateringer/2021/12/08/nyhedsbrev-om-wltp/": "8. december 2021",
    "/opdateringer/2021/12/22/ejere-er-orienteret/": "22. december 2021",
    "/opdateringer/2022/01/19/status-paa-fejl-og-bindende-aftaler/": "19. januar 2022",
    "/opdateringer/2022/03/04/tidsplan-i-tre-faser/": "4. marts 2022",
    "/opdateringer/2022/04/04/bindende-aftaler-godt-halvvejs/": "4. april 2022",
    "/opdateringer/2022/04/25/om-afgoerelsesbrevene/": "25. april 2022",
    "/opdateringer/2022/05/03/genberegninger-omberegnes/": "3. maj 2022",
    "/opdateringer/2022/06/24/97-procent-paa-plads/": "24. juni 2022",
    "/opdateringer/2022/12/20/saerligt-program/": "20. december 2022",
}
GOALS = (
    "/maal/2025/1.1-interessenthaandtering/",
    "/maal/2025/1.2-kundetilfredshed/",
    "/maal/2025/2.1-pristjek/",
    "/maal/2025/2.2-risikobaseret-kontrol/",
    "/maal/2025/2.3-korrekt-vaerdifastsaettelse/",
    "/maal/2025/3.1-datakvalitet/",
    "/maal/2025/3.2-procesunderstoettelse/",
    "/maal/2025/4.1-hoej-faglighed/",
)
FOLLOW_UPS = ("/maal/2025/2025-q1/", "/maal/2025/2025-q2/", "/maal/2025/2025-q3/", "/maal/2025/2025-q4/")
STATUSES = {"Grøn", "Gul", "Rød", "Ikke forfalden", "Ingen data"}
TOPIC = "/emner/omberegning/"
SAID = "De er ikke nogens virkelige resultater."

CONTENT = Path(__file__).parent.parent.parent / "content"

Example = dict[str, BuiltPage]


def one_text(node: LexborNode, selector: str) -> str:
    """The text of what a selector finds inside a node, with single spaces."""
    found = node.css_first(selector)
    assert found is not None, selector
    return " ".join((found.text() or "").split())


@pytest.mark.parametrize("address", FACTS)
def test_every_fact_stands_on_the_page_it_belongs_to(example: Example, address: str) -> None:
    content = example[address].content
    assert [fact for fact in FACTS[address] if fact not in content] == []


def test_every_update_goal_and_follow_up_has_its_facts_listed() -> None:
    assert {*UPDATES, *GOALS, *FOLLOW_UPS} - FACTS.keys() == set()


def test_there_are_fifteen_updates_each_at_its_permanent_address_with_its_day(example: Example) -> None:
    found = {
        address: page.texts(".fd-meta time")[0]
        for address, page in example.items()
        if address.startswith("/opdateringer/") and address.count("/") == 6
    }
    assert found == UPDATES
    assert len(found) == 15


def test_the_machine_readable_day_of_every_update_is_that_of_its_address(example: Example) -> None:
    said = {address: example[address].part(".fd-meta time").attributes["datetime"] for address in UPDATES}
    assert said == {address: address[14:24].replace("/", "-") for address in UPDATES}


def test_the_topic_lists_every_update_newest_first(example: Example) -> None:
    found = [
        "/" + str(link.attributes["href"]).removeprefix("../../")
        for link in example[TOPIC].parts(".fd-card__title a, .fd-line__title")
    ]
    assert found == list(UPDATES)[::-1]


def test_there_are_eight_goals_under_four_aims(example: Example) -> None:
    plan = example["/maal/2025/"]
    found = ["/maal/2025/" + str(link.attributes["href"]).rpartition("2025/")[2] for link in plan.parts(".fd-goal a")]
    assert tuple(found) == GOALS
    aims = [text for text in plan.texts("h3") if text.startswith("Pejlemærke")]
    assert [aim[:13] for aim in aims] == ["Pejlemærke 1:", "Pejlemærke 2:", "Pejlemærke 3:", "Pejlemærke 4:"]
    pages = {address for address in example if re.fullmatch(r"/maal/2025/\d[^/]*/", address)}
    assert pages - set(FOLLOW_UPS) == set(GOALS)


def test_the_topic_shows_how_the_end_of_it_all_moved_with_days_and_reasons_in_order(example: Example) -> None:
    section = next(one for one in example[TOPIC].parts(".fd-promise") if one.css_first("#promise-all"))
    statements = [readable(one.html or "") for one in section.css("tbody tr")]
    expected = [
        ("26. august 2021", "før 1. december 2021", "første udmelding", ""),
        ("1. oktober 2021", "før 1. december 2021", "uændret", ""),
        ("30. november 2021", "intet bestemt tidspunkt", "mindre sikkert end før", "Forskellige it-problemer"),
        ("4. marts 2022", "midten af juni 2022", "nyt tidspunkt oplyst", ""),
        ("4. april 2022", "juni 2022", "udskudt", "Ingen begrundelse oplyst."),
        ("24. juni 2022", "udgangen af 2022", "udskudt", "forkerte indberetninger, manglende data"),
        ("20. december 2022", "intet bestemt tidspunkt", "mindre sikkert end før", "et særligt program"),
    ]
    assert len(statements) == len(expected)
    for (day, target, moved, reason), statement in zip(expected, statements, strict=True):
        assert statement.startswith(day)
        assert target in statement
        assert moved in statement
        assert statement.endswith("–") != bool(reason)
        assert reason in statement
    # The last day of November 2021 to the last of December 2022, the last time that was stated.
    assert "Fra det første lovede tidspunkt til det sidste, der er nævnt: 396 dage senere." in readable(
        section.html or ""
    )
    assert "Der er ikke oplyst et bestemt tidspunkt" in readable(section.html or "")


def test_the_topic_shows_that_the_number_all_shares_are_counted_of_has_changed(example: Example) -> None:
    topic = example[TOPIC]
    section = next(one for one in topic.parts(".fd-figure") if one.css_first("#figure-total"))
    rows = [readable(one.html or "") for one in section.css("tbody tr")]
    assert rows[0].startswith("30. november 2021 211.000 omberegninger")
    assert rows[1].startswith("24. juni 2022 cirka 270.000 omberegninger")
    assert "Oprindelig var der cirka 211.000" in rows[1]
    settled = next(one for one in topic.parts(".fd-figure") if one.css_first("#figure-settled"))
    assert "mere end 97 % af cirka 270.000 omberegninger, 24. juni 2022 del af: Omberegninger i alt" in readable(
        settled.html or ""
    )


def test_the_topic_tells_of_the_change_of_base_in_the_row_where_it_happened_and_in_no_other(example: Example) -> None:
    section = next(one for one in example[TOPIC].parts(".fd-figure") if one.css_first("#figure-processed"))
    changed = "Grundlaget er ændret fra 211.000 til cirka 270.000 omberegninger."
    rows = [readable(one.html or "") for one in section.css("tbody tr")]
    assert [changed in row for row in rows] == [False, False, True]
    assert rows[1].startswith("19. januar 2022 cirka 211.000 omberegninger af 211.000 omberegninger ")
    assert rows[2].startswith("24. juni 2022 270.000 omberegninger af cirka 270.000 omberegninger ")


def test_the_number_of_a_base_is_typed_in_the_one_update_that_reports_it() -> None:
    files = (path for path in CONTENT.rglob("*.md") if ".record" not in path.parts)
    written = [path.name for path in files if re.search(r"211[. ]?000", path.read_text("utf-8"))]
    assert sorted(written) == [
        "2021-11-30-alle-behandlet-nogle-om-igen.md",
        "2022-01-19-status-paa-fejl-og-bindende-aftaler.md",
    ]


def test_a_word_too_long_for_a_phone_has_its_month_shortened_on_the_chart(example: Example) -> None:
    labels = [" ".join(one.text().split()) for one in example["/loefter/"].parts(".fd-slip__label")]
    assert "26. aug. 2021: slutningen af september 2021" in labels
    assert "26. august 2021: før 1. december 2021" in labels


def test_what_citizens_may_do_stands_open_and_what_dealers_may_do_behind_what_they_must(example: Example) -> None:
    folds = {who: example[f"/for/{who}/"].texts(".fd-actions__fold > summary") for who in ("citizens", "dealers")}
    assert folds == {"citizens": [], "dealers": ["Du kan (8)"]}


def test_an_audience_is_told_of_three_updates_in_full_and_of_the_others_in_a_line(example: Example) -> None:
    page = example["/for/citizens/"]
    assert len(page.texts(".fd-card")) == 3
    assert len(page.texts(".fd-line")) > 3


def test_a_feed_that_shows_every_update_has_an_archive_of_years_alone(example: Example) -> None:
    assert example["/opdateringer/"].texts(".fd-archive a") == ["2022", "2021"]


def test_only_a_wording_that_was_witnessed_is_said_to_be_the_one_that_was_published(example: Example) -> None:
    said = "det er dem, der blev offentliggjort"
    reconstructed = example["/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/versioner/1/"]
    assert ("Fingeraftryk" in reconstructed.text, said in reconstructed.text) == (True, False)
    assert said in example["/om/versioner/2/"].text


def test_a_figure_that_changed_within_a_unit_is_drawn_and_named_for_those_who_cannot_see_it(example: Example) -> None:
    charts = example[TOPIC].parts(".fd-step-chart__drawing")
    found = {str(chart.attributes["aria-labelledby"]): chart for chart in charts}
    assert set(found) == {"chart-total-title", "chart-processed-title"}
    total = found["chart-total-title"]
    assert total.attributes["role"] == "img"
    assert one_text(total, "#chart-total-title") == "Omberegninger i alt"
    assert one_text(total, "#chart-total-desc") == (
        "Fra 211.000 omberegninger (30. november 2021) til cirka 270.000 omberegninger (24. juni 2022). "
        "Alle opgørelser står i tabellen."
    )


def test_the_same_sixteen_thousand_are_counted_in_what_each_update_counted_them_in(example: Example) -> None:
    section = next(one for one in example[TOPIC].parts(".fd-figure") if one.css_first("#figure-nedc2"))
    found = [readable(one.html or "") for one in section.css("td.fd-number")]
    assert found == [f"cirka 16.000 {unit}" for unit in ("omberegninger", "køretøjer", "omberegninger", "aftaler")]


def test_no_phase_claims_a_state_that_nobody_stated(example: Example) -> None:
    lamps = [readable(one.html or "") for one in example[TOPIC].parts(".fd-phase .fd-lamp")]
    assert lamps == ["Fristen er passeret, ikke meldt gennemført"] * 3


def test_every_page_says_that_it_is_an_example_and_where_the_real_site_is(example: Example) -> None:
    shown = [page for page in example.values() if not page.parts('meta[http-equiv="refresh"]')]
    assert len(shown) > 60
    for page in shown:
        banner = page.part(".fd-banner")
        assert "Dette er et eksempel" in readable(banner.html or ""), page.address
        assert "ikke Motorstyrelsens side. Handl ikke efter det." in readable(banner.html or ""), page.address
        assert [link.attributes["href"] for link in banner.css("a")] == ["https://motorst.dk"], page.address


def test_every_page_asks_search_engines_to_leave_it(example: Example) -> None:
    for page in example.values():
        assert page.part('meta[name="robots"]').attributes["content"] == "noindex", page.address


def test_every_page_that_shows_invented_results_says_so(example: Example) -> None:
    shows = {
        address for address, page in example.items() if STATUSES & set(page.texts(".fd-page__content .fd-lamp__word"))
    }
    assert shows == {"/", "/maal/", "/maal/2025/", "/maal/2025/aarsresultat/", *GOALS, *FOLLOW_UPS}
    assert [address for address in sorted(shows) if SAID not in example[address].content] == []


def test_no_other_page_shows_a_result(example: Example) -> None:
    invented = ("19.850", "21.420", "20.110", "2.668", "2.304", "1.986", "6.100 svar", "187 svar")
    shows = {address for address, page in example.items() if any(one in page.content for one in invented)}
    assert {address for address in shows if SAID not in example[address].content} == set()
    assert shows


def test_all_five_statuses_occur_over_the_follow_ups(example: Example) -> None:
    found = {word for address in FOLLOW_UPS for word in example[address].texts(".fd-follow-up tbody .fd-lamp__word")}
    assert found == STATUSES


@pytest.mark.parametrize("address", FOLLOW_UPS)
def test_the_follow_up_has_the_columns_of_the_plan_in_their_order(example: Example, address: str) -> None:
    first, second = example[address].parts(".fd-follow-up thead tr")
    assert [readable(one.html or "") for one in first.css("th")] == [
        "Nr.",
        "Mål",
        "Resultatkrav",
        "1. kvartal – 4. kvartal",
        "Status sidst",
        "År til dato",
        "Årsag/konsekvens",
        "Handling",
    ]
    quarters = ["1. kvartal", "2. kvartal", "3. kvartal", "4. kvartal"]
    assert [readable(one.html or "") for one in second.css("th")] == quarters
    rows = example[address].parts(".fd-follow-up tbody tr")
    assert [readable(row.css("td")[0].html or "") for row in rows] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
        "2.3",
        "3.1",
        "3.2",
        "4.1",
    ]
    # The goal itself is a row's heading; all the others are cells.
    assert {len(row.css("td")) for row in rows} == {10}


def test_a_goal_with_two_requirements_is_partly_met_when_one_of_them_is(example: Example) -> None:
    page = example["/maal/2025/1.2-kundetilfredshed/"]
    assert "Delvist opfyldt: 1 af 2 dele" in page.content
    rows = [readable(row.html or "") for row in page.parts(".fd-table tbody tr")]
    # Telephone (4.2 * 6,100 + 4.1 * 5,400 + 4.2 * 5,100) / 16,600 = 4.167; mail 22,000 / 5,600 = 3.929.
    assert rows[0].endswith("4,2 point 16.600 svar 4,2 point 5.100 svar Opfyldt")
    assert rows[1].endswith("3,9 point 5.600 svar 3,8 point 2.600 svar Ikke opfyldt")
