"""Drafts and what is scheduled exist in no byte of the output: it is that of a site whose authors never wrote them.

A site is drawn with drafts and scheduled files among the others, of which those that never appear may name them. It is
built, and so is the same site without these files. The test decides by itself what is hidden: by the clock on the wall.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.write import ledger
from tests.projects.builds import built, tree

EXAMPLES = max(5, settings().max_examples // 6)
"""A case is two builds."""
NOW = "2026-06-01T12:00"
TIMES = ("", "08:00", "12:00", "12:01", "23:59")
DAYS = ("2026-02-02", "2026-05-31", "2026-06-01", "2026-06-01", "2026-06-02", "2027-01-01")
MEDIA = ("a.txt", "b.txt", "c.txt", "d.txt")
TARGETS = ("2026-Q3", "2026-Q4", "2027-02-01", "unknown")


@dataclass(frozen=True, kw_only=True)
class Note:
    """One update; numbers and names choose among what the site has."""

    day: str
    time: str
    draft: bool
    topic: str
    value: int
    target: str
    state: str
    tag: str
    audiences: str
    media: tuple[str, ...]
    goals: tuple[str, ...]
    speaks_of_all: bool
    next_update: str
    asks: bool

    @property
    def hidden(self) -> bool:
        return self.draft or f"{self.day}T{self.time or '00:00'}" > NOW


@dataclass(frozen=True, kw_only=True)
class Report:
    """One follow-up of the plan of 2026."""

    date: str
    draft: bool
    media: str

    @property
    def hidden(self) -> bool:
        return self.draft or self.date.replace(" ", "T") > NOW


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A whole site."""

    notes: tuple[Note, ...]
    reports: tuple[Report, ...]
    draft_bridge: bool
    named: bool
    draft_goal: bool
    draft_plan: bool
    draft_page: bool
    media: tuple[str, ...]

    def hidden(self) -> set[str]:
        """The files that nobody is to know of."""
        found = {_path(self, n) for n, note in enumerate(self.notes) if note.hidden}
        found |= {f"content/goals/2026/2026-Q{n}.yml" for n, one in enumerate(self.reports, 1) if one.hidden}
        found |= {"content/topics/bro.md"} if self.draft_bridge else set()
        found |= {"content/goals/2026/1.2-bro.md"} if self.draft_goal else set()
        found |= {"content/pages/kommer.md", "content/pages/kommer.en.md"} if self.draft_page else set()
        later = ("plan.md", "1.1-vej.md", "2027-Q1.yml")
        return found | ({f"content/goals/2027/{name}" for name in later} if self.draft_plan else set())


notes = st.builds(
    Note,
    day=st.sampled_from(DAYS),
    time=st.sampled_from(TIMES),
    draft=st.sampled_from([False, False, True]),
    topic=st.sampled_from(["vej", "vej", "bro"]),
    value=st.integers(0, 999),
    target=st.sampled_from(TARGETS),
    state=st.sampled_from(["", "active", "done"]),
    tag=st.sampled_from(["vand", "vej", "ø"]),
    audiences=st.sampled_from(["", "naboer", "naboer, cyklister"]),
    media=st.lists(st.sampled_from(MEDIA), max_size=2, unique=True).map(tuple),
    goals=st.lists(st.sampled_from(["2026/1.1", "2026/1.2", "2027/1.1"]), max_size=3, unique=True).map(tuple),
    speaks_of_all=st.booleans(),
    next_update=st.sampled_from(["", "2026-07", "2026-05-30..2026-06-30"]),
    asks=st.booleans(),
)
reports = st.builds(
    Report,
    date=st.sampled_from(["2026-04-20", "2026-06-01 12:00", "2026-06-01 12:01", "2026-07-20"]),
    draft=st.sampled_from([False, False, True]),
    media=st.sampled_from(["", *MEDIA]),
)
scenes = st.builds(
    Scene,
    notes=st.lists(notes, max_size=5).map(lambda found: tuple(sorted(found, key=lambda note: (note.day, note.time)))),
    reports=st.lists(reports, max_size=3).map(tuple),
    draft_bridge=st.booleans(),
    named=st.booleans(),
    draft_goal=st.booleans(),
    draft_plan=st.booleans(),
    draft_page=st.booleans(),
    media=st.lists(st.sampled_from(MEDIA), max_size=1).map(tuple),
)


def _path(scene: Scene, number: int) -> str:
    return f"content/updates/{_id(scene, number)}.md"


def _id(scene: Scene, number: int) -> str:
    return f"{scene.notes[number].day}-nyt-{number}"


