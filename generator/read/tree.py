"""YAML as a tree of texts, lists and mappings in which every place is known and no value is guessed at or lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from generator.model.problem import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.problem import Step

Tree = str | list["Tree"] | dict[str, "Tree"]
"""A composed YAML value: every scalar is text."""

DEPTH = 24
"""How deep values may be nested; the format itself needs about ten."""

_SPREADSHEET = re.compile(r"#(?:REF!|NAME\?|N/A|VALUE!|DIV/0!|NUM!|NULL!|I/T|REFERENCE!|VÆRDI!|NAVN\?)")
_OPENERS = ("[", "{", "- ", "? ")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEADS = "*&!@`%>|[{"


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text. `root` is its composed node, None where the text is empty; `line` is the file's line of its first line."""

    path: str
    text: str
    line: int
    root: yaml.Node | None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's tree with the problems met; `document` is None where the text is no YAML at all."""

    tree: Tree
    document: Document | None
    problems: tuple[Problem, ...]
    blank: tuple[tuple[Step, ...], ...] = ()


def parse(path: str, text: str, line: int = 1) -> Parsed:
    """Read a YAML text. `line` is the file's line on which it begins. Never raises on what an author can write."""
    trouble = _refused(path, text, line)
    if trouble:
        return Parsed({}, None, (trouble,))
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        return Parsed({}, None, (_syntax(path, text, line, error),))
    except RecursionError:
        return Parsed({}, None, (problem(Place(path=path, line=line, column=1), "yaml-depth"),))
    finally:
        loader.dispose()  # type: ignore[no-untyped-call]
    document = Document(path, text, line, root)
    if root is None:
        return Parsed({}, document, ())
    walk = _Walk(document)
    tree = walk.value(root, (), 0)
    return Parsed(tree, document, tuple(dict.fromkeys(walk.problems)), tuple(walk.blank))


def place_of(document: Document, keys: Sequence[Step], *, on_key: bool) -> Place:
    """Where the value at `keys` begins, or its key. A key that is not there gives the innermost value that is."""
    node, mark = document.root, None
    for step in keys:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for n, pair in enumerate(node.value) if step in (n, pair[0].value)]
            if not pairs:
                break
            mark, node = pairs[0]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            mark = node = node.value[step]
        else:
            break
    found = mark if on_key else node
    if found is None or not keys:
        return Place(path=document.path, line=document.line, column=1)
    return Place(path=document.path, line=document.line + found.start_mark.line, column=found.start_mark.column + 1)


def _refused(path: str, text: str, line: int) -> Problem | None:
    """What must not reach the parser: nesting that could exhaust it, and tabs, which it words badly."""
    if sum(text.count(opener) for opener in _OPENERS) > DEPTH or " " * DEPTH in text:
        deep = _depth_exceeded(text)
        if deep is not None:
            return problem(Place(path=path, line=line + deep, column=1), "yaml-depth")
    at = text.find("\t")
    if at >= 0:
        before = text[:at]
        return problem(Place(path=path, line=line + before.count("\n"), column=at - before.rfind("\n")), "yaml-tab")
    return None


