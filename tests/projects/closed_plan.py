"""A small project with a plan that is over: missed, partly met and unreported goals, milestones of every kind.

Beside it stand the plan in force of `small`, whose goal continues one of these, and a closed plan of somebody else.
"""

from __future__ import annotations

from tests.projects.small import Project

PLAN = """\
---
title: Plan 2025
organisation: Vejvæsenet
period:
  from: 2025-01-01
  until: 2025-12-31
divisions: half-years
aims:
  - id: veje
    text: Gode veje.
  - id: stier
    text: Gode stier.
amendments:
  - date: 2025-05-03
    goal: 1.2
    field: requirement.nye.value
    from: 15
    to: 12
    reason: Pengene rakte ikke.
---

Sådan arbejdede vi.
"""

HOLES = """\
---
title: Færre huller
aim: veje
reporting:
  due: [H1, H2]
requirement_text: Mindst 85 procent af hullerne lappes inden ti dage.
requirement:
  id: lappet
  kind: threshold
  op: at_least
  value: 85
  unit: percent
  ratio:
    numerator: lappet inden ti dage
    denominator: meldte huller
milestones:
  - id: kort
    report: H1
    text: Alle huller er på et kort.
  - id: radio
    report: H2
    text: Huller meldes i radioen.
  - id: maskine
    report: H2
    by: 2025-09
    text: Den nye maskine er i brug.
  - id: skole
    report: H1
    text: Alle har lært at lappe.
  - id: kasse
    report: H2
    text: Lapperne har en værktøjskasse.
---

Huller koster dæk.
"""

SIGNS = """\
---
title: Skilte, der kan læses
aim: veje
reporting:
  due: [H1, H2]
requirement_text: Der er sat 12 nye skilte op, og de gamle er vasket.
requirement:
  all:
    - id: nye
      label: Nye skilte
      kind: count
      value: 12
    - id: vasket
      label: Gamle skilte er vasket
      kind: deliverable
milestones:
  - id: eftersyn
    by: end 2026-Q1
    text: Skiltene er set efter.
---

Et skilt skal kunne læses.
"""

LAMPS = """\
---
title: Flere lygter
aim: veje
requirement_text: Der er sat tre lygter op.
requirement: {id: lygter, kind: count, value: 3}
reporting:
  due: [H2]
---

Lygter lyser.
"""

FIRST = """\
date: 2025-08-18
example: true
rows:
  1.1:
    status: green
    results:
      lappet: {numerator: 90, denominator: 100}
    milestones:
      kort:
        state: done
        date: 2025-06-20
      maskine:
        state: active
        by: 2025-11
      skole:
        state: active
        by: 2025-10
      radio: dropped
      kasse: done
  1.2:
    status: green
    results:
      nye: 5
"""

LAST = """\
date: 2026-01-19
example: true
rows:
  1.1:
    status: yellow
    results:
      lappet: {numerator: 78, denominator: 100}
    milestones:
      maskine:
        state: done
        date: 2025-11-10
    cause: Maskinen kom for sent.
    consequence: Kravet blev ikke nået.
    response: Maskinen er i brug nu.
    outcome: met
    note: Rådet ser bort fra vinteren.
    next_year: changed
  1.2:
    status: green
    results:
      nye: 4
      vasket:
        done: true
    note: Tre skilte står på lager.
    outcome: partly
    next_year: dropped
"""

OTHERS_PLAN = """\
---
title: Stiplan 2023
organisation: Stivæsenet
period:
  from: 2023-01-01
  until: 2023-12-31
aims:
  - id: stier
    text: Gode stier.
---

Sådan passede vi stierne.
"""

OLDER_HOLES = (
    HOLES.partition("milestones:")[0].replace("Færre huller", "Huller væk")
    + """\
---

Huller koster dæk.
"""
)
"""The same requirement a year before."""

FILES = {
    "content/goals/2025/plan.md": PLAN,
    "content/goals/2025/1.1-huller.md": HOLES.replace("aim: veje\n", "aim: veje\ncontinues: 2024/3.1\n"),
    "content/goals/2025/1.2-skilte.md": SIGNS,
    "content/goals/2025/1.3-lygter.md": LAMPS,
    "content/goals/2025/2025-H1.yml": FIRST,
    "content/goals/2025/2025-H2.yml": LAST,
    "content/goals/2024/plan.md": PLAN.partition("amendments:")[0].replace("2025", "2024") + "---\n\nFør.\n",
    "content/goals/2024/3.1-huller-vaek.md": OLDER_HOLES,
    "content/goals/2024/3.2-maling.md": LAMPS.replace("Flere lygter", "Ny maling"),
    "content/goals/2023-stier/plan.md": OTHERS_PLAN,
}

CONTINUED = "continues: 2025/1.1\n"


def project() -> Project:
    """The project as a value; in `small`'s own plan for 2026 the requirement is 90 per cent, in 2025 it was 85."""
    small = Project().files()["content/goals/2026/1.1-huller.md"].decode()
    now = small.replace("aim: veje\n", f"aim: veje\n{CONTINUED}", 1)
    return Project(others={**FILES, "content/goals/2026/1.1-huller.md": now})
