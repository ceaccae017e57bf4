"""A town's plan in half-years with statuses of its own, and what its goals reported: everything that is hard to export.

A title that would be a formula, a share just below its requirement, a value below zero and one that is zero, parts of
which one is met, a goal that is not due, one without data, one with nothing to measure, a reference in a text, a
correction; real figures in the first half-year and invented ones in the second.
"""

from __future__ import annotations

from tests.projects.small import Project

NOW = "2027-02-01T12:00"
FOLDER = "maal/by/2026-h2"
FIRST = "maal/by/2026-h1"

_PLAN = """\
---
title: Byens plan 2026
organisation: Byen
period:
  from: 2026-01-01
  until: 2026-12-31
divisions: half-years
vocabulary:
  categories:
    drift: Den daglige drift
  statuses:
    fremme:
      label: På sporet
      tone: good
    sen:
      label: Forsinket
      tone: warn
      explain: true
    ukendt:
      label: Ingen tal
      tone: neutral
amendments:
  - date: 2026-03-02
    goal: 1.1
    field: requirement.value
    from: 90
    to: 95
    reason: Byrådet hævede kravet.
aims:
  - id: veje
    text: Gode veje.
---

Sådan arbejder vi.
"""

_GOALS = {
    "1.1-huller": """\
title: "=Huller"
summary: Huller skal lappes.
aim: veje
category: drift
requirement_text: |
  Mindst **95 procent** af hullerne lappes i tide:

  - inden ti dage
  - eller samme dag, hvis {{ term:kote }} er brudt
requirement:
  id: lappet
  label: Lappet i tide
  kind: threshold
  value: 95
  unit: percent
  ratio:
    numerator: lappet inden ti dage
    denominator: meldte huller
    note: Huller på cykelstier tæller med.
volumes:
  - id: meldt
    label: Meldte huller
    value: 5000
    qualifier: about
reporting:
  due: [H1, H2]
partners: [Naboerne]
sdgs: [11]
""",
    "1.2-sne": """\
title: Snerydning
aim: veje
requirement_text: Vejene er ryddet ned til −2,5 grader.
requirement:
  id: frost
  kind: threshold
  op: at_most
  value: -2.5
measurement:
  accumulation: point
reporting:
  due: [H1, H2]
""",
    "1.3-lys": """\
title: Lys
aim: veje
requirement_text: 3 nye lamper og en plan for lys.
requirement:
  all:
    - id: lamper
      label: Nye lamper
      kind: count
      value: 3
    - id: plan
      label: Planen
      kind: deliverable
milestones:
  - id: udbud
    report: H1
    by: 2026-05
    text: Udbuddet er sendt.
    note: Fristen er den gamle.
reporting:
  due: [H1, H2]
""",
    "1.4-traeer": """\
title: Træer
aim: veje
requirement_text: Hundrede nye træer.
requirement:
  id: traeer
  kind: count
  value: 100
reporting:
  due: [H2]
""",
    "1.10-stoej": """\
title: Støj
aim: veje
requirement_text: Mindst 80 procent af klagerne er besvaret.
requirement:
  id: svar
  kind: threshold
  value: 80
  unit: percent
  ratio:
    numerator: besvarede klager
    denominator: klager
reporting:
  due: [H1, H2]
""",
}

_FIRST = """\
date: 2026-07-20
rows:
  1.1:
    status: fremme
    results:
      lappet:
        numerator: 4748
        denominator: 5000
    changes:
      - date: 2026-08-01
        field: results.lappet.numerator
        from: 4700
        to: 4748
        note: Et distrikt manglede.
    note: Kravet kan stadig nås.
  1.2:
    status: fremme
    results:
      frost: -3.5
  1.3:
    status: sen
    results:
      lamper: 0
      plan:
        done: true
        date: 2026-06-01
        note: Vedtaget i juni.
    milestones:
      udbud:
        state: active
        by: 2026-11
        note: Udbuddet venter på en godkendelse.
    cause: "-2+3 lamper blev leveret med fejl."
    consequence: "@byen må vente."
    response: |
      =HYPERLINK("http://ond.example";"Klik")
  1.10:
    status: ukendt
    results:
      svar:
        numerator: 0
        denominator: 0
"""

_SECOND = """\
date: 2027-01-20
discussed: 2027-01-15
example: true
rows:
  1.1:
    status: sen
    results:
      lappet:
        numerator: 4748
        denominator: 5000
    cause: Det regnede. Se {{ goal:by/1.4 }}.
    consequence: Hullerne står længere.
    response: Vi lapper om natten.
    outcome: not_met
    analysis: |
      Vi nåede det **næsten**.

      - 504 huller blev for gamle
    next_year: changed
  1.2:
    status: fremme
    results:
      frost: 0
    note: Det frøs ikke.
    outcome: not_met
  1.3:
    status: sen
    results:
      lamper: 2
    milestones:
      udbud:
        state: done
        date: 2026-12-01
    cause: En lampe mangler.
    consequence: Et mørkt hjørne.
    response: Den sættes op i marts.
    outcome: partly
  1.4:
    status: ukendt
"""


def followed(language: str = "da") -> Project:
    """The project in a language; its authors' words are Danish all the same. It has a second plan, that of `small`."""
    folder = "content/goals/by"
    others = {f"{folder}/plan.md": _PLAN, f"{folder}/2026-H1.yml": _FIRST, f"{folder}/2026-H2.yml": _SECOND}
    others |= {f"{folder}/{name}.md": f"---\n{text}---\n\nHvorfor.\n" for name, text in _GOALS.items()}
    return Project(language=language, others=others)
