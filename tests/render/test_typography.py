from __future__ import annotations

import pytest

from generator.render.typography import typeset


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("24.~juni~2022", "24. juni 2022"),
        ("uge~14 og fase~2", "uge 14 og fase 2"),
        ("95~procent, 4,5~pct. og 97~%", "95 procent, 4,5 pct. og 97 %"),
        ("§~9 a i lov~203", "§ 9 a i lov 203"),
        ("3.~kvartal 2025", "3. kvartal 2025"),
        ("12~km og 5~m", "12 km og 5 m"),
        ("5 mand og 1 lov", "5 mand og 1 lov"),
        ("den 24. junior", "den 24. junior"),
        ("i alt 270.000 omberegninger", "i alt 270.000 omberegninger"),
    ],
)
def test_in_danish_a_line_is_not_broken_within_what_belongs_together(expected: str, typed: str) -> None:
    assert typeset(f"<p>{typed}</p>", "da") == f"<p>{expected}</p>".replace("~", "\N{NO-BREAK SPACE}")


def test_in_english_too() -> None:
    typed = "On 24 June 2022, 95 per cent in week 14 of quarter 2"
    assert typeset(typed, "en").replace("\N{NO-BREAK SPACE}", "~") == (
        "On 24~June~2022, 95~per cent in week~14 of quarter 2"
    )


@pytest.mark.parametrize(("expected", "language"), [("”et ord”, sagt", "da"), ("“et ord”, sagt", "en")])
def test_straight_quotes_become_those_of_the_language(expected: str, language: str) -> None:
    assert expected == typeset("&quot;et ord&quot;, sagt", "en" if language == "en" else "da")


@pytest.mark.parametrize(
    "kept", ["24&quot; hjul", "&quot;uden ende", '<a title="24. juni 2022, &quot;x&quot;">her</a>']
)
def test_what_is_no_pair_of_quotes_and_what_stands_in_a_tag_stays(kept: str) -> None:
    assert kept == typeset(kept, "da")


def test_code_stays_as_it_was_typed() -> None:
    code = "<pre><code>24. juni <b>2022</b> &quot;x&quot;</code></pre>"
    assert code == typeset(code, "da")
