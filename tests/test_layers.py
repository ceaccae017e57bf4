"""The stages import one way: a stage may use itself and the stages above it in `docs/architecture.md`, no others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
TOP = "top"

_ROW = re.compile(r"^\| `?(\w+)/?`? \|")
_LATE = re.compile(r"# noqa: [A-Z0-9, ]*PLC0415 - \S")


@dataclass(frozen=True)
class Import:
    """One import: in which file and line, of which module, whether inside a function."""

    file: Path
    line: int
    module: str
    late: bool

    @property
    def place(self) -> str:
        """Where it stands, as editors know it."""
        return f"{self.file.relative_to(ROOT)}:{self.line}"


@cache
def stages() -> tuple[str, ...]:
    """The stages in their order, from the table in the architecture page."""
    table = ARCHITECTURE.read_text(encoding="utf-8").partition("| stage |")[2].partition("\n\n")[0]
    return tuple(found[1] for line in table.splitlines() if (found := _ROW.match(line)))


def stage_of(file: Path) -> str:
    """The stage a module belongs to: its package, or the top."""
    parts = file.relative_to(GENERATOR).parts
    return parts[0] if len(parts) > 1 and parts[0] in stages() else TOP


def stage_named(module: str) -> str:
    """The stage that `generator.plan.views` is in; the package itself, which holds the version, belongs to nobody."""
    parts = module.split(".")
    if len(parts) == 1:
        return ""
    return parts[1] if parts[1] in stages() else TOP


def imports(file: Path) -> Iterator[Import]:
    """Every import of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        late = id(node) in inside
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(file, node.lineno, name.name, late)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module == "generator":
                for name in node.names:
                    deeper = (GENERATOR / name.name).exists() or (GENERATOR / f"{name.name}.py").exists()
                    yield Import(file, node.lineno, f"generator.{name.name}" if deeper else module, late)
            else:
                yield Import(file, node.lineno, module, late)


MODULES = tuple(sorted(GENERATOR.rglob("*.py")))
IMPORTS = tuple(one for file in MODULES for one in imports(file))


def test_the_architecture_page_names_every_stage_there_is() -> None:
    packages = {path.parent.name for path in GENERATOR.glob("*/__init__.py")}
    in_top = {"author", "preview"}
    assert sorted(packages - in_top | {TOP}) == sorted(stages())
    assert stages()[-1] == TOP


def test_a_stage_imports_itself_and_the_stages_above_it_only() -> None:
    order = stages()
    ours = [one for one in IMPORTS if one.module.partition(".")[0] == "generator" and stage_named(one.module)]
    assert len(ours) > 100
    wrong = [
        f"{one.place}: {stage_of(one.file)} imports {one.module}"
        for one in ours
        if order.index(stage_named(one.module)) > order.index(stage_of(one.file))
    ]
    assert wrong == []


def test_a_folder_of_the_plan_imports_itself_and_the_folders_above_it_only() -> None:
    table = ARCHITECTURE.read_text(encoding="utf-8").partition("| folder of `plan/` |")[2].partition("\n\n")[0]
    order = [found[1] for line in table.splitlines() if (found := _ROW.match(line))]
    assert sorted(order) == sorted(path.parent.name for path in GENERATOR.glob("plan/*/__init__.py"))
    within = {path: path.parent.name for folder in order for path in (GENERATOR / "plan" / folder).rglob("*.py")}
    used = [
        (one, folder)
        for one in IMPORTS
        if one.file in within and one.module.startswith("generator.plan.")
        if (folder := one.module.split(".")[2]) in order
    ]
    assert len(used) > 100
    assert [
        f"{one.place}: {one.module}" for one, folder in used if order.index(folder) > order.index(within[one.file])
    ] == []


def test_imports_stand_at_the_top_but_for_the_few_that_say_why() -> None:
    wrong = []
    for one in IMPORTS:
        if one.late:
            line = one.file.read_text(encoding="utf-8").splitlines()[one.line - 1]
            if not _LATE.search(line):
                wrong.append(f"{one.place}: {line.strip()}")
    assert wrong == []


def test_nothing_is_imported_by_a_relative_path() -> None:
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in MODULES}
    assert [
        file
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ] == []


@pytest.mark.parametrize(
    ("stage", "never"),
    [
        ("model", {"pydantic", "yaml", "frontmatter", "jinja2", "babel", "os", "pathlib"}),
        ("derive", {"os", "pathlib", "jinja2", "babel", "comrak"}),
        ("record", {"pathlib", "jinja2", "babel", "comrak"}),
        ("check", {"os", "pathlib", "jinja2", "babel", "comrak"}),
        ("plan", {"os", "jinja2", "markupsafe", "comrak", "html"}),
        ("render", {"yaml", "frontmatter", "pydantic"}),
        ("formats", {"jinja2", "yaml", "pydantic"}),
        ("write", {"yaml", "jinja2", "pydantic", "babel", "comrak"}),
    ],
)
def test_a_stage_keeps_to_its_own_libraries(stage: str, never: set[str]) -> None:
    used = [one for one in IMPORTS if stage_of(one.file) == stage]
    assert used
    assert [f"{one.place}: {one.module}" for one in used if one.module.partition(".")[0] in never] == []


def test_only_the_two_ends_look_at_the_clock() -> None:
    looks = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time\(|time\.time_ns|time\.localtime)\b")
    found = [str(file.relative_to(GENERATOR)) for file in MODULES if looks.search(file.read_text(encoding="utf-8"))]
    assert found == ["cli.py"]


KNOW_THE_THEME = {
    "render/theme.py": "the frame",
    "render/assets.py": "which of its files are published, and the notice of its licence",
    "build.py": "its version, on which the output depends",
}


def test_the_theme_is_known_in_one_place() -> None:
    word = re.compile(r"material", re.IGNORECASE)
    found = {
        file.relative_to(GENERATOR).as_posix() for file in MODULES if word.search(file.read_text(encoding="utf-8"))
    }
    assert found == set(KNOW_THE_THEME)


def test_of_the_templates_only_the_base_knows_the_theme() -> None:
    pages = [path for path in (ROOT / "templates").rglob("*.html") if "material/" in path.read_text(encoding="utf-8")]
    assert [path.name for path in pages] == ["base.html"]
