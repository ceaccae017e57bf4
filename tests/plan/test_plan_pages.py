"""Pages of plans: the overview, milestones by time, the annual table, goals over the years, the archive of plans.

Expected values are worked by hand from `tests/projects/closed_plan.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.projects.builds import built
from tests.projects.closed_plan import project

AFTER_THE_FIRST = "2025-09-01T12:00"
AFTER_THE_LAST = "2026-02-01T12:00"
LATER = "2026-06-01T12:00"
HOLES = "/maal/2025/1.1-huller/"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after the last follow-up of 2025, while the plan for 2026 is in force."""
    return site(tmp_path_factory.mktemp("closed"), LATER)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after the first follow-up of 2025."""
    return site(tmp_path_factory.mktemp("running"), AFTER_THE_FIRST)


def site(folder: Path, now: str) -> Path:
    assert built(project().write(folder), now=now).placed is not None
    return folder / "site"


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address.strip("/") / "index.html").read_bytes())


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    """What a reader reads: one space between words."""
    assert node is not None
    return (
        " ".join(node.text(separator=" ").replace("\N{SOFT HYPHEN}", "").split())
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace(" ,", ",")
    )


def goal(overview: LexborHTMLParser, number: str) -> str:
    return next(found for one in overview.css(".fd-goal") if (found := words(one)).startswith(number))


def milestone(calendar: LexborHTMLParser, text: str) -> str:
    return next(found for one in calendar.css(".fd-calendar__row") if (found := words(one)).startswith(text))


def row(table: LexborHTMLParser, title: str) -> dict[str, str]:
    """A row of the annual table by the words of its columns."""
    tr = next(one for one in table.css(".fd-annual tbody tr") if title in words(one.css_first("th")))
    return {str(one.attributes["data-label"]): words(one) for one in tr.css("td")}


def test_an_overview_says_what_moved_and_in_one_sentence_what_did_not(closed: Path) -> None:
    overview = page(closed, "/maal/2025/")
    moved = [words(one) for one in overview.css(".fd-moves li")]
    assert "1.1 Færre huller : fra grøn til gul" in moved
    assert [one for one in moved if "1.2" in one] == []
    assert "Siden 1. halvår 2025" in words(overview.body)
    assert "Uændret: 1.2" in words(overview.body)


def test_after_the_first_follow_up_nothing_can_have_moved(running: Path) -> None:
    assert page(running, "/maal/2025/").css_first("#moved") is None


def test_a_goal_says_its_result_and_how_it_meets_the_requirement(closed: Path) -> None:
    overview = page(closed, "/maal/2025/")
    # 90 + 78 of 100 + 100 is 84.0 per cent, and 85 were asked.
    assert "84,0 % (168 af 200) Krav: Ikke opfyldt" in goal(overview, "1.1")
    # Nine signs of twelve, and the old ones are washed.
    assert "Krav: Delvist opfyldt: 1 af 2 dele" in goal(overview, "1.2")


def test_the_year_is_called_to_date_until_it_is_over(running: Path, closed: Path) -> None:
    assert "År til dato: 90,0 %" in goal(page(running, "/maal/2025/"), "1.1")
    assert "Hele 2025: 84,0 %" in goal(page(closed, "/maal/2025/"), "1.1")
    reported = {words(one.css_first("h3")): words(one) for one in page(closed, HOLES).css(".fd-quarter")}
    assert "Hele 2025: 84,0 %" in reported["2. halvår 2025"]
    assert "År til dato" not in words(page(closed, HOLES).css_first(".fd-page"))


def test_what_a_plan_says_of_itself_is_folded_under_a_line_that_says_what_it_is(closed: Path) -> None:
    (fold,) = page(closed, "/maal/2025/").css("details.fd-fold")
    assert words(fold.css_first("summary")) == "Planens tekst i fuld længde, periode og opfølgning"
    assert "Sådan arbejdede vi." in words(fold)
    assert "Vejvæsenet" in words(fold)


def test_a_page_with_invented_figures_alone_says_so_once(closed: Path) -> None:
    said = words(page(closed, HOLES).css_first(".fd-page")).lower()
    assert said.count("eksempeltal") == 1


def test_what_still_has_time_is_not_met_yet(running: Path) -> None:
    assert "Krav: Ikke opfyldt endnu" in goal(page(running, "/maal/2025/"), "1.2")


def test_a_goal_that_did_not_report_where_it_had_to_is_named(running: Path, closed: Path) -> None:
    said = "skulle være afrapporteret for 2. halvår 2025"
    overview = page(closed, "/maal/2025/")
    assert [f"1.3 Flere lygter ({said})"] == [words(one) for one in overview.css(".fd-notice--bad li")]
    assert said in goal(overview, "1.3")
    assert said not in words(page(running, "/maal/2025/").body), "it is not due in the first half-year"


def test_an_aim_without_goals_says_so(closed: Path) -> None:
    overview = page(closed, "/maal/2025/")
    assert "Gode stier. # Intet mål i planen hører til dette pejlemærke." in words(overview.body)


def test_plans_of_one_organisation_lead_to_each_other(closed: Path) -> None:
    links = page(closed, "/maal/2025/").css(".fd-neighbours a")
    assert [words(one) for one in links] == ["Tidligere plan Plan 2024", "Senere plan Plan 2026"]
    assert page(closed, "/maal/2023-stier/").css(".fd-neighbours a") == []


def test_milestones_stand_by_the_time_agreed(closed: Path) -> None:
    calendar = page(closed, "/maal/2025/milepaele/")
    found = {
        words(heading.css_first("h2")): [words(one) for one in group.css(".fd-calendar__what > p:first-child")]
        for heading, group in zip(
            [one for one in calendar.css("main .heading") if one.css_first("h2")],
            calendar.css(".fd-calendar"),
            strict=True,
        )
    }
    assert found == {
        "1. halvår 2025": ["Alle huller er på et kort.", "Alle har lært at lappe."],
        "2. halvår 2025": [
            "Den nye maskine er i brug.",
            "Huller meldes i radioen.",
            "Lapperne har en værktøjskasse.",
        ],
        "Efter planens periode": ["Skiltene er set efter."],
    }


def test_a_milestone_reached_late_stays_visibly_late_with_the_time_first_agreed(closed: Path) -> None:
    # From 30 September to 10 November are 41 days.
    said = milestone(page(closed, "/maal/2025/milepaele/"), "Den nye maskine")
    assert "Nået for sent 10. november 2025, 41 dage for sent" in said
    assert "Aftalt: september 2025" in said
    assert "Ny tid: november 2025 i opfølgningen for 1. halvår 2025" in said


def test_a_milestone_that_is_on_its_way_late_says_by_how_much_it_was_moved(running: Path) -> None:
    # From 30 September to 30 November are 61 days; its time has not come.
    assert "Forsinket, udskudt 61 dage" in milestone(page(running, "/maal/2025/milepaele/"), "Den nye maskine")


def test_a_milestone_is_overdue_only_where_a_follow_up_could_have_told_of_it(closed: Path) -> None:
    calendar = page(closed, "/maal/2025/milepaele/")
    # Moved to October 2025; the follow-up of January 2026 says nothing of it.
    assert "Tiden er gået, og den er ikke meldt nået" in milestone(calendar, "Alle har lært at lappe")
    # By the end of March 2026: no follow-up came after that.
    assert "Tiden er gået, og der er ikke meldt noget siden" in milestone(calendar, "Skiltene er set efter")


def test_a_milestone_without_a_day_is_reached_and_nothing_is_said_of_late(closed: Path) -> None:
    said = milestone(page(closed, "/maal/2025/milepaele/"), "Lapperne har en værktøjskasse")
    assert "Nået på en dag, der ikke er oplyst" in said
    assert "for sent" not in said


def test_milestones_are_counted_by_how_they_stand(closed: Path) -> None:
    counts = [words(one) for one in page(closed, "/maal/2025/milepaele/").css(".fd-counts li")]
    assert counts == [
        "2 milepæle: nået",
        "1 milepæl: nået for sent",
        "1 milepæl: tiden er gået, og der er ikke meldt noget siden",
        "1 milepæl: tiden er gået, og den er ikke meldt nået",
        "1 milepæl: opgivet",
    ]


def test_a_plan_without_milestones_has_no_page_of_them(closed: Path) -> None:
    assert not (closed / "maal/2026/milepaele").exists()
    assert "milepaele" not in (closed / "maal/2026/index.html").read_text(encoding="utf-8")


def test_the_annual_table_comes_with_the_last_follow_up_and_not_before(running: Path, closed: Path) -> None:
    assert not (running / "maal/2025/aarsresultat").exists()
    assert "aarsresultat" not in (running / "maal/2025/index.html").read_text(encoding="utf-8")
    assert (closed / "maal/2025/aarsresultat/index.html").exists()
    assert page(closed, "/maal/2025/").css_first('a[href$="aarsresultat/"]') is not None


def test_where_people_judge_otherwise_than_the_figures_both_are_said(closed: Path) -> None:
    outcome = row(page(closed, "/maal/2025/aarsresultat/"), "Færre huller")["Udfald"]
    assert (
        outcome
    ) == "Opfyldt Ifølge tallene: Ikke opfyldt Ifølge tallene er kravet ikke opfyldt; det er vurderet anderledes."


def test_where_they_agree_it_is_said_once(closed: Path) -> None:
    assert row(page(closed, "/maal/2025/aarsresultat/"), "Skilte")["Udfald"] == "Delvist opfyldt"


def test_the_annual_result_says_what_was_corrected_since_it_was_published(tmp_path: Path, closed: Path) -> None:
    assert "Rettet siden" not in words(page(closed, "/maal/2025/aarsresultat/").css_first(".fd-page"))
    folder = project().write(tmp_path)
    last = folder / "content/goals/2025/2025-H2.yml"
    correction = """\
    changes:
      - date: 2026-01-25
        field: results.nye.value
        from: 5
        to: 4
        note: Et skilt var talt to gange.
