"""The update of 28 September 2021 was clarified on 26 November 2021, and a reader can see how."""

from __future__ import annotations

from pathlib import Path

from tests.example.reading import BuiltPage, built_pages
from tests.projects.builds import ROOT, fremdrift

ADDRESS = "/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/"


def test_both_wordings_can_be_read_and_what_differs_and_that_the_first_is_reconstructed(
    example: dict[str, BuiltPage],
) -> None:
    now, before = example[ADDRESS].text, example[f"{ADDRESS}versioner/1/"].text
    assert "Præciseret 26. november 2021" in now
    assert "Det tæller ikke som en klage" in now
    assert "Denne ordlyd er genskabt til eksemplet" not in now
    assert "Denne ordlyd er genskabt til eksemplet" in before
    assert "Du kan gøre indsigelse mod omberegningen" in before
    assert "Præciseret 26. november 2021" in before
    assert (
        'href="../../../../../../../opdateringer/2021/09/28/maanedsangivelse-og-nedc2/"'
        in example[f"{ADDRESS}versioner/1/"].html
    )
    difference = before.partition("Det blev ændret")[2]
    assert "slettet" in difference
    assert "genoptagelse" in difference


def test_the_clarification_is_a_row_of_the_corrections(example: dict[str, BuiltPage]) -> None:
    row = example["/rettelser/"].text.partition("26. november 2021")[2]
    assert row.startswith(" Præcisering Om månedsangivelsen, opkrævninger og NEDC2")


def test_the_site_of_a_day_before_it_shows_the_first_wording(tmp_path: Path) -> None:
    output = tmp_path / "site-2021-11-25"
    done = fremdrift("build", "--project", str(ROOT), "--output", str(output), "--as-of", "2021-11-25")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = {page.address: page for page in built_pages(output)}[ADDRESS].text
    assert "Du kan gøre indsigelse mod omberegningen" in shown
    assert "Præciseret" not in shown
