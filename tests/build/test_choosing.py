"""Lists of the updates for one audience, on one topic, of one kind: pages that are there before anybody asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.plan.operations.archives import NEWEST
from tests.projects.builds import build_in, changed, tree
from tests.projects.small import WORDS, Project, Word

BRIDGE = "---\ntitle: Broen\nsummary: Broen bliver malet.\n---\n\nVi maler.\n"
FOR_ALL = "---\ntitle: Broen males\nsummary: Alle skal vide det.\ntopic: bro\nkind: plan\n---\n\nNu.\n"
EARLIER = tuple(Word(id=f"2025-11-{day:02}-dag-{day}", title=f"Dag {day}", tag="vej") for day in range(1, 24))
PROJECT = Project(
    words=(*EARLIER, *WORDS),
    others={"content/topics/bro.md": BRIDGE, "content/updates/2026-03-01-broen-males.md": FOR_ALL},
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site built: 26 updates for neighbours on the road, one for everybody on the bridge."""
    folder = PROJECT.write(tmp_path_factory.mktemp("choosing") / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    return folder


def shown(project: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / address.lstrip("/") / "index.html").read_text(encoding="utf-8"))


def titles(project: Path, address: str) -> list[str]:
    return [one.text(strip=True) for one in shown(project, address).css(".fd-card__title a, .fd-line__title")]


def choices(project: Path, address: str) -> list[tuple[str, list[str]]]:
    """The groups of choices on a page with the words of their links."""
    groups = shown(project, address).css(".fd-filter__group")
    return [
        (
            one.css(".fd-filter__label")[0].text(strip=True),
            [" ".join(link.text().split()) for link in one.css(".fd-filter__link")],
        )
        for one in groups
    ]


def test_the_feed_leads_to_a_list_for_every_audience_topic_kind_and_year_and_counts_them(project: Path) -> None:
    expected = [
        ("For hvem", ["Naboer (27)", "Cyklister (1)"]),
        ("Emne", ["Broen (1)", "Vejen bliver ny (26)"]),
        ("Slags", ["Fremdrift (26)", "Tidsplan (1)"]),
        ("År", ["2026 (3)", "2025 (24)"]),
    ]
    assert expected == choices(project, "/opdateringer/")
    for link in shown(project, "/opdateringer/").css(".fd-filter__link"):
        assert (project / "site/opdateringer" / str(link.attributes["href"]) / "index.html").is_file()


def test_a_list_holds_what_was_chosen_says_so_and_leads_back_to_all(project: Path) -> None:
    assert titles(project, "/opdateringer/for/cyklister/") == ["Broen males"]
    assert titles(project, "/opdateringer/emne/bro/") == ["Broen males"]
    assert titles(project, "/opdateringer/slags/plan/") == ["Broen males"]
    page = shown(project, "/opdateringer/slags/plan/")
    assert page.css("h1")[0].text() == "Opdateringer af slagsen Tidsplan"
    current = [one.text(strip=True) for one in page.css('.fd-filter__link[aria-current="page"]')]
    assert current == ["Tidsplan"]
    assert page.css(".fd-filter__all a")[0].attributes["href"] == "../../../opdateringer/"


def test_a_long_list_shows_the_newest_and_has_a_page_for_each_year(project: Path) -> None:
    newest = titles(project, "/opdateringer/for/naboer/")
    assert (len(newest), newest[0]) == (NEWEST, "Broen males")
    years = [titles(project, f"/opdateringer/for/naboer/{year}/") for year in (2026, 2025)]
    assert [len(year) for year in years] == [3, 24]
    assert newest == [title for year in years for title in year][:NEWEST]
    part = shown(project, "/opdateringer/for/naboer/2025/")
    assert [one.text(strip=True) for one in part.css('.fd-filter__link[aria-current="true"]')] == ["Naboer"]
    assert not (project / "site/opdateringer/for/cyklister/2026").exists()


def test_search_engines_are_not_sent_to_what_other_pages_say(project: Path) -> None:
    sitemap = (project / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "/opdateringer/2026/" in sitemap
    for address in ("/opdateringer/for/naboer/", "/opdateringer/for/naboer/2025/", "/opdateringer/slags/plan/"):
        assert address not in sitemap
        page = shown(project, address)
        assert [one.attributes["content"] for one in page.css('meta[name="robots"]')] == ["noindex"]
        assert page.css('link[rel="canonical"]') == []


def test_one_more_update_costs_the_feed_and_the_lists_that_it_is_in(project: Path, tmp_path: Path) -> None:
    before = tree(project / "site")
    more = Word(id="2026-04-01-mere", title="Mere")
    written = replace(PROJECT, words=(*PROJECT.words, more)).write(tmp_path / "project")
    assert build_in(written).returncode == 0
    lists = {
        one for one in changed(before, tree(written / "site")) if one.startswith("opdateringer/") and one.count("/") < 5
    }
    expected = {
        "opdateringer/index.html",
        "opdateringer/2026/index.html",
        "opdateringer/2026/04/index.html",
        "opdateringer/2026/03/index.html",  # it leads on to the month after it
        "opdateringer/for/naboer/index.html",
        "opdateringer/for/naboer/2026/index.html",
        "opdateringer/emne/vej/index.html",
        "opdateringer/emne/vej/2026/index.html",
        "opdateringer/slags/progress/index.html",
        "opdateringer/slags/progress/2026/index.html",
    }
    assert expected == lists


def test_where_there_is_nothing_to_choose_between_there_is_no_choice_and_no_list(tmp_path: Path) -> None:
    project = Project().write(tmp_path)
    assert build_in(project).returncode == 0
    assert choices(project, "/opdateringer/") == choices(project, "/opdateringer/2025/") == []
    assert not (project / "site/assets/updates.json").exists()
    assert sorted(path.name for path in (project / "site/opdateringer").iterdir()) == ["2025", "2026", "index.html"]


def test_no_page_may_have_had_the_address_of_a_list(tmp_path: Path) -> None:
    page = "---\ntitle: Kryds\naliases: [/opdateringer/slags/closing/]\n---\n\nHer.\n"
    project = replace(PROJECT, others={**PROJECT.others, "content/pages/kryds.md": page}).write(tmp_path)
    done = build_in(project)
    assert done.returncode == 1
    assert "the address /opdateringer/slags/closing/ is in use already" in done.stdout + done.stderr
