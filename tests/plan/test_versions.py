from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.model.follow_up import FollowUp
from generator.model.page import FreePage
from generator.model.plan import All, Goal, Leaf, Plan
from generator.model.plan import Any as AnyOf
from generator.model.topic import Topic
from generator.model.update import Update
from generator.plan.language.labels import CHOICES, LABELS
from generator.read.schema import fields, part_of, without_none
from tests.projects.builds import build_in, fremdrift
from tests.projects.corrected import ABOUT, FOLLOW_UP, GOAL, NAME, PLAN, TOPIC, UPDATE, WITHDRAWN, corrected
from tests.projects.records import Kept, record
from tests.projects.small import Project

FORMER = {
    UPDATE: 3,
    TOPIC: 2,
    WITHDRAWN: 1,
    PLAN: 1,
    GOAL: 1,
    FOLLOW_UP: 1,
    ABOUT: 1,
}
SILENT = (f"{TOPIC}versioner/2/", f"{WITHDRAWN}versioner/1/")


_CORRECTED = "changes:\n  - date: 2026-05-01\n    kind: correction\n    note: Prisen var forkert.\n"
_AGAIN = "  - date: 2026-05-01\n    kind: correction\n    note: Vi siger farvel.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = corrected().write(tmp_path_factory.mktemp("versions") / "project")
    done = build_in(project, "--strict")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return project / "site"


def shown(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address.strip("/") / "index.html").read_text(encoding="utf-8"))


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def addresses() -> Iterator[str]:
    return (f"{page}versioner/{number}/" for page, count in FORMER.items() for number in range(1, count + 1))


def targets(node: LexborHTMLParser | LexborNode, address: str) -> list[str]:
    """Where links lead, seen from the page at an address."""
    root = "/".join([".."] * (address.count("/") - 1))
    return [str(link.attributes.get("href", "")).removeprefix(root) for link in node.css("a[href]")]


def test_every_former_version_has_a_page_and_the_one_that_holds_has_none(site: Path) -> None:
    built = {f"/{path.parent.relative_to(site).as_posix()}/" for path in site.glob("**/versioner/*/index.html")}
    assert built - {"/foer-om/versioner/1/"} == set(addresses())


@pytest.mark.parametrize("address", list(addresses()))
def test_a_version_says_what_it_is_and_leads_to_the_page_and_the_page_to_it(site: Path, address: str) -> None:
    page, now = shown(site, address), address.partition("versioner/")[0]
    assert words(page.css_first("h1")).startswith(f"Version {address[-2]} af {FORMER[now] + 1}:")
    assert "Dette er en tidligere version af siden. Den gælder ikke længere." in words(page.css_first(".fd-version"))
    assert now in targets(page.css_first(".fd-version__now") or page, address)
    assert address in targets(shown(site, now), now)


@pytest.mark.parametrize("address", list(addresses()))
def test_a_version_is_in_no_index(site: Path, address: str) -> None:
    assert '<meta name="robots" content="noindex">' in (site / address.strip("/") / "index.html").read_text()
    for name in ("sitemap.xml", "assets/search.json", "feed.xml"):
        assert "versioner" not in (site / name).read_text(encoding="utf-8"), name


def test_a_version_says_when_it_held_and_why_it_was_replaced(site: Path) -> None:
    notice = words(shown(site, f"{UPDATE}versioner/1/").css_first(".fd-version"))
    assert "Den gjaldt fra 12. januar 2026 til 1. marts 2026 kl. 10.05." in notice
    assert "Rettet 1. marts 2026: Tallet var forkert." in notice


def test_a_version_that_only_a_typing_error_ended_says_so(site: Path) -> None:
    assert "Slåfejl rettet 2. april 2026." in words(shown(site, f"{UPDATE}versioner/2/").css_first(".fd-version"))


def test_versions_lead_to_the_ones_before_and_after_and_the_last_to_the_page(site: Path) -> None:
    found = {}
    for number in (1, 2, 3):
        address = f"{UPDATE}versioner/{number}/"
        links = shown(site, address).css_first(".fd-neighbours")
        assert links is not None
        found[number] = targets(links, address)
    one, two, three = (f"{UPDATE}versioner/{number}/" for number in (1, 2, 3))
    assert found == {1: [two], 2: [one, three], 3: [two, UPDATE]}


