"""What is quoted of a promise is held against the time it is said to mean, by the last day alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from generator.checking import Clock, checked

FILES = {
    "site.yml": "format: 1\ntitle: Afgifter\nurl: https://afgifter.example\n",
    "content/topics/omberegning.md": "---\ntitle: Omberegning\npromises: {alle: {label: Alle er færdige}}\n---\n",
}
UPDATE = """---
title: Status
summary: Vi er i gang.
promises:
  alle:
    target: {target}
    words: {words}
---
"""


@pytest.mark.parametrize(
    ("codes", "target", "words"),
    [
        ([], "2022-06", "senest i juni 2022"),
        ([], "2022-06", "senest den 30. juni 2022"),
        ([], "2021-11-30", "inden den 1. december 2021"),
        ([], "2022", "inden udgangen af 2022"),
        ([], "end 2022", "i løbet af 2. halvår 2022"),
        (["words-differ"], "2021-12-01", "inden den 1. december 2021"),
        (["words-differ"], "early 2022-06", "mid-June 2022"),
        (["words-differ"], "2022-06", "i løbet af 2. kvartal 2023"),
        # neither is compared where one of them says no time for sure
        ([], "2022-06", "i løbet af juli"),
        ([], "2022-06", "ukendt"),
        ([], "unknown", "i juli 2022"),
    ],
)
def test_words_have_to_end_on_the_day_that_the_target_ends_on(
    tmp_path: Path, codes: list[str], target: str, words: str
) -> None:
    update = UPDATE.format(target=target, words=words)
    for path, text in {**FILES, "content/updates/2021-01-05-status.md": update}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = checked(tmp_path, Clock(instant=datetime.fromisoformat("2026-01-15T12:00+01:00"))).faults
    assert codes == [one.problem.code for one in found]