class _Writer:
    """Writes a scene's files: all of them, or as if what is hidden had never been."""

    def __init__(self, scene: Scene, *, whole: bool) -> None:
        self.scene = scene
        self.gone = set() if whole else scene.hidden()
        self.only = scene.draft_bridge

    def goals(self, wanted: tuple[str, ...], *, draft: bool = False) -> str:
        """Those of the wanted goals that a file may name: a draft may name any."""
        unnamed = self.gone if draft else self.scene.hidden()
        files = {
            "2026/1.1": "content/goals/2026/1.1-vej.md",
            "2026/1.2": "content/goals/2026/1.2-bro.md",
            "2027/1.1": "content/goals/2027/1.1-vej.md",
        }
        return ", ".join(one for one in wanted if files[one] not in unnamed)

    def files(self) -> dict[str, str]:
        scene = self.scene
        found = {
            "site.yml": SETTINGS,
            "content/contacts.yml": CONTACTS,
            "content/glossary.yml": GLOSSARY,
            "content/topics/vej.md": _topic("Vejen", draft=False),
            "content/topics/bro.md": _topic("Broen", draft=scene.draft_bridge),
            "content/pages/om.md": self.about(),
            "content/pages/kommer.md": _page(
                "Kommer snart", "[d](../media/d.txt) og {{ term:kote }}.", scene.draft_page
            ),
            "content/pages/kommer.en.md": "---\ntitle: Coming soon\n---\n\nSoon: [a](../media/a.txt).\n",
            "content/goals/2026/plan.md": self.plan("2026", draft=False),
            "content/goals/2026/1.1-vej.md": self.goal("Vejmålet", draft=False),
            "content/goals/2026/1.2-bro.md": self.goal("Bromålet", draft=scene.draft_goal),
            "content/goals/2027/plan.md": self.plan("2027", draft=scene.draft_plan),
            "content/goals/2027/1.1-vej.md": self.goal("Næste års mål", draft=False, more="continues: 2026/1.1\n"),
            "content/goals/2027/2027-Q1.yml": "date: 2026-05-05\nrows:\n  1.1:\n    status: green\n",
        }
        found |= {_path(scene, n): self.update(n) for n in range(len(scene.notes))}
        found |= {f"content/goals/2026/2026-Q{n}.yml": self.report(one) for n, one in enumerate(scene.reports, 1)}
        return {path: text for path, text in found.items() if path not in self.gone}

    def about(self) -> str:
        told = [note for note in self.scene.notes if note.topic == "vej" and not note.hidden]
        said = "Der er {{ figure:sager }}, og {{ question:koere }}" if told and self.only else "Intet nyt."
        shown = " ".join(f"[{name}](../media/{name})" for name in self.scene.media)
        return _page("Om", f"{said} {shown}", draft=False)

    def plan(self, year: str, *, draft: bool) -> str:
        amended = "".join(
            f"  - date: 2026-03-01\n    goal: {number}\n    field: requirement\n    from: før\n    to: nu\n"
            "    reason: Bedre sådan.\n"
            for number in ("1.1", "1.2")
            if year == "2026" and self.goals((f"2026/{number}",), draft=draft)
        )
        return (
            f"---\ntitle: Plan {year}\norganisation: Vejvæsenet\nperiod:\n  from: {year}-01-01\n  until: {year}-12-31\n"
            f"aims:\n  - id: veje\n    text: Gode veje.\n{_draft(draft)}"
            f"{'amendments:' if amended else ''}\n{amended}---\n\nSådan.\n"
        )

    def goal(self, title: str, *, draft: bool, more: str = "") -> str:
        named = "content/topics/bro.md" not in (self.gone if draft else self.scene.hidden())
        topics = "topics: [vej, bro]\n" if named else "topics: [vej]\n"
        return f"---\ntitle: {title}\n{_draft(draft)}{more}{topics}{GOAL}"

    def report(self, one: Report) -> str:
        numbers = [number for number in ("1.1", "1.2") if self.goals((f"2026/{number}",), draft=one.draft)]
        # Only what is said of the goal that may be a draft shows it.
        shown = f"    analysis: Se [bilaget](../../media/{one.media}).\n" if one.media else ""
        rows = "".join(f"  {number}:\n    status: green\n    note: Se {number}.\n" for number in numbers)
        rows += shown if "1.2" in numbers else ""
        return f"date: {one.date}\n{_draft(one.draft)}rows:\n{rows}"

    def update(self, number: int) -> str:
        scene, note = self.scene, self.scene.notes[number]
        hidden = scene.hidden()
        # What readers see, now or later, belongs to a topic that they see; a draft may belong to any.
        public_topic = "vej" if scene.draft_bridge and not note.draft else note.topic
        unnamed = not scene.named and scene.draft_bridge and not note.hidden
        goals = self.goals(note.goals, draft=note.draft)
        earlier = [n for n in range(number) if scene.notes[n].day < note.day and _path(scene, n) not in self.gone]
        sure = [n for n in earlier if note.draft or not scene.notes[n].draft]
        corrects = ", ".join(_id(scene, n) for n in sure) if note.speaks_of_all else ""
        may_name = [n for n in earlier if note.hidden or _path(scene, n) not in hidden]
        said = "".join(f" Se {{{{ update:{_id(scene, n)} }}}}." for n in may_name) if note.speaks_of_all else ""
        said += " Og {{ goal:2026/1.2 }}." if note.hidden or not scene.draft_goal else ""
        shown = "".join(f" [bilag](../media/{name})" for name in note.media)
        head = [
            f"title: Nyt {number}",
            f"summary: Kort {number}, {{{{ figure:sager }}}}.",
            f"date: {note.day} {note.time}" if note.time else "",
            "draft: true" if note.draft else "",
            "" if unnamed else f"topic: {public_topic}",
            f"figures:\n  sager: {note.value}\n  andel: {note.value % 100}",
            f"promises:\n  aabning:\n    target: {note.target}\n    reason: Der var mere at lave.",
            f"phases:\n  grav:\n    state: {note.state}" if note.state else "",
            f"questions:\n  - id: hvad-{number}\n    question: Hvad nu, {number}?\n    answer: Vent.{shown}",
            f"tags: [{note.tag}, nr-{number % 2}]",
            f"audiences: [{note.audiences}]" if note.audiences else "",
            f"goals: [{goals}]" if goals else "",
            f"corrects: [{corrects}]" if corrects else "",
            f"next_update: {note.next_update}" if note.next_update else "",
            "actions:\n  - need: optional\n    text: Skriv til os.\n    contacts: [vagt]" if note.asks else "",
            f"aliases:\n  - /foer/{number}/",
        ]
        return "---\n" + "\n".join(line for line in head if line) + f"\n---\n\nTekst {number}.{said}\n\n{shown}\n"


