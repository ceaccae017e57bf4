from __future__ import annotations

import re

import pytest

from generator.cli import _parser
from tests.projects.builds import ROOT, fremdrift
from tools.reference import REFERENCES
from tools.reference_cli import arguments, commands

PAGE = ROOT / "docs" / "operators" / "command.md"


def test_the_page_is_what_is_made_from_the_command() -> None:
    assert REFERENCES["cli"].text() == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["build", "check", "serve", "redirects", "cite", "verify", "import followup", "init"])
def test_the_help_of_a_command_says_what_the_page_says_of_it(name: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"## fremdrift {name}\n", 1)[1].split("\n## ", 1)[0]
    said = " ".join(fremdrift(*name.split(), "--help", env={"COLUMNS": "200"}).stdout.split())
    rows = re.findall(r"^\| `([^`\s]+).*` \| (.*) \|$", section, re.MULTILINE)
    assert rows
    assert [(option, words) for option, words in rows if option not in said or words not in said] == []


def test_every_command_and_every_argument_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, words, parser in commands(_parser()):
        assert f"## fremdrift {name}\n\n{words[0].upper()}{words[1:]}." in text
        assert all(argument.help and argument.help in text for argument in arguments(parser))
