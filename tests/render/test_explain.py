"""A term is explained where a reader first meets it on a page, in the page's own text and nowhere else."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.plan.views.pieces import Insert, Text
from generator.render.explain import explained
from generator.render.markdown import render
from tests.render.test_markdown import WORDS


def term(name: str) -> Insert:
    return Insert(
        source=f"{{{{ term:{name} }}}}",
        text=name.upper(),
        url=f"/ordliste/#term-{name}",
        kind="term",
        meaning=Text(source=f"Om {name}.", markdown=True),
    )


TERMS = tuple(term(name) for name in ("a", "b", "c"))
MEANINGS = {one.url: one for one in TERMS}


def box(inserts: tuple[Insert, ...]) -> str:
    return f"[{' '.join(insert.text for insert in inserts)}]"


def html(source: str) -> str:
    """An author's Markdown as it stands in a page, `@a` short for a reference to the term a."""
    for insert in TERMS:
        source = source.replace(f"@{insert.text.lower()}", insert.source)
    return render(source, words=WORDS, inserts=TERMS, base="").html


def told(*parts: str, terms: tuple[Insert, ...] = TERMS) -> tuple[str, ...]:
    """The parts of a page with their explanations as boxes; a reference is short again, as `@a`."""
    found = explained(parts, {one.url: one for one in terms}, box)
    for insert in TERMS:
        anchor = f'<a class="ref ref-term" href="{insert.url}">{insert.text}</a>'
        found = tuple(part.replace(anchor, f"@{insert.text.lower()}") for part in found)
    return found


def ended(expected: str, source: str) -> None:
    """Rendered, the source ends like this, line breaks aside."""
    (found,) = told(html(source))
    assert found.replace("\n", "").endswith(expected), found


# --- once, and where -------------------------------------------------------------------------------------------------


def test_the_first_use_is_explained_and_the_second_is_not() -> None:
    ended("<p>Et @a.</p>[A]<p>Et @a.</p>", "Et @a.\n\nEt @a.")


def test_terms_that_stand_in_one_block_are_explained_together_in_their_order() -> None:
    ended("<p>@b, @a og @b.</p>[B A]<p>@c</p>[C]", "@b, @a og @b.\n\n@c")


def test_what_is_explained_in_the_first_part_of_a_page_is_not_explained_in_the_next() -> None:
    assert told(html("@a").strip(), html("@a @b").strip()) == ("<p>@a</p>[A]", "<p>@a @b</p>[B]")


def test_every_page_explains_anew() -> None:
    assert told(html("@a")) == told(html("@a"))


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("<p>x <strong>y <em>@a</em></strong> z</p>[A]", "x **y *@a*** z"),
        ("<li>@a[A]</li><li>x</li></ul>", "- @a\n- x"),
        ("<li><p>@a</p>[A]</li><li><p>x</p></li></ul>", "- @a\n\n- x"),
        ("<li>@a x[A]<ul><li>y</li></ul></li></ul>", "- @a x\n  - y"),
        ("<li>x<ul><li>@a[A]</li></ul></li></ul>", "- x\n  - @a"),
        ("<blockquote><p>@a</p><p>x</p></blockquote>[A]", "> @a\n>\n> x"),
        ("<li><blockquote><ul><li>@a</li></ul></blockquote>[A]</li></ol>", "1. > - @a"),
        ("<blockquote><blockquote><p>@a</p></blockquote></blockquote>[A]", "> > @a"),
        ("<p>@a</p>[A]<p>x</p></div>", "> [!NOTE]\n> @a\n>\n> x"),
        ("<dl><dt>@a</dt><dd>@b[B]</dd></dl><p>@a</p>[A]", "@a\n: @b\n\n@a"),
        ("<td>@a[A]</td></tr></tbody></table></div>", "| x |\n|---|\n| @a |"),
        ('<th scope="col">@a</th></tr></thead></table></div>[A]', "| @a |\n|---|"),
        ('aria-label="Link til afsnittet A">#</a></div>[A]<p>x</p>', "## @a\n\nx"),
    ],
)
def test_it_is_explained_after_the_block_it_stands_in(expected: str, source: str) -> None:
    ended(expected, source)


def test_a_term_in_a_footnote_is_explained_in_the_footnote() -> None:
    (found,) = told(html("x[^1]\n\n[^1]: Om @a."))
    assert found.count("[A]") == 1
    assert found.index("<section") < found.index("</p>[A]") < found.index("</li>")