"""
    text = last.read_text(encoding="utf-8").replace("    outcome: partly\n", f"{correction}    outcome: partly\n")
    last.write_text(text, encoding="utf-8")
    assert built(folder, now=LATER).placed is not None
    found = page(folder / "site", "/maal/2025/aarsresultat/").css_first(".fd-notice:not(.fd-notice--example)")
    assert words(found) == "Rettet siden: 2. halvår 2025 (25. januar 2026)"


def test_the_annual_result_is_told_by_part_with_what_is_behind_it(closed: Path) -> None:
    table = page(closed, "/maal/2025/aarsresultat/")
    assert row(table, "Færre huller")["Resultat"] == "84,0 % (168 af 200) Krævet: mindst 85 %"
    assert (
        (row(table, "Skilte")["Resultat"])
        == "Nye skilte: 9 Krævet: mindst 12 Ikke opfyldt Gamle skilte er vasket: gennemført Opfyldt"
    )


def test_a_missed_goal_without_an_analysis_says_that_it_is_missing(closed: Path) -> None:
    table = page(closed, "/maal/2025/aarsresultat/")
    assert row(table, "Skilte")["Analyse"].startswith("Analysen mangler: Målet er ikke nået, og der står ikke hvorfor.")
    assert (
        words(table.css_first(".fd-notice--bad"))
    ) == "Der mangler en analyse: 1 mål er ikke nået, og der står ikke hvorfor."


def test_a_goal_that_the_last_follow_up_says_nothing_of_has_no_outcome(closed: Path) -> None:
    told = row(page(closed, "/maal/2025/aarsresultat/"), "Flere lygter")
    assert told["Udfald"] == "Udfald ikke oplyst Ifølge tallene: Kan ikke afgøres"
    assert told["Hvad der sker med målet"] == "Ikke oplyst"


def test_what_becomes_of_a_goal_is_said_with_the_goal_that_carries_it_on(closed: Path) -> None:
    table = page(closed, "/maal/2025/aarsresultat/")
    assert (
        (row(table, "Færre huller")["Hvad der sker med målet"])
        == "Målet føres videre i en anden form 1.1 Færre huller Plan 2026"
    )
    assert row(table, "Skilte")["Hvad der sker med målet"] == "Målet udgår"


def test_a_change_of_a_goal_during_the_year_is_stated_with_its_requirement(closed: Path) -> None:
    said = row(page(closed, "/maal/2025/aarsresultat/"), "Skilte")["Resultatkrav"]
    assert "Ændret 3. maj 2025." in said
    assert "fra 15 til 12" in said


def test_outcomes_are_counted_as_people_said_them(closed: Path) -> None:
    counts = [words(one) for one in page(closed, "/maal/2025/aarsresultat/").css(".fd-counts li")]
    assert counts == ["Opfyldt 1 mål", "Delvist opfyldt 1 mål", "Udfald ikke oplyst 1 mål"]


def test_another_requirement_is_told_where_it_begins(closed: Path) -> None:
    years = page(closed, "/maal/over-aarene/")
    (table,) = years.css("table")
    rows = {words(one.css_first("th a")): one for one in table.css("tbody tr")}
    assert list(rows) == ["Plan 2024", "Plan 2025", "Plan 2026"]
    changed = [plan for plan, one in rows.items() if one.css_first(".fd-years__changed")]
    # 85 per cent in 2024 and 2025, 90 in 2026.
    assert changed == ["Plan 2026"]
    assert (
        words(rows["Plan 2026"].css_first(".fd-years__changed")) == "Kravet er ændret fra mindst 85 % til mindst 90 %."
    )
    assert "84,0 % (168 af 200)" in words(rows["Plan 2025"])
    assert "intet resultat" in words(rows["Plan 2024"])


def test_goals_that_began_and_ended_are_named(closed: Path) -> None:
    years = page(closed, "/maal/over-aarene/")
    found = [words(one) for one in years.css(".fd-anchors li")]
    assert found == [
        "1.2 Skilte, der kan læses",
        "1.3 Flere lygter",
        "1.2 Skilte, der kan læses (Målet udgår)",
        "1.3 Flere lygter (intet senere mål siger, at det fører målet videre)",
        "3.2 Ny maling (intet senere mål siger, at det fører målet videre)",
    ]


def test_a_goal_leads_to_its_line_over_the_years(closed: Path) -> None:
    links = [
        one.attributes["href"] or ""
        for plan, name in (("2024", "3.1-huller-vaek"), ("2025", "1.1-huller"), ("2026", "1.1-huller"))
        for one in page(closed, f"/maal/{plan}/{name}/").css("a")
        if "over-aarene" in (one.attributes["href"] or "")
    ]
    assert links == ["../../../maal/over-aarene/#goal-2026-1-1"] * 3
    assert page(closed, "/maal/over-aarene/").css_first("#goal-2026-1-1") is not None
    assert "over-aarene" not in (closed / "maal/2025/1.2-skilte/index.html").read_text(encoding="utf-8")


def test_the_archive_shows_plans_in_force_and_below_them_earlier_ones_with_what_came_of_them(closed: Path) -> None:
    plans = page(closed, "/maal/")
    # Of Stivæsenet there is no plan in force: its newest stands in for it.
    assert [words(one) for one in plans.css(".fd-plan-card h2")] == ["Plan 2026", "Stiplan 2023"]
    assert [words(one) for one in plans.css(".fd-former-plan h3")] == ["Plan 2025", "Plan 2024"]
    assert "Udfaldet af målene: Opfyldt 1 mål Delvist opfyldt 1 mål Udfald ikke oplyst 1 mål" in (
        words(plans.css(".fd-former-plan")[0])
    )
    assert "eksempeltal" in words(plans.css(".fd-former-plan")[0])


def test_while_a_plan_runs_it_is_in_force_and_so_is_one_that_is_to_come(running: Path) -> None:
    plans = page(running, "/maal/")
    assert [words(one) for one in plans.css(".fd-plan-card h2")] == ["Plan 2026", "Plan 2025", "Stiplan 2023"]


def test_every_page_with_invented_figures_says_so(closed: Path) -> None:
    for address in ("/maal/2025/", "/maal/2025/milepaele/", "/maal/2025/aarsresultat/", "/maal/over-aarene/"):
        assert page(closed, address).css_first(".fd-notice--example") is not None, address


def test_the_new_pages_are_in_the_sitemap_and_milestones_can_be_searched_for(closed: Path) -> None:
    sitemap = (closed / "sitemap.xml").read_text(encoding="utf-8")
    for address in ("/maal/2025/milepaele/", "/maal/2025/aarsresultat/", "/maal/over-aarene/"):
        assert f"{address}</loc>" in sitemap
    index = (closed / "assets/search.json").read_text(encoding="utf-8")
    assert "Lapperne har en værktøjskasse." in index


def test_where_nothing_moved_one_sentence_says_so_and_of_many_goals_only_how_many(tmp_path: Path) -> None:
    goal = project().files()["content/goals/2025/1.3-lygter.md"].decode()
    numbers = [f"9.{n}" for n in range(1, 15)]
    files = {f"content/goals/2023-stier/{number}-lygter.md": goal for number in numbers}
    files = {path: text.replace("aim: veje", "aim: stier").replace("[H2]", "[Q1, Q2]") for path, text in files.items()}
    for number, quarter in enumerate(("Q1", "Q2"), 1):
        rows = "".join(f"  {one}:\n    status: green\n    results: {{lygter: {number}}}\n" for one in numbers)
        files[f"content/goals/2023-stier/2023-{quarter}.yml"] = f"date: 2023-0{3 * number + 1}-17\nrows:\n{rows}"
    same = replace(project(), others={**project().others, **files})
    assert built(same.write(tmp_path), now=LATER).placed is not None
    assert "Siden 1. kvartal 2023 Alle mål er uændrede." in words(page(tmp_path / "site", "/maal/2023-stier/").body)

    path = "content/goals/2023-stier/2023-Q2.yml"
    files[path] = files[path].replace("status: green", "status: no_data", 1)
    moved = replace(same, others={**same.others, **files})
    assert built(moved.write(tmp_path), now=LATER).placed is not None
    assert "fra grøn til ingen data De øvrige 13 mål er uændrede." in (
        words(page(tmp_path / "site", "/maal/2023-stier/").body)
    )


def test_the_follow_up_says_of_a_requirement_what_the_overview_says(running: Path, closed: Path) -> None:
    assert "Ikke opfyldt endnu" in words(page(running, "/maal/2025/2025-h1/").css_first("table"))
    assert "Delvist opfyldt: 1 af 2 dele" in words(page(closed, "/maal/2025/2025-h2/").css_first("table"))
