"""The example site's published files, what can be changed in each of them, and what the guard of the record says."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from generator.checking import Clock, checked
from tests.projects.builds import ROOT

NOW = datetime.fromisoformat("2026-12-01T12:00")
DAY = "2026-12-01"
DEFINITIONS = frozenset(
    [
        "aim",
        "category",
        "measure_type",
        "measurement",
        "milestones",
        "reporting",
        "requirement",
        "requirement_text",
        "volumes",
    ]
)
TEXTS = frozenset(
    [
        "title",
        "summary",
        "note",
        "text",
        "words",
        "reason",
        "label",
        "question",
        "answer",
        "requirement_text",
        "plain",
        "method",
        "frequency",
        "scope",
        "condition",
        "framework",
        "vision",
        "organisation",
        "parent",
        "role",
        "place",
        "cadence",
        "discussed_with",
        "final_report",
        "responsible",
        "numerator",
        "denominator",
        "cause",
        "consequence",
        "response",
        "analysis",
    ]
)
LISTS = frozenset({"categories", "measure_types", "partners"})
COUNTS = frozenset(["value", "numerator", "denominator", "answers", "figures"])
STATUSES = {"green": "no_data", "yellow": "red", "red": "yellow", "not_due": "no_data", "no_data": "not_due"}

_CODE = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|`[^`]*`|https?:\S+|<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+(\.\d+)?")
Step = str | int


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of a published file: its new text, the code it fails with, and the files in which it is declared.

    None declare what may never be changed.
    """

    name: str
    text: str
    code: str
    declared: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value in a file: the keys that lead to it, members of lists by their ids, and where it lies in the text."""

    keys: tuple[Step, ...]
    value: str
    start: int
    end: int


def published(*parts: str) -> tuple[str, ...]:
    """Every file of the example in some folders of `content`; looked for there, so that a new one is tried at once."""
    found = (path for part in parts for path in (ROOT / "content" / part).rglob("*") if path.suffix in {".md", ".yml"})
    names = (path.relative_to(ROOT).as_posix() for path in found)
    return tuple(sorted(name for name in names if "\ndraft: true" not in source(name)))


def source(path: str) -> str:
    """A file of the example."""
    return (ROOT / path).read_text(encoding="utf-8")


def addresses(path: str) -> tuple[str, ...]:
    """The addresses that the record knows of a file."""
    known = (ROOT / "content/.record" / path.removeprefix("content/")).with_name(f"{Path(path).stem}.json")
    return tuple(json.loads(known.read_text(encoding="utf-8"))["addresses"])


class Site:
    """A copy of the example site; what is tried on it leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        """Copy the example into `folder`."""
        self.folder = folder
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copy(ROOT / "site.yml", folder)

    def tries(self, path: str, changes: Iterable[Change]) -> None:
        """Assert that each silent change of a file is an error of the guard there, and declared is none at all."""
        for change in changes:
            assert (path, change.code) in self.errors({path: change.text}), change.name
            if change.declared:
                assert self.errors(change.declared) == set(), change.name

    def errors(self, texts: Mapping[str, str | None]) -> set[tuple[str, str]]:
        """The path and code of every error, with some files written anew, or removed where there is None."""
        before = {path: self._bytes(path) for path in texts}
        try:
            for path, text in texts.items():
                self._put(path, None if text is None else text.encode())
            found = checked(self.folder, Clock(instant=NOW)).problems
        finally:
            for path, data in before.items():
                self._put(path, data)
        return {(one.place.path, one.problem.code) for one in found if one.severity == "error"}

    def _bytes(self, path: str) -> bytes | None:
        file = self.folder / path
        return file.read_bytes() if file.exists() else None

    def _put(self, path: str, data: bytes | None) -> None:
        file = self.folder / path
        if data is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data)


def front(path: str, text: str) -> tuple[int, int]:
    """Where the keys of a file begin and end in its text."""
    return (4, text.index("\n---\n", 4) + 1) if path.endswith(".md") else (0, len(text))


def values(path: str, text: str) -> Iterator[Value]:
    """Every value in the keys of a file."""
    start, end = front(path, text)
    yield from _below(_tree(text[start:end]), (), start)


def _tree(text: str) -> yaml.Node:
    found = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert found is not None
    return found


def _below(node: yaml.Node, keys: tuple[Step, ...], start: int) -> Iterator[Value]:
    if isinstance(node, yaml.MappingNode):
        for key, below in node.value:
            yield from _below(below, (*keys, key.value), start)
    elif isinstance(node, yaml.SequenceNode):
        for n, below in enumerate(node.value):
            yield from _below(below, (*keys, _id(below, n)), start)
    else:
        yield Value(keys=keys, value=node.value, start=start + node.start_mark.index, end=start + node.end_mark.index)


def _id(node: yaml.Node, n: int) -> Step:
    if isinstance(node, yaml.MappingNode):
        found = {key.value: below.value for key, below in node.value}
        return str(found["id"]) if "id" in found else n
    return n


