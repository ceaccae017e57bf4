"""What an author's Markdown becomes: safe and accessible HTML, and nothing that the author did not write."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.body import scan
from generator.render.markdown import Insert, Link, Prose, ProseWords, render, render_inline

WORDS = ProseWords(
    note="Bemærk",
    tip="Tip",
    important="Vigtigt",
    warning="Advarsel",
    caution="Forsigtig",
    footnotes="Fodnoter",
    footnote="Fodnote",
    back="Tilbage til henvisning",
    table="Tabel",
    section_link="Link til afsnittet",
)
TOTAL = Insert(source="{{ figure:total }}", text="270.000 < omberegninger", kind="figure")
UPDATE = Insert(source="{{ update:juni }}", text="Status i juni", url="/opdateringer/2022/06/24/status/", kind="update")
MENU = Insert(source="{{ contact:lov203 }}", text="Skriv til os", kind="contact", steps=("Bil & motor", "Lov 203"))
INSERTS = (TOTAL, UPDATE, MENU)
TOTAL_HTML = '<span class="ref ref-figure">270.000 &lt; omberegninger</span>'


def prose(source: str) -> Prose:
    return render(source, words=WORDS, inserts=INSERTS)


def html(source: str) -> str:
    return prose(source).html.strip()


# --- Markdown -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("<p>Vi <strong>venter</strong> <em>lidt</em>.</p>", "Vi **venter** *lidt*."),
        ("<p><del>før</del></p>", "~~før~~"),
        ("<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "1. a\n2. b"),
        ("<dl>\n<dt>NEDC2</dt>\n<dd>En måling</dd>\n</dl>", "NEDC2\n: En måling"),
        ('<pre tabindex="0"><code>&lt;br&gt; **x**\n</code></pre>', "```\n<br> **x**\n```"),
        ("<p>&quot;Citat&quot; -- og ... 'x'</p>", "\"Citat\" -- og ... 'x'"),
        ('<p><a href="https://motorst.dk">https://motorst.dk</a></p>', "https://motorst.dk"),
        ('<pre tabindex="0"><code>a\nb\n</code></pre>', "```\r\na\rb\r\n```"),
    ],
)
def test_markdown_reads_as_authors_expect(expected: str, source: str) -> None:
    assert expected == html(source)


def test_a_table_can_be_scrolled_by_keyboard_and_its_header_cells_head_columns() -> None:
    made = html("| År | Antal |\n|----|------:|\n| 2021 | 12 |")
    assert made.startswith('<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel">\n<table>')
    assert '<th scope="col">År</th>\n<th scope="col" class="align-right">Antal</th>' in made
    assert '<td>2021</td>\n<td class="align-right">12</td>' in made
    assert made.endswith("</table>\n</div>")


def test_several_tables_have_several_names() -> None:
    made = html("| a |\n|---|\n\nog\n\n| b |\n|---|\n")
    assert re.findall('aria-label="([^"]*)"', made) == ["Tabel 1", "Tabel 2"]


def test_a_note_carries_the_site_s_word_and_is_no_landmark() -> None:
    title = '<p class="admonition-title">Advarsel</p>'
    assert f'<div class="admonition warning" role="note">\n{title}\n<p>Pas på</p>\n</div>' == html(
        "> [!WARNING]\n> Pas på"
    )


def test_a_note_keeps_the_title_its_author_gave_it() -> None:
    assert '<p class="admonition-title">Husk frist</p>' in html("> [!NOTE] Husk frist\n> Nu")


def test_footnotes_are_named_in_the_site_s_language_and_lead_there_and_back() -> None:
    made = html("Se[^kilde].\n\n[^kilde]: Lov 203")
    assert '<a id="fnref_1" href="#fn_1" role="doc-noteref" aria-label="Fodnote 1">1</a>' in made
    assert '<section class="footnotes" aria-label="Fodnoter">' in made
    assert '<li id="fn_1">' in made
    assert 'href="#fnref_1" role="doc-backlink" aria-label="Tilbage til henvisning 1"' in made


def test_two_texts_with_footnotes_and_headings_share_a_page_by_their_prefixes() -> None:
    source = "## Status\n\nSe[^1] og [status](#status).\n\n[^1]: Note"
    first, second = (render(source, words=WORDS, prefix=prefix).html for prefix in ("", "q2-"))
    ids = re.findall(' id="([^"]*)"', first + second)
    assert ids == ["status", "fnref_1", "fn_1", "q2-status", "q2-fnref_1", "q2-fn_1"]
    ways = ["#q2-fnref_1", "#q2-fn_1", "#q2-status", "#q2-status"]
    assert sorted(ways) == sorted(re.findall('href="([^"]*)"', second))
    assert {f"#{one}" for one in ids} == set(re.findall('href="([^"]*)"', first + second))


def test_a_link_inside_another_link_stays_as_words() -> None:
    assert html("[se <https://motorst.dk>](/x/)") == '<p><a href="./x/">se https://motorst.dk</a></p>'
    made = html("[se[^1]](/x/) og[^1]\n\n[^1]: Note")
    assert (
        '<a href="./x/">se<sup class="footnote-ref">1</sup></a> og<sup class="footnote-ref"><a id="fnref_1-2"' in made
    )


def test_a_footnote_inside_a_quote_or_another_footnote_is_shown_as_text() -> None:
    assert html("> [^1]: Citat") == "<blockquote>\n<p>[^1]: Citat</p>\n</blockquote>"
    assert "<p>[^b]: To " in html("Se[^a]\n\n[^a]: [^b]: To")


def test_of_two_footnotes_with_one_label_the_first_counts() -> None:
    made = html("Se[^a].\n\n[^a]: Den første\n[^A]: Den anden\n")
    assert "Den første" in made
    assert "Den anden" not in made
    assert made.count("<li") == 1


# --- headings -------------------------------------------------------------------------------------------------------


def test_a_heading_s_id_is_ascii_and_its_link_stands_beside_it() -> None:
    assert html("## Ændring på øen") == (
        '<div class="heading"><h2 id="aendring-paa-oeen">Ændring på øen</h2>'
        '<a class="heading-anchor" href="#aendring-paa-oeen" aria-label="Link til afsnittet Ændring på øen">#</a></div>'
    )


def test_equal_headings_get_ids_of_their_own() -> None:
    headings = prose("## Status\n## Status\n## Status 2\n## ???").headings
    assert [heading.id for heading in headings] == ["status", "status-2", "status-2-2", "section"]


def test_headings_come_out_in_order_with_their_words_and_levels() -> None:
    headings = prose("# Top\n### Om `kode` & {{ update:juni }}").headings
    assert [(heading.level, heading.text) for heading in headings] == [(2, "Top"), (3, "Om kode & Status i juni")]


# --- references -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        (f"<p>I alt {TOTAL_HTML}.</p>", "I alt {{ figure:total }}."),
        (f"<p><strong>{TOTAL_HTML}</strong></p>", "**{{ figure:total }}**"),
        ("<p><code>{{ figure:total }}</code></p>", "`{{ figure:total }}`"),
        ('<pre tabindex="0"><code>{{ figure:total }}\n</code></pre>', "    {{ figure:total }}"),
        ("<p>{{ figure:total }}</p>", "\\{{ figure:total }}"),
        ("<p>{{ Ikke en henvisning }}</p>", "{{ Ikke en henvisning }}"),
        (
            '<p><a class="ref ref-update" href="./opdateringer/2022/06/24/status/">Status i juni</a></p>',
            "{{ update:juni }}",
        ),
        ('<p><a href="./opdateringer/2022/06/24/status/#a">her</a></p>', "[her]({{ update:juni }}#a)"),
        (f'<p><a href="./x/">se {TOTAL_HTML}</a></p>', "[se {{ figure:total }}](/x/)"),
        (
            '<p><a href="./x/">se <span class="ref ref-update">Status i juni</span></a></p>',
            "[se {{ update:juni }}](/x/)",
        ),
        ('<p><img src="./x.png" alt="270.000 &lt; omberegninger" /></p>', "![{{ figure:total }}](/x.png)"),
        (f"<p>&lt;{TOTAL_HTML}&gt;</p>", "<{{ figure:total }}>"),
        (
            f'<p><a href="https://x.dk%7B%7B%20figure%3Atotal%20%7D%7D">https://x.dk{TOTAL_HTML}</a></p>',
            "https://x.dk{{ figure:total }}",
        ),
    ],
)
def test_a_reference_becomes_what_it_stands_for_where_it_is_one(expected: str, source: str) -> None:
    assert expected == html(source)


def test_a_menu_path_is_seen_with_arrows_and_heard_with_commas() -> None:
    assert html("{{ contact:lov203 }}") == (
        '<p><span class="ref ref-contact">Skriv til os: <span class="steps"><span class="step">Bil &amp; motor</span>'
        '<span class="visually-hidden">, </span><span aria-hidden="true"> → </span><span class="step">Lov 203</span>'
        "</span></span></p>"
    )
    assert prose("{{ contact:lov203 }}").text == "Skriv til os: Bil & motor → Lov 203"


def test_a_reference_that_nothing_was_given_for_is_a_programmer_s_mistake() -> None:
    with pytest.raises(KeyError):
        render("{{ figure:total }}", words=WORDS)
    with pytest.raises(KeyError):
        render_inline("{{ figure:total }}")


def test_a_text_of_one_line_is_no_markdown() -> None:
    expected = f'**Ikke** &lt;b&gt; {TOTAL_HTML} <a class="ref ref-update" href="../opdateringer/2022/06/24/status/">'
    made = render_inline("**Ikke** <b> {{ figure:total }} {{ update:juni }}", inserts=INSERTS, base="..")
    assert f"{expected}Status i juni</a>" == made


# --- tags -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ('<p>et <span lang="en"><em>fallback</em></span></p>', 'et <span lang="en">*fallback*</span>'),
        (
            '<p><abbr title="Den &quot;nye&quot; måling">NEDC2</abbr></p>',
            "<abbr title='Den \"nye\" måling'>NEDC2</abbr>",
        ),
        ("<p>CO<sub>2</sub> og m<sup>2</sup></p>", "CO<sub>2</sub> og m<sup>2</sup>"),
        ("<p>a<br />\nb</p>", "a<br>b"),
        ("<p><code>&lt;br&gt;</code> og <br />\n</p>", "`<br>` og <br>"),
        ("<p>&lt;br&gt;</p>", "\\<br>"),
        ("<p><br />\n\n<strong>fed</strong></p>", "<br>\n**fed**"),
        ("<p><sub>2</sub>\n<strong>fed</strong></p>", "<sub>2</sub>\n**fed**"),
        ('<p><a href="https://motorst.dk">https://motorst.dk</a><br />\nx</p>', "https://motorst.dk<br>x"),
    ],
)
def test_the_short_safe_list_of_tags_means_what_it_says(expected: str, source: str) -> None:
    assert expected == html(source)


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("<p>&lt;div&gt;\n<strong>fed</strong>\n&lt;/div&gt;</p>", "<div>\n**fed**\n</div>"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
        ("<p>&lt;!-- skjult --&gt;</p>", "<!-- skjult -->"),
        ("<p>&lt;span class=&quot;x&quot;&gt;a&lt;/span&gt;</p>", '<span class="x">a</span>'),
        ("<p>&lt;sub onclick=x&gt;</p>", "<sub onclick=x>"),
        ("<p>&lt;sub&gt;åben</p>", "<sub>åben"),
        ("<p>lukket&lt;/sub&gt;</p>", "lukket</sub>"),
        ("<p><em>&lt;sub&gt;a</em>&lt;/sub&gt;</p>", "*<sub>a*</sub>"),
        ("<p>&lt;sub&gt;<em>a&lt;/sub&gt;</em></p>", "<sub>*a</sub>*"),
        ("<p>&lt;sub&gt;a</p>\n<p>b&lt;/sub&gt;</p>", "<sub>a\n\nb</sub>"),
    ],
)
def test_every_other_tag_and_an_unbalanced_one_is_shown_as_text(expected: str, source: str) -> None:
    assert expected == html(source)


# --- addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("<p><a>x</a></p>", "[x](javascript:alert(1))"),
        ("<p><a>x</a></p>", "[x](JaVaScript&colon;alert(1))"),
        ("<p><a>x</a></p>", "[x](vbscript:x)"),
        ("<p><a>x</a></p>", "[x](intent:x)"),
        ("<p><a>app:x</a></p>", "<app:x>"),
        ("<p><a>x</a></p>", "[x](data:text/html,x)"),
        ("<p>x</p>", "![x](data:image/png;base64,x)"),
        ("<p>kort</p>", "![kort](https://andre.example/kort.png)"),
        ("<p>kort</p>", "![kort](//andre.example/kort.png)"),
        ('<p><a href="mailto:a@b.dk">a@b.dk</a></p>', "<a@b.dk>"),
        ('<p><a href="tel:72221515">ring</a></p>', "[ring](tel:72221515)"),
        ('<p><a href="//motorst.dk/x">x</a></p>', "[x](//motorst.dk/x)"),
        ('<p><a href="#afsnit">x</a></p>', "[x](#afsnit)"),
    ],
)
def test_an_address_is_followed_only_where_that_is_safe_and_fetched_only_from_this_site(
    expected: str, source: str
) -> None:
    assert expected == html(source)


@pytest.mark.parametrize(
    ("expected", "base"),
    [("./emner/x/#a", "."), ("../../emner/x/#a", "../.."), ("/emner/x/#a", ""), ("/sti/emner/x/#a", "/sti/")],
)
def test_an_address_on_the_site_is_reached_from_where_the_page_lies(expected: str, base: str) -> None:
    assert f'<p><a href="{expected}">x</a></p>' == render("[x](/emner/x/#a)", words=WORDS, base=base).html.strip()


@pytest.mark.parametrize(
    "source", ["[x](../media/æ%20b.png)", "[x](<../media/æ b.png>)", "[x][m]\n\n[m]: ../media/æ%20b.png"]
)
def test_a_destination_is_replaced_by_what_the_author_meant_however_it_is_spelled(source: str) -> None:
    link = Link(source=scan(source, 1).links[0].target, target="/media/ab12/æ b.png")
    made = render(source, words=WORDS, base="..", links=(link,))
    assert made.html.strip() == '<p><a href="../media/ab12/%C3%A6%20b.png">x</a></p>'


# --- plain text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("Om fed & kode a < b", "## Om **fed** &amp; `kode`\n\na < b"),
        ("Fordi forbedring tæller", "Fordi for**bed**ring tæller"),
        ("a b 1 2", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("x Note", "x[^1]\n\n[^1]: Note"),
        ("Bemærk hej", "> [!NOTE]\n> hej"),
        ("a b 270.000 < omberegninger", "a<br>b {{ figure:total }}"),
    ],
)
def test_the_plain_text_has_the_words_and_nothing_else(expected: str, source: str) -> None:
    assert expected == prose(source).text


# --- any text at all ------------------------------------------------------------------------------------------------

TAGS = {
    *(
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *("img", "li", "ol", "p", "pre", "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead"),
    *("tr", "ul"),
}
ATTRIBUTES = {
    "*": {"class", "id", "role", "tabindex", "aria-label", "aria-hidden"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"lang"},
    "th": {"scope"},
}
WEB = ("href=https://", "href=http://", "href=mailto:")
FRAGMENTS = (
    *("{{ figure:total }}", "{{ figure:total }}", "{{ update:juni }}", "{{ x }}", "`", "`", "``", "```", "~~~", "\\"),
    *("<br>", "<sub>", "<sub>", "</sub>", "</sub>", "<span lang=en>", "</span>", "<script>", "</script>", "<div>"),
    *("<img src=x onerror=y>", "<a href='javascript:x'>", ' onclick="x"', "javascript:x", "[x](javascript:x)", "&#0;"),
    *("[x](", "![y](", "(", ")", "[", "]", "![", "](u)", "[x]: ", "[x]", "<https://x.dk>", "https://x.dk", "data:x"),
    *("[^1]", "[^1]: ", "|", "a|b\n-|-\n", "> ", "- ", "1. ", ": ", "# ", "## ", "*", "**", "_", "~~", "&", "&lt;"),
    *('"', "'", "> [!NOTE]\n", "===", "---", "é", "\x00", "\r"),
    *(" ", " ", "\n", "\n", "\n\n", "    ", "\t"),
)
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=30).map("".join)


class Events(HTMLParser):
    """What HTML says, however it is spelled: tags with sorted attributes, and text.

    Links of the web and mail are left out: the sanitiser drops some for hosts that cannot exist, which harm nobody.
    """

    def __init__(self, source: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, ...]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (f"{name}={value or ''}" for name, value in attrs)
        self.seen.append(("start", tag, *sorted(one for one in kept if not one.startswith(WEB))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"br", "hr", "img"}:
            self.seen.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.seen and self.seen[-1][0] == "text":
            data = self.seen.pop()[1] + data
        self.seen.append(("text", data))


def cleaned(source: str) -> str:
    return nh3.clean(
        source,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


@given(texts)
def test_a_sanitiser_finds_nothing_to_take_away(source: str) -> None:
    made = prose(source).html
    assert Events(cleaned(made)).seen == Events(made).seen


@given(texts)
def test_an_inline_text_keeps_every_character_and_brings_no_tag_of_its_own(source: str) -> None:
    made = render_inline(source, inserts=INSERTS)
    assert {"a", "span"} >= {event[1] for event in Events(made).seen if event[0] == "start"}


@given(texts)
def test_every_reference_that_shows_outside_code_was_found_when_the_text_was_read(source: str) -> None:
    found = {reference.source for reference in scan(source, 1).references}
    render(source, words=WORDS, inserts=tuple(insert for insert in INSERTS if insert.source in found))


@given(texts)
def test_ids_are_unique_and_no_token_stays_behind(source: str) -> None:
    made = prose(source).html
    ids = re.findall(' id="([^"]*)"', made)
    assert sorted(set(ids)) == sorted(ids)
    assert re.findall(",x[0-9a-f]{16}", made) == re.findall(",x[0-9a-f]{16}", source)


# --- bounded time ---------------------------------------------------------------------------------------------------

SHAPES = (
    *("[", "](", "[a](", "[a](<", "![a](u", ">", "> ", "> - ", "+ - ", "1. ", "`", "` `` ", "<", "<br>", "<sub>"),
    *(
        "</sub>",
        "{{",
        "{{ figure:total }}",
        "|",
        "a|b\n-|-\n",
        "[^1]",
        "[a]: b\n",
        "a\n\n: b\n\n",
        "**a",
        "_a ",
        "# a\n",
    ),
)


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_text_costs_in_proportion_to_its_length(shape: str) -> None:
    small, large = (shape * (size // len(shape)) for size in (20_000, 320_000))
    growth = seconds(lambda: prose(large)) / max(seconds(lambda: prose(small)), 1e-3)
    assert growth < 16 * 6


def test_containers_deeper_than_anybody_writes_are_shown_as_text_in_a_long_body() -> None:
    made = html(">" * 10_000)
    assert made.count("<blockquote>") < 100
    assert made.count("&gt;") > 9_000