def test_a_version_shows_its_own_words_and_data(site: Path) -> None:
    page = shown(site, f"{UPDATE}versioner/1/")
    assert "Det er ikke endeligt." in words(page.css_first(".fd-prose"))
    assert "Vi har nu 19 sager." in words(page.css_first(".fd-prose"))
    assert "om juni 2026." in words(page.css_first(".fd-prose"))
    said = [(words(row.css_first("dt")), words(row.css_first("dd"))) for row in page.css(".fd-wording > div")]
    assert [row for row in said if row[0] in ("Værdi", "Lovet til")] == [("Værdi", "19"), ("Lovet til", "juni 2026")]
    assert ("Emne", "Vejen bliver ny") in said


def test_what_a_version_refers_to_and_is_gone_is_said_and_is_no_link(site: Path) -> None:
    prose = shown(site, f"{UPDATE}versioner/1/").css_first(".fd-prose")
    assert "[henvisning, der ikke længere fører nogen steder hen: forsvundet]" in words(prose)
    assert prose is not None
    assert [link.text() for link in prose.css("a:not([href])")] == ["notatet"]


def test_a_difference_is_marked_by_more_than_colour_and_is_heard(site: Path) -> None:
    diff = shown(site, f"{UPDATE}versioner/1/").css_first(".fd-diff")
    assert diff is not None
    gone = [words(one) for one in diff.css("del")]
    new = [words(one) for one in diff.css("ins")]
    assert "[slettet: −19, slut på det slettede]" in gone
    assert "[slettet: −juni 2026, slut på det slettede]" in gone
    assert new == [
        "[tilføjet: +20, slut på det tilføjede]",
        "[tilføjet: +3. kvartal 2026, slut på det tilføjede]",
        *new[2:],
    ]
    assert [words(one) for one in diff.css("h3")] == ["Tal: Huller", "Det er lovet: Åbning", "Teksten"]


def test_long_stretches_that_did_not_change_are_left_out_of_a_difference(site: Path) -> None:
    diff = words(shown(site, f"{UPDATE}versioner/2/").css_first(".fd-diff"))
    assert (
        "Det er [slettet: −enedligt, slut på det slettede] [tilføjet: +endeligt, slut på det tilføjede]. Sætning 0 er"
        in diff
    )
    assert diff.endswith("[…]")
    assert "Sætning 5" not in diff


def test_a_difference_keeps_paragraphs_and_rows_apart_and_says_what_was_struck_out(tmp_path: Path) -> None:
    first = "---\ntitle: Om\n---\n\n## Priser\n\nVi tager ~~to~~ tre.\n\n"
    first += "| A | B |\n|---|---|\n| 1 | 2 |\n\n> [!NOTE]\n> Farvel.\n"
    second = first.replace("title: Om\n", f"title: Om\n{_CORRECTED}").replace("~~to~~ tre", "to").replace("| 1", "| 7")
    third = second.replace("Farvel", "Farvel da").replace(_CORRECTED, _CORRECTED + _AGAIN)
    path, days = "content/pages/om.md", ("2026-01-01T00:00", "2026-05-01T09:00", "2026-05-01T12:30")
    kept = [Kept(text=text, since=day + "+01:00") for text, day in zip((first, second, third), days, strict=True)]
    project = Project(others={**record(path, ("/om/",), *kept), path: third}).write(tmp_path / "project")
    assert build_in(project).returncode == 0
    diff = shown(project / "site", "/om/versioner/1/").css_first(".fd-diff p")
    assert diff is not None
    for hidden in diff.css(".visually-hidden"):
        hidden.decompose()
    assert [words(LexborHTMLParser(line).body) for line in str(diff.html).split("<br>")] == [
        "Priser",
        "Vi tager −[overstreget: to] tre +to.",
        "| A | B",
        "| −1 +7 | 2 |",
        "Bemærk: Farvel.",
    ]
    assert [words(one) for one in shown(project / "site", "/om/").css(".fd-versions li")] == [
        "Version 2 (fra 1. maj 2026 kl. 10.00 til 1. maj 2026 kl. 13.30)",
        "Version 1 (fra 1. januar 2026 til 1. maj 2026)",
    ]


