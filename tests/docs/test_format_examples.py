from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from generator.checking import Clock, checked
from generator.model import plan
from generator.model.problem import Place
from generator.model.settings import Settings
from generator.read.kinds import Known, kind_of
from generator.read.schema import WHOLE, Field, fields, part_of, without_none
from tests.docs.format_pages import PAGES, example_site, examples, text_of, traps, unseen
from tests.docs.test_format_documented import SHAPES, own_fields
from tests.projects.builds import NOW, build_in, fremdrift, tree

each_language = pytest.mark.parametrize("language", PAGES)

TWO_SAID_AT_ONCE = {("Settings", "language")}
"""The example site has `languages`, and a site has one or the other."""

PAGE = {"da": "content/pages/om.md", "en": "content/pages/about.md"}

Tree = dict[str, object]


@each_language
def test_the_examples_are_one_site_without_a_problem(language: str, tmp_path: Path) -> None:
    done = fremdrift("check", "--project", str(example_site(language, tmp_path)), "--now", NOW, "--language", "en")
    drafts = "2 drafts, which appear only once “draft: true” has been taken out\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{drafts}0 errors, 0 warnings\n", "")


@each_language
def test_the_site_of_the_examples_is_built(language: str, tmp_path: Path) -> None:
    done = build_in(example_site(language, tmp_path), "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    title = re.search(r"^title: (.*)$", examples(language)[PAGE[language]], re.MULTILINE)
    assert title
    assert title[1] in (tmp_path / "site" / Path(PAGE[language]).stem / "index.html").read_text(encoding="utf-8")


@each_language
def test_every_key_is_shown_in_an_example(language: str) -> None:
    shown = {pair for path, body in examples(language).items() for pair in keys_in(path, body)}
    expected = {(name, key) for name, shape in SHAPES.items() for key in own_fields(shape)} - TWO_SAID_AT_ONCE
    assert expected - shown == set()


@each_language
def test_every_fenced_text_is_an_example_with_a_path_or_plain_text(language: str) -> None:
    fences = re.findall(r"^```(\w+)$", text_of(language), re.MULTILINE)
    assert len(examples(language)) == sum(fence in ("yaml", "markdown") for fence in fences)
    assert set(fences) == {"yaml", "markdown", "text"}


@each_language
def test_each_trap_is_caught_with_the_code_that_is_said_and_what_is_to_be_written_instead_is_right(
    language: str, tmp_path: Path
) -> None:
    project = example_site(language, tmp_path)
    expected = {}
    for number, trap in enumerate(traps(language)):
        for name, line, code in (("wrong", trap.wrong, trap.code), ("right", trap.right, "")):
            path = f"content/updates/2026-01-12-{name}-{number}.md"
            (project / path).write_text(update_with(line), encoding="utf-8")
            expected[path] = (line, code)
    known = checked(project, Clock(instant=datetime.fromisoformat(NOW)))
    found = dict.fromkeys(expected, "")
    for one in reversed(known.problems):
        assert isinstance(one.place, Place)
        if one.place.path in found and one.problem.code != "key-missing":
            found[one.place.path] = one.problem.code
    assert expected == {path: (expected[path][0], code) for path, code in found.items()}


@each_language
def test_what_the_reference_says_is_not_shown_yet_is_in_no_page(language: str, tmp_path: Path) -> None:
    project = example_site(language, tmp_path)
    assert build_in(project).returncode == 0
    told = pages(project)
    for path, body in examples(language).items():
        (project / path).write_text(without(body, unseen(language)), encoding="utf-8")
    assert build_in(project).returncode == 0
    assert len(unseen(language)) > 1
    assert told == pages(project)


def pages(project: Path) -> dict[str, bytes | None]:
    """All files of the site but those of follow-ups, which hold everything."""
    return {path: data for path, data in tree(project / "site").items() if "opfoelgning-" not in path}


def update_with(line: str) -> str:
    """A sound update, but for one line of its front matter."""
    lines = {"title": "title: Nyt", "summary": "summary: Kort sagt."}
    lines[line.partition(":")[0]] = line
    return "\n".join(["---", *lines.values(), "---", "", "Nyt.", ""])


def without(body: str, unshown: tuple[str, ...]) -> str:
    """A text without the lines of these keys and what is indented below them; `a.b` is `b` anywhere below `a`."""
    kept: list[str] = []
    above: list[tuple[int, str]] = []
    for line in body.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            above = [(at, key) for at, key in above if at < indent]
            above.append((indent, line.strip().removeprefix("- ").partition(":")[0]))
        keys = [key for _, key in above]
        said = {*keys, *(f"{outer}.{inner}" for n, outer in enumerate(keys) for inner in keys[n + 1 :])}
        if said.isdisjoint(unshown):
            kept.append(line)
    return "\n".join(kept)


def keys_in(path: str, body: str) -> Iterator[tuple[str, str]]:
    """Every key written in an example, with the name of the model type that it belongs to."""
    front = body.split("---\n")[1] if path.endswith(".md") else body
    written = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - text only
    if path == "site.yml":
        yield from keys_of(Settings, written)
        return
    known = kind_of(path)
    assert isinstance(known, Known)
    yield from keys_of(known.kind.shape, {WHOLE: written} if known.kind.whole else written)


def keys_of(shape: type, written: Tree) -> Iterator[tuple[str, str]]:
    known = {field.key: field for field in fields(shape)}
    shared = shape.__mro__[1].__name__ if shape.__mro__[1].__name__ in SHAPES else ""
    for key, value in written.items():
        own = shape.__name__ in SHAPES and key in own_fields(shape)
        yield (shape.__name__ if own else shared or shape.__name__, key)
        if key in known:
            for inner, part in members(known[key], value):
                yield from keys_of(inner, part)


def members(field: Field, value: object) -> Iterator[tuple[type, Tree]]:
    """The mappings of a value with the model types they are written for."""
    kind = part_of(field.kind) or without_none(field.kind)
    if field.keyed and isinstance(value, dict):
        entries: list[object] = [part if isinstance(part, dict) else {field.short: part} for part in value.values()]
    else:
        entries = value if isinstance(value, list) else [value]
    for part in entries:
        if isinstance(part, dict):
            inner = requirement(part) if kind == plan.Requirement else kind
            if isinstance(inner, type) and dataclasses.is_dataclass(inner):
                yield inner, part


def requirement(part: Tree) -> type:
    return plan.All if "all" in part else plan.Any if "any" in part else plan.Leaf
