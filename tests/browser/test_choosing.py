"""Several choices at once on the feed: a comfort of the script, over links that work without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FEED = "/opdateringer/"
CARDS = """() => [...document.querySelectorAll(".fd-card")].filter((card) => card.checkVisibility()).map((card) => [
  card.innerText.replaceAll("\u00ad", "").split(/\\s+/).join(" "),
  ...[...card.querySelectorAll("*:not(.fd-card__summary *)")].map((part) => `${part.localName}.${part.className}`),
])"""
"""What every shown card says and is made of, without the places where words may be broken and links of summaries."""


def choice(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Vælg opdateringer").get_by_role("link", name=name).click()


def shown(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(".fd-card__title a").all() if one.is_visible()]


def test_choices_add_up_are_announced_and_are_taken_back_one_by_one(page: Page, origin: str) -> None:
    page.goto(origin + FEED)
    everything = shown(page)
    choice(page, "Forhandlere og selvanmeldere")
    expect(page.get_by_role("status")).to_have_text("Forhandlere og selvanmeldere – 15 opdateringer passer.")
    choice(page, "Tidsplan")
    expect(page.get_by_role("status")).to_have_text("Forhandlere og selvanmeldere · Tidsplan – 2 opdateringer passer.")
    assert shown(page) == ["De sidste omberegninger laves uden for Motorregistret", "Tidsplan i tre faser"]
    assert page.url == f"{origin}{FEED}?for=dealers&slags=plan"
    chosen = page.locator('.fd-filter [aria-current="true"]')
    expect(chosen).to_have_text(["Forhandlere og selvanmeldere (2)", "Tidsplan (2)"])
    choice(page, "Forhandlere og selvanmeldere")
    expect(page.get_by_role("status")).to_have_text("Tidsplan – 2 opdateringer passer.")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("Forhandlere og selvanmeldere · Tidsplan")
    page.get_by_role("link", name="Vis alle opdateringer").click()
    expect(page.get_by_role("status")).to_be_empty()
    assert shown(page) == everything


def test_a_card_of_the_script_says_all_that_a_card_of_the_list_says(page: Page, origin: str) -> None:
    page.goto(f"{origin}{FEED}for/dealers/")
    expected = page.evaluate(CARDS)
    said = " ".join(words for words, *_ in expected)
    assert len(expected) == 15
    for part in ("Præciseret 26. november 2021", "Udskudt: ", "Gjort: ", "skal gøre noget", "udlejningsselskaber"):
        assert part in said, part
    page.goto(f"{origin}{FEED}?for=dealers")
    expect(page.get_by_role("status")).to_contain_text("15 opdateringer passer.")
    assert expected == page.evaluate(CARDS)


def test_an_address_with_choices_can_be_passed_on_and_what_is_no_choice_is_left_out(page: Page, origin: str) -> None:
    page.goto(f"{origin}{FEED}?aar=2021&slags=<b>ukendt</b>&for=dealers")
    expect(page.get_by_role("status")).to_have_text("Forhandlere og selvanmeldere · 2021 – 8 opdateringer passer.")
    page.locator(".fd-card__title a:visible").first.click()
    expect(page.locator("article, .fd-page")).to_be_visible()
    assert page.url.startswith(f"{origin}/opdateringer/2021/")


def test_where_nothing_fits_the_reader_is_told(page: Page, origin: str) -> None:
    page.goto(f"{origin}{FEED}?aar=2021&slags=plan")
    expect(page.get_by_role("status")).to_have_text(
        "Tidsplan · 2021 – Ingen opdatering passer på alt det, du har valgt."
    )


def test_nothing_is_fetched_or_moved_before_something_is_chosen(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origin + FEED)
    assert [address for address in asked if "updates.json" in address] == []
    shift = """new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length)).observe(
        {type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 200))"""
    assert page.evaluate(shift) == 0


def test_where_the_updates_cannot_be_had_each_choice_leads_to_its_list(page: Page, origin: str) -> None:
    page.route("**/updates.json", lambda route: route.abort())
    page.goto(origin + FEED)
    choice(page, "Tidsplan")
    expect(page.get_by_role("status")).to_contain_text("kunne ikke hentes")
    choice(page, "Tidsplan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Opdateringer af slagsen Tidsplan")


def test_without_scripts_each_choice_is_a_page_that_leads_back(unscripted: Page, origin: str) -> None:
    unscripted.set_viewport_size({"width": 360, "height": 800})
    unscripted.goto(origin + FEED)
    unscripted.get_by_text("Vælg opdateringer").click()
    choice(unscripted, "Forhandlere og selvanmeldere")
    assert unscripted.url == f"{origin}{FEED}for/dealers/"
    unscripted.get_by_role("link", name="Vis alle opdateringer").click()
    assert unscripted.url == origin + FEED


def test_a_result_of_a_search_says_what_it_is_when_and_of_what(page: Page, origin: str) -> None:
    page.goto(f"{origin}/soeg/?q=pristjek")
    lines = page.locator(".fd-result__line")
    expect(lines.first).to_be_visible()
    said = lines.all_inner_texts()
    assert any(one.replace("\n", " ").startswith("Mål Mål- og resultatplan 2025 · ") for one in said), said
    assert any("Opfølgning" in one and "10. november 2025 · Mål- og resultatplan 2025" in one for one in said), said


@pytest.mark.parametrize("address", ["/findes/ikke/", "/ikke", "/maal/2025/findes/ikke/heller.html"])
def test_from_any_depth_where_nothing_is_a_search_and_the_newest_word_are_found(
    page: Page, unscripted: Page, origin: str, address: str
) -> None:
    unscripted.goto(origin + address)
    expect(unscripted.locator(".fd-lost__search")).to_be_hidden()
    unscripted.get_by_role("link", name="De sidste omberegninger laves uden for Motorregistret").click()
    assert unscripted.url.startswith(f"{origin}/opdateringer/2022/")
    page.goto(origin + address)
    page.locator(".fd-lost__search input").fill("pristjek")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("”pristjek”")
