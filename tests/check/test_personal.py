"""A CPR number stops everything, in whatever text it stands, and no message repeats it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.check.personal import masked
from tests.projects.builds import build_in, fremdrift
from tests.projects.small import WORDS, Project

NUMBER = "211062-5629"
PLACES = {
    "title": {"title": f"Nyt om {NUMBER}"},
    "summary": {"summary": f"Om {NUMBER}."},
    "body": {"body": f"Om {NUMBER}.\n"},
    "reason": {"reason": f"Efter {NUMBER}."},
    "tag": {"tag": NUMBER},
    "answer": {"more": f"questions:\n  - id: hvad\n    question: Hvad?\n    answer: Spørg {NUMBER}.\n"},
    "change": {"more": f"changes:\n  - date: 2026-01-13\n    kind: correction\n    note: Fra {NUMBER}.\n"},
    "draft": {"title": f"Nyt om {NUMBER}", "draft": True},
    "comment": {"more": f"# {NUMBER}\n"},
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_a_number_stands_nothing_is_built_and_the_number_is_not_repeated(tmp_path: Path, place: str) -> None:
    said = Project(words=(*WORDS[:2], replace(WORDS[2], **PLACES[place])))  # type: ignore[arg-type]
    done = build_in(said.write(tmp_path / "project"))
    assert done.returncode == 1
    assert "[personal-number]" in done.stdout
    assert "2110••-••••" in done.stdout
    assert (NUMBER in done.stdout + done.stderr, "5629" in done.stdout + done.stderr) == (False, False)
    assert not (tmp_path / "project/site/index.html").exists()


@pytest.mark.parametrize("level", ["off", "warning"])
def test_no_setting_lowers_it(tmp_path: Path, level: str) -> None:
    said = replace(Project(words=(replace(WORDS[0], title=NUMBER),)), settings=f"checks:\n  personal-number: {level}\n")
    done = build_in(said.write(tmp_path / "project"))
    assert done.returncode == 1
    assert "error: this looks like somebody’s CPR number" in done.stdout
    assert "[check-locked]" in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "123456-7890",  # no month 34
        "310299-1234",  # no 31 February
        "12211062-5629",
        "211062-56291",
        "2021-211062-5629",
        "211062-5629-1",
        "21-10-62 5629",
        "2110625628",  # ten digits in a row whose check digit does not fit
        "12110625629",
        "+4521106256",
    ],
)
def test_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    said = Project(words=(replace(WORDS[0], body=f"Sagen {text} er slut.\n"),))
    done = fremdrift("check", "--project", str(said.write(tmp_path / "project")), "--now", "2026-06-01T12:00")
    assert "personal-number" not in done.stdout


def test_a_document_that_is_named_by_a_number_is_refused_and_no_message_names_it(tmp_path: Path) -> None:
    said = Project(media={f"brev-til-{NUMBER}.txt": b"Brev.\n"})
    done = fremdrift("check", "--project", str(said.write(tmp_path / "project")), "--now", "2026-06-01T12:00")
    assert done.returncode == 1
    assert "content/media/brev-til-2110••-••••.txt: " in done.stdout
    assert "5629" not in done.stdout


def test_any_message_that_quotes_an_author_hides_the_number(tmp_path: Path) -> None:
    said = Project(words=(replace(WORDS[0], more=f"unknown-{NUMBER}: x\n"),))
    done = fremdrift("check", "--project", str(said.write(tmp_path / "project")), "--now", "2026-06-01T12:00")
    assert "unknown-2110••-••••" in done.stdout
    assert "5629" not in done.stdout


def test_masking_leaves_all_other_words() -> None:
    assert masked(f"a {NUMBER}, b 123456-7890") == "a 2110••-••••, b 123456-7890"
