from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("site", "dev", "judges")
JUDGES = ROOT / "tests" / "browser" / "judges"


def pins(name: str) -> dict[str, list[str]]:
    """The pins of a lock by distribution; more than one where another Python needs another version."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for entry in re.findall(r"^(?:[a-z0-9].*\n(?:    --hash.*\n)*)", text, flags=re.MULTILINE):
        found.setdefault(entry.split("==")[0], []).append(entry)
    return found


def named(requirements: list[str]) -> set[str]:
    return {match[0] for requirement in requirements if (match := re.match(r"[a-z0-9-]+", requirement))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"://|--index|--extra-index|--find-links|file:| @ ", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_carries_the_digests_of_its_files(name: str) -> None:
    loose = [
        entry
        for entries in pins(name).values()
        for entry in entries
        if not re.match(r"[a-z0-9-]+==[0-9][^ ]*( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry)
    ]
    assert loose == []


def test_the_locks_hold_what_the_package_asks_for() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = declared["project"]
    extras = project["optional-dependencies"]
    assert named(project["dependencies"] + extras["build"] + extras["pdf"]) - set(pins("site")) == set()
    assert named(extras["dev"]) - set(pins("dev")) == set()
    assert named(declared["dependency-groups"]["judges"]) == set(pins("judges"))


def test_what_npm_installs_is_locked_by_digest_without_addresses_and_asks_for_one_version() -> None:
    asked = json.loads((JUDGES / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((JUDGES / "package-lock.json").read_text(encoding="utf-8"))
    root, packages = lock["packages"].pop(""), lock["packages"]
    assert asked["dependencies"] == root["dependencies"]
    assert [version for version in asked["dependencies"].values() if not re.fullmatch(r"[\d.]+", version)] == []
    assert len(packages) > 100
    assert [name for name, each in packages.items() if not each.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []


def test_the_site_is_built_with_what_was_tested() -> None:
    site, dev = pins("site"), pins("dev")
    assert {name: dev.get(name) for name in site} == site


def test_every_runtime_dependency_has_its_reason_written_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    decision = (ROOT / "docs" / "decisions" / "0001-licence-and-dependencies.md").read_text(encoding="utf-8")
    asked = named(project["dependencies"] + project["optional-dependencies"]["pdf"])
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", decision, flags=re.MULTILINE)) == asked
