from __future__ import annotations

import pickle
import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from selectolax.lexbor import LexborHTMLParser

from generator.model.settings import Banner
from generator.model.text import Label
from generator.render.theme import GAPS, Chrome, Fill, LanguageLink, ThemeContractBroken, TocEntry, fill
from tests.render.frames import BARE, FULL, OURS, frame

PAGE = Fill(
    title="Omberegning",
    description="Hvor langt er vi?",
    canonical="https://example.dk/emner/omberegning/",
    head='<meta name="of-the-page">',
    intro="<h1>Omberegning</h1>",
    content="<p>Brødtekst</p>",
    base="../..",
    toc=(
        TocEntry(id="hvorfor", text="Hvorfor?"),
        TocEntry(id="hvem", text="Hvem?", children=(TocEntry(id="borgere", text="Borgere", level=3),)),
    ),
    language_links=(LanguageLink(language="en", label="English", address="/en/topics/x/"),),
)


def filled(page: Fill = PAGE, chrome: Chrome = FULL, *, section: str = "topics") -> LexborHTMLParser:
    html = fill(frame(chrome, section=section, toc=bool(page.toc)), page)
    return LexborHTMLParser(html.decode())


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def attributes(tree: LexborHTMLParser, selector: str, name: str) -> list[str | None]:
    return [node.attributes[name] for node in tree.css(selector)]


# --- what we rely on in Material -------------------------------------------------------------------------------------


def material_base() -> nodes.Template:
    spec = find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    source = Path(spec.submodule_search_locations[0], "templates", "base.html").read_text()
    return Environment(autoescape=True).parse(source)


def outside_blocks(node: nodes.Node) -> list[nodes.Node]:
    children = [child for child in node.iter_child_nodes() if not isinstance(child, nodes.Block)]
    return [found for child in children for found in (child, *outside_blocks(child))]


def dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "?"


def test_material_has_the_blocks_that_our_base_fills_and_no_others() -> None:
    # A block that nobody has decided about would show Material's own markup on every page.
    ours = set(re.findall(r"{% block (\w+)", (OURS / "base.html").read_text()))
    undecided = {"hero", "outdated", "content"}  # empty, only with `version`, and inside `container`
    assert ours | undecided == {block.name for block in material_base().find_all(nodes.Block)}


def test_material_reads_what_we_give_it_and_nothing_else() -> None:
    read = {dotted(node) for node in outside_blocks(material_base()) if isinstance(node, nodes.Getattr)}
    expected = {
        "lang.t",
        "page.toc",
        "skip.url",
        "self.announce",
        "self.outdated",
        "config.extra",
        "config.extra.consent",
        "config.extra.version",
        "config.extra_css",
        "config.theme",
        "config.theme.direction",
        "config.theme.features",
        "config.theme.icon",
        "config.theme.icon.close",
        "config.theme.palette",
        "palette.accent",
        "palette.primary",
        "palette.scheme",
    }
    assert expected == read


def test_material_includes_outside_its_blocks_only_what_we_have_replaced_or_switched_off() -> None:
    included = {
        node.template.value
        for node in outside_blocks(material_base())
        if isinstance(node, (nodes.Include, nodes.Import)) and isinstance(node.template, nodes.Const)
    }
    replaced = {"partials/language.html", "partials/javascripts/base.html", "partials/javascripts/content.html"}
    switched_off = {
        "partials/javascripts/announce.html",
        "partials/javascripts/consent.html",
        "partials/javascripts/outdated.html",
        "partials/consent.html",
        "partials/progress.html",
        "partials/top.html",
        "partials/toc.html",
    }
    assert replaced <= included
    assert included - replaced <= switched_off


def test_a_frame_has_these_gaps() -> None:
    expected = ("base", "metadata", "title", "head", "languages", "intro", "toc", "content", "imprint")
    assert expected == GAPS
    assert set(range(len(expected))) == set(frame(toc=True).page.gaps)
    assert set(range(len(expected))) - {expected.index("toc")} == set(frame(toc=False).page.gaps)


# --- what a page shows -----------------------------------------------------------------------------------------------


def test_a_page_shows_everything_it_puts_in() -> None:
    tree = filled()
    assert texts(tree, "head title") == ["Omberegning – Fremdrift"]
    assert attributes(tree, 'meta[name="description"]', "content") == ["Hvor langt er vi?"]
    assert attributes(tree, 'link[rel="canonical"]', "href") == ["https://example.dk/emner/omberegning/"]
    assert len(tree.css('head meta[name="of-the-page"]')) == 1
    assert texts(tree, "main h1") == ["Omberegning"]
    assert texts(tree, "main .fd-page__content p") == ["Brødtekst"]
    assert attributes(tree, "html", "lang") == ["da"]


