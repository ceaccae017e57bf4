"""Readers see what a plan's amendments and a follow-up's corrections changed: when, from what to what, and why."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.model.follow_up import FollowUp
from generator.model.plan import Goal, Plan
from generator.plan.language.field_labels import CHOICES, LABELS
from generator.read.fields import Known, known
from generator.read.load import alone
from generator.read.sources import Source
from tests.docs.format_pages import example_site
from tests.projects.builds import build_in
from tests.projects.small import Project

PLAN = "content/goals/2026/plan.md"
GOAL = "content/goals/2026/1.1-huller.md"
FIRST = "content/goals/2026/2026-Q1.yml"

RAISED = """\
  - date: 2026-03-02
    goal: 1.1
    field: requirement.value
    from: 85
    to: 90
    reason: Udvalget hævede kravet.
"""
LATER = """\
  - date: 2026-04-01
    goal: 1.1
    field: reporting.due
    from: Q4
    to: Q1, Q2, Q3, Q4
    reason: Der følges op hvert kvartal.
"""
CORRECTED = """\
    changes:
      - date: 2026-05-04
        field: results.lappet.numerator
        from: 1095
        to: 95
        note: Et ettal for meget.
"""
SECOND = """\
date: 2026-05-20
rows:
  1.1:
    status: green
    results:
      lappet: {numerator: 200, denominator: 200}
