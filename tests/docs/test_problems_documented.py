"""The page about problems holds every code, and says what the command says."""

from __future__ import annotations

import re
from pathlib import Path

from generator.author.findings import CODES
from generator.model.rules import RULES
from tools.reference import REFERENCES, ROOT

PAGE = Path(ROOT, REFERENCES["problems"].path)


def test_the_page_is_what_the_rules_make() -> None:
    assert REFERENCES["problems"].text() == PAGE.read_text(encoding="utf-8")


def test_every_code_has_a_part_of_its_own_and_none_else() -> None:
    assert sorted(RULES) == re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_about_imports_is_what_their_rules_make_and_holds_every_code() -> None:
    text = Path(ROOT, REFERENCES["import"].path).read_text(encoding="utf-8")
    assert REFERENCES["import"].text() == text
    assert sorted(CODES.keys() - RULES.keys()) == re.findall(r"^## (.+)$", text, re.MULTILINE)
