"""“Do I have to do anything?” says what holds on the day of the build to those it concerns, and strikes what lapsed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plan.asking import CYCLISTS, NEIGHBOURS, TOPIC, Built, asking, built_on, text, word
from tests.projects.builds import changed, tree

MOVE = """\
actions:
  - need: required
    audiences: [naboer]
    text: Flyt bilen.
    by: 2026-03-10
    contacts: [vagt]
  - need: optional
    text: Kom til mødet.
"""
CAR = word("2026-02-02-flyt-bilen", MOVE)
UPDATE = "opdateringer/2026/02/02/flyt-bilen/"
BEFORE, LAST, AFTER = "2026-03-05", "2026-03-10", "2026-03-11"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "project"


@pytest.mark.parametrize("day", [BEFORE, LAST])
def test_until_its_last_day_a_duty_is_said_everywhere_with_who_and_by_when(folder: Path, day: str) -> None:
    site = built_on(day, asking(CAR), folder)
    duty = "Naboer skal gøre noget senest 10. marts 2026"
    for address in (UPDATE, TOPIC):
        assert duty + " Alle andre kan gøre noget, men det er ikke et krav" in site.asked(address)
        assert "udløbet" not in site.asked(address)
    assert "Naboer Du skal senest 10. marts 2026: Flyt bilen. Vejvagten" in site.asked(UPDATE)
    assert "For alle Du kan: Kom til mødet." in site.asked(UPDATE)
    for address in ("", "opdateringer/", "stikord/vand/"):
        assert site.cards(address) == {"Flyt-bilen": [duty]}
    assert site.asked(NEIGHBOURS).startswith("Skal jeg gøre noget? Du skal gøre noget senest 10. marts 2026.")
    assert site.cards(NEIGHBOURS) == {"Flyt-bilen": ["Du skal gøre noget senest 10. marts 2026"]}


def test_from_the_day_after_it_is_no_duty_anywhere_and_its_update_strikes_it(folder: Path) -> None:
    site = built_on(AFTER, asking(CAR), folder)
    may = "Skal jeg gøre noget? Du kan gøre noget, men det er ikke et krav."
    for address in (UPDATE, TOPIC, NEIGHBOURS, CYCLISTS):
        assert site.asked(address).startswith(may)
        assert site.cards(address) == ({} if address in (UPDATE, TOPIC) else {"Flyt-bilen": ["Du kan gøre noget"]})
    for address, who in ((UPDATE, "Naboer skal: "), (TOPIC, "Naboer skal: "), (NEIGHBOURS, "Du skal: ")):
        (lapsed,) = site.page(address).css(".fd-action--passed")
        assert text(lapsed.css_first("strong")) == "Fristen 10. marts 2026 er udløbet."
        assert text(lapsed.css_first("s")) == who + "Flyt bilen."
    assert site.page(UPDATE).css(".fd-actions details") == []
    for address in (TOPIC, NEIGHBOURS):
        below = site.page(address).css_first(".fd-actions details")
        assert text(below).startswith("Frister, der er passeret (1) Fristen 10. marts 2026 er udløbet.")
    assert "Flyt bilen" not in site.asked(CYCLISTS)


def test_where_every_deadline_has_passed_the_update_says_so_and_the_topic_asks_nothing(folder: Path) -> None:
    one = word("2026-02-02-flyt-bilen", MOVE.partition("  - need: optional")[0])
    site = built_on(AFTER, asking(one), folder)
    assert site.asked(UPDATE).startswith("Skal jeg gøre noget? Fristen i denne opdatering er udløbet.")
    assert site.asked(TOPIC).startswith("Skal jeg gøre noget? Ingen bliver bedt om at gøre noget nu.")
    assert site.asked(NEIGHBOURS).startswith("Skal jeg gøre noget? Du bliver ikke bedt om at gøre noget nu.")
    assert site.cards("") == {"Flyt-bilen": []}


def test_an_update_that_asks_nothing_says_so_and_a_withdrawn_one_says_nothing(folder: Path) -> None:
    gone = word("2026-02-03-gone", MOVE + "withdrawn:\n  date: 2026-02-04\n  reason: Det var en fejl.\n")
    site = built_on(BEFORE, asking(word("2026-02-02-stille"), gone), folder)
    quiet = "Skal jeg gøre noget? Denne opdatering beder ikke nogen om at gøre noget."
    assert site.asked("opdateringer/2026/02/02/stille/") == quiet
    assert site.asked("opdateringer/2026/02/03/gone/") == ""
    assert "Flyt bilen" not in (site.page(TOPIC).html or "")
    assert site.cards("") == {"Gone": [], "Stille": []}


def test_a_first_day_in_the_future_is_said_until_it_comes(folder: Path) -> None:
    said = asking(
        word("2026-02-02-skriv", "actions:\n  - need: optional\n    text: Skriv til os.\n    from: 2026-03-10\n")
    )
    before = built_on("2026-03-09", said, folder)
    assert "Du kan gøre noget fra 10. marts 2026, men det er ikke et krav. Skriv til os." in before.asked(TOPIC)
    assert before.cards("") == {"Skriv": ["Du kan gøre noget fra 10. marts 2026"]}
    then = built_on("2026-03-10", said, folder)
    assert "Du kan gøre noget, men det er ikke et krav. Skriv til os." in then.asked(TOPIC)
    assert then.cards("") == {"Skriv": ["Du kan gøre noget"]}


def test_a_new_day_changes_only_pages_whose_words_change(folder: Path) -> None:
    said = asking(CAR, word("2026-02-03-stille"))
    built_on("2026-03-09", said, folder)
    before = tree(folder / "site")
    built_on("2026-03-10", said, folder)
    same = tree(folder / "site")
    assert changed(before, same) == set()
    built_on("2026-03-11", said, folder)
    found = changed(same, tree(folder / "site"))
    assert "opdateringer/2026/02/03/stille/index.html" not in found
    assert {f"{UPDATE}index.html", f"{TOPIC}index.html", "for/index.html", f"{NEIGHBOURS}index.html"} <= found
    assert "kontakt/index.html" not in found


def test_several_audiences_are_named_together_and_those_with_other_days_apart(folder: Path) -> None:
    both = "actions:\n  - need: required\n    audiences: [cyklister, naboer]\n    text: Svar.\n    by: 2026-03-10\n"
    apart = both + "  - need: required\n    audiences: [cyklister]\n    text: Ring.\n    by: 2026-03-08\n"
    said = asking(word("2026-02-02-svar", both), word("2026-02-03-ring", apart))
    site = built_on(BEFORE, said, folder)
    assert site.cards("") == {
        "Ring": [
            "Cyklister skal gøre noget senest 8. marts 2026",
            "Naboer og Cyklister skal gøre noget senest 10. marts 2026",
        ],
        "Svar": ["Naboer og Cyklister skal gøre noget senest 10. marts 2026"],
    }
    first, second, others = (text(one) for one in site.page(TOPIC).css(".fd-actions__sum li"))
    assert first == "Cyklister skal gøre noget senest 8. marts 2026"
    assert second == "Naboer skal gøre noget senest 10. marts 2026"
    assert others == "Ingen andre bliver bedt om at gøre noget"
    assert site.cards(CYCLISTS)["Ring"] == ["Du skal gøre noget senest 8. marts 2026"]
    assert site.cards(NEIGHBOURS)["Ring"] == ["Du skal gøre noget senest 10. marts 2026"]


def test_what_an_update_for_some_asks_without_naming_anybody_it_asks_of_them(folder: Path) -> None:
    duty = "actions:\n  - need: required\n    text: Flyt bilen.\n"
    site = built_on(BEFORE, asking(word("2026-02-02-flyt-bilen", duty, audience="naboer")), folder)
    assert site.cards("") == {"Flyt-bilen": ["Naboer skal gøre noget"]}
    assert "Flyt bilen" in site.asked(NEIGHBOURS)
    assert site.asked(CYCLISTS) == "Skal jeg gøre noget? Du bliver ikke bedt om at gøre noget nu."


def test_an_update_for_others_that_asks_an_audience_is_on_its_page(folder: Path) -> None:
    site = built_on(BEFORE, asking(word("2026-02-02-flyt-bilen", MOVE, audience="cyklister")), folder)
    assert "Flyt bilen" in site.asked(NEIGHBOURS)
    assert "Kom til mødet" not in site.asked(NEIGHBOURS)
    assert site.cards(NEIGHBOURS) == {"Flyt-bilen": ["Du skal gøre noget senest 10. marts 2026"]}


def test_the_list_of_audiences_says_the_strongest_need_of_each(folder: Path) -> None:
    site = built_on(BEFORE, asking(CAR), folder)
    found = {text(one.css_first("h2")): text(one.css_first("p")) for one in site.page("for/").css(".fd-audience")}
    assert found == {
        "Naboer": "Du skal gøre noget senest 10. marts 2026.",
        "Cyklister": "Du kan gøre noget, men det er ikke et krav.",
    }


def test_a_topic_tells_the_same_wording_once_with_every_update_that_says_it(folder: Path) -> None:
    said = asking(*(replace(CAR, id=f"2026-02-0{day}-flyt-bilen") for day in (2, 3, 4)))
    section = built_on(BEFORE, said, folder).asked(TOPIC)
    assert section.count("Flyt bilen.") == section.count("Kom til mødet.") == 1
    assert "Flyt bilen. Vejvagten: 70 00 00 00 Sagt: 4. februar 2026 3. februar 2026 2. februar 2026" in section


def test_a_topic_folds_what_others_have_to_do_and_what_many_may(folder: Path) -> None:
    may = "".join(f"  - need: optional\n    text: Nummer {number}.\n" for number in range(4))
    site = built_on(BEFORE, asking(word("2026-02-02-meget", MOVE + may)), folder)
    folded = [text(one.css_first("summary")) for one in site.page(TOPIC).css(".fd-actions details")]
    assert folded == ["Du kan (5)", "Naboer skal (1)"]
    assert site.page("opdateringer/2026/02/02/meget/").css(".fd-actions details") == []


def test_a_topic_that_is_over_says_that_nobody_has_to_do_more_only_where_that_is_true(folder: Path) -> None:
    over = "Skal jeg gøre noget? Det her er afsluttet, og ingen bliver bedt om at gøre mere."
    quiet = word("2026-02-02-stille")
    assert built_on(BEFORE, asking(quiet, closed="2026-03-04"), folder).asked(TOPIC) == over
    assert built_on(BEFORE, asking(quiet, closed="2026-03-05"), folder).asked(TOPIC) == over
    assert built_on(BEFORE, asking(quiet, closed="2026-03-06"), folder).asked(TOPIC) != over
    assert built_on(BEFORE, asking(quiet, closed="2026-03"), folder).asked(TOPIC) != over
    assert "afsluttet" not in built_on(BEFORE, asking(CAR, closed="2026-03-04"), folder).asked(TOPIC)


def test_what_need_not_be_done_is_told_by_its_update_and_by_the_topic_where_it_is_all(folder: Path) -> None:
    none = "actions:\n  - need: none\n    text: Du behøver ikke svare.\n"
    site = built_on(BEFORE, asking(word("2026-02-02-intet", none)), folder)
    told = "Skal jeg gøre noget? Du skal ikke gøre noget. Du behøver ikke svare."
    assert site.asked("opdateringer/2026/02/02/intet/") == told
    assert site.asked(TOPIC).startswith(told)
    assert site.cards("") == {"Intet": []}
    more = built_on(BEFORE, asking(word("2026-02-02-intet", none), replace(CAR, id="2026-02-03-flyt-bilen")), folder)
    assert "behøver ikke" not in more.asked(TOPIC)
    assert "behøver ikke" in more.asked("opdateringer/2026/02/02/intet/")


def test_an_english_site_says_it_in_english(folder: Path) -> None:
    site = built_on(BEFORE, replace(asking(CAR), language="en", audience="Neighbours"), folder)
    assert "Neighbours must do something by 10 March 2026 at the latest" in site.asked(UPDATE)
    assert site.asked(NEIGHBOURS).startswith(
        "Do I have to do anything? You have to do something by 10 March 2026 at the latest."
    )
    assert site.cards("") == {"Flyt-bilen": ["Neighbours must do something by 10 March 2026 at the latest"]}


def test_an_audience_finds_what_it_has_been_promised_and_nothing_that_others_have(folder: Path) -> None:
    said = asking(CAR)
    declared = said.others["content/topics/vej.md"].replace(
        "label: Åbning\n", "label: Åbning\n    audiences: [naboer]\n"
    )
    site = built_on(BEFORE, replace(said, others={"content/topics/vej.md": declared}), folder)
    (promise,) = site.page(NEIGHBOURS).css(".fd-promised li")
    assert text(promise).startswith("Åbning 3. kvartal 2026")
    link = promise.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "../../emner/vej/#promise-aabning"
    assert site.page(CYCLISTS).css(".fd-promised") == []


def test_a_sentence_about_an_audience_leads_to_what_it_is_asked(folder: Path) -> None:
    site: Built = built_on(BEFORE, asking(CAR), folder)
    (link,) = site.page(TOPIC).css(".fd-actions__sum a")
    assert link.attributes["href"] == "../../for/naboer/#action"
    assert site.page(NEIGHBOURS).css_first("#action") is not None
