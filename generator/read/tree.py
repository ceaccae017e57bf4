"""YAML as a tree of texts, lists and mappings in which every place is known and no value is guessed at or lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, cast

import yaml

from generator.model.problem import Place, Problem, problem
from generator.read.complaints import complaint, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.problem import Step

Tree = str | list["Tree"] | dict[str, "Tree"]
"""A composed YAML value: every scalar is text."""

DEPTH = 24
"""How deep values may be nested; the format itself needs about ten."""


class _Mark(Protocol):
    """A place in a text as either parser gives it: line and column, counted from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


_SPREADSHEET = re.compile(r"#(?:REF!|NAME\?|N/A|VALUE!|DIV/0!|NUM!|NULL!|I/T|REFERENCE!|VÆRDI!|NAVN\?)")
_OPENERS = ("[", "{", "- ", "? ")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Plain(_LOADER):  # type: ignore[valid-type, misc]  # one of two classes of the same form
    """Composes nodes without guessing at their types: every scalar is text."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Leave out what only guessing needs."""

    def ascend_resolver(self) -> None:
        """Leave out what only guessing needs."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:  # noqa: ARG002 - as the parser calls it
        """Say the same of every node that carries no tag of its own."""
        return "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text. `root` is its node, None where the text is empty; `line` is the file's line it begins on."""

    path: str
    text: str
    line: int
    root: yaml.Node | None

    @property
    def first(self) -> Place:
        """Where the document begins in its file."""
        return Place(path=self.path, line=self.line, column=1)

    def at(self, mark: _Mark | None) -> Place:
        """The place in the file of one of the parser's marks."""
        return Place(path=self.path, line=self.line + mark.line, column=mark.column + 1) if mark else self.first


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's tree with the problems met; `document` is None where the text is no YAML at all.

    `spoilt` are the keys of values that have a problem already: more about them would only hide what is wrong.
    `matched` says that the tree holds more than the document, whose lists' members are found in it by their ids.
    """

    tree: Tree
    document: Document | None
    problems: tuple[Problem, ...]
    spoilt: frozenset[tuple[Step, ...]] = frozenset()
    matched: bool = False


def parse(path: str, text: str, line: int = 1) -> Parsed:
    """Read a YAML text. `line` is the file's line on which it begins. Never raises on what an author can write."""
    refused = _refused(path, text, line)
    if refused:
        return Parsed({}, None, refused)
    loader = _Plain(text)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        return Parsed({}, None, (complaint(path, text, line, error),))
    except RecursionError:
        return Parsed({}, None, (problem(Place(path=path, line=line, column=1), "yaml-depth"),))
    finally:
        loader.dispose()
    document = Document(path, text, line, root)
    if root is None:
        return Parsed({}, document, ())
    walk = _Walk(document)
    tree = walk.value(root, (), 0)
    if "*" in text and any(one.code == "yaml-alias" for one in walk.problems):
        walk.problems.extend(_aliases(document))
    return Parsed(tree, document, tuple(dict.fromkeys(walk.problems)), frozenset(walk.spoilt))


