"""A translation beside its original holds words only; lists are matched by id, mistakes are told where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.topic import Topic
from generator.read.load import Reading, load
from generator.read.sources import sources
from tests.projects.builds import fremdrift

SITE = "format: 1\ntitle: Veje\nurl: https://veje.example\nlanguages: [da, en]\n"
ORIGINAL = """\
---
title: Ny vej
summary: Vejen bliver ny.
figures:
  huller: {label: Huller, unit: percent}
  sten: {label: Sten, unit: percent}
questions:
  - {id: hvorfor, question: Hvorfor?, answer: Fordi.}
  - {id: hvornaar, question: Hvornår?, answer: Snart.}
---

Rødgrød på dansk, se {{ term:nix }}.
"""
SOUND = ORIGINAL.replace(", se {{ term:nix }}", "")


def project(folder: Path, *, translation: str, original: str = SOUND, site: str = SITE) -> Path:
    (folder / "content" / "topics").mkdir(parents=True)
    (folder / "site.yml").write_text(site, "utf-8")
    (folder / "content/topics/vej.md").write_text(original, "utf-8")
    (folder / "content/topics/vej.en.md").write_text(translation, "utf-8")
    return folder


def translated(folder: Path) -> Topic:
    reading: Reading = load(sources(folder))
    assert reading.problems == ()
    assert reading.content is not None
    (only,) = reading.content.translations
    assert isinstance(only.value, Topic)
    assert (only.language, only.path) == ("en", "content/topics/vej.en.md")
    return only.value


def told(folder: Path) -> list[str]:
    """Place and code of everything that `fremdrift check` says."""
    lines = fremdrift("check", "--project", str(folder), "--now", "2026-01-15", "--language", "en").stdout.splitlines()
    return [
        f"{line.split(': ')[0].removeprefix('content/topics/')} {line.rpartition('[')[2][:-1]}" for line in lines[:-1]
    ]


def test_words_are_laid_over_the_original_and_the_rest_stays(tmp_path: Path) -> None:
    value = translated(project(tmp_path, translation="---\ntitle: New road\n---\n\nIn English.\n"))
    assert (value.title, value.summary, value.body.text) == ("New road", "Vejen bliver ny.", "In English.\n")
    assert [figure.label for figure in value.figures] == ["Huller", "Sten"]


def test_a_translation_without_a_body_shows_the_original_one(tmp_path: Path) -> None:
    assert translated(project(tmp_path, translation="---\ntitle: New road\n---\n")).body.text == "Rødgrød på dansk.\n"


def test_members_of_a_list_are_matched_by_id_whatever_their_order(tmp_path: Path) -> None:
    words = (
        "questions:\n  - {id: hvornaar, question: When?}\n  - {id: hvorfor, answer: Because.}\n"
        "figures: {sten: {label: Stones}}\n"
    )
    value = translated(project(tmp_path, translation=f"---\n{words}---\n"))
    expected = [("hvorfor", "Hvorfor?", "Because."), ("hvornaar", "When?", "Snart.")]
    assert expected == [(one.id, one.question, one.answer) for one in value.questions]
    assert [figure.label for figure in value.figures] == ["Huller", "Stones"]


def test_a_time_of_day_in_the_original_is_no_word_of_its_translation(tmp_path: Path) -> None:
    folder = project(tmp_path, translation="---\ntitle: New road\n---\n")
    (folder / "content/updates").mkdir()
    words = "---\ntitle: Nu\nsummary: Kort.\ndate: 2026-01-05 14:30\n---\n"
    (folder / "content/updates/2026-01-05-nu.md").write_text(words, "utf-8")
    (folder / "content/updates/2026-01-05-nu.en.md").write_text("---\ntitle: Now\n---\n", "utf-8")
    assert told(folder) == []


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        pytest.param(["vej.en.md:2:1 translation-words"], "opened: 2026-01-01\n", id="what only the original says"),
        pytest.param(
            ["vej.en.md:3:20 translation-words"], "figures:\n  sten: {label: A, unit: x}\n", id="another unit"
        ),
        pytest.param(["vej.en.md:3:3 translation-original"], "figures:\n  graes: {label: Grass}\n", id="a new figure"),
        pytest.param(
            ["vej.en.md:3:10 translation-original"], "questions:\n  - {id: hvad, question: What?}\n", id="a new entry"
        ),
        pytest.param(["vej.en.md:3:5 translation-words"], "questions:\n  - {question: What?}\n", id="no id"),
        pytest.param(["vej.en.md:2:1 key-unknown"], "sumary: The road.\n", id="an unknown key"),
        pytest.param(["vej.en.md:2:1 key-given"], "id: vej\n", id="what the name says"),
        pytest.param(
            ["vej.en.md:3:44 text-expected"],
            "questions:\n  - {id: hvornaar, answer: Soon, question: [a]}\n",
            id="no text",
        ),
        pytest.param(["vej.en.md:3:17 text-expected"], "figures:\n  sten: {label: [a]}\n", id="no text for a figure"),
        pytest.param(
            ["vej.en.md:3:14 reference-missing"], "summary: >-\n  Rødgrød og {{ term:nix }}.\n", id="a reference"
        ),
        pytest.param(
            ["vej.en.md:2:1 key-unknown", "vej.en.md:3:1 translation-words"],
            "sumary: a\nopened: 2026\n",
            id="two at once",
        ),
    ],
)
def test_a_mistake_in_a_translation_is_told_at_its_place_in_it(tmp_path: Path, expected: list[str], words: str) -> None:
    assert expected == told(project(tmp_path, translation=f"---\n{words}---\n"))


def test_repeating_what_the_original_says_is_no_mistake(tmp_path: Path) -> None:
    assert told(project(tmp_path, translation="---\nfigures: {sten: {label: Stones, unit: percent}}\n---\n")) == []


def test_a_mistake_in_the_original_is_told_once(tmp_path: Path) -> None:
    folder = project(tmp_path, translation="---\ntitle: New road\n---\n", original=ORIGINAL)
    assert told(folder) == ["vej.md:12:22 reference-missing"]


def test_a_mistake_in_a_text_of_the_original_is_told_once(tmp_path: Path) -> None:
    original = SOUND.replace("bliver ny.", "bliver ny, se {{ term:nix }}.")
    folder = project(tmp_path, translation="---\ntitle: New road\n---\n", original=original)
    assert told(folder) == ["vej.md:3:30 reference-missing"]


def test_a_broken_original_leaves_its_translation_judged_by_its_own_words(tmp_path: Path) -> None:
    original = SOUND.replace("title:", "titel:")
    folder = project(tmp_path, translation="---\ntitle: New road\nopened: 2026\n---\n", original=original)
    assert told(folder) == ["vej.en.md:3:1 translation-words", "vej.md:2:1 key-unknown"]


def test_an_original_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    folder = project(tmp_path, translation="---\ntitle: New road\n---\n")
    (folder / "content/topics/vej.md").write_bytes(b"---\ntitle: V\xe6j\n---\n")
    assert told(folder) == ["vej.md:2:9 file-encoding"]


def test_entries_of_a_list_of_terms_are_translated_and_checked(tmp_path: Path) -> None:
    folder = project(tmp_path, translation="---\ntitle: New road\n---\n")
    (folder / "content/glossary.yml").write_text("grus:\n  term: Grus\n  text: Sten.\n", "utf-8")
    (folder / "content/glossary.en.yml").write_text("grus:\n  text: Stones, see {{ term:nix }}.\n", "utf-8")
    assert told(folder) == ["content/glossary.en.yml:2:21 reference-missing"]


def test_a_language_that_the_site_has_not_is_told(tmp_path: Path) -> None:
    site = SITE.replace("languages: [da, en]\n", "")
    assert told(project(tmp_path, translation="---\ntitle: New road\n---\n", site=site)) == [
        "vej.en.md translation-language"
    ]
