"""A reader sees how fresh a page is and whether promised words came, in days and words, never in distances."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import build_in, changed, tree
from tests.projects.small import WORDS, Project, Word

TOPIC = "emner/vej/index.html"
LISTS = {"index.html", "emner/index.html", TOPIC}
SAID = "2026-02-02-halvvejs"
SAYER = "opdateringer/2026/02/02/halvvejs/index.html"

BROKEN = "Vi lovede nyt senest 30. september 2026. Det er ikke kommet."


def site(folder: Path, project: Project, now: str = "2026-06-01T12:00") -> Path:
    """The project's site, built anew by the real command over what was there."""
    done = build_in(project.write(folder), now=now)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return folder / "site"


def on(site: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text(encoding="utf-8"))


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    """The words of what is selected, on one line each."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def fresh(site: Path, page: str) -> list[str]:
    return words(on(site, page), ".fd-freshness")


def days(site: Path, page: str) -> list[str | None]:
    return [node.attributes.get("datetime") for node in on(site, page).css(".fd-freshness time")]


def banners(site: Path, page: str) -> list[str]:
    return words(on(site, page), ".fd-notice--bad")


def promising(target: str, *more: Word) -> Project:
    """The small project whose newest update promises a next word, and then these."""
    newest = replace(WORDS[-1], more=f"next_update: {target}\n")
    return Project(words=(*WORDS[:-1], newest, *more))


def topic_saying(more: str, project: Project | None = None) -> Project:
    project = project or Project()
    text = project.files()["content/topics/vej.md"].decode().replace("opened: 2025-12\n", f"opened: 2025-12\n{more}")
    return replace(project, others={**project.others, "content/topics/vej.md": text})


def next_word(site: Path, page: str) -> list[str]:
    """What stands beside "Næste opdatering" on a page."""
    return [
        " ".join(row.text().split()).removeprefix("Næste opdatering")
        for row in on(site, page).css(":is(.fd-facts, .fd-glance) > div")
        if row.text().strip().startswith("Næste opdatering")
    ]


ALL_DATES = """\
reviewed: 2026-04-20
changes:
  - date: 2026-03-01
    kind: clarification
    note: Tallet står tydeligere.
  - date: 2026-03-09
    kind: addition
    note: En linje mere.
  - date: 2026-05-01
    kind: typo
