"""A site in two languages is there twice, and says of every word that is not translated which language it is in."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.formats.pdfs import Book
from tests.projects.bilingual import DANISH, DANISH_ONLY, GOAL, IN_PARTS, TRANSLATED, bilingual
from tests.projects.builds import build_in, built, changed, fremdrift, tree

ROOT = "https://vejen.example/sti/"
ONCE = {"404.html", "robots.txt", "sitemap.xml", "_redirects", "media/notat.txt", ".fremdrift-site"}
SETTINGS = f"languages: [da, en]\npdf: true\naccessibility:\n  url: {ROOT}om/"
MARKS = re.compile(rb"\xef\xb7[\x90-\xaf]")
"""The signs from U+FDD0 to U+FDEF, in UTF-8."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = bilingual(language=SETTINGS).write(tmp_path_factory.mktemp("bilingual"))
    assert build_in(folder).stderr == ""
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def first(html: LexborHTMLParser | LexborNode, which: str) -> LexborNode:
    found = html.css_first(which)
    assert found is not None
    return found


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def pages(site: Path, below: str = "") -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in sorted((site / below).rglob("*.html")):
        yield path.relative_to(site).as_posix(), LexborHTMLParser(path.read_text("utf-8"))


def language_of(node: LexborNode | None) -> str | None:
    while node is not None:
        if node.attributes.get("lang"):
            return node.attributes["lang"]
        node = node.parent
    return None


def links(html: LexborHTMLParser, rel: str) -> dict[str | None, str | None]:
    found = html.css(f"link[rel={rel}]")
    return {one.attributes.get("hreflang"): one.attributes["href"] for one in found if "type" not in one.attributes}


def shared(html: LexborHTMLParser) -> dict[str, list[str | None]]:
    """What a page says to those who show it elsewhere: of its language and its address."""
    found: dict[str, list[str | None]] = {}
    for one in html.css("meta[property^='og:locale'], meta[property='og:url']"):
        found.setdefault(str(one.attributes["property"]), []).append(one.attributes["content"])
    return found


def linked(html: LexborHTMLParser, kind: str) -> dict[str, object]:
    graph = json.loads(first(html, "script[type='application/ld+json']").text())["@graph"]
    (found,) = (one for one in graph if one["@type"] == kind)
    return dict(found)


def test_the_other_language_has_every_page_at_the_same_address_behind_its_name(site: Path) -> None:
    paths = [path for path in tree(site) if not path.startswith("assets/") or path == "assets/search.json"]
    english = {path.removeprefix("en/") for path in paths if path.startswith("en/")}
    assert english == {path for path in paths if not path.startswith("en/")} - ONCE


def test_every_page_names_its_language_and_itself_in_both(site: Path) -> None:
    for address, language, other in ((TRANSLATED, "da", "en"), (f"en/{TRANSLATED}", "en", "da")):
        html = page(site, address)
        assert (language, {None: f"{ROOT}{address}"}) == (language_of(html.root), links(html, "canonical"))
        both = {"da": f"{ROOT}{TRANSLATED}", "en": f"{ROOT}en/{TRANSLATED}"}
        assert links(html, "alternate") == {**both, "x-default": both["da"]}
        (switch,) = html.css(".fd-languages a")
        assert switch.attributes["lang"] == switch.attributes["hreflang"] == other
        there = urljoin(f"{ROOT}{address}", switch.attributes["href"])
        assert (there, switch.text()) == (both[other], {"da": "Dansk", "en": "English"}[other])


def test_what_is_translated_stands_there_in_no_other_language(site: Path) -> None:
    html = page(site, f"en/{TRANSLATED}")
    said = {one.text(strip=True): language_of(one) for one in html.css("h1, .fd-lead, .fd-prose h2, .fd-actions p")}
    expected = dict.fromkeys(("Half way", "In short.", "Park somewhere else.", "What now"), "en")
    assert expected == {words: said.get(words) for words in expected}
    assert "30\N{NO-BREAK SPACE}holes" in first(html, ".fd-prose").text()


def test_no_danish_word_stands_in_the_english_tree_without_saying_so(site: Path) -> None:
    seen = set()
    for path, html in pages(site, "en"):
        for node in first(html, "html").traverse(include_text=True):
            words = next((one for one in DANISH if one in (node.text_content or "")), "") if node.is_text_node else ""
            if words and node.parent is not None and node.parent.tag not in {"title", "desc", "script"}:
                seen.add(words)
                assert (path, words, "da") == (path, words, language_of(node.parent))
    assert seen == set(DANISH)