def test_the_table_of_contents_nests_and_leads_to_its_headings() -> None:
    tree = filled()
    assert attributes(tree, ".fd-toc a", "href") == ["#hvorfor", "#hvem", "#borgere"]
    assert texts(tree, ".fd-toc ol ol a") == ["Borgere"]
    assert attributes(tree, "nav.fd-toc", "aria-label") == texts(tree, ".fd-toc summary") == ["Indhold på siden"]


def test_a_page_without_table_of_contents_has_no_empty_one() -> None:
    assert filled(replace(PAGE, toc=())).css(".fd-toc") == []


def test_the_skip_link_comes_first_and_leads_to_an_element_that_takes_the_focus() -> None:
    tree = filled()
    first = tree.css("body a")[0]
    assert (first.attributes["href"], first.text().strip()) == ("#content", "Gå til indholdet")
    assert attributes(tree, "main #content", "tabindex") == ["-1"]


def test_the_section_of_the_page_is_marked_and_no_other() -> None:
    assert texts(filled(), ".fd-sections [aria-current]") == ["Emner"]
    assert filled(section="front").css(".fd-sections [aria-current]") == []


@pytest.mark.parametrize(
    ("base", "expected"), [(".", "./emner/"), ("../..", "../../emner/"), ("/under", "/under/emner/")]
)
def test_addresses_of_the_frame_are_led_from_the_page(base: str, expected: str) -> None:
    tree = filled(replace(PAGE, base=base))
    assert expected in attributes(tree, ".fd-sections a", "href")
    start = expected.removesuffix("emner/")
    links = [*attributes(tree, "header form", "action"), *attributes(tree, 'link[rel="stylesheet"]', "href")]
    assert all(link is not None and link.startswith(start) for link in links)


def test_the_banner_leads_out_of_the_site() -> None:
    assert texts(filled(), ".fd-banner") == ["Et eksempel. Den rigtige side"]
    assert attributes(filled(), ".fd-banner a", "href") == ["https://example.dk/"]


def test_a_bare_chrome_shows_no_empty_shells() -> None:
    tree = filled(Fill(title="", content="", base="."), BARE)
    for selector in (".fd-banner", ".fd-sections", ".fd-languages", "form", "nav", "style", 'link[rel="alternate"]'):
        assert tree.css(selector) == [], selector
    assert texts(tree, "head title") == ["Fremdrift"]
    assert attributes(tree, "html", "lang") == ["en"]


def test_the_pages_own_word_to_robots_wins() -> None:
    assert attributes(filled(), 'meta[name="robots"]', "content") == ["noindex"]
    assert attributes(filled(replace(PAGE, robots="noindex, nofollow")), 'meta[name="robots"]', "content") == [
        "noindex, nofollow"
    ]
    assert filled(PAGE, BARE).css('meta[name="robots"]') == []


def test_the_same_page_in_another_language_is_linked() -> None:
    tree = filled()
    assert attributes(tree, ".fd-languages a", "href") == ["../../en/topics/x/"]
    assert attributes(tree, ".fd-languages a", "lang") == ["en"]


def test_the_search_page_has_one_search_form_of_its_own() -> None:
    assert len(filled(section="topics").css('header [role="search"]')) == 1
    assert len(filled(section="search").css('header [role="search"]')) == 0


# --- what no page has ------------------------------------------------------------------------------------------------


def test_the_frame_brings_no_script_no_storage_and_no_other_host() -> None:
    html = fill(frame(replace(FULL, banner=None)), replace(PAGE, canonical="")).decode()
    tree = LexborHTMLParser(html)
    assert tree.css("script, iframe, [onclick], [style]") == []
    assert re.findall(r"https?://\S+", html) == []
    assert re.findall(r"(?:local|session)Storage", html) == []


def test_no_checkbox_stands_in_for_a_menu() -> None:
    tree = filled()
    assert tree.css('input[type="checkbox"], label[for^="__"], .md-dialog, .md-overlay') == []


def test_plain_text_of_a_page_is_escaped() -> None:
    hostile = '"></title><script>alert(1)</script>&'
    tree = filled(replace(PAGE, title=hostile, description=hostile, canonical=hostile, robots=hostile))
    assert tree.css("script") == []
    assert [f"{hostile} – Fremdrift"] == texts(tree, "head title")
    assert [hostile] == attributes(tree, 'meta[name="description"]', "content")
    assert [hostile] == attributes(tree, 'link[rel="canonical"]', "href")
    assert [hostile] == attributes(tree, 'meta[name="robots"]', "content")