def _draft(draft: bool) -> str:  # noqa: FBT001 - reads as its own word
    return "draft: true\n" if draft else ""


def _page(title: str, body: str, draft: bool) -> str:  # noqa: FBT001 - as above
    return f"---\ntitle: {title}\n{_draft(draft)}---\n\n{body}\n"


def _topic(title: str, *, draft: bool) -> str:
    return f"---\ntitle: {title}\n{_draft(draft)}{TOPIC}"


SETTINGS = """\
format: 1
title: Vejen
url: https://vejen.example
languages: [da, en]
audiences:
  naboer: Naboer
  cyklister: Cyklister
units:
  sager:
    one: sag
    many: sager
"""
CONTACTS = "vagt:\n  label: Vejvagten\n  kind: phone\n  value: 70 00 00 00\n"
GLOSSARY = "kote:\n  term: kote\n  text: Højde over havet. Se [tegningen](media/c.txt).\n"
TOPIC = """\
summary: Den får ny belægning.
contacts: [vagt]
figures:
  sager:
    label: Huller
    unit: sager
  andel:
    label: Lappede
    unit: percent
    part_of: sager
phases:
  - id: grav
    title: Vi graver
promises:
  aabning:
    label: Åbning
questions:
  - id: koere
    question: Kan jeg køre der?
    answer: Ja, med omtanke.
---

Vi graver, {{ term:kote }}.
"""
GOAL = """\
aim: veje
requirement_text: Mindst 90 procent lappes.
requirement:
  id: lappet
  kind: deliverable
---

Huller koster dæk.
"""


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in MEDIA:
        path = folder / "content/media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Bilag {name}.\n", encoding="utf-8")
    return folder


def _remembered(project: Path) -> list[tuple[str, str, int, str]]:
    """What the ledger says of each file, its time of change aside."""
    found = ledger.load(project / "site")
    assert found is not None
    return [(one.path, one.fingerprint, one.size, one.digest) for one in found.entries]


@settings(max_examples=EXAMPLES)
@given(scenes)
def test_the_output_is_that_of_a_site_without_its_drafts_and_without_what_is_scheduled(scene: Scene) -> None:
    event(f"{min(len(scene.hidden()), 3)} hidden files")
    with tempfile.TemporaryDirectory() as name:
        project = _write(Path(name, "with"), _Writer(scene, whole=True).files())
        without = _write(Path(name, "without"), _Writer(scene, whole=False).files())
        for folder in (project, without):
            done = built(folder, now=NOW)
            assert done.placed is not None, done.checked and done.checked.problems
        assert tree(project / "site") == tree(without / "site")
        said = b"".join(path.read_bytes() for path in without.joinpath("content").rglob("*.*") if path.suffix != ".txt")
        shown = {name for name in MEDIA if f"media/{name}".encode() in said}
        assert {path.name for path in (project / "site/media").glob("*")} == shown
        assert _remembered(project) == _remembered(without)
        beside = {path.name for path in (project / ".fremdrift").iterdir()}
        assert beside == {"site.ledger", "site.lock"}
