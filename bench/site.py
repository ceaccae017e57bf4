"""The entries as a complete Fremdrift site: settings, topics, updates, contacts, glossary, plan, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.plan import write_plan
from bench.prose import SUBJECTS
from bench.topics import PHASES, topics_for
from bench.yaml_text import block

if TYPE_CHECKING:
    from pathlib import Path

    from bench.entries import Action, Entry, FigureReport, PromiseReport
    from bench.topics import Topic
    from bench.yaml_text import Tree

SETTINGS: dict[str, Tree] = {
    "format": "1",
    "title": "Målekorpus",
    "url": "https://fremdrift.example",
    "languages": ["da"],
    "timezone": "Europe/Copenhagen",
    "authority": {"name": "Eksempelstyrelsen", "url": "https://myndighed.example"},
    "audiences": {"borgere": "Borgere", "forhandlere": "Forhandlere", "virksomheder": "Virksomheder"},
    "units": {"sager": {"one": "sag", "many": "sager"}},
}
CONTACTS: dict[str, Tree] = {
    "telefon-gammel": {
        "label": "Telefon før 2022",
        "kind": "phone",
        "value": "70 00 00 01",
        "until": "2021-12-31",
        "replaced_by": "telefon",
    },
    "telefon": {"label": "Telefon", "kind": "phone", "value": "70 00 00 02", "from": "2022-01-01"},
    "portal": {
        "label": "Skriv til os",
        "kind": "portal",
        "url": "https://myndighed.example/skriv",
        "menu": ["Skriv til os", "Bil og motor"],
    },
    "post": {"label": "Brev", "kind": "post", "value": "Eksempelvej 1, 1000 København K"},
}
GLOSSARY: dict[str, Tree] = {
    "omberegning": {
        "term": "omberegning",
        "text": "En ny beregning af en afgift, som allerede er opkrævet.",
        "aliases": ["omberegningen", "omberegninger"],
    },
    "registreringsafgift": {"term": "registreringsafgift", "text": "Afgiften for et køretøjs nummerplader."},
}
FIGURES: dict[str, Tree] = {
    "i-alt": {"label": "Sager i alt", "unit": "sager", "direction": "free"},
    "afsluttet": {"label": "Afsluttede sager", "unit": "sager", "part_of": "i-alt", "direction": "grows"},
    "venter": {"label": "Ventende sager", "unit": "sager", "part_of": "i-alt", "direction": "falls"},
    "andel": {"label": "Andel afsluttet", "unit": "percent", "direction": "grows"},
}


def write_site(folder: Path, entries: tuple[Entry, ...]) -> None:
    """Write every file of the site for `entries` into the empty `folder`."""
    content = folder / "content"
    for name in ("topics", "updates"):
        (content / name).mkdir(parents=True)
    _write(folder / "site.yml", block(SETTINGS))
    _write(content / "contacts.yml", block(CONTACTS))
    _write(content / "glossary.yml", block(GLOSSARY))
    for topic in topics_for(len(entries)):
        _write(content / "topics" / f"{topic.id}.md", _topic(topic))
    for entry in entries:
        _write(content / "updates" / f"{entry.id}.md", _update(entry))
    write_plan(content / "goals")


def _write(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with line feeds on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


def _topic(topic: Topic) -> str:
    """Return the standing page of `topic` with all that its updates may report."""
    promises: dict[str, Tree] = {
        promise: {"label": f"Skridt {number}", "text": f"Vi afslutter skridt {number} af arbejdet."}
        for number, promise in enumerate(topic.promise_ids, start=1)
    }
    front = block(
        {
            "title": topic.title,
            "summary": f"Alt om {topic.title[0].lower()}{topic.title[1:]}.",
            "opened": "2018-01",
            "contacts": ["telefon", "portal"],
            "figures": FIGURES,
            "phases": [{"id": phase, "title": title, "responsible": "Driftsgruppen"} for phase, title in PHASES],
            "promises": promises,
            "questions": [
                {
                    "id": f"vente-{topic.id}",
                    "question": "Hvor længe skal jeg vente?",
                    "answer": "Du får brev, når din sag er færdig.",
                }
            ],
        }
    )
    listed = "\n".join(f"- {subject} deltager i arbejdet." for subject in SUBJECTS[:4])
    return f"---\n{front}---\n\n## Om arbejdet\n\nHer samler vi alt om sagen.\n\n{listed}\n"


def _update(entry: Entry) -> str:
    """Return the file of one update."""
    front = block(
        {
            "title": entry.title,
            "summary": entry.summary,
            "date": f"{entry.day.isoformat()} {entry.time}" if entry.time else "",
            "topic": entry.topic,
            "kind": entry.kind,
            "corrects": [entry.corrects] if entry.corrects else [],
            "occurred": entry.occurred,
            "audiences": entry.audiences,
            "actions": [_action(action) for action in entry.actions],
            "figures": {report.figure: _figure(report) for report in entry.figures},
            "promises": {report.promise: _promise(report) for report in entry.promises},
            "phases": {report.phase: {"state": report.state} for report in entry.phases},
            "questions": [
                {"id": asked.id, "question": asked.question, "answer": asked.answer} for asked in entry.questions
            ],
            "contacts": [entry.contact],
            "tags": entry.tags,
            "goals": [entry.goal] if entry.goal else [],
            "next_update": entry.next_update,
        }
    )
    return f"---\n{front}---\n\n{entry.body}"


def _figure(report: FigureReport) -> Tree:
    """Return a bare number, or a mapping where more is said."""
    if not report.qualifier and not report.as_of:
        return report.value
    return {"value": report.value, "qualifier": report.qualifier, "as_of": report.as_of}


def _promise(report: PromiseReport) -> Tree:
    """Return the keys that the report has."""
    if report.done:
        return {"state": "done", "date": report.done}
    return {"target": report.target, "words": report.words, "reason": report.reason}


def _action(action: Action) -> Tree:
    """Return the keys that the action has."""
    return {"need": action.need, "text": action.text, "by": action.by, "contacts": [action.contact]}
