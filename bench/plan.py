"""The corpus's performance plan: ten goals in four aims, and a follow-up for each quarter of the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.yaml_text import block

if TYPE_CHECKING:
    from pathlib import Path

    from bench.yaml_text import Tree

YEAR = "2025"
AIMS = {"1": "Rettidige afgørelser", "2": "Rigtige afgørelser", "3": "God vejledning", "4": "Sikker drift"}
PUBLISHED = {"Q1": "2025-04-22", "Q2": "2025-07-21", "Q3": "2025-10-20", "Q4": "2026-01-12"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A goal that a share of the cases must reach: its number, address, title and least percentage."""

    number: str
    slug: str
    title: str
    least: int


GOALS = (
    Share(number="1.1", slug="sagstid", title="Sager afsluttes til tiden", least=90),
    Share(number="1.2", slug="svartid", title="Henvendelser besvares til tiden", least=85),
    Share(number="1.3", slug="klager", title="Klager behandles til tiden", least=80),
    Share(number="2.1", slug="kontrol", title="Afgørelser uden fejl i kontrollen", least=95),
    Share(number="2.2", slug="beregning", title="Beregninger uden fejl", least=97),
    Share(number="2.3", slug="register", title="Rigtige oplysninger i registret", least=98),
    Share(number="3.1", slug="telefon", title="Opkald besvaret inden fem minutter", least=75),
    Share(number="3.2", slug="tilfredshed", title="Tilfredse brugere", least=70),
    Share(number="4.1", slug="oppetid", title="Portalen er tilgængelig", least=99),
    Share(number="4.2", slug="beredskab", title="Hændelser løst til tiden", least=92),
)


def write_plan(folder: Path) -> None:
    """Write plan, goals and four follow-ups into `folder`/2025."""
    plan = folder / YEAR
    plan.mkdir(parents=True)
    (plan / "plan.md").write_text(_plan(), encoding="utf-8", newline="\n")
    for goal in GOALS:
        (plan / f"{goal.number}-{goal.slug}.md").write_text(_goal(goal), encoding="utf-8", newline="\n")
    for place, (quarter, day) in enumerate(PUBLISHED.items()):
        text = _follow_up(place, day)
        (plan / f"{YEAR}-{quarter}.yml").write_text(text, encoding="utf-8", newline="\n")


def _plan() -> str:
    """Return the plan's file."""
    front = block(
        {
            "title": f"Resultatplan {YEAR}",
            "summary": "Ti mål for et år, opdigtet til måling.",
            "organisation": "Eksempelstyrelsen",
            "period": {"from": f"{YEAR}-01-01", "until": f"{YEAR}-12-31"},
            "vision": "Hver afgørelse er rigtig første gang.",
            "aims": [{"id": aim, "text": text} for aim, text in AIMS.items()],
        }
    )
    return f"---\n{front}---\n\n## Om planen\n\nPlanen følges op hvert kvartal.\n"


def _goal(goal: Share) -> str:
    """Return a goal's file: one threshold on a ratio, accumulated over the year."""
    front = block(
        {
            "title": goal.title,
            "summary": f"Mindst {goal.least} procent af årets sager.",
            "aim": goal.number[0],
            "category": "operations",
            "measure_type": "quality",
            "requirement_text": f"Mindst {goal.least} procent.",
            "requirement": {
                "id": "andel",
                "kind": "threshold",
                "op": "at_least",
                "value": str(goal.least),
                "unit": "percent",
                "ratio": {"numerator": "Sager, der opfylder kravet", "denominator": "Sager i alt"},
            },
            "measurement": {"method": "Udtræk fra sagssystemet", "accumulation": "ytd"},
            "reporting": {"due": ["Q1", "Q2", "Q3", "Q4"], "rule": "all"},
            "milestones": [{"id": "udtraek", "report": "Q2", "by": f"{YEAR}-Q2", "text": "Udtrækket er afprøvet."}],
        }
    )
    return f"---\n{front}---\n\nMålet opgøres af sagssystemet hvert kvartal.\n"


def _cases(index: int) -> int:
    """Return how many cases goal number `index` has in each quarter."""
    return 1000 + 100 * index


def _met(index: int, place: int) -> int:
    """Return how many cases of goal number `index` met its requirement in quarter number `place`."""
    weak = (index + place) % 4 == 3
    percent = GOALS[index].least - 3 if weak else min(GOALS[index].least + 1, 100)
    return _cases(index) * percent // 100


def _follow_up(place: int, day: str) -> str:
    """Return the follow-up of quarter number `place`, counted from 0; the last one closes the year.

    A status says how the year has gone so far, since the goals are measured by the year to date.
    """
    rows: dict[str, Tree] = {}
    for index, goal in enumerate(GOALS):
        met_so_far = sum(_met(index, earlier) for earlier in range(place + 1))
        missed = 100 * met_so_far < goal.least * _cases(index) * (place + 1)
        row: dict[str, Tree] = {
            "status": "yellow" if missed else "green",
            "results": {"andel": {"numerator": str(_met(index, place)), "denominator": str(_cases(index))}},
        }
        if place == 1:
            row["milestones"] = {"udtraek": {"state": "done", "date": f"{YEAR}-06-16"}}
        if missed:
            row |= {
                "cause": "Flere sager end ventet.",
                "consequence": "Nogle borgere venter længere.",
                "response": "Et ekstra hold hjælper i næste kvartal.",
            }
        if place == len(PUBLISHED) - 1:
            row |= {
                "outcome": "not_met" if missed else "met",
                "analysis": "Året gik som ventet.",
                "next_year": "continued",
            }
        rows[goal.number] = row
    return block({"date": day, "example": "true", "rows": rows})