def test_a_new_question_is_a_difference_by_its_words_and_not_by_its_keys(site: Path) -> None:
    diff = words(shown(site, f"{UPDATE}versioner/3/").css_first(".fd-diff"))
    assert "Spørgsmål og svar: Kan jeg klage?" in diff
    assert "Svar: [tilføjet: +Ja, inden fire uger., slut på det tilføjede]" in diff


@pytest.mark.parametrize("address", SILENT)
def test_a_version_without_words_has_none_and_no_digest_and_no_difference(site: Path, address: str) -> None:
    page = shown(site, address)
    assert page.css(".fd-prose, .fd-lead, .fd-wording, .fd-diff, del, ins, code") == []
    assert words(page.css_first(".fd-page__content")).startswith(("Tidligere version", "Senere version"))


def test_a_redacted_version_says_when_and_why_and_its_words_are_nowhere(site: Path) -> None:
    notice = words(shown(site, SILENT[0]).css_first(".fd-version"))
    assert "Ordene i denne version blev fjernet den 1. maj 2026. Der stod navnet på en borger." in notice
    assert [path for path in site.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()] == []
    assert "ordene blev fjernet den 1. maj 2026" in words(shown(site, TOPIC).css_first(".fd-versions"))


def test_nothing_is_compared_with_a_redacted_version(site: Path) -> None:
    page = shown(site, f"{TOPIC}versioner/1/")
    assert "Den næste version vises ikke, så der er intet at sammenligne med." in words(page.body)
    assert page.css("del, ins") == []
    assert "Udvidet 20. februar 2026: Det står nu, hvem der graver." in words(page.css_first(".fd-version"))


def test_the_versions_of_a_withdrawn_page_are_silent_too(site: Path) -> None:
    notice = words(shown(site, SILENT[1]).css_first(".fd-version"))
    assert "Siden blev trukket tilbage den 5. maj 2026, og med den ordene i dens versioner." in notice
    assert "Opdateringen hvilede på forkerte tal." in notice
    assert [path for path in site.rglob("*.html") if "Vi var for hurtige" in path.read_text(encoding="utf-8")] == []


def test_an_adopted_version_says_that_nobody_saw_it(site: Path) -> None:
    said = "Ordlyden er ikke bevidnet"
    assert said in words(shown(site, f"{UPDATE}versioner/1/").css_first(".fd-version"))
    assert said not in words(shown(site, f"{UPDATE}versioner/2/").css_first(".fd-version"))


def test_a_version_shows_the_beginning_of_its_digest(site: Path) -> None:
    digest = words(shown(site, f"{UPDATE}versioner/1/").css_first("code"))
    facts = (site.parent / "content/.record/updates/2026-01-12-vi-begynder.json").read_text(encoding="utf-8")
    assert re.fullmatch("[0-9a-f]{24}", digest)
    assert f'"digest": "{digest}' in facts.partition('"version": 2')[0]


@pytest.mark.parametrize(
    ("page", "links"),
    [
        (UPDATE, [f"{UPDATE}versioner/3/", f"{UPDATE}versioner/1/"]),
        (TOPIC, [f"{TOPIC}versioner/2/", f"{TOPIC}versioner/1/"]),
        (GOAL, [f"{GOAL}versioner/1/"]),
        (FOLLOW_UP, [GOAL, f"{FOLLOW_UP}versioner/1/"]),
        (ABOUT, [f"{ABOUT}versioner/1/"]),
    ],
)
def test_each_change_leads_to_the_wording_that_it_superseded(site: Path, page: str, links: list[str]) -> None:
    changes = shown(site, page).css_first("ol.fd-changes")
    assert changes is not None
    assert targets(changes, page) == links


