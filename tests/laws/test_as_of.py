"""A site as of a day is the site that was built on that day, whatever came after it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.build import Order, build
from generator.checking import Clock
from generator.recording import record
from tests.projects.builds import MARKER, tree
from tests.projects.small import Project, Word

EXAMPLES = max(2, settings().max_examples // 12)
"""A case is ten builds or so."""

BEGIN = date(2026, 2, 3)
LATER = datetime(2026, 11, 1, 12, tzinfo=UTC)
BANNER = re.compile(rb'<div class="fd-as-of" role="note">.*?</div>\n', re.DOTALL)
BODIES = (
    "Kort.\n",
    "Vi har nu {{ figure:sager }}, se [emnet](../topics/vej.md) og [bilaget](../media/notat.txt).\n",
    "## Først\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSpørg {{ contact:vagt }}, og læs om {{ term:kote }}.\n",
    "Det lover vi: {{ promise:aabning }}. Se [nyt](../updates/2026-01-12-vi-begynder.md).\n",
)

ABOUT = "---\ntitle: Om\n---\n\nOm sitet, [et notat](../media/notat.txt), og om {{ term:kote }}.\n"
"""The page about the site, which would otherwise name every document that there comes to be."""


@dataclass(frozen=True)
class Edit:
    """What somebody publishes `days` after the last time; numbers choose among what there is."""

    what: str
    days: int
    first: int
    second: int


def published(project: Project, edit: Edit, day: date) -> Project:
    """Another update: from today, a draft, or one for a day to come."""
    number = len(project.words)
    when = {"new": day, "draft": day, "scheduled": day + timedelta(edit.second + 1)}[edit.what]
    word = Word(
        id=f"{when}-nr-{number}",
        title=f"Nummer {number} <b>",
        figure=edit.second,
        body=BODIES[edit.first % len(BODIES)],
        tag=("vand", "vej", "ø")[edit.second % 3],
        target=("2026-Q3", "2026-Q4", "unknown", "mid 2027")[edit.first % 4],
        draft=edit.what == "draft",
    )
    return replace(project, words=(*project.words, word))


def corrected(project: Project, edit: Edit, day: date) -> Project:
    """A change of a published update, declared."""
    public = [n for n, word in enumerate(project.words) if not word.draft and word.id[:10] <= day.isoformat()]
    number = public[edit.first % len(public)]
    word = project.words[number]
    if "withdrawn:" in word.more:
        return project
    change = f"  - date: {day}\n    kind: correction\n    note: Vi tog fejl, {edit.second}.\n"
    if edit.what == "withdraw":
        more = f"{word.more}withdrawn:\n  date: {day}\n  reason: Det var ikke rigtigt.\n"
        return project.with_word(number, more=more)
    more = (word.more or "changes:\n") + change
    changes: dict[str, dict[str, object]] = {
        "body": {"body": BODIES[edit.second % len(BODIES)]},
        "title": {"title": f"Ny titel {edit.second}"},
        "figure": {"figure": 50 + edit.second},
    }
    return project.with_word(number, more=more, **changes[edit.what])


def around(project: Project, edit: Edit, day: date) -> Project:
    """A change of what stands around the updates."""
    files = project.files()
    path, old, new = {
        "contacts": ("content/contacts.yml", "label: Vejvagten", f"label: Vejvagten {edit.second}"),
        "glossary": ("content/glossary.yml", "text: ", f"text: Nr. {edit.second}. "),
        "follow-up": ("content/goals/2026/2026-Q2.yml", "", ""),
        "topic": ("content/topics/vej.md", "---\n\n## Om arbejdet\n", f"---\n\n## Om arbejdet\n\nDag {edit.second}.\n"),
        "page": (f"content/pages/side-{edit.second}.md", "", ""),
        "medium": (f"content/media/bilag-{edit.second}.txt", "", ""),
        "title": ("site.yml", "", ""),
    }[edit.what]
    if edit.what == "title":
        return replace(project, title=f"Vejen {edit.second}", settings=f"banner:\n  text: Nummer {edit.first}\n")
    if edit.what == "medium":
        page = f"---\ntitle: Bilag {edit.second}\n---\n\nSe [bilaget](../media/{path.rpartition('/')[2]}).\n"
        others = {**project.others, f"content/pages/bilag-{edit.second}.md": page}
        return replace(project, media={**project.media, path.rpartition("/")[2]: b"Et bilag.\n"}, others=others)
    if edit.what == "page":
        return replace(project, others={**project.others, path: f"---\ntitle: Side {edit.second}\n---\n\nOrd.\n"})
    if edit.what == "follow-up":
        text = files["content/goals/2026/2026-Q1.yml"].decode().replace("2026-04-20", str(day))
        return replace(project, others={path: text, **project.others})
    text = files[path].decode()
    if edit.what == "topic":
        text = (
            text.replace("opened:", f"changes:\n  - date: {day}\n    kind: addition\n    note: Mere.\nopened:", 1)
            if "changes:" not in text
            else text.replace("opened:", f"  - date: {day}\n    kind: addition\n    note: Mere.\nopened:", 1)
        )
    return replace(project, others={**project.others, path: text.replace(old, new, 1)})


EDITS: dict[str, Callable[[Project, Edit, date], Project]] = {
    **dict.fromkeys(("new", "draft", "scheduled"), published),
    **dict.fromkeys(("body", "title of one", "figure", "withdraw"), corrected),
    **dict.fromkeys(("contacts", "glossary", "follow-up", "topic", "page", "medium", "title"), around),
}
edits = st.builds(
    Edit, st.sampled_from([*EDITS, "new", "body", "withdraw"]), st.integers(0, 40), st.integers(0, 9), st.integers(0, 9)
)


def edited(project: Project, edit: Edit, day: date) -> Project:
    change = EDITS[edit.what]
    return change(project, replace(edit, what="title") if edit.what == "title of one" else edit, day)


def built(project: Path, output: Path, *, clock: Clock, as_of: date | None = None) -> dict[str, bytes | None]:
    """What a build of a project gives, without the words that say that it is of a former day."""
    order = Order(project=project, output=output, clock=clock, as_of=as_of)
    result = build(order, lambda _done, _all: None)
    assert result.placed is not None, result.checked
    found = {path: data for path, data in tree(output).items() if path != MARKER}
    pages = {path: data for path, data in found.items() if data and path.endswith(".html") and b"<h1" in data}
    assert all(bool(BANNER.search(data)) == bool(as_of) for data in pages.values())
    return {path: BANNER.sub(b"", data) if data and path in pages else data for path, data in found.items()}


# To make a case smaller takes longer than to read it.
@settings(max_examples=EXAMPLES, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(edits, min_size=2, max_size=5))
def test_the_site_as_of_a_day_is_the_one_that_was_built_on_it(history: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        said, day = Project(noindex=True, others={"content/pages/om.md": ABOUT}), BEGIN
        project = work / "project"
        seen: dict[date, dict[str, bytes | None]] = {}
        for number, edit in enumerate([None, *history]):
            if edit:
                day += timedelta(edit.days)
                said = edited(said, edit, day)
            kept = {
                path.relative_to(project).as_posix(): path.read_bytes().decode()
                for path in (project / "content" / ".record").rglob("*")
                if path.is_file()
            }
            replace(said, others={**said.others, **kept}).write(project)
            done = record(project, Clock(day=day), adopt=number == 0)
            assert done.taken is not None, done.checked.problems
            seen[day] = built(project, work / f"{number}", clock=Clock(day=day))
        for then, expected in seen.items():
            assert built(project, work / f"as-of-{then}", clock=Clock(instant=LATER), as_of=then) == expected
