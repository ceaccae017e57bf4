"""What is found in a text, and where: nothing in code, all else with the lines and columns that an editor shows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.body import (
    BodyLink,
    BodyScan,
    RawHtml,
    Reference,
    Stray,
    TopHeading,
    running,
    running_inline,
    scan,
    scan_inline,
)


def sources(text: str) -> list[str]:
    return [reference.source for reference in scan(text, 1).references]


def targets(text: str) -> list[str]:
    return [link.target for link in scan(text, 1).links]


def test_a_text_with_nothing_to_find_has_nothing() -> None:
    assert BodyScan() == scan("## Status\n\nVi har sendt **12** afgørelser - og `kode`.\n\n| a |\n|---|\n", 1)


# --- references -----------------------------------------------------------------------------------------------------


def test_a_reference_is_found_with_its_parts_and_its_place_in_characters_from_the_top_of_the_file() -> None:
    first = Reference(kind="figure", id="total", day="", source="{{ figure:total }}", line=7, column=5)
    second = Reference(
        kind="figure", id="total", day="2021-11-30", source="{{figure:total@2021-11-30}}", line=9, column=3
    )
    third = Reference(kind="goal", id="2025/2.1", day="", source="{{ goal:2025/2.1 }}", line=9, column=31)
    text = "æøå {{ figure:total }}\n\n> {{figure:total@2021-11-30}} {{ goal:2025/2.1 }}\n"
    assert (first, second, third) == scan(text, 7).references


def test_lines_count_alike_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert [(one.line, one.column) for one in scan(f"a{end}b{end}c{{{{ term:x }}}}{end}", 1).references] == [(3, 2)]


A, B = "{{ figure:a }}", "{{ figure:b }}"


@pytest.mark.parametrize(
    "text",
    [
        f"`{A}` {B}",
        f"``{A} ` {A}`` {B}",
        f"`a\n{A}` {B}",
        f"```\n{A}\n```\n{B}",
        f"~~~ {A}\n{A}\n```\n{A}\n~~~\n{B}",
        f"    {A}\n\n{B}",
        f"\t{A}\n\n{B}",
        f">\t\t{A}\n\n{B}",
        f"-\t\t{A}\n\n\t{B}",
        f"a\n2. b\n\n    {A}\n\n{B}",
        f"> `a\n{A}` {B}",
        f"-\n  {B}\n\n      {A}",
        f"|a|b|\n|-|-|\n|`{A}`|\n    {A}\n{B}",
        f"> ```\n> {A}\n{B}",
        f"- ```\n  {A}\n  ```\n  {B}",
        f"1. a\n\n       {A}\n\n   {B}",
        f"a[^1]\n\n[^1]: b\n\n        {A}\n\n    {B}",
        f"- a\n\n  > ````\n  > ```\n  > {A}\n  > ````\n  > {B}",
        f"| `{A}` | {B} |\n|---|---|\n",
        f"\\{A} {B}",
        f"> [!NOTE] {B}\n>     {A}\n",
        f"[a](/x '`') {B} `{A}`",
        f"<https://x.dk/`> {B} `{A}`",
        f"<div>`</div> {A}` {B}",
    ],
)
def test_in_code_and_after_a_backslash_a_reference_is_none(text: str) -> None:
    assert sources(text) == [B]


@pytest.mark.parametrize(
    "text",
    [
        f"a\n    {A}",
        f"- a\n\n    {A}",
        f"-\ta\n\n\t{A}",
        f">\t-\ta\n>\n>\t\t{A}",
        f"> a\n\n: ~~~ {A}",
        f"> [^1]: ~~~ {A}",
        f"a\n2. b\n\n   {A}",
        f"> a\n`\n***\n{A}`",
        f"> a\n\n: `\n  {A}\n\n`",
        f"|a|b|\n|-|-|\n|\n    {A}",
        f"|a|b|\n|-|-|\n# {A}",
        f"`a\n\n{A}`",
        f"`a\n# {A}`",
        f"\\`{A}`",
        f"``{A}`",
        f"```a`\n{A}",
        f"> ```\n\n{A}",
        f"> a `\n- {A}`",
        f"| ` | {A} |\n|---|---|\n| ` | x |",
        f"[x]({A})",
        f"[x]: {A}",
        f"![{A}](/x.png)",
        f"## {A}",
        f"{A}\n===",
        f"Ord\n: {A}",
        f"<div>\n{A}\n</div>",
        f"https://x.dk`{A}`",
    ],
)
def test_what_only_looks_like_code_is_text(text: str) -> None:
    assert sources(text) == [A]


# --- strays ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stray",
    [
        *("{{ figur total }}", "{{ figure: }}", "{{ figure:a@2021 }}", "{{}}", "{{ figure:a }", "{{ a | b }}"),
        *("{% if x %}", "{# x #}"),
    ],
)
def test_a_mark_that_is_no_reference_is_a_stray(stray: str) -> None:
    expected = (Stray(source=stray, line=3, column=6),)
    assert expected == scan(f"ved. {stray}\n", 3).strays
    assert expected == scan_inline(f"ved. {stray}\n", 3).strays


def test_strays_in_code_are_the_author_s_own() -> None:
    assert scan("`{{ x }}` \\{{ x }}\n\n    {% y %}\n", 1).strays == ()


# --- texts of one line ----------------------------------------------------------------------------------------------


def test_a_text_that_is_no_markdown_has_no_code_and_no_escapes() -> None:
    found = scan_inline(f"`{A}` \\{B} [x](y)", 4)
    assert [(one.source, one.line, one.column) for one in found.references] == [(A, 4, 2), (B, 4, 19)]
    assert found.links == ()


# --- links and pictures ---------------------------------------------------------------------------------------------


def test_links_and_pictures_are_found_with_their_words_and_places() -> None:
    text = 'æ [vores *side*](../emner/x.md#a "Titel")\n![Et kort](<../media/kort 1.png>)\n'
    assert (
        BodyLink(target="../emner/x.md#a", text="vores *side*", picture=False, line=2, column=3),
        BodyLink(target="../media/kort 1.png", text="Et kort", picture=True, line=3, column=1),
    ) == scan(text, 2).links


def test_a_link_by_label_is_found_where_it_is_used() -> None:
    expected = BodyLink(target="u", text="x", picture=True, line=1, column=3)
    assert (expected,) == scan("a ![x][Æ]\n\n[æ]: u", 1).links


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["u"], "[x][a]\n\n[A]: u"),
        (["u"], "[ a\n b ]\n\n[a B]: <u> 'titel'"),
        (["u", "u", "v"], "![a][]  [a]\n\n[a]: u\n[a]: v"),
        (["u"], "[a]:\n  u"),
        ([], "[a]: u 'x' y"),
        ([], "[a](<u)"),
        ([], "[a](" + "(" * 40 + ")" * 40 + ")"),
        (["u", "v"], "[a]: u\n[b]: v 'x'\n"),
        (["u", "v"], "[x](u) [a]\n\n> [a]: v"),
        (["u(1)_&ø"], "[x](u(1)\\_&amp;ø)"),
        ([""], "[x]()"),
        (["u", "v"], "[![x](u)](v)"),
        (["u"], "[a [b](u)](v)"),
        ([], "`[x](u)` \\[x](u) [x] (u) [x](u v) [x]"),
        ([], "    [x](u)\n\n```\n[a]: u\n```"),
        (["u"], "[`]`](u)"),
        (["u"], "| [x](u) | [y](v |\n|---|---|"),
    ],
)
def test_links_are_found_as_they_will_be_rendered(expected: list[str], text: str) -> None:
    assert expected == sorted(targets(text))


def test_a_link_to_a_reference_is_a_reference() -> None:
    assert targets("[x]({{ update:a }}) [y]({{ update:a }}#z)") == []


# --- tags and headings ----------------------------------------------------------------------------------------------


def test_tags_outside_the_safe_list_are_found() -> None:
    text = (
        'a <div class="x">\n</DIV> <br> <span lang="en">x</span> <!-- y --> <https://x.dk> <a@b.dk> `<p>` \\<p> 1 < 2'
    )
    assert (
        RawHtml(tag="div", line=1, column=3),
        RawHtml(tag="div", line=2, column=1),
        RawHtml(tag="!--", line=2, column=38),
    ) == scan(text, 1).raw_html


def test_a_safe_tag_with_anything_more_on_it_is_not_safe() -> None:
    text = '<sub class="x"> <span> <abbr onclick="x"> <br id=x>'
    assert [tag.tag for tag in scan(text, 1).raw_html] == ["sub", "span", "abbr", "br"]


def test_headings_of_the_first_level_are_found() -> None:
    text = (
        "# Æble #\n\n## To\n\n> - Tre\n>   ===\n\n`# fire`\n\n    # fem\n\n#seks\n\nSyv\notte #\n===\n> Ni\n> ti\n> =\n"
    )
    assert (
        TopHeading(line=5, column=1, text="Æble"),
        TopHeading(line=9, column=1, text="Tre"),
        TopHeading(line=18, column=1, text="Syv otte"),
        TopHeading(line=21, column=1, text="Ni ti"),
    ) == scan(text, 5).top_headings


# --- any text at all ------------------------------------------------------------------------------------------------


@given(st.text("{}: #a`[]()<>!|-=~\\\n\t\r*\"'&;/", max_size=80))
def test_any_text_can_be_scanned_and_every_place_lies_in_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = scan(text, 1)
    every: list[Reference | BodyLink | Stray | RawHtml | TopHeading] = [*found.references, *found.links]
    every += [*found.strays, *found.raw_html, *found.top_headings]
    assert all(1 <= one.column <= len(lines[one.line - 1]) + 1 for one in every)


SHAPES = (
    *("[", "](", "[a](", "[a](<", "![a](u", ">", "> ", "> - ", "+ - ", "1. ", "`", "` `` ", "<", "<a ", "<br>"),
    *("{{", "{%", A, "|", "a|b\n-|-\n", "[^1]", "[a]: b\n", "a\n\n: b\n\n", "# a\n", "a\n=\n", "\\", "- a\n", "\t"),
)


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(2))


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_text_costs_in_proportion_to_its_length(shape: str) -> None:
    small, large = (f"{{{{{shape * (size // len(shape))}\n\n[a]: b" for size in (8_000, 128_000))
    growth = seconds(lambda: scan(large, 1)) / max(seconds(lambda: scan(small, 1)), 1e-3)
    assert growth < 16 * 6


def test_words_of_pictures_inside_each_other_are_cut_off_rather_than_copied_for_each() -> None:
    deep = 2_000
    found = scan("![a" * deep + "](u)" * deep, 1).links
    assert deep == len(found)
    assert max(len(link.text) for link in found) < 1_000


# --- running text -----------------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """The runs of letters and digits that are left in running text."""
    left = running(text)
    assert len(text) == len(left)
    return re.findall(r"[^\W_]+", left)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["a", "b"], "a {{ figure:x@2021-11-30 }} b"),
        (["a", "b"], "a `{{ figure:x }} 1` b"),
        (["a", "b"], "a\n\n    1\n\nb"),
        (["a", "b"], "a\n\n```text\n1\n```\nb"),
        (["a", "b", "c"], "a [b](/1/2 'x 3') c"),
        (["a", "b", "c"], "a ![b](../media/1.png) c"),
        (["a", "b", "c"], "a [b][c]\n\n[c]: </1 2>\n"),
        (["a", "b"], "a <https://x.example/1> b"),
        (["a", "b"], "a https://x.example/1%202 b"),
        (["a", "b"], 'a <span lang="en">b</span>'),
        (["a", "b"], "> a\n> b"),
        (["a", "b", "c", "1"], "| a | b |\n|---|---|\n| c | 1 |"),
        (["a", "1"], "a\r\n1"),
    ],
)
def test_running_text_is_what_readers_read_as_words(expected: list[str], text: str) -> None:
    assert expected == words_of(text)


def test_a_text_that_is_not_markdown_is_all_words_but_for_its_references() -> None:
    text = "a `1` [b](/c) {{ figure:x }} d"
    assert re.findall(r"[^\W_]+", running_inline(text)) == ["a", "1", "b", "c", "d"]
    assert len(text) == len(running_inline(text))


@given(st.text(alphabet="a1 \n\r\t`[]()<>{}!:|>-*_\\#~.&\"'/@é", max_size=60))
def test_running_text_keeps_every_offset(text: str) -> None:
    left = running(text)
    assert len(text) == len(left)
    assert all(now in (before, "\uf8ff", "\n", " ") for before, now in zip(text, left, strict=True))