def test_the_top_of_a_page_says_what_was_done_last_and_leads_on(site: Path) -> None:
    notice = shown(site, UPDATE).css_first(".fd-page__intro .fd-notice")
    assert notice is not None
    assert words(notice).startswith("Præciseret 5. april 2026. Det står nu, hvor man klager.")
    assert targets(notice, UPDATE) == [f"{UPDATE}versioner/3/", "#changes", "/rettelser/"]


def test_an_amendment_of_a_plan_is_told_on_the_page_of_its_goal(site: Path) -> None:
    page = shown(site, GOAL)
    assert (
        words(page.css_first(".fd-notice:not(.fd-notice--example)"))
        == "Kravet blev ændret 15. marts 2026. Se, hvad der blev ændret"
    )
    assert words(page.css_first("ol.fd-changes")).startswith(
        "15. marts 2026Resultatkrav: fra 95 til 90Målet var for højt."
    )
    notice = words(shown(site, f"{GOAL}versioner/1/").css_first(".fd-version"))
    assert "Planen blev ændret den 15. marts 2026: Resultatkrav: fra 95 til 90. Målet var for højt." in notice


def test_a_version_can_be_found_where_its_page_lay_before(site: Path) -> None:
    leads = (site / "foer-om/versioner/1/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../../om/versioner/1/">' in leads


def test_a_page_cannot_take_the_address_of_a_version(tmp_path: Path) -> None:
    project = corrected().write(tmp_path / "project")
    about = project / "content/pages/om.md"
    about.write_text(about.read_text().replace("  - /foer-om/\n", f"  - /foer-om/\n  - {UPDATE}versioner/1/\n"))
    done = build_in(project)
    assert done.returncode == 1
    assert f"{UPDATE}versioner/1/" in done.stdout + done.stderr


def test_a_site_without_a_record_has_no_versions(tmp_path: Path) -> None:
    project = Project().write(tmp_path / "project")
    assert build_in(project).returncode == 0
    assert list((project / "site").glob("**/versioner")) == []


def test_every_key_and_every_choice_of_a_page_has_a_word() -> None:
    """What is never said of a version has none: how a page is kept, and where it lies."""
    unsaid = {"aliases", "changes", "reviewed", "draft", "pin_until"}
    keys, choices = zip(*_keys_and_choices(set(), Update, Topic, Plan, Goal, FreePage, FollowUp), strict=True)
    assert set(keys) - unsaid - LABELS.keys() == set()
    assert set().union(*choices) - CHOICES.keys() == set()


def _keys_and_choices(seen: set[type], *shapes: type) -> Iterator[tuple[str, frozenset[str]]]:
    for shape in shapes:
        if shape in seen or not shape.__module__.startswith("generator.model.") or shape.__module__.endswith(".when"):
            continue
        seen.add(shape)
        for field in fields(shape):
            kind = without_none(field.kind)
            member = part_of(kind) or kind
            if field.given or field.key in ("changes", "date", "withdrawn"):
                continue
            choices = typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()
            yield field.key, frozenset(choices)
            inner = (Leaf, All, AnyOf) if member == Leaf | All | AnyOf else (member,)
            yield from _keys_and_choices(seen, *(one for one in inner if isinstance(one, type) and is_dataclass(one)))


def test_a_version_that_only_another_address_ended_says_that_its_words_are_the_same(tmp_path: Path) -> None:
    project = Project().write(tmp_path / "project")
    assert fremdrift("record", "adopt", "--project", str(project), "--now", "2026-03-01").returncode == 0
    old, new = project / "content/pages/om.md", project / "content/pages/om-os.md"
    new.write_text(old.read_text(encoding="utf-8").replace("title: Om\n", "title: Om\naliases: [/om/]\n"))
    old.unlink()
    assert fremdrift("record", "--project", str(project), "--now", "2026-03-02").returncode == 0
    assert build_in(project).returncode == 0
    said = words(shown(project / "site", "/om-os/versioner/1/").css_first(".fd-page__content"))
    assert "Ordene er de samme. Siden fik en anden adresse." in said
