"""Whatever leads from an update, a goal or a topic to another of them leads back from there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import ROOT, build_in, built
from tests.projects.small import Project

EXAMPLES = max(4, settings().max_examples // 7)
"""A case is a whole build."""

TOPICS = ("vej", "bro")
GOALS = ("2025/1.1", "2026/1.1", "2026/1.2")
UPDATES = ("2026-01-12-a", "2026-02-02-b", "2026-03-03-c")

Links = dict[str, set[str]]


@dataclass(frozen=True)
class Said:
    """What one file names, and whether it is public: `whole`, `draft` or `withdrawn`."""

    state: str
    goals: tuple[str, ...]
    topics: tuple[str, ...]
    continues: str


EVERYTHING = {
    "vej": Said("whole", (), (), ""),
    "bro": Said("whole", (), (), ""),
    "2025/1.1": Said("whole", (), (), ""),
    "2026/1.1": Said("whole", (), ("vej", "bro"), "2025/1.1"),
    "2026/1.2": Said("whole", (), (), ""),
    "2026-01-12-a": Said("whole", ("2026/1.1",), ("vej",), ""),
    "2026-02-02-b": Said("whole", ("2026/1.2",), ("bro",), ""),
    "2026-03-03-c": Said("withdrawn", ("2025/1.1",), ("bro",), ""),
}
"""Ties of every kind: `2026/1.1` and `bro` by the goal's own word, `2026/1.2` and `bro` by an update's alone."""

named = st.builds(
    Said,
    st.sampled_from(["whole", "whole", "whole", "draft", "withdrawn"]),
    st.lists(st.sampled_from(GOALS), unique=True).map(tuple),
    st.lists(st.sampled_from(TOPICS), min_size=1, unique=True).map(tuple),
    st.sampled_from(["", *GOALS]),
)


def sound(said: Mapping[str, Said]) -> dict[str, Said]:
    """The same without what `check` refuses: ties from what is public to drafts, and goals that continue later ones."""
    drafts = {name for name, one in said.items() if one.state == "draft"}
    found = {}
    for name, one in said.items():
        topics = tuple(topic for topic in one.topics if topic not in drafts)
        goals = tuple(goal for goal in one.goals if goal not in drafts)
        # A draft may name drafts, but never itself or a goal of a later year.
        continues = one.continues if one.continues < name else ""
        # An update has to belong to a topic.
        alone = name in UPDATES and not topics
        if name in drafts or alone:
            found[name] = replace(one, state="draft", continues=continues)
        else:
            continues = "" if continues in drafts else continues
            found[name] = replace(one, goals=goals, topics=topics, continues=continues)
    return found


def project_of(said: Mapping[str, Said]) -> Project:
    """A project of two topics, two plans with three goals, and three updates, with these ties."""
    files = {f"content/topics/{one}.md": f"---\ntitle: Emne {one}\n{state(said[one])}---\n" for one in TOPICS}
    for year in ("2025", "2026"):
        files[f"content/goals/{year}/plan.md"] = (
            f"---\ntitle: Plan {year}\norganisation: Vejvæsenet\nperiod:\n  from: {year}-01-01\n  until: {year}-12-31\n"
            "aims:\n  - id: a\n    text: Gode veje.\n---\n"
        )
    for goal in GOALS:
        one = said[goal]
        continues = f"continues: {one.continues}\n" if one.continues else ""
        files[f"content/goals/{goal}-maal.md"] = (
            f"---\ntitle: Mål\naim: a\nrequirement_text: Det gøres.\nrequirement:\n  id: r\n  kind: deliverable\n"
            f"topics: [{', '.join(one.topics)}]\n{continues}{state(one)}---\n"
        )
    for update in UPDATES:
        one = said[update]
        goals = f"goals: [{', '.join(one.goals)}]\n" if one.goals else ""
        files[f"content/updates/{update}.md"] = (
            f"---\ntitle: {update}\nsummary: Kort.\ntopic: {one.topics[0]}\n{goals}{state(one)}---\n\nNyt.\n"
        )
    return Project(words=(), others=files)


LEFT_OUT = ("content/goals/2026/1.1-huller.md", "content/goals/2026/2026-Q1.yml")
"""Files of the small project that are none of this one."""


def state(said: Said) -> str:
    return {
        "whole": "",
        "draft": "draft: true\n",
        "withdrawn": "withdrawn:\n  date: 2026-05-01\n  reason: Forkert.\n",
    }[said.state]


def kind(address: str) -> str:
    """What a page is by its address; empty where it is none of the three kinds."""
    parts = address.strip("/").split("/")
    if parts[0] == "opdateringer" and len(parts) == 5:
        return "update"
    if parts[0] == "emner" and len(parts) == 2:
        return "topic"
    return "goal" if parts[0] == "maal" and len(parts) == 3 and "." in parts[2] else ""


def relations(site: Path) -> Links:
    """The pages of the three kinds, each with those of the other kinds (and goals of a goal) that it is tied to."""
    found: Links = {}
    for file in sorted(site.rglob("index.html")):
        address = f"/{file.parent.relative_to(site).as_posix()}/"
        if kind(address):
            page = LexborHTMLParser(file.read_text(encoding="utf-8"))
            links = {urljoin(address, link.attributes.get("href") or "") for link in page.css(".fd-related a[href]")}
            found[address] = {one for one in links if kind(one) and one != address}
    return found


def one_way(found: Links) -> list[tuple[str, str]]:
    return [(page, to) for page, links in found.items() for to in sorted(links) if page not in found.get(to, ())]


def kinds(found: Links) -> set[tuple[str, str]]:
    return {(kind(page), kind(to)) for page, links in found.items() for to in links}


def ways(*pairs: tuple[str, str]) -> set[tuple[str, str]]:
    return {*pairs, *((to, page) for page, to in pairs)}


def built_links(said: Mapping[str, Said]) -> Links:
    with tempfile.TemporaryDirectory() as name:
        project = project_of(said).write(Path(name))
        for path in LEFT_OUT:
            (project / path).unlink()
        result = built(project)
        assert result.placed is not None, result
        return relations(project / "site")


def addresses(*names: str) -> set[str]:
    return {
        f"/opdateringer/{one[:10].replace('-', '/')}/{one[11:]}/"
        if one in UPDATES
        else f"/emner/{one}/"
        if one in TOPICS
        else f"/maal/{one}-maal/"
        for one in names
    }


def linked(found: Links, page: str) -> set[str]:
    return found[addresses(page).pop()]


def test_every_link_of_the_example_site_leads_back(tmp_path: Path) -> None:
    done = build_in(ROOT, "--output", str(tmp_path / "site"), now="2026-11-23T12:00")
    assert done.returncode == 0, done.stderr
    found = relations(tmp_path / "site")
    assert kinds(found) == ways(("update", "topic"), ("update", "goal"), ("goal", "topic"))
    assert one_way(found) == []


def test_every_kind_of_tie_is_shown_from_both_ends() -> None:
    found = built_links(EVERYTHING)
    assert kinds(found) == ways(("update", "topic"), ("update", "goal"), ("goal", "topic"), ("goal", "goal"))
    assert one_way(found) == []
    assert linked(found, "2026/1.1") == addresses("vej", "bro", "2026-01-12-a", "2025/1.1")
    assert linked(found, "2026/1.2") == addresses("bro", "2026-02-02-b")
    assert linked(found, "2025/1.1") == addresses("bro", "2026-03-03-c", "2026/1.1")
    assert linked(found, "vej") == addresses("2026/1.1", "2026-01-12-a")


def everything(names: Iterable[str]) -> st.SearchStrategy[dict[str, Said]]:
    return st.fixed_dictionaries(dict.fromkeys(names, named))


@settings(max_examples=EXAMPLES)
@given(everything(EVERYTHING))
def test_whatever_is_named_and_public_every_link_leads_back(ties: dict[str, Said]) -> None:
    said = sound(ties)
    found = built_links(said)
    assert one_way(found) == []
    assert found.keys() == addresses(*(name for name, one in said.items() if one.state != "draft"))
