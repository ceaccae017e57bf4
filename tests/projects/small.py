"""A small whole project, held as a value: change what it says, write it to a folder, and build that.

It has one topic with a figure and a promise, a few updates, a plan with a goal and a follow-up, a contact, a term, a
free page, media, and templates of its own where asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

BODY = "Vi har nu {{ figure:sager }}.\n\n## Hvad nu\n\nSe [emnet](../topics/vej.md).\n"


@dataclass(frozen=True, kw_only=True)
class Word:
    """One update. `id` is its file's name; an empty `time` leaves the time of day out."""

    id: str
    title: str
    summary: str = "Kort sagt."
    body: str = BODY
    figure: int = 10
    target: str = "2026-Q3"
    reason: str = "Der var mere at lave."
    tag: str = "vand"
    audience: str = "naboer"
    time: str = ""
    draft: bool = False
    more: str = ""


WORDS = (
    Word(id="2025-12-30-foer-jul", title="Før jul", tag="vej"),
    Word(id="2026-01-12-vi-begynder", title="Vi begynder", figure=20),
    Word(id="2026-02-02-halvvejs", title="Halvvejs", figure=30, target="2026-Q4"),
)


@dataclass(frozen=True, kw_only=True)
class Project:
    """Everything a small project says."""

    title: str = "Vejen"
    url: str = "https://vejen.example/sti"
    language: str = "da"
    timezone: str = "Europe/Copenhagen"
    audience: str = "Naboer"
    updates_path: str = "opdateringer"
    noindex: bool = False
    settings: str = ""
    words: tuple[Word, ...] = WORDS
    former: int = 0
    media: dict[str, bytes] = field(default_factory=lambda: {"notat.txt": b"Et notat.\n"})
    templates: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def with_word(self, number: int, **changes: object) -> Project:
        """The project with one update changed."""
        words = list(self.words)
        words[number] = replace(words[number], **changes)  # type: ignore[arg-type]
        return replace(self, words=tuple(words))

    def files(self) -> dict[str, bytes]:
        """Every file of the project by its path."""
        texts = {
            "site.yml": _settings(self),
            "content/topics/vej.md": _TOPIC,
            "content/contacts.yml": "vagt:\n  label: Vejvagten\n  kind: phone\n  value: 70 00 00 00\n",
            "content/glossary.yml": "kote:\n  term: kote\n  text: Højde over havet.\n",
            "content/pages/om.md": _about(self),
            "content/goals/2026/plan.md": _PLAN,
            "content/goals/2026/1.1-huller.md": _GOAL,
            "content/goals/2026/2026-Q1.yml": _FOLLOW_UP,
        }
        texts |= {f"content/updates/{word.id}.md": _update(word) for word in self.words}
        texts |= {f"templates/{name}": text for name, text in self.templates.items()}
        texts |= self.others
        found = {path: text.encode() for path, text in texts.items()}
        return found | {f"content/media/{name}": data for name, data in self.media.items()}

    def write(self, folder: Path) -> Path:
        """Make the source files in `folder` exactly these; what is built there stays. Returns `folder`."""
        files = self.files()
        for part in ("content", "templates"):
            for path in sorted((folder / part).rglob("*"), reverse=True):
                if path.is_dir():
                    if not any(path.iterdir()):
                        path.rmdir()
                elif path.relative_to(folder).as_posix() not in files:
                    path.unlink()
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder


def _settings(project: Project) -> str:
    return f"""\
format: 1
title: {project.title}
url: {project.url}
language: {project.language}
timezone: {project.timezone}
authority:
  name: Vejvæsenet
audiences:
  naboer: {project.audience}
  cyklister: Cyklister
paths:
  updates: {project.updates_path}
units:
  sager:
    one: sag
    many: sager
noindex: {str(project.noindex).lower()}
{project.settings}"""


def _update(word: Word) -> str:
    time = f"date: {word.id[:10]} {word.time}\n" if word.time else ""
    draft = "draft: true\n" if word.draft else ""
    return f"""\
---
title: {word.title}
summary: {word.summary}
{time}{draft}topic: vej
kind: progress
audiences: [{word.audience}]
tags: [{word.tag}]
figures:
  sager: {word.figure}
promises:
  aabning:
    target: {word.target}
    reason: {word.reason}
contacts: [vagt]
goals: [2026/1.1]
{word.more}---

{word.body}"""


def _about(project: Project) -> str:
    """A page that shows every medium that no update shows, so that those are public."""
    aliases = "".join(f"  - /foer/{number}/\n" for number in range(project.former))
    bodies = "".join(word.body for word in project.words)
    media = "".join(f"\n[{name}](<../media/{name}>)\n" for name in project.media if name not in bodies)
    head = f"---\ntitle: Om\n{'aliases:' if project.former else ''}\n{aliases}---\n"
    return f"{head}\nOm sitet, og om {{{{ term:kote }}}}.\n{media}"


_TOPIC = """\
---
title: Vejen bliver ny
summary: Vejen får ny belægning.
opened: 2025-12
contacts: [vagt]
figures:
  sager:
    label: Huller
    unit: sager
    direction: free
promises:
  aabning:
    label: Åbning
    text: Vejen åbner igen.
questions:
  - id: koere
    question: Kan jeg køre der?
    answer: Ja, med omtanke.
---

## Om arbejdet

Vi graver.
"""

_PLAN = """\
---
title: Plan 2026
organisation: Vejvæsenet
period:
  from: 2026-01-01
  until: 2026-12-31
aims:
  - id: veje
    text: Gode veje.
---

Sådan arbejder vi.
"""

_GOAL = """\
---
title: Færre huller
aim: veje
requirement_text: Mindst 90 procent af hullerne lappes inden ti dage.
requirement:
  id: lappet
  kind: threshold
  op: at_least
  value: 90
  unit: percent
  ratio:
    numerator: lappet inden ti dage
    denominator: meldte huller
reporting:
  due: [Q1, Q2, Q3, Q4]
---

Huller koster dæk.
"""

_FOLLOW_UP = """\
date: 2026-04-20
example: true
rows:
  1.1:
    status: green
    results:
      lappet:
        numerator: 95
        denominator: 100
"""
