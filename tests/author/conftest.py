from __future__ import annotations

from pathlib import Path

import pytest

from tests.author.spreadsheets import Importing


@pytest.fixture
def importing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    """The small site with one follow-up, in a folder of its own."""
    return Importing(tmp_path, capsys)
