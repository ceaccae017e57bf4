"""An update names a way to reach somebody; years later a reader of it learns what that was and what it is now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.projects.builds import fremdrift
from tests.projects.small import WORDS, Project

CONTACTS = """\
vagt:
  label: Vejvagten
  kind: phone
  value: 70 00 00 00
  audiences: [naboer]
  until: 2026-03-31
  replaced_by: midlertidig
midlertidig:
  label: Vikaren
  kind: phone
  value: 70 11 11 11
  from: 2026-04-01
  until: 2026-04-30
  replaced_by: team
team:
  label: Team Vej
  kind: portal
  value: Selvbetjening
  url: https://vejen.example/skriv
  menu: [Skriv til os, Veje]
  from: 2026-05-01
  note: Hele døgnet.
fax:
  label: Fax
  kind: post
  value: 70 22 22 22
  until: 2026-03-31
brev:
  label: Brev
  kind: post
  value: Vejgade 1
  until: 2026-03-31
  replaced_by: digital
digital:
  label: Digital post
  kind: web
  value: post.example
  url: https://post.example
  from: 2026-07-01
"""
NAMED = "contacts: [vagt, fax, brev]\n"
ACTION = "actions:\n  - need: optional\n    text: Ring.\n    contacts: [vagt]\n"
BODY = "Ring til {{ contact:vagt }}, eller brug {{ contact:fax }} og {{ contact:brev }}. Snart {{ contact:digital }}.\n"
TOPIC = "---\ntitle: Vejen\nfigures:\n  sager: {label: Huller, unit: sager}\npromises:\n  aabning:\n    label: Åbning\n"
LAST, NEXT, LATER = "2026-03-31", "2026-04-01", "2026-06-01"
UPDATE, TOPIC_PAGE = "opdateringer/2026/01/12/vi-begynder/index.html", "emner/vej/index.html"
AUDIENCE, CONTACT = "for/naboer/index.html", "kontakt/index.html"


@dataclass(frozen=True)
class Channel:
    """A channel as a reader sees it: its label, its lines of text, what is struck, and the channel inside it."""

    label: str
    lines: tuple[str, ...]
    struck: str = ""
    now: Channel | None = None


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the same sources for each of three days, in a folder named by the day."""
    folder = tmp_path_factory.mktemp("contacts")
    said = Project(
        words=WORDS[1:2],
        others={"content/contacts.yml": CONTACTS, "content/topics/vej.md": f"{TOPIC}{NAMED}---\n"},
    ).with_word(0, body=BODY, more=ACTION)
    said.write(folder / "project")
    update = folder / "project/content/updates/2026-01-12-vi-begynder.md"
    update.write_text(update.read_text(encoding="utf-8").replace("contacts: [vagt]\ngoals", f"{NAMED}goals"), "utf-8")
    for day in (LAST, NEXT, LATER):
        done = fremdrift("build", "--project", str(folder / "project"), "--output", str(folder / day), "--today", day)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