def slip(text: str) -> str | None:
    """A text with one letter of its longest word changed, references, links and code aside; None where it has none."""
    masked = _CODE.sub(lambda found: "0" * len(found[0]), text)
    words = sorted(_WORD.finditer(masked), key=lambda word: -len(word[0]))
    if not words:
        return None
    at = words[0].start() + 1
    return text[:at] + ("x" if text[at] != "x" else "z") + text[at + 1 :]


@cache
def changes(path: str) -> tuple[Change, ...]:
    """One letter, number or status changed in each value of a file's keys, and one letter in its body."""
    return (*_of_keys(path), *of_body(path)[-1:])


def _of_keys(path: str) -> Iterator[Change]:
    text = source(path)
    for value in values(path, text):
        after = _other(value, text[value.start : value.end])
        if after is not None:
            changed = text[: value.start] + after + text[value.end :]
            code, declared = _declared(path, changed, value)
            yield Change(name=".".join(map(str, value.keys)), text=changed, code=code, declared=declared)


def of_body(path: str) -> tuple[Change, ...]:
    """One letter changed in each line of a file's body."""
    return tuple(_of_body(path)) if path.endswith(".md") else ()


def _of_body(path: str) -> Iterator[Change]:
    text = source(path)
    at = front(path, text)[1] + len("---\n")
    for line in text[at:].splitlines(keepends=True):
        if (after := slip(line)) is not None:
            changed = text[:at] + after + text[at + len(line) :]
            declared = {path: told(path, changed)}
            yield Change(name=f"body: {line.strip()}", text=changed, code="words-changed", declared=declared)
        at += len(line)


def _other(value: Value, raw: str) -> str | None:
    key, above = value.keys[-1], value.keys[-2] if len(value.keys) > 1 else ""
    if key == "status":
        return STATUSES[raw]
    if raw == "not_stated":
        return None
    if _NUMBER.fullmatch(raw):
        step = Decimal(1).scaleb(int(Decimal(raw).as_tuple().exponent))
        return str(Decimal(raw) + step) if {key, above} & COUNTS else None
    return slip(raw) if key in TEXTS or above in LISTS else None


def _declared(path: str, text: str, value: Value) -> tuple[str, Mapping[str, str]]:
    """The guard's code for a value that changed, and the files that declare it."""
    after = next(one.value for one in values(path, text) if one.keys == value.keys)
    if "changes" in value.keys[:-1]:
        return "change-removed", {}
    if path.endswith(".yml"):
        row = [str(key) for key in value.keys[:2]]
        entry = _told_of(".".join(map(str, value.keys[2:])), value.value, after) | {"note": "Rettet."}
        return "row-changed", {path: _added(path, text, (*row, "changes"), entry)}
    # A remark tells how a definition is to be read, and is none itself.
    if "/goals/" in path and value.keys[0] in DEFINITIONS and value.keys[-1] != "note":
        plan = f"{path.rpartition('/')[0]}/plan.md"
        number = Path(path).name.partition("-")[0]
        field = ".".join(str(key) for key in value.keys if key != "all")
        entry = {"goal": number} | _told_of(field, value.value, after) | {"reason": "Ændret."}
        return "definition-changed", {path: text, plan: _added(plan, source(plan), ("amendments",), entry)}
    return "words-changed", {path: told(path, text)}


def _told_of(field: str, before: str, after: str) -> dict[str, str]:
    return {"field": field, "from": before, "to": after}


def told(path: str, text: str) -> str:
    """A page with a correction declared today."""
    return _added(path, text, ("changes",), {"kind": "correction", "note": "Rettet."})


def with_key(path: str, text: str, lines: str) -> str:
    """A file with more keys at the end of those that it has."""
    end = front(path, text)[1]
    return text[:end] + lines + text[end:]


def _added(path: str, text: str, keys: tuple[str, ...], entry: dict[str, str]) -> str:
    """A file with one more member, of today, of the list at `keys`, which may not be there yet."""
    start, end = front(path, text)
    above = _tree(text[start:end])
    for key in keys[:-1]:
        above = next(below for known, below in above.value if known.value == key)
    space = " " * above.start_mark.column
    known = next((below for key, below in above.value if key.value == keys[-1]), None)
    said = {"date": DAY} | {key: json.dumps(value, ensure_ascii=False) for key, value in entry.items()}
    lines = "\n".join(f"{space}    {key}: {value}" for key, value in said.items()).replace("    date", "  - date", 1)
    last: yaml.Node = known or above
    at = start + last.end_mark.index
    head = "" if known else f"{space}{keys[-1]}:\n"
    # A block ends where what follows it begins: after its comments and spaces.
    at = text.rindex("\n", 0, at) + 1 if at < len(text) else at
    return f"{text[:at]}{head}{lines}\n{text[at:]}"