"""


def test_an_update_says_when_it_was_published_changed_and_confirmed(tmp_path: Path) -> None:
    built = site(tmp_path, Project(words=(*WORDS[:-1], replace(WORDS[-1], more=ALL_DATES, time="14:30"))))
    assert fresh(built, SAYER) == [
        "Udgivet 2. februar 2026 kl. 14.30 · Indhold ændret 9. marts 2026 · Sidst bekræftet 20. april 2026"
    ]
    assert days(built, SAYER) == ["2026-02-02", "2026-03-09", "2026-04-20"]
    assert fresh(built, "opdateringer/2026/01/12/vi-begynder/index.html") == ["Udgivet 12. januar 2026"]


def test_every_page_of_an_author_says_how_fresh_it_is(tmp_path: Path) -> None:
    project = Project()
    pages = {
        "content/goals/2026/plan.md": ("maal/2026/index.html", ""),
        "content/goals/2026/1.1-huller.md": ("maal/2026/1.1-huller/index.html", "Mål 1.1 · "),
        "content/pages/om.md": ("om/index.html", ""),
        "content/topics/vej.md": (TOPIC, "I gang siden december 2025 · Seneste nyt: 2. februar 2026 · "),
    }
    files = {path: project.files()[path].decode().replace("\n", f"\n{ALL_DATES}", 1) for path in pages}
    built = site(tmp_path, replace(project, others=files))
    for page, lead in pages.values():
        assert fresh(built, page) == [f"{lead}Indhold ændret 9. marts 2026 · Sidst bekræftet 20. april 2026"]
        assert days(built, page)[-2:] == ["2026-03-09", "2026-04-20"]


def test_a_page_that_says_nothing_of_its_age_has_no_line_for_it(tmp_path: Path) -> None:
    built = site(tmp_path, Project())
    assert [fresh(built, page) for page in ("maal/2026/index.html", "om/index.html")] == [[], []]
    assert fresh(built, "maal/2026/1.1-huller/index.html") == ["Mål 1.1"]
    assert days(built, "maal/2026/1.1-huller/index.html") == []


def test_an_amended_plan_has_changed(tmp_path: Path) -> None:
    text = Project().files()["content/goals/2026/plan.md"].decode()
    amendment = (
        "amendments:\n  - date: 2026-03-02\n    field: goals\n    from: a\n    to: b\n    reason: Aftalt.\naims:"
    )
    built = site(tmp_path, Project(others={"content/goals/2026/plan.md": text.replace("aims:", amendment)}))
    assert fresh(built, "maal/2026/index.html") == ["Indhold ændret 2. marts 2026"]


def test_a_confirmation_is_shown_from_its_day_on(tmp_path: Path) -> None:
    project = topic_saying("reviewed: 2026-04-20\n")
    assert "bekræftet" not in fresh(site(tmp_path, project, "2026-04-19T23:59"), TOPIC)[0]
    assert fresh(site(tmp_path, project, "2026-04-20T00:00"), TOPIC)[0].endswith("Sidst bekræftet 20. april 2026")


def test_a_confirmation_from_before_the_newest_change_is_not_shown(tmp_path: Path) -> None:
    change = "changes:\n  - {date: 2026-03-02, kind: clarification, note: Klarere.}\n"
    before = site(tmp_path / "before", topic_saying(f"{change}reviewed: 2026-03-01\n"))
    assert "bekræftet" not in fresh(before, TOPIC)[0]
    same_day = site(tmp_path / "same", topic_saying(f"{change}reviewed: 2026-03-02\n"))
    assert fresh(same_day, TOPIC)[0].endswith("Sidst bekræftet 2. marts 2026")


def test_nobody_confirms_what_is_withdrawn(tmp_path: Path) -> None:
    more = "reviewed: 2026-04-20\nnext_update: 2026-03\nwithdrawn:\n  date: 2026-05-01\n  reason: Forkert.\n"
    built = site(tmp_path, Project(words=(*WORDS[:-1], replace(WORDS[-1], more=more))))
    assert fresh(built, SAYER) == ["Udgivet 2. februar 2026"]
    assert banners(built, SAYER) == ["Trukket tilbage den 1. maj 2026. Forkert."]
    # What it promised still binds; its own page is silent, the topic's is not.
    broken = "Vi lovede nyt senest 31. marts 2026. Det er ikke kommet."
    assert banners(built, TOPIC) == [f"{broken} Oplyst den 2. februar 2026: Halvvejs (trukket tilbage)"]


def test_a_topic_says_when_it_had_its_newest_word_however_long_ago(tmp_path: Path) -> None:
    now = fresh(site(tmp_path, Project()), TOPIC)
    assert now == ["I gang siden december 2025 · Seneste nyt: 2. februar 2026"]
    assert fresh(site(tmp_path, Project(), "2031-06-01T12:00"), TOPIC) == now
    assert fresh(site(tmp_path, Project(words=())), TOPIC) == ["I gang siden december 2025"]


def test_a_promised_word_that_does_not_come_is_told_wherever_it_was_promised(tmp_path: Path) -> None:
    project = promising("2026-09")
    before = site(tmp_path, project, "2026-09-30T23:59")
    was = tree(before)
    assert {page: banners(before, page) for page in (*LISTS, SAYER)} == {page: [] for page in (*LISTS, SAYER)}
    assert next_word(before, TOPIC) == ["Lovet til september 2026. Oplyst den 2. februar 2026: Halvvejs"]
    assert next_word(before, "index.html") == next_word(before, "emner/index.html") == ["Lovet til september 2026"]
    assert next_word(before, SAYER) == ["Lovet til september 2026. Fristen er ikke nået."]

    after = site(tmp_path, project, "2026-10-01T00:00")
    assert banners(after, TOPIC) == [f"{BROKEN} Oplyst den 2. februar 2026: Halvvejs"]
    assert {page: banners(after, page) for page in ("index.html", "emner/index.html", SAYER)} == {
        "index.html": [BROKEN],
        "emner/index.html": [BROKEN],
        SAYER: [BROKEN],
    }
    assert {page: next_word(after, page) for page in (*LISTS, SAYER)} == {page: [] for page in (*LISTS, SAYER)}
    assert changed(was, tree(after)) == {*LISTS, SAYER}


def test_a_day_on_which_nothing_falls_due_changes_no_page(tmp_path: Path) -> None:
    before = tree(site(tmp_path, promising("2026-09"), "2026-09-29T12:00"))
    assert changed(before, tree(site(tmp_path, promising("2026-09"), "2026-09-30T12:00"))) == set()
    broken = tree(site(tmp_path, promising("2026-09"), "2026-10-01T12:00"))
    assert changed(broken, tree(site(tmp_path, promising("2026-09"), "2026-12-30T12:00"))) == set()


@pytest.mark.parametrize(
    ("expected", "target", "came"),
    [
        ("Lovet til september 2026. Den kom 12. september 2026: Så kom det", "2026-09", "2026-09-12"),
        ("Lovet til september 2026. Den kom senere end lovet, 2. oktober 2026: Så kom det", "2026-09", "2026-10-02"),
        ("Lovet til september 2026. Fristen er ikke nået.", "2026-09", "2026-08-31"),
        ("Lovet før 1. september 2026. Den kom 31. august 2026: Så kom det", "before 2026-09-01", "2026-08-31"),
        (
            "Lovet til perioden august til september 2026. Den kom 31. august 2026: Så kom det",
            "2026-08..2026-09",
            "2026-08-31",
        ),
        ("Intet tidspunkt var lovet. Den kom 31. august 2026: Så kom det", "unknown", "2026-08-31"),
    ],
)
def test_the_update_that_promised_leads_to_the_one_that_came(
    tmp_path: Path, expected: str, target: str, came: str
) -> None:
    now = "2026-09-15T12:00" if came < "2026-09-15" else "2026-10-15T12:00"
    built = site(tmp_path, promising(target, Word(id=f"{came}-svar", title="Så kom det")), now)
    assert next_word(built, SAYER) == [expected]
    links = {link.attributes.get("href") for link in on(built, SAYER).css(".fd-facts a")}
    answer = f"../../../../../opdateringer/{came.replace('-', '/')}/svar/"
    assert (answer in links) == ("Så kom det" in expected)


def test_a_word_that_was_moved_leads_to_where_it_was_moved(tmp_path: Path) -> None:
    moved = Word(id="2026-07-01-senere", title="Det bliver senere", more="next_update: 2026-11\n")
    built = site(tmp_path, promising("2026-09", moved), "2026-10-15T12:00")
    assert next_word(built, SAYER) == [
        "Lovet til september 2026. Tidspunktet blev ændret 1. juli 2026: Det bliver senere"
    ]
    assert banners(built, SAYER) == banners(built, TOPIC) == []
    assert next_word(built, TOPIC) == ["Lovet til november 2026. Oplyst den 1. juli 2026: Det bliver senere"]


def test_a_topic_without_a_time_for_its_next_word_says_so(tmp_path: Path) -> None:
    built = site(tmp_path, topic_saying("next_update: unknown\n"))
    assert next_word(built, TOPIC) == next_word(built, "index.html") == ["Intet tidspunkt er lovet"]
    assert next_word(site(tmp_path, promising("unknown")), SAYER) == ["Intet tidspunkt er lovet"]


def test_the_topics_own_promise_is_told_without_an_update(tmp_path: Path) -> None:
    project = topic_saying("next_update: 2026-09\n")
    assert next_word(site(tmp_path, project, "2026-09-30T12:00"), TOPIC) == ["Lovet til september 2026"]
    assert banners(site(tmp_path, project, "2026-10-01T12:00"), TOPIC) == [BROKEN]


def test_a_closed_topic_owes_no_word(tmp_path: Path) -> None:
    built = site(tmp_path, topic_saying("closed: 2026-09-15\n", promising("2026-09")), "2026-10-15T12:00")
    assert next_word(built, SAYER) == ["Lovet til september 2026. Emnet er afsluttet, uden at den kom."]
    assert [banners(built, page) for page in (*LISTS, SAYER)] == [[], [], [], []]
    assert next_word(built, TOPIC) == next_word(built, "index.html") == []


def test_a_site_without_topics_tells_of_its_promises_too(tmp_path: Path) -> None:
    text = "---\ntitle: Nyt\nsummary: Kort.\nnext_update: 2026-09\n---\n\nNyt.\n"
    folder = Project(words=(), others={"content/updates/2026-02-02-halvvejs.md": text}).write(tmp_path)
    (folder / "content/topics/vej.md").unlink()
    assert build_in(folder, now="2026-10-01T00:00").returncode == 0
    assert banners(folder / "site", SAYER) == [BROKEN]


def test_feed_sitemap_and_search_tell_of_words_and_not_of_their_age(tmp_path: Path) -> None:
    data = ("feed.xml", "sitemap.xml", "assets/search.json")
    plain = tree(site(tmp_path / "plain", promising("2026-09"), "2026-09-30T12:00"))
    broken = tree(site(tmp_path / "broken", promising("2026-09"), "2026-10-01T12:00"))
    assert {path: plain[path] for path in data} == {path: broken[path] for path in data}