def test_plain_text_in_lists_and_in_the_chrome_is_escaped() -> None:
    hostile = '"><script>alert(1)</script>'
    page = replace(
        PAGE,
        toc=(TocEntry(id=hostile, text=hostile, children=(TocEntry(id=hostile, text=hostile),)),),
        language_links=(LanguageLink(language=hostile, label=hostile, address=hostile),),
        base=hostile,
    )
    chrome = replace(
        FULL,
        site_title=hostile,
        footer_text=hostile,
        banner=Banner(text=Label(hostile)),
        words=replace(FULL.words, skip=hostile, search=hostile, contents=hostile, languages=hostile),
    )
    assert filled(page, chrome).css("script") == []


def test_a_word_like_our_own_marks_is_only_a_word() -> None:
    chrome = replace(FULL, footer_text="FDGAP1E")
    assert texts(filled(PAGE, chrome), ".fd-footer__text") == ["FDGAP1E"]
    assert texts(filled(replace(PAGE, content="<p>FDGAP1E</p>")), ".fd-page__content p") == ["FDGAP1E"]


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#ffcc00}body{display:none"])
def test_a_colour_that_could_be_more_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        replace(FULL, primary=colour)


@pytest.mark.parametrize(("primary", "expected"), [("", ""), ("#ffcc00", "#000000"), ("#0b3b4a", "#ffffff")])
def test_words_on_the_sites_colour_can_be_read(primary: str, expected: str) -> None:
    assert expected == replace(FULL, primary=primary).on_primary


# --- a frame as a value ----------------------------------------------------------------------------------------------


def test_the_same_chrome_gives_the_same_frame_and_another_one_another() -> None:
    assert frame() == frame()
    assert frame().digest == frame().digest
    others = {frame(replace(FULL, noindex=False)).digest, frame(section="updates").digest, frame(toc=False).digest}
    assert len(others - {frame().digest}) == 3


def test_a_frame_survives_the_way_to_another_process() -> None:
    assert frame() == pickle.loads(pickle.dumps(frame()))  # noqa: S301 - our own bytes


# --- a site's own templates ------------------------------------------------------------------------------------------


def test_a_sites_own_template_wins_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    macros = (OURS / "parts" / "frame.html").read_text()
    (tmp_path / "parts" / "frame.html").write_text(macros.replace('class="fd-languages"', 'class="their-own"'))
    tree = LexborHTMLParser(fill(frame(site=tmp_path), PAGE).decode())
    assert len(tree.css(".their-own")) == 1
    assert len(tree.css(".fd-sections")) == 1


def test_a_sites_own_style_sheet_comes_last(tmp_path: Path) -> None:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    (tmp_path / "assets" / "css" / "a-site.css").write_text("p { color: red }")
    tree = LexborHTMLParser(fill(frame(site=tmp_path), PAGE).decode())
    sheets = [Path(href or "").name.split(".")[0] for href in attributes(tree, 'link[rel="stylesheet"]', "href")]
    assert sheets == ["site", "a-site"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ gap.content }}", "", "'content' once; it stands 0 times"),
        ("{{ gap.content }}", "{{ gap.content }}{{ gap.content }}", "'content' once; it stands 2 times"),
        ("{% if toc %}\n      <nav", "{% if true %}\n      <nav", "'toc' nowhere; it stands 1 times"),
        ("{{ words.search }}", "{{ words.no_such }}", r"base\.html:\d+: .*no_such"),
        ("{% if chrome.sections %}", "{% if chrome.sections", r"base\.html:\d+: "),
        ("icons/favicon.svg", "icons/none.svg", r"base\.html:\d+: .*icons/none\.svg"),
    ],
)
def test_a_template_that_breaks_the_contract_says_how(tmp_path: Path, old: str, new: str, said: str) -> None:
    base = (OURS / "base.html").read_text()
    assert old in base
    (tmp_path / "base.html").write_text(base.replace(old, new))
    with pytest.raises(ThemeContractBroken, match=said):
        frame(site=tmp_path, toc=False)


def test_a_missing_macro_breaks_the_contract(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "frame.html").write_text("{% macro description(text) %}{% endmacro %}")
    with pytest.raises(ThemeContractBroken, match="canonical"):
        frame(site=tmp_path)


def test_material_without_the_markup_we_cut_away_breaks_the_contract(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text("<!doctype html><title>{{ gap.title }}</title>")
    with pytest.raises(ThemeContractBroken, match="__drawer"):
        frame(site=tmp_path)