"""


def said(path: str) -> str:
    return Project().files()[path].decode()


def amended(*amendments: str) -> dict[str, str]:
    return {PLAN: said(PLAN).replace("aims:", f"amendments:\n{''.join(amendments)}aims:")}


def site(folder: Path, others: dict[str, str], language: str = "da") -> Path:
    done = build_in(Project(others=others, language=language).write(folder))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return folder / "site" / "maal" / "2026"


def words(page: Path, selector: str) -> list[str]:
    found = LexborHTMLParser((page / "index.html").read_text(encoding="utf-8")).css(selector)
    return [" ".join(node.text(separator=" ").replace("\N{SOFT HYPHEN}", "").split()) for node in found]


def test_a_goal_tells_on_top_and_in_a_list_what_the_plan_changed_in_it(tmp_path: Path) -> None:
    goal = site(tmp_path, amended(RAISED, LATER)) / "1.1-huller"
    assert words(goal, ".fd-notice:not(.fd-notice--example) strong")[0] == (
        "Det blev ændret 1. april 2026, hvornår målet afrapporteres. Kravet blev ændret 2. marts 2026."
    )
    assert words(goal, "#amendments") == ["Ændringer af målet i planen"]
    assert words(goal, ".fd-change") == [
        (
            "1. april 2026 Afrapporteres: fra 4. kvartal til 1. kvartal, 2. kvartal, 3. kvartal og 4. kvartal "
            "Der følges op hvert kvartal."
        ),
        "2. marts 2026 Resultatkrav: fra 85 til 90 Udvalget hævede kravet.",
    ]
    assert words(goal, ".fd-freshness") == ["Mål 1.1 · Indhold ændret 1. april 2026"]


def test_a_plan_lists_its_amendments_newest_first_with_the_way_to_the_goal(tmp_path: Path) -> None:
    plan = site(tmp_path, amended(RAISED, LATER))
    assert [row.split(" Af")[0].split(" Resultatkrav")[0] for row in words(plan, ".fd-change")] == [
        "1. april 2026 · 1.1 Færre huller",
        "2. marts 2026 · 1.1 Færre huller",
    ]
    page = LexborHTMLParser((plan / "index.html").read_text(encoding="utf-8"))
    assert {node.attributes["href"] for node in page.css(".fd-change a")} == {"../../maal/2026/1.1-huller/"}


def test_a_withdrawn_goal_keeps_its_amendments(tmp_path: Path) -> None:
    gone = {GOAL: said(GOAL).replace("aim:", "withdrawn: {date: 2026-05-01, reason: Udgået.}\naim:")}
    assert len(words(site(tmp_path, amended(RAISED) | gone), ".fd-change")) == 1


def test_a_corrected_figure_is_marked_listed_and_counted(tmp_path: Path) -> None:
    followed = site(tmp_path, {FIRST: said(FIRST) + CORRECTED}) / "2026-q1"
    assert words(followed, ".fd-mark") == ["rettet 4. maj 2026; før 1.095"]
    assert words(followed, ".fd-notice strong")[0] == "Denne opfølgning blev rettet 4. maj 2026."
    assert words(followed, ".fd-change") == [
        "4. maj 2026 · 1.1 Færre huller Lappet inden ti dage: fra 1.095 til 95 Et ettal for meget."
    ]
    assert words(followed, ".fd-follow-up__to-date .fd-follow-up__result") == ["95,0 % (95 af 100)"]


def test_the_goal_shows_a_corrected_figure_with_what_it_was_and_why(tmp_path: Path) -> None:
    goal = site(tmp_path, {FIRST: said(FIRST) + CORRECTED}) / "1.1-huller"
    assert words(goal, ".fd-corrected") == [
        "Rettet 4. maj 2026 Lappet inden ti dage: fra 1.095 til 95 Et ettal for meget."
    ]


def test_a_later_follow_up_lists_what_was_corrected_in_it_since_it_was_published(tmp_path: Path) -> None:
    first, second = said(FIRST) + CORRECTED, "content/goals/2026/2026-Q2.yml"
    later = site(tmp_path, {FIRST: first, second: SECOND}) / "2026-q2"
    assert words(later, ".fd-mark") == ["rettet 4. maj 2026; før 1.095"]
    assert words(later, ".fd-change") == []
    assert words(later, ".fd-follow-up__to-date .fd-follow-up__result") == ["98,3 % (295 af 300)"]
    since = site(tmp_path, {FIRST: first, second: SECOND.replace("05-20", "05-03")}) / "2026-q2"
    assert words(since, ".fd-change") == [
        "4. maj 2026 · 1.1 Færre huller · 1. kvartal 2026 Lappet inden ti dage: fra 1.095 til 95 Et ettal for meget."
    ]
    assert words(since, ".fd-notice strong")[0] == "Denne opfølgning blev rettet 4. maj 2026."


def test_a_later_follow_up_does_not_list_corrected_words_that_it_does_not_show(tmp_path: Path) -> None:
    change = "{date: 2026-05-04, field: note, from: Forkert., to: Rigtigt., note: Slog fejl.}"
    note = f"    note: Rigtigt.\n    changes: [{change}]\n"
    second = {"content/goals/2026/2026-Q2.yml": SECOND.replace("05-20", "05-03")}
    plan = site(tmp_path, {FIRST: said(FIRST) + note} | second)
    assert words(plan / "2026-q1", ".fd-mark") == ["Bemærkning: rettet 4. maj 2026; før ”Forkert.”"]
    assert len(words(plan / "2026-q1", ".fd-change")) == 1
    assert words(plan / "2026-q2", ".fd-change") == []


def test_statuses_times_and_words_are_said_as_readers_know_them(tmp_path: Path) -> None:
    changes = """\
    milestones:
      counter: {state: done, date: 2026-03-04, by: 2026-04, note: Ready.}
    changes:
      - {date: 2026-05-04, field: status, from: yellow, to: green, note: A}
      - {date: 2026-05-04, field: milestones.counter.state, from: active, to: done, note: B}
      - {date: 2026-05-04, field: milestones.counter.by, from: none, to: 2026-04, note: C}
      - {date: 2026-05-04, field: milestones.counter.note, from: Soon., to: Ready., note: D}
"""
    goal = said(GOAL).replace(
        "reporting:", "milestones:\n  - id: counter\n    text: The counter is in place.\nreporting:"
    )
    page = site(tmp_path, {FIRST: said(FIRST) + changes, GOAL: goal}, "en") / "1.1-huller"
    assert words(page, ".fd-corrected p:nth-child(2)") == [
        "Milestone “The counter is in place”, remark: from “Soon.” to “Ready.”",
        "Milestone “The counter is in place”, time limit: from nothing stated to April 2026",
        "Milestone “The counter is in place”: from under way to done",
        "Status: from yellow to green",
    ]


def test_every_field_has_a_name_and_every_choice_words(tmp_path: Path) -> None:
    example = example_site("en", tmp_path) / "content" / "goals" / "2025"
    fields: list[Known] = []
    goals: dict[str, Goal] = {}
    for path in sorted(example.glob("*.*")):
        value = next(iter(alone(Source(f"content/goals/2025/{path.name}", path.read_bytes()))))
        if isinstance(value, Goal):
            goals[value.number] = value
        if isinstance(value, Goal | Plan):
            fields += known(value)
    for path in example.glob("*.yml"):
        follow_up = next(iter(alone(Source(f"content/goals/2025/{path.name}", path.read_bytes()))))
        assert isinstance(follow_up, FollowUp)
        fields += (field for row in follow_up.rows for field in known(row, goals[row.id]))
    assert {field.form for field in fields} == set(LABELS)
    choices = {
        (field.form.rpartition(".")[2], choice)
        for field in fields
        for choice in getattr(field.kind, "__args__", ())
        if isinstance(choice, str)
    }
    assert choices == {(key, choice) for key, words in CHOICES.items() for choice in words}


SINCE = """\
  - {date: 2026-05-02, goal: 1.1, field: title, from: Flere lappede huller, to: Færre huller, reason: Klart.}
  - {date: 2026-05-02, goal: 1.1, field: requirement.value, from: 85, to: 90, reason: Vedtaget.}
  - {date: 2026-05-03, goal: 1.1, field: measurement, from: På cykel, to: I bil, reason: Hurtigere.}
