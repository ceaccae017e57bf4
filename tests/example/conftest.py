"""The example site, built once by the real command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example.reading import BuiltPage, built_pages
from tests.projects.builds import ROOT, fremdrift


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built example site."""
    folder: Path = tmp_path_factory.mktemp("example-facts") / "site"
    done = fremdrift("build", "--project", str(ROOT), "--output", str(folder), "--now", "2026-11-23T12:00")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def example(example_site: Path) -> dict[str, BuiltPage]:
    """Every page of the built example site by its address."""
    return {page.address: page for page in built_pages(example_site)}