def page(sites: Path, day: str, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((sites / day / path).read_bytes())


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def seen(node: LexborNode) -> Channel:
    """A channel of a page, taken apart."""
    inner = next((one for one in node.css(".fd-channel") if one.mem_id != node.mem_id), None)
    now = seen(inner) if inner else None
    if inner:
        inner.decompose()
    label, *lines = (words(one) for one in node.css(".fd-channel__label, p, li"))
    struck = " ".join(words(one) for one in node.css("s"))
    return Channel(label, tuple(line for line in lines if line != struck), struck, now)


def channels(sites: Path, day: str, path: str) -> list[Channel]:
    boxes = page(sites, day, path).css(".fd-channels > .fd-channel, .fd-channels > [id] > .fd-channel")
    return [seen(one) for one in boxes]


def inline(sites: Path, day: str, where: str) -> str:
    return words(page(sites, day, UPDATE).css(where)[0])


TEAM = ("Selvbetjening", "Vælg i menuen i denne rækkefølge:", "Skriv til os", "Veje", "I brug fra den 1. maj 2026")


def test_on_its_last_day_a_channel_still_holds(sites: Path) -> None:
    assert channels(sites, LAST, UPDATE) == [
        Channel("Vejvagten", ("70 00 00 00", "For: Naboer", "I brug til og med den 31. marts 2026. Derefter: Vikaren")),
        Channel("Fax", ("70 22 22 22", "I brug til og med den 31. marts 2026")),
        Channel("Brev", ("Vejgade 1", "I brug til og med den 31. marts 2026. Derefter: Digital post")),
    ]
    assert "Ring til Vejvagten: 70 00 00 00, eller brug Fax: 70 22 22 22 og" in inline(sites, LAST, ".fd-prose")
    assert page(sites, LAST, UPDATE).css("s") == []


def test_the_day_after_an_update_says_what_it_was_and_what_it_is_now(sites: Path) -> None:
    digital = Channel("Digital post", ("Kan bruges fra den 1. juli 2026", "post.example"))
    vikar = ("70 11 11 11", "I brug fra den 1. april 2026 til og med den 30. april 2026. Derefter: Team Vej")
    instead = "Brug i stedet:"
    over = "Gjaldt til og med den 31. marts 2026"
    assert channels(sites, NEXT, UPDATE) == [
        Channel("Vejvagten", (over, instead), "70 00 00 00", Channel("Vikaren", vikar)),
        Channel(
            "Fax", (over, "Kontaktvejen findes ikke længere, og der er ikke kommet en anden i stedet."), "70 22 22 22"
        ),
        Channel("Brev", (over, instead), "Vejgade 1", digital),
    ]


def test_a_channel_is_followed_to_the_one_that_holds_on_the_day(sites: Path) -> None:
    first = channels(sites, LATER, UPDATE)[0]
    assert (first.label, first.struck) == ("Vejvagten", "70 00 00 00")
    assert first.now == Channel("Team Vej", (*TEAM, "Hele døgnet."))


def test_a_text_says_the_same_in_the_sentence(sites: Path) -> None:
    over = "(gjaldt til og med den 31. marts 2026;"
    assert inline(sites, LATER, ".fd-prose") == (
        f"Ring til Vejvagten: 70 00 00 00 {over} nu: Team Vej: Skriv til os, → Veje), "
        f"eller brug Fax: 70 22 22 22 {over} kontaktvejen findes ikke længere) "
        f"og Brev: Vejgade 1 {over} fra den 1. juli 2026: Digital post: post.example). "
        "Snart Digital post: post.example (kan bruges fra den 1. juli 2026)."
    )
    struck = [words(one) for one in page(sites, LATER, UPDATE).css(".fd-prose s")]
    assert struck == ["Vejvagten: 70 00 00 00", "Fax: 70 22 22 22", "Brev: Vejgade 1"]


def test_so_does_what_a_reader_is_asked_to_do(sites: Path) -> None:
    assert inline(sites, LAST, ".fd-action").endswith("Ring.Vejvagten: 70 00 00 00")
    assert inline(sites, NEXT, ".fd-action").endswith(
        "Ring.Vejvagten: 70 00 00 00 (gjaldt til og med den 31. marts 2026; nu: Vikaren: 70 11 11 11)"
    )


@pytest.mark.parametrize("path", [TOPIC_PAGE, AUDIENCE])
def test_a_standing_list_shows_what_holds_now(sites: Path, path: str) -> None:
    now = channels(sites, LATER, path)[0]
    replaces = "Afløser ”Vejvagten”, som gjaldt til og med den 31. marts 2026"
    assert (now.label, now.struck, now.lines[:6]) == ("Team Vej", "", (*TEAM, replaces))


def test_a_topic_says_which_of_its_channels_nothing_has_replaced_and_an_audience_is_not_sent_there(sites: Path) -> None:
    assert [(one.label, one.struck) for one in channels(sites, LATER, TOPIC_PAGE)] == [
        ("Team Vej", ""),
        ("Fax", "70 22 22 22"),
        ("Brev", "Vejgade 1"),
    ]
    assert [one.label for one in channels(sites, LATER, AUDIENCE)] == ["Team Vej", "Brev", "Digital post"]


def test_an_audience_sees_a_channel_once_with_all_that_it_replaced(sites: Path) -> None:
    assert [line for line in channels(sites, LATER, AUDIENCE)[0].lines if "Afløser" in line] == [
        "Afløser ”Vejvagten”, som gjaldt til og med den 31. marts 2026",
        "Afløser ”Vikaren”, som gjaldt til og med den 30. april 2026",
    ]


def test_the_contact_page_keeps_those_that_have_ended_apart(sites: Path) -> None:
    assert [one.label for one in channels(sites, LAST, CONTACT)] == [
        "Vejvagten",
        "Fax",
        "Brev",
        "Vikaren",
        "Team Vej",
        "Digital post",
    ]
    assert page(sites, LAST, CONTACT).css("#former") == []
    found = page(sites, LATER, CONTACT)
    former = next(n for n, one in enumerate(found.css(".fd-channels, #former")) if one.id == "former")
    held, ended = found.css(".fd-channels")
    assert former == 1
    assert [words(one) for one in held.css("h2")] == ["Team Vej", "Digital post"]
    assert [words(one) for one in ended.css("h3")] == ["Vejvagten", "Vikaren", "Fax", "Brev"]
    assert words(ended.css(".fd-channel")[0]).endswith("70 00 00 00Brug i stedet: Team Vej")
    assert ended.css("#contact-vagt a")[0].attributes["href"] == "../kontakt/#contact-team"


def test_the_same_update_says_so_in_the_feed_without_marks(sites: Path, tmp_path: Path) -> None:
    said = Project(words=WORDS[1:2], others={"content/contacts.yml": CONTACTS})
    folder = said.with_word(0, summary="Ring til {{ contact:vagt }} nu.").write(tmp_path / "project")
    done = fremdrift("build", "--project", str(folder), "--output", str(tmp_path / "site"), "--today", NEXT)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = "Ring til Vejvagten: 70 00 00 00 (gjaldt til og med den 31. marts 2026; nu: Vikaren: 70 11 11 11) nu."
    assert f">{expected}</summary>" in (tmp_path / "site/feed.xml").read_text(encoding="utf-8")
    assert f'content="{expected}"' in (tmp_path / "site" / UPDATE).read_text(encoding="utf-8")