"""


def test_a_follow_up_shows_a_goal_as_it_was_then_and_says_what_was_amended_since(tmp_path: Path) -> None:
    # 87 of 100 was reported on 20 April; on 2 May the requirement became 90.
    plan = site(tmp_path, amended(SINCE) | {FIRST: said(FIRST).replace("numerator: 95", "numerator: 87")})
    followed = plan / "2026-q1"
    assert words(followed, ".fd-follow-up tbody th") == ["Flere lappede huller"]
    assert words(followed, ".fd-follow-up__to-date") == ["87,0 % (87 af 100) Opfyldt indtil nu"]
    assert words(followed, ".fd-mark") == [
        "Hvordan målet måles: ændret 3. maj 2026 fra ”På cykel” til ”I bil”; her vises det nuværende",
        "Resultatkrav: ændret 2. maj 2026 fra 85 til 90",
        "Titel: ændret 2. maj 2026 fra ”Flere lappede huller” til ”Færre huller”",
    ]
    page = LexborHTMLParser((followed / "index.html").read_text(encoding="utf-8"))
    assert {node.attributes["href"] for node in page.css(".fd-mark")} == {"../../../maal/2026/1.1-huller/#amendments"}
    table = (followed / "opfoelgning-2026-q1.csv").read_text(encoding="utf-8-sig")
    assert "Flere lappede huller" in table
    facts = (followed / "opfoelgning-2026-q1-data.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in facts if ",1.1,met," in line] == ["2026,2026-Q1,1.1,met,met,derived,Opfyldt indtil nu"]
    assert [line for line in facts if ",1.1,requirement.value," in line] == [
        "2026,2026-Q1,1.1,requirement.value,85,plan,85"
    ]


def test_a_goal_shows_what_is_asked_now_and_what_was_asked_when_a_follow_up_came(tmp_path: Path) -> None:
    second = {"content/goals/2026/2026-Q2.yml": SECOND}
    plan = site(tmp_path, amended(SINCE) | {FIRST: said(FIRST).replace("numerator: 95", "numerator: 87")} | second)
    goal = plan / "1.1-huller"
    assert words(goal, "h1") == ["Færre huller"]
    assert words(goal, ".fd-table--leaves td[data-label='Krav']") == ["mindst 90 %"]
    quarters = words(goal, ".fd-quarter")
    assert ["Krav dengang: mindst 85 %" in one for one in quarters] == [False, True]
    assert words(plan / "2026-q2", ".fd-mark") == []


def test_a_milestone_keeps_the_time_agreed_at_first_when_the_plan_is_amended(tmp_path: Path) -> None:
    goal = said(GOAL).replace(
        "reporting:", "milestones:\n  - {id: bil, text: En bil er købt., by: 2026-11}\nreporting:"
    )
    later = "  - {date: 2026-04-01, goal: 1.1, field: milestones.bil.by, from: 2026-03, to: 2026-11, reason: Dyrt.}\n"
    plan = site(tmp_path, amended(later) | {GOAL: goal})
    calendar = words(plan / "milepaele", ".fd-calendar__when")
    assert calendar == [
        "Forsinket , udskudt 244 dage Aftalt: marts 2026 Ny tid: november 2026 planen blev ændret 1. april 2026"
    ]
    assert words(plan / "1.1-huller", ".fd-milestone > p.fd-small") == [
        "senest i marts 2026",
        "Udskudt til november 2026 (planen blev ændret 1. april 2026)",
    ]