def test_the_words_around_what_is_not_translated_are_english(site: Path) -> None:
    html = page(site, f"en/{DANISH_ONLY}")
    headings = {one.text(strip=True): language_of(one) for one in html.css("h1, h2")}
    assert {"Vi begynder": "da", "Hvad nu": "da", "What was promised": "en"}.items() <= headings.items()
    contents = {one.text(strip=True): language_of(one) for one in html.css(".fd-toc a")}
    assert {"Hvad nu": "da", "What was promised": "en"}.items() <= contents.items()
    assert "20\N{NO-BREAK SPACE}sager" in first(html, ".fd-prose").text()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (DANISH_ONLY, "This page is only available in Danish."),
        (IN_PARTS, "Parts of this page are only available in Danish."),
        ("", "Parts of this page are only available in Danish."),
        ("soeg/", ""),
    ],
)
def test_a_page_that_is_not_translated_says_so_in_one_sentence(site: Path, address: str, said: str) -> None:
    notices = [one.text(strip=True) for one in page(site, f"en/{address}").css(".fd-page__intro > [role=note]")]
    assert notices == ([said] if said else [])
    assert page(site, address).css_matches("[role=note]") is False


def test_links_stay_in_their_language_and_lead_somewhere(site: Path) -> None:
    files, switches = tree(site), 0
    for path, html in pages(site):
        for one in html.css("a[href], link[href], script[src], img[src]"):
            url = one.attributes.get("href") or one.attributes.get("src") or ""
            if url.startswith(("http", "#", "tel:", "mailto:")):
                continue
            address = urlsplit(urljoin(f"{ROOT}{path}", url)).path.removeprefix("/sti/")
            there = normpath(address + "index.html" if address.endswith("/") or not address else address)
            assert there in files, (path, url)
            if one.attributes.get("hreflang"):
                switches += 1
            elif not there.startswith(("assets/", "media/")):
                assert there.startswith("en/") == path.startswith("en/"), (path, url)
    assert switches > len(list(site.rglob("index.html"))) / 2


def test_feed_and_search_are_there_for_each_language(site: Path) -> None:
    feed = (site / "en/feed.xml").read_text("utf-8")
    assert ('xml:lang="en"' in feed, f"{ROOT}en/{TRANSLATED}" in feed, "Half way" in feed) == (True, True, True)
    index = json.loads((site / "en/assets/search.json").read_text("utf-8"))
    titles = {one["location"]: one["title"] for one in index["documents"]}
    assert (index["language"], titles[f"/{TRANSLATED}"]) == ("en", "Half way")
    assert 'xml:lang="da"' in (site / "feed.xml").read_text("utf-8")


def test_data_that_pages_are_made_of_says_which_words_are_danish(site: Path) -> None:
    documents = json.loads((site / "en/assets/search.json").read_text("utf-8"))["documents"]
    (begun,) = (one for one in documents if one["location"] == f"/{DANISH_ONLY}")
    assert begun["title"] == [{"lang": "da", "text": "Vi begynder"}]
    assert begun["summary"] == [{"lang": "da", "text": "Kort sagt."}]
    assert begun["line"] == "12 January 2026 · The road is renewed"
    assert begun["text"].startswith("Vi har nu 20 sager.")
    feed = (site / "en/feed.xml").read_text("utf-8")
    assert re.findall('<title(?: xml:lang="(..)")?>(.*)</title>', feed)[1:] == [
        ("", "Half way"),
        ("da", "Vi begynder"),
        ("da", "Før jul"),
    ]
    assert re.findall('<summary(?: xml:lang="(..)")?>', feed) == ["", "da", "da"]
    assert (site / "feed.xml").read_text("utf-8").count("xml:lang") == 1


def test_a_page_that_nobody_translated_is_known_by_the_original_alone(site: Path) -> None:
    original, copy = page(site, DANISH_ONLY), page(site, f"en/{DANISH_ONLY}")
    for html in (original, copy):
        assert links(html, "canonical") == {None: f"{ROOT}{DANISH_ONLY}"}
        assert links(html, "alternate") == {}
        assert shared(html) == {"og:locale": ["da_DK"], "og:url": [f"{ROOT}{DANISH_ONLY}"]}
        article = linked(html, "Article")
        assert (article["url"], article["inLanguage"]) == (f"{ROOT}{DANISH_ONLY}", "da")
    (switch,) = copy.css(".fd-languages a")
    assert urljoin(f"{ROOT}en/{DANISH_ONLY}", switch.attributes["href"]) == f"{ROOT}{DANISH_ONLY}"


def test_what_is_shared_of_a_translated_page_is_in_its_language_and_names_the_other(site: Path) -> None:
    html = page(site, f"en/{TRANSLATED}")
    told = {"og:locale": ["en_GB"], "og:locale:alternate": ["da_DK"], "og:url": [f"{ROOT}en/{TRANSLATED}"]}
    assert shared(html) == told
    assert linked(html, "Article")["inLanguage"] == "en"


def test_the_sitemap_lists_a_page_in_the_languages_that_it_has_words_in(site: Path) -> None:
    entries = (site / "sitemap.xml").read_text("utf-8").split("<url>")[1:]
    told = {re.search("<loc>(.*)</loc>", one)[1]: re.findall('hreflang="(..)" href="(.*?)"', one) for one in entries}  # type: ignore[index]
    both = [("da", f"{ROOT}{GOAL}"), ("en", f"{ROOT}en/{GOAL}")]
    assert (told[f"{ROOT}{GOAL}"], told[f"{ROOT}en/{GOAL}"]) == (both, both)
    assert (told[f"{ROOT}{DANISH_ONLY}"], f"{ROOT}en/{DANISH_ONLY}" in told) == ([], False)


