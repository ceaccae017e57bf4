"""Built sites whose follow-ups the tests of their files open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.followed import NOW, followed
from tests.projects.builds import ROOT, build_in, fremdrift


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's site in Danish."""
    return _built(tmp_path_factory.mktemp("town"), "da")


@pytest.fixture(scope="session")
def town_in_english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's site in English."""
    return _built(tmp_path_factory.mktemp("town-en"), "en")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site."""
    folder = tmp_path_factory.mktemp("example-files") / "site"
    done = fremdrift("build", "--project", str(ROOT), "--output", str(folder), "--now", "2026-11-23T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _built(folder: Path, language: str) -> Path:
    done = build_in(followed(language).write(folder / "project"), now=NOW)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "project" / "site"