def _depth_exceeded(text: str) -> int | None:
    """The line (from 0) on which nesting passes DEPTH, by the parser's own events, which need no recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):  # type: ignore[arg-type]
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH:
                    return int(event.start_mark.line)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None
    return None


class _Walk:
    """Turns nodes into texts, lists and mappings and collects what would otherwise be lost in silence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.blank: list[tuple[Step, ...]] = []
        self.comments = " #" in document.text
        self.lines = document.text.split("\n")

    def value(self, node: yaml.Node, keys: tuple[Step, ...], depth: int) -> Tree:
        """The tree below a node. `depth` bounds the recursion, which aliases could otherwise make endless."""
        if depth > DEPTH:
            self._report(node, "yaml-depth")
            return ""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, keys)
        if self._refused_sign(node):
            # Not walked: a node that aliases repeat may hold more nodes than there are atoms.
            return ""
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*keys, n), depth + 1) for n, child in enumerate(node.value)]
        return self._mapping(node, keys, depth)

    def _mapping(self, node: yaml.Node, keys: tuple[Step, ...], depth: int) -> Tree:
        tree: dict[str, Tree] = {}
        first: dict[str, int] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                self._report(key, "yaml-key")
            elif key.value in tree:
                self._report(key, "yaml-duplicate-key", key=key.value, line=str(first[key.value]))
            elif self._is_blank(child):
                self._blank(node, key, (*keys, key.value))
            else:
                self._refused_sign(key)
                first[key.value] = self.document.line + key.start_mark.line
                tree[key.value] = self.value(child, (*keys, key.value), depth + 1)
        return tree

    def _blank(self, node: yaml.Node, key: yaml.ScalarNode, keys: tuple[Step, ...]) -> None:
        """A key without a value: a comma that cut a text in two, a text that YAML took for a comment, or just nothing."""
        self.blank.append(keys)
        rest = self._rest(key.end_mark)
        if _SPREADSHEET.search(rest):
            self._report(key, "spreadsheet-error", value=_SPREADSHEET.search(rest)[0])  # type: ignore[index]
        elif node.flow_style and not rest.startswith(":"):
            self._report(key, "yaml-comma", part=key.value)
        elif re.match(r":\s+#\S", rest):
            self._lost(key.end_mark.line)
        else:
            self._report(key, "value-empty", key=key.value)

    def _scalar(self, node: yaml.ScalarNode, keys: tuple[Step, ...]) -> str:
        if self._is_blank(node):
            self.blank.append(keys)
            self._report(node, "value-empty", key=str(keys[-1]) if keys else "")
            return ""
        if self._refused_sign(node):
            return ""
        value: str = node.value
        if _SPREADSHEET.match(value):
            self._report(node, "spreadsheet-error", value=value)
        elif self.comments and not node.style:
            rest = self._rest(node.end_mark)
            # Two spaces and a space after the sign are how a comment is written; all else is a text cut off.
            if re.match(r"\s*#", rest) and not re.match(r"\s{2,}#(?: |$)", rest):
                self._lost(node.end_mark.line)
        return value

    def _is_blank(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and not node.value and not node.style

    def _refused_sign(self, node: yaml.Node) -> bool:
        """Aliases, anchors and tags: libyaml resolves them without leaving a trace in the node, so the text is asked."""
        line = self.lines[node.start_mark.line] if node.start_mark.line < len(self.lines) else ""
        sign = line[node.start_mark.column : node.start_mark.column + 1]
        refused = sign in ("&", "!", "*")
        if refused:
            self._report(node, "yaml-alias", sign=sign)
        return refused

    def _lost(self, line: int) -> None:
        text = self.lines[line]
        at = re.search(r"(?<=\s)#", text)
        column = (at.start() if at else 0) + 1
        where = Place(path=self.document.path, line=self.document.line + line, column=column)
        self.problems.append(problem(where, "yaml-comment", line=_quoted(text)))

    def _rest(self, mark: yaml.Mark) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _report(self, node: yaml.Node, code: str, **params: str) -> None:
        where = Place(
            path=self.document.path,
            line=self.document.line + node.start_mark.line,
            column=node.start_mark.column + 1,
        )
        self.problems.append(problem(where, code, **params))


def _syntax(path: str, text: str, line: int, error: yaml.YAMLError) -> Problem:
    """The parser's complaint in an author's words, at the line at fault and with that line mended."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = str(getattr(error, "problem", None) or "").strip() or type(error).__name__
    number = min(mark.line, text.count("\n")) if mark else 0
    column = mark.column + 1 if mark else 1
    found = text.split("\n")[number]
    for candidate, candidate_text in _suspects(text, number):
        lead = _lead(candidate_text)
        if lead:
            where = Place(path=path, line=line + candidate, column=lead.start("value") + 1)
            return problem(where, "yaml-lead", sign=lead["value"][0], line=_quoted(candidate_text))
    where = Place(path=path, line=line + number, column=column)
    if "mapping values are not allowed" in words:
        return problem(where, "yaml-colon", line=_quoted(found))
    return problem(where, "yaml-syntax", reason=words)


def _suspects(text: str, number: int) -> Iterator[tuple[int, str]]:
    """The line of the complaint and the nearest line with a key above it: a text that begins with a sign is noticed late."""
    lines = text.split("\n")
    yield number, lines[number]
    for above in range(number - 1, max(number - 4, -1), -1):
        if re.match(r"\s*(?:- )?[\w.-]+:\s", lines[above]):
            yield above, lines[above]
            return


def _lead(line: str) -> re.Match[str] | None:
    """A value that begins with a sign YAML keeps for itself and goes on as text."""
    match = re.match(r"\s*(?:- )?(?:[\w.-]+:\s+|(?<=- ))(?P<value>\S.*)$", line)
    if not match or match["value"][0] not in _LEADS:
        return None
    value = match["value"].rstrip()
    balanced = (value[0] == "[" and value.endswith("]")) or (value[0] == "{" and value.endswith("}") and value[1] != "{")
    block = re.fullmatch(r"[>|][+-]?\d?", value)
    return None if balanced or block else match


def _quoted(line: str) -> str:
    """The line with its value in quotes."""
    match = re.match(r"(\s*(?:- )?[\w.-]+:\s+|\s*- )(.*?)\s*$", line)
    if not match:
        return f'"{line.strip()}"'
    value = match[2].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1].strip()} "{value}"'