def _aliases(document: Document) -> Iterator[Problem]:
    """Where anchors are referred to: nodes know only the anchor."""
    for event in yaml.parse(document.text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # libyaml's own mark, of the same form
            yield problem(document.at(mark), "yaml-alias", sign="*")


def _refused(path: str, text: str, line: int) -> tuple[Problem, ...]:
    """What must not reach the parser: nesting that could exhaust it, and tabs, which it words badly."""
    if sum(text.count(opener) for opener in _OPENERS) > DEPTH or " " * DEPTH in text:
        deep = _depth_exceeded(text)
        if deep is not None:
            return (problem(Place(path=path, line=line + deep.line, column=deep.column + 1), "yaml-depth"),)
    if "\t" not in text:
        return ()
    found = ((number, one.find("\t")) for number, one in enumerate(text.split("\n"), line))
    return tuple(problem(Place(path=path, line=at, column=tab + 1), "yaml-tab") for at, tab in found if tab >= 0)


def _depth_exceeded(text: str) -> _Mark | None:
    """Where nesting passes DEPTH, by the parser's own events, which need no recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH:
                    mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # libyaml's own mark, of the same form
                    return mark
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
        self.spoilt: set[tuple[Step, ...]] = set()
        self.comments = " #" in document.text
        self.lines = document.text.split("\n")

    def value(self, node: yaml.Node, keys: tuple[Step, ...], depth: int) -> Tree:
        """The tree below a node. `depth` bounds the recursion, which aliases could otherwise make endless."""
        if depth > DEPTH:
            self.spoilt.add(keys)
            self._report(node, "yaml-depth")
            return ""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, keys)
        if self._refused_sign(node):
            # Not walked: a node that aliases repeat may hold more nodes than there are atoms.
            self.spoilt.add(keys)
            return ""
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*keys, n), depth + 1) for n, child in enumerate(node.value)]
        return self._mapping(cast("yaml.MappingNode", node), keys, depth)

    def _mapping(self, node: yaml.MappingNode, keys: tuple[Step, ...], depth: int) -> Tree:
        tree: dict[str, Tree] = {}
        first: dict[str, int] = {}
        if node.flow_style and node.value and self._rest(node.start_mark).startswith("{{"):
            self.spoilt.add(keys)
            line = quoted(self.lines[node.start_mark.line])
            self._report(node, "yaml-lead", sign="{", line=line)
            return ""
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                self._report(key, "yaml-key")
            elif key.value in tree:
                self._report(key, "yaml-duplicate-key", key=key.value, line=str(first[key.value]))
            elif self._is_blank(child) and not self._refused_sign(child):
                self._blank(node, key, (*keys, key.value))
            else:
                self._refused_sign(key)
                first[key.value] = self.document.line + key.start_mark.line
                tree[key.value] = self.value(child, (*keys, key.value), depth + 1)
        return tree

    def _blank(self, node: yaml.MappingNode, key: yaml.ScalarNode, keys: tuple[Step, ...]) -> None:
        """A key without a value: a comma that cut a text in two, a text taken for a comment, or just nothing."""
        self.spoilt.add(keys)
        rest = self._rest(key.end_mark)
        broken = _SPREADSHEET.search(rest)
        if broken:
            place = self.document.at(key.end_mark)
            place = replace(place, column=place.column + broken.start())
            self.problems.append(problem(place, "spreadsheet-error", value=broken[0]))
        elif node.flow_style and not rest.startswith(":"):
            self._report(key, "yaml-comma", part=key.value)
        elif re.match(r":\s+#\S", rest):
            self._lost(key.end_mark)
        else:
            self._report(key, "value-empty", key=key.value)

    def _scalar(self, node: yaml.ScalarNode, keys: tuple[Step, ...]) -> str:
        if self._is_blank(node):
            self.spoilt.add(keys)
            self._report(node, "value-empty", key=next((step for step in reversed(keys) if isinstance(step, str)), ""))
            return ""
        if self._refused_sign(node):
            self.spoilt.add(keys)
            return ""
        value: str = node.value
        if _SPREADSHEET.match(value):
            self.spoilt.add(keys)
            self._report(node, "spreadsheet-error", value=value)
        elif self.comments and not node.style:
            rest = self._rest(node.end_mark)
            # Two spaces and a space after the sign are how a comment is written; all else is a text cut off.
            if re.match(r"\s*#", rest) and not re.match(r"\s{2,}#(?: |$)", rest):
                self.spoilt.add(keys)
                self._lost(node.end_mark)
        return value

    def _is_blank(self, node: yaml.Node) -> bool:
        """Say whether there is nothing in a value, in quotes or without: a page's title may not be nothing either."""
        return isinstance(node, yaml.ScalarNode) and not node.value.strip()

    def _refused_sign(self, node: yaml.Node) -> bool:
        """Aliases, anchors and tags: libyaml resolves them without a trace in the node, so the text is asked."""
        line = self.lines[node.start_mark.line] if node.start_mark.line < len(self.lines) else ""
        sign = line[node.start_mark.column : node.start_mark.column + 1]
        refused = sign in ("&", "!", "*")
        if refused:
            self._report(node, "yaml-alias", sign=sign)
        return refused

    def _lost(self, mark: yaml.Mark) -> None:
        text = self.lines[mark.line]
        place = Place(
            path=self.document.path,
            line=self.document.line + mark.line,
            column=text.find("#", mark.column) + 1,
        )
        self.problems.append(problem(place, "yaml-comment", line=quoted(text)))

    def _rest(self, mark: yaml.Mark) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _report(self, node: yaml.Node, code: str, **params: str) -> None:
        self.problems.append(problem(self.document.at(node.start_mark), code, **params))
