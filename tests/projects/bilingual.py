"""A small project in Danish and English: some of it is translated, some in parts, some not at all."""

from __future__ import annotations

from dataclasses import replace

from tests.projects import closed_plan
from tests.projects.small import Project

TRANSLATED = "opdateringer/2026/02/02/halvvejs/"
DANISH_ONLY = "opdateringer/2026/01/12/vi-begynder/"
IN_PARTS = "emner/vej/"
GOAL = "maal/2026/1.1-huller/"

DANISH = (
    "Vi begynder",
    "Før jul",
    "Kort sagt.",
    "Vi har nu",
    "Vejen får ny belægning.",
    "Der var mere at lave.",
    "Åbning",
    "Vejen åbner igen.",
    "Vi graver.",
    "Ja, med omtanke.",
    "Plan 2026",
    "Gode veje.",
    "Sådan arbejder vi.",
    "lappet inden ti dage",
    "Højde over havet.",
    "Om sitet, og om",
    "Cyklister",
)
"""Words of the project that nobody has translated."""

_ACTION = "actions:\n  - need: required\n    text: Parkér et andet sted.\n"

_TRANSLATIONS = {
    "site.en.yml": "title: The road\naudiences:\n  naboer: Neighbours\nunits:\n  sager: {one: hole, many: holes}\n",
    "content/contacts.en.yml": "vagt:\n  label: The road watch\n",
    "content/topics/vej.en.md": (
        "---\ntitle: The road is renewed\nfigures:\n  sager: {label: Holes}\n"
        "questions:\n  - {id: koere, question: May I drive there?}\n---\n"
    ),
    "content/updates/2026-02-02-halvvejs.en.md": (
        "---\ntitle: Half way\nsummary: In short.\nactions:\n  - text: Park somewhere else.\n"
        "promises:\n  aabning: {reason: There was more to do.}\n---\n\n"
        "We now have {{ figure:sager }}, and {{ term:kote }}.\n\n"
        "## What now\n\nSee [the topic](../topics/vej.md) and [the note](../media/notat.txt).\n"
    ),
    "content/goals/2026/1.1-huller.en.md": (
        "---\ntitle: Fewer holes\nrequirement_text: At least 90 per cent of holes are mended in time.\n---\n\n"
        "Holes cost tyres.\n"
    ),
}


def bilingual(**settings: str) -> Project:
    """The project, with Danish as its main language; `settings` replaces lines of site.yml by their keys."""
    project = Project().with_word(2, more=_ACTION)
    lines = {"language": "languages: [da, en]", **settings}
    site = project.files()["site.yml"].decode().splitlines()
    told = "\n".join(lines.get(line.partition(":")[0], line) for line in site)
    about = "---\ntitle: Om\naliases: [/gammel/]\n---\n\nOm sitet, og om {{ term:kote }}.\n"
    return replace(project, others={**_TRANSLATIONS, "site.yml": f"{told}\n", "content/pages/om.md": about})


def bilingual_plans() -> Project:
    """A project with plans that are over and milestones of every kind, of which a few words are translated."""
    project = closed_plan.project()
    danish = project.files()["site.yml"].decode().replace("language: da", "languages: [da, en]")
    plan = closed_plan.PLAN.replace("divisions:", "follow_up:\n  final_report: Årsrapporten\ndivisions:")
    english = {
        "content/goals/2025/plan.en.md": "---\nfollow_up:\n  final_report: The annual report\n---\n",
        "content/goals/2025/1.1-huller.en.md": "---\nmilestones:\n  - id: kort\n    text: All are mapped.\n---\n",
    }
    danish += "accessibility:\n  phone: 70 00 00 01\n"
    others = {**project.others, "site.yml": danish, "content/goals/2025/plan.md": plan, **english}
    return replace(project, others=others)