def test_a_term_that_is_no_link_is_explained_where_it_is_one() -> None:
    (found,) = told(html("[se @a](https://x.example/)\n\n@a"))
    assert found.strip().endswith("</a></p>\n<p>@a</p>[A]")


@pytest.mark.parametrize("name", ["nav", "caption", "summary", "label", "dt", "button"])
def test_names_and_ways_to_somewhere_are_left_alone(name: str) -> None:
    use = html("@a").strip()
    assert told(f"<{name}>{use}</{name}>{use}") == (f"<{name}><p>@a</p></{name}><p>@a</p>[A]",)


def test_what_is_folded_away_explains_nothing_to_those_who_do_not_open_it() -> None:
    use = html("@a").strip()
    folded = f"<details>{use}{use}</details>"
    expected = "<details><p>@a</p>[A]<p>@a</p></details>"
    assert told(folded + use + folded) == (f"{expected}<p>@a</p>[A]<details><p>@a</p><p>@a</p></details>",)


def test_an_explanation_given_both_folded_and_not_has_ids_of_its_own_each_time() -> None:
    use = html("@a").strip()
    prefixes: list[str] = []

    def kept(inserts: tuple[Insert, ...]) -> str:
        prefixes.extend(insert.meaning.prefix for insert in inserts if insert.meaning)
        return ""

    explained((f"<details>{use}</details>{use}<details>{use}</details>",), MEANINGS, kept)
    assert len(prefixes) == len(set(prefixes)) == 2


def test_a_reference_without_a_meaning_is_not_explained() -> None:
    assert told(html("@a"), terms=()) == (html("@a").replace(html("@a").strip()[3:-4], "@a"),)


def test_a_template_that_leaves_elements_open_still_gives_a_page() -> None:
    use = html("@a").strip()
    assert told(f"<ul><li><b>{use}</ul></p>x") == ("<ul><li><b><p>@a</p>[A]</ul></p>x",)


# --- the law: explanations are added, and nothing else is touched ----------------------------------------------------

PIECES = (
    "@a",
    "@b og @c",
    "- @a\n  - @b\n- x",
    "1. x\n\n   @a\n2. @b",
    "> @a\n>\n> - @b",
    "> [!TIP]\n> @a",
    "## @a\n\n### x @b",
    "| @a | x |\n|---|---|\n| @b | **@c** |",
    "@a\n: @b\n\n  @c",
    "x[^1]\n\n[^1]: @a\n\n    - @b",
    "[x @a](https://x.example/) <abbr title='x'>@b</abbr>",
    "```\n@a\n```",
    "<b>@a ~~*@b*~~",
)


class Balance(HTMLParser):
    """Elements that are closed in the order in which they were opened, or an AssertionError."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser calls it
        if tag not in {"br", "img", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def as_a_browser_reads(found: str) -> str:
    """The page's tree as a browser makes it, without explanations."""
    tree = LexborHTMLParser(f"<body>{found}</body>")
    for one in tree.css("dl.fd-explain"):
        one.decompose()
    return tree.html or ""


def linked(found: str) -> set[str]:
    """The terms that are linked to from anywhere but a word that is being defined."""
    tree = LexborHTMLParser(found)
    defined = [link.mem_id for link in tree.css("dt a")]
    return {link.text() for link in tree.css("a.ref-term") if link.mem_id not in defined}


@given(st.lists(st.sampled_from(PIECES), max_size=5), st.lists(st.sampled_from(PIECES), max_size=5))
def test_without_its_explanations_a_page_is_what_it_was_before(intro: list[str], content: list[str]) -> None:
    def small(inserts: tuple[Insert, ...]) -> str:
        rows = "".join(f"<div><dt>{one.text}</dt><dd><p>x</p></dd></div>" for one in inserts)
        return f'<dl class="fd-explain">{rows}</dl>'

    before = tuple(html("\n\n".join(part)) for part in (intro, content))
    after = explained(before, MEANINGS, small)
    for one, other in zip(before, after, strict=True):
        balance = Balance()
        balance.feed(other)
        assert balance.open == []
        assert as_a_browser_reads(one) == as_a_browser_reads(other)
    names = [row.text() for part in after for row in LexborHTMLParser(part).css("dl.fd-explain dt")]
    assert len(names) == len(set(names))
    assert set(names) == {name for part in before for name in linked(part)}
