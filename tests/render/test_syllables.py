"""Long words of headings may be broken where their syllables end; nothing else is changed."""

from __future__ import annotations

import pytest

from generator.render.syllables import with_breaks

SHY = "\N{SOFT HYPHEN}"


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "th"])
def test_a_long_word_of_a_heading_may_be_broken_between_syllables(tag: str) -> None:
    html = f'<{tag} id="interessenthaandtering">Interessenthåndtering i dag</{tag}>'
    # Four letters at least stay together at each end: no break after "In".
    expected = html.replace("Interessenthåndtering", SHY.join(("Inter", "es", "sent", "hånd", "te", "ring")))
    assert expected == with_breaks(html, "da")


def test_shorter_words_and_what_is_no_heading_stay_as_they_are() -> None:
    html = "<p>Interessenthåndtering</p><h2>Opfølgningsskema</h2><h4>Interessenthåndtering</h4>"
    assert with_breaks(html, "da") == html


def test_tags_attributes_and_the_names_of_characters_stay_as_they_are() -> None:
    html = '<h3><a title="Interessenthåndtering">Mål</a> &CounterClockwiseContourIntegral;</h3>'
    assert with_breaks(html, "da") == html
    assert f"kom{SHY}pe{SHY}tencer</a>" in with_breaks("<h3><a href='/x/'>sagsbehandlerkompetencer</a></h3>", "da")


def test_each_language_has_its_own_syllables() -> None:
    word = "<h1>Internationalisation</h1>"
    assert SHY in with_breaks(word, "en")
    assert with_breaks(word, "en") != with_breaks(word, "da")


def test_in_the_narrow_cells_of_a_table_of_many_columns_shorter_words_may_be_broken_too() -> None:
    cell = "<td>Endnu ikke afrapporteret <a href='/afrapporteret/'>{}</a></td>"
    wide, narrow = '<table class="fd-table">', '<table class="fd-table fd-cards fd-annual">'
    html = f"{wide}{cell.format('Fejl')}</table>{narrow}{cell.format('Fejl')}</table>"
    broken = cell.format("Fejl").replace("ikke afrapporteret", f"ikke afrap{SHY}por{SHY}teret")
    assert with_breaks(html, "da") == f"{wide}{cell.format('Fejl')}</table>{narrow}{broken}</table>"
