"""A small project of which much was changed after it had been published, with the record of what it said before."""

from __future__ import annotations

from tests.projects.records import Kept, record
from tests.projects.small import Project

UPDATE = "/opdateringer/2026/01/12/vi-begynder/"
TOPIC = "/emner/vej/"
WITHDRAWN = "/opdateringer/2026/02/02/halvvejs/"
PLAN = "/maal/2026/"
GOAL = "/maal/2026/1.1-huller/"
FOLLOW_UP = "/maal/2026/2026-q1/"
ABOUT = "/om/"

NAME = "Hr. Jensen"
"""What was taken out of the topic's second version."""

_FILES = {path: data.decode() for path, data in Project().files().items()}
_PADDING = " ".join(f"Sætning {number} er den samme hele tiden." for number in range(12))
_CHANGES = (
    "changes:\n  - date: 2026-03-01\n    kind: correction\n    note: Tallet var forkert.\n",
    "  - date: 2026-04-02\n    kind: typo\n",
    "  - date: 2026-04-05\n    kind: clarification\n    note: Det står nu, hvor man klager.\n",
)
_QUESTION = "questions:\n  - id: klage\n    question: Kan jeg klage?\n    answer: Ja, inden fire uger.\n"


def corrected(language: str = "da") -> Project:
    """The project. Its pages are above; each has been changed in a way of its own."""
    others: dict[str, str] = {}
    for part in (_update(), _topic(), _withdrawn(), _plan(), _follow_up(), _about()):
        others |= part
    return Project(language=language, others=others)


def _kept(path: str, addresses: tuple[str, ...], *kept: Kept) -> dict[str, str]:
    """An entry of the record, with the file as it is now."""
    return {**record(path, addresses, *kept), path: kept[-1].text}


def _update() -> dict[str, str]:
    path = "content/updates/2026-01-12-vi-begynder.md"

    def said(more: str, words: str) -> str:
        front, _, body = _FILES[path].partition("---\n\n")
        return f"{front}{more}---\n\n{words}. {_PADDING} {body}"

    lost = "Læs [notatet](../media/vaek.txt) om {{ term:forsvundet }} og om {{ promise:aabning }}. Det er ikke endeligt"
    first = said("", lost).replace("sager: 20", "sager: 19").replace("2026-Q3", "2026-06")
    final = "Det er endeligt"
    return _kept(
        path,
        (UPDATE,),
        Kept(text=first, since="2026-01-12T00:00+01:00", witnessed=False),
        Kept(text=said(_CHANGES[0], "Det er enedligt"), since="2026-03-01T10:05+01:00"),
        Kept(text=said("".join(_CHANGES[:2]), final), since="2026-04-02T11:00+02:00"),
        Kept(text=said("".join(_CHANGES) + _QUESTION, final), since="2026-04-05T12:00+02:00"),
    )


def _topic() -> dict[str, str]:
    """Three versions; the words of the second were taken out."""
    path = "content/topics/vej.md"
    first = _FILES[path]
    added = "  - date: 2026-02-20\n    kind: addition\n    note: Det står nu, hvem der graver.\n"
    righted = "  - date: 2026-03-20\n    kind: correction\n    note: Navnet er væk.\n"
    second = first.replace("opened:", f"changes:\n{added}opened:").replace("Vi graver", f"{NAME} graver")
    third = first.replace("opened:", f"changes:\n{added}{righted}opened:")
    reason = "Der stod navnet på en borger."
    return _kept(
        path,
        (TOPIC,),
        Kept(text=first, since="2025-12-30T00:00+01:00"),
        Kept(text=second, since="2026-02-20T09:00+01:00", redacted=reason),
        Kept(text=third, since="2026-03-20T09:00+01:00"),
    )


def _withdrawn() -> dict[str, str]:
    path = "content/updates/2026-02-02-halvvejs.md"
    first = _FILES[path].replace("Vi har nu", "Vi var for hurtige. Vi har nu")
    gone = "withdrawn:\n  date: 2026-05-05\n  reason: Opdateringen hvilede på forkerte tal.\ntopic: vej"
    return _kept(
        path,
        (WITHDRAWN,),
        Kept(text=first, since="2026-02-02T09:00+01:00"),
        Kept(text=first.replace("topic: vej", gone), since="2026-05-05T09:00+02:00"),
    )


def _plan() -> dict[str, str]:
    """A goal's requirement was lowered by an amendment of the plan."""
    path, goal = "content/goals/2026/plan.md", "content/goals/2026/1.1-huller.md"
    amendment = "date: 2026-03-15\n    goal: 1.1\n    field: requirement\n    from: 95\n    to: 90\n"
    amended = f"amendments:\n  - {amendment}    reason: Målet var for højt.\n---\n\nSådan"
    before = _FILES[goal].replace("value: 90", "value: 95").replace("Mindst 90", "Mindst 95")
    return {
        **_kept(
            path,
            (PLAN,),
            Kept(text=_FILES[path], since="2025-12-30T00:00+01:00"),
            Kept(text=_FILES[path].replace("---\n\nSådan", amended), since="2026-03-15T09:00+01:00"),
        ),
        **_kept(
            goal,
            (GOAL,),
            Kept(text=before, since="2025-12-30T00:00+01:00"),
            Kept(text=_FILES[goal], since="2026-03-15T09:00+01:00"),
        ),
    }


def _follow_up() -> dict[str, str]:
    path = "content/goals/2026/2026-Q1.yml"
    told = ("date: 2026-05-12", "field: results.lappet.numerator", "from: 97", "to: 95", "note: Talt dobbelt.")
    change = "\n        ".join(told) + "\n"
    return _kept(
        path,
        (FOLLOW_UP,),
        Kept(text=_FILES[path].replace("95", "97"), since="2026-04-20T09:00+02:00"),
        Kept(text=f"{_FILES[path]}    changes:\n      - {change}", since="2026-05-12T09:00+02:00"),
    )


def _about() -> dict[str, str]:
    """Moved from another address as well, and changed on the day on which a version of the topic fell silent."""
    path = "content/pages/om.md"
    first = _FILES[path]
    more = "aliases:\n  - /foer-om/\nchanges:\n  - date: 2026-05-01\n    kind: addition\n    note: Vejen er nævnt.\n"
    return _kept(
        path,
        (ABOUT, "/foer-om/"),
        Kept(text=first, since="2026-01-01T00:00+01:00"),
        Kept(text=first.replace("---\n\nOm sitet", f"{more}---\n\nOm vejen, om sitet"), since="2026-05-01T09:00+02:00"),
    )