def test_files_are_in_the_language_of_their_tree(site: Path) -> None:
    name = "maal/2026/2026-q1/opfoelgning-2026-q1"
    assert (site / f"{name}.csv").read_text("utf-8-sig").startswith("Nr.;")
    assert (site / f"en/{name}.csv").read_text("utf-8-sig").startswith("No.,Goal,")
    assert json.loads((site / f"en/{name}.json").read_text("utf-8"))["goals"][0]["definition"]["title"] == "Fewer holes"


def test_a_document_says_of_its_words_which_are_danish(site: Path) -> None:
    book = Book(site / "en/maal/2026/2026-q1/opfoelgning-2026-q1.pdf")
    whole = str(book.pdf.Root.Lang)
    told = {" ".join(words.split()): language for language, words in book.whole.spoken(whole)}
    expected = {"Plan 2026": "da", "Fewer holes": "en", "Requirement": "en", "Green": "en"}
    assert (whole, expected) == ("en", {words: told.get(words) for words in expected})
    danish = Book(site / "maal/2026/2026-q1/opfoelgning-2026-q1.pdf")
    assert {language for language, _ in danish.whole.spoken("da")} == {"da"}


def test_a_former_address_leads_on_in_every_language(site: Path) -> None:
    assert (site / "_redirects").read_text("utf-8").splitlines() == [
        f"/sti/{below}{former}{end} /sti/{below}om/ {code}"
        for end in ("/", "")
        for below, former, code in (("en/", "gammel", 301), ("en/", "was", 302), ("", "gammel", 301), ("", "was", 302))
    ]
    for former in ("gammel", "was"):
        assert 'data-to="../om/"' in (site / f"en/{former}/index.html").read_text("utf-8")


def test_the_page_for_addresses_that_do_not_exist_speaks_both_languages(site: Path) -> None:
    line = first(LexborHTMLParser((site / "404.html").read_text("utf-8")), "p[lang=en]")
    assert line.text() == "There is no page here. Front page · Search · All updates by date"
    leads = [one.attributes["href"] for one in line.css("a")]
    assert leads == ["/sti/en/", "/sti/en/soeg/", "/sti/en/opdateringer/"]


def test_no_file_keeps_a_mark_of_another_language(site: Path) -> None:
    texts = {path: data for path, data in tree(site).items() if data and not path.endswith(".xlsx")}
    assert [path for path, data in texts.items() if MARKS.search(data)] == []
    sheets = zipfile.ZipFile(site / "en/maal/2026/2026-q1/opfoelgning-2026-q1.xlsx")
    assert [name for name in sheets.namelist() if MARKS.search(sheets.read(name))] == []


def test_a_changed_translation_changes_its_own_tree_alone_and_as_a_clean_build_would(tmp_path: Path) -> None:
    project = bilingual().write(tmp_path)
    built(project)
    before = tree(project / "site")
    words = project / "content/updates/2026-02-02-halvvejs.en.md"
    words.write_text(words.read_text("utf-8").replace("Half way", "Midway"), "utf-8")
    built(project)
    after = tree(project / "site")
    assert {path.partition("/")[0] for path in changed(before, after)} == {"en"}
    built(project, tmp_path / "clean")
    assert changed(after, tree(tmp_path / "clean")) == set()


def test_the_site_of_a_day_is_there_in_both_languages_and_its_words_as_they_are_kept(tmp_path: Path) -> None:
    project = bilingual().write(tmp_path)
    assert fremdrift("record", "adopt", "--project", str(project), "--now", "2026-05-01T12:00").returncode == 0
    output = tmp_path / "then"
    order = ("build", "--project", str(project), "--as-of", "2026-05-02", "--output", str(output))
    told = fremdrift(*order)
    assert (told.returncode, told.stderr) == (0, "")
    html = page(output, f"en/{TRANSLATED}")
    note = first(html, ".fd-as-of")
    assert note.text(strip=True).startswith("This is how the site looked at the end of 2 May 2026.")
    assert first(note, "a").attributes["href"] == f"{ROOT}en/{TRANSLATED}"
    assert (first(html, "h1").text(), first(html, "h1").attributes["lang"]) == ("Halvvejs", "da")


def test_an_address_that_another_language_has_is_taken(tmp_path: Path) -> None:
    project = bilingual().write(tmp_path)
    about = project / "content/pages/om.md"
    about.write_text(about.read_text("utf-8").replace("/gammel/", f"/en/{GOAL}"), "utf-8")
    told = fremdrift("check", "--project", str(project), "--now", "2026-06-01", "--language", "en").stdout
    assert "content/pages/om.md:3:11: error:" in told
    assert "[address-used]" in told
