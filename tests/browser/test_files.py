from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.browser.pages import EVERY_FACE, KINDS, NOT_FOUND, file_at, pages_of
from tests.projects.builds import ROOT

ORIGIN = "https://fremdrift.example"
REAL_ADDRESS = "https://motorst.dk"
NAMES_ITS_TARGET = ("href", "src", "action", "data-index", "data-worker", "data-library")
CITED = ".fd-cite__url"
"""The address by which a page is cited: of the public site, wherever a copy lies."""
RESULTS = ".fd-counts, .fd-goal, .fd-goal__now, .fd-quarter, .fd-follow-up, .fd-calendar, .fd-annual, .fd-years"
RESULTS_OR_LABEL = f".fd-notice--example, {RESULTS}"


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, LexborHTMLParser]:
    """Every page of the site by its address."""
    return {address: LexborHTMLParser(file_at(site, address).read_bytes()) for address in pages_of(site)}


def test_every_template_of_a_page_is_looked_at_in_the_browser() -> None:
    templates = {path.stem for path in (ROOT / "templates" / "pages").glob("*.html")}
    assert templates - {"redirect"} == KINDS.keys()


def test_the_sitemap_and_search_and_404_are_all_the_pages_there_are(site: Path) -> None:
    built = {path for path in site.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text()}
    assert built == {file_at(site, address) for address in pages_of(site)}
    assert {file_at(site, address) for address in EVERY_FACE if address != "/findes/ikke/"} < built


def test_every_page_has_a_language_a_title_of_its_own_and_one_main_heading(
    documents: dict[str, LexborHTMLParser],
) -> None:
    titles = Counter(only(page, "head > title").text() for page in documents.values())
    assert [title for title, times in titles.items() if times > 1 or not title.strip()] == []
    assert {only(page, "html").attributes["lang"] for page in documents.values()} == {"da"}
    assert {address: len(page.css("h1")) for address, page in documents.items()} == dict.fromkeys(documents, 1)


def test_no_heading_skips_a_level(documents: dict[str, LexborHTMLParser]) -> None:
    assert {address: jumps for address, page in documents.items() if (jumps := skips(page))} == {}


def test_no_id_is_used_twice_on_a_page(documents: dict[str, LexborHTMLParser]) -> None:
    assert {address: twice for address, page in documents.items() if (twice := repeated(page))} == {}


def test_what_points_to_an_id_finds_it(documents: dict[str, LexborHTMLParser]) -> None:
    assert {address: lost for address, page in documents.items() if (lost := dangling(page))} == {}


def test_every_link_and_anchor_and_asset_leads_somewhere(site: Path, documents: dict[str, LexborHTMLParser]) -> None:
    broken = []
    for address, page in documents.items():
        for name, target in targets(page):
            found = urlsplit(urljoin(ORIGIN + address, target))
            if f"{found.scheme}://{found.netloc}" != ORIGIN:
                continue
            path = found.path
            lost = not file_at(site, path).is_file()
            if lost or (found.fragment and path in documents and found.fragment not in ids(documents[path])):
                broken.append(f"{address}: {name}={target}")
    assert broken == []


def test_every_page_can_be_reached_from_the_front_page(documents: dict[str, LexborHTMLParser]) -> None:
    reached, ahead = set(), ["/"]
    while ahead:
        address = ahead.pop()
        if address in documents and address not in reached:
            reached.add(address)
            ahead += [urlsplit(urljoin(ORIGIN + address, target)).path for _, target in targets(documents[address])]
    assert documents.keys() - reached == {NOT_FOUND}


def test_a_link_to_the_site_itself_is_relative_so_that_a_copy_works_anywhere(
    documents: dict[str, LexborHTMLParser],
) -> None:
    rooted = {
        address: found
        for address, page in documents.items()
        if (found := [target for _, target in targets(page) if target.startswith(("/", ORIGIN))])
        and address != NOT_FOUND
        and found != [node.attributes["href"] for node in page.css(CITED)]
    }
    assert rooted == {}


def test_every_page_says_that_it_is_an_example_and_where_the_real_one_is(
    documents: dict[str, LexborHTMLParser],
) -> None:
    for address, page in documents.items():
        assert "ikke Motorstyrelsens side. Handl ikke efter det." in only(page, ".fd-banner").text(), address
        assert only(page, ".fd-banner a").attributes["href"] == REAL_ADDRESS, address


def test_every_page_asks_search_engines_to_leave_it(documents: dict[str, LexborHTMLParser]) -> None:
    rules = {
        address: [meta.attributes["content"] for meta in page.css('meta[name="robots"]')]
        for address, page in documents.items()
    }
    assert [address for address, found in rules.items() if found != ["noindex"]] == []


def test_invented_results_are_called_so_wherever_they_show_and_before_they_do(
    documents: dict[str, LexborHTMLParser],
) -> None:
    first = {address: page.css(RESULTS_OR_LABEL)[0] for address, page in documents.items() if page.css(RESULTS)}
    assert [address for address, node in first.items() if "eksempeltal" not in node.text().lower()] == []
    plans = {address for address in documents if address.startswith("/maal/20") and "/versioner/" not in address}
    # Of each plan itself, its goals, its follow-ups, its milestones; of the one that is over its result.
    assert len(plans) == (1 + 8 + 4 + 1 + 1) + (1 + 2 + 2 + 1)
    assert {one for one in first if "/versioner/" not in one} == {"/", "/maal/", "/maal/over-aarene/"} | plans


def only(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The one element of a page that a selector names."""
    (found,) = page.css(selector)
    return found


def targets(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for name in NAMES_ITS_TARGET:
        for node in page.css(f"[{name}]"):
            if node.tag != "link" or node.attributes.get("rel") != "canonical":
                yield name, str(node.attributes[name])


def ids(page: LexborHTMLParser) -> set[str]:
    return {str(node.attributes["id"]) for node in page.css("[id]")}


def repeated(page: LexborHTMLParser) -> list[str]:
    found = Counter(str(node.attributes["id"]) for node in page.css("[id]"))
    return [name for name, times in found.items() if times > 1]


def dangling(page: LexborHTMLParser) -> list[str]:
    known = ids(page)
    wanted = (
        str(node.attributes[name])
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for node in page.css(f"[{name}]")
    )
    return [name for names in wanted for name in names.split() if name not in known]


def skips(page: LexborHTMLParser) -> list[str]:
    before, found = 0, []
    for node in page.css("h1, h2, h3, h4, h5, h6"):
        level = int(str(node.tag)[1])
        if level > before + 1:
            found.append(f"{node.tag} {node.text()}")
        before = level
    return found
