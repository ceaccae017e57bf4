"""From a tree to a model value: pydantic's findings as problems with their places."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic_core import ValidationError

from generator.model import plan
from generator.model.problem import Place, Problem, Step, problem
from generator.model.rules import N_
from generator.read.nearest import listed, nearest
from generator.read.places import Places
from generator.read.schema import HIDDEN, WHOLE, fields, known_keys, part_of, validator, without_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from generator.read.tree import Document, Parsed

Value = TypeVar("Value", bound=Hashable)

MOST_GUESSES = 1000
"""Unknown keys of one document for which it is looked what was meant: that takes far longer than to find them."""

_MISSING = ("missing", "missing_keyword_only_argument")
_UNEXPECTED = ("unexpected_keyword_argument", "unexpected_positional_argument")
_TAGS: dict[Step, type] = {"leaf": plan.Leaf, "all": plan.All, "any": plan.Any}


@dataclasses.dataclass(frozen=True, slots=True)
class Shaped(Generic[Value]):
    """A model value, or None where the tree could not become one, with the problems that prevented it."""

    value: Value | None
    problems: tuple[Problem, ...]


def shaped(shape: type[Value], parsed: Parsed, given: Mapping[str, object]) -> Shaped[Value]:
    """Build a model value from a parsed document and what its path and body say (`given`, by field name)."""
    document = parsed.document
    if document is None:
        return Shaped(None, parsed.problems)
    if not isinstance(parsed.tree, dict):
        return Shaped(None, (*parsed.problems, *_keyless(document, parsed)))
    hidden = frozenset(field.key for field in fields(shape) if field.given)
    typed = {HIDDEN + key if key in hidden else key: part for key, part in parsed.tree.items()}
    try:
        value: Value = validator(shape).validate_python({**given, **typed})
    except ValidationError as error:
        finder = _Finder(shape, parsed, document)
        return Shaped(None, (*parsed.problems, *finder.problems(error.errors(include_url=False))))
    return Shaped(None if parsed.problems else value, parsed.problems)


@dataclasses.dataclass(frozen=True, slots=True)
class _Stop:
    """Where one of pydantic's locations leads: the keys, the mapping type it lies in, the type expected there."""

    keys: tuple[Step, ...]
    inside: type
    kind: object
    entry_id: bool
    entry: bool


class _Finder:
    """Turns what pydantic found in one document into problems at their places."""

    def __init__(self, shape: type, parsed: Parsed, document: Document) -> None:
        self.shape = shape
        self.parsed = parsed
        self.document = document
        self.places = Places(document)
        self._names_of: dict[int, list[str]] = {}
        self._guesses: dict[tuple[Step, ...], str] = {}

    def problems(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        """The problems for all findings, each mistake once: a key that is mistyped is not missing as well."""
        stops = [(detail, self._stop(detail["loc"])) for detail in details]
        meant = set()
        for detail, stop in stops:
            if detail["type"] in _UNEXPECTED:
                meant.add((*stop.keys[:-1], self._guess(stop)))
        for detail, stop in stops:
            if detail["type"] not in _MISSING or stop.keys not in meant:
                found = self._problem(detail, stop)
                if found:
                    yield found

    def _problem(self, detail: ErrorDetails, stop: _Stop) -> Problem | None:
        kind = detail["type"]
        if any(stop.keys[:length] in self.parsed.spoilt for length in range(len(stop.keys) + 1)):
            return None
        if kind == "fields-expected" and not stop.keys:
            return next(iter(_keyless(self.document, self.parsed)), None)
        key = str(next((step for step in reversed(stop.keys) if isinstance(step, str)), self.document.path))
        if kind in _MISSING:
            around = stop.keys[:-1]
            named = bool(around) and isinstance(around[-1], str)
            return problem(self.places.place(around, on_key=named), "key-missing", key=key)
        if kind in _UNEXPECTED:
            return self._unexpected(stop, key)
        where = self.places.place(stop.keys, on_key=stop.entry_id)
        if kind == "literal_error":
            return _no_choice(where, key, str(detail["input"]), [str(one) for one in typing.get_args(stop.kind)])
        params = {name: str(value) for name, value in (detail.get("ctx") or {}).items()}
        if kind in ("fields-expected", "text-expected", "line-expected", "list-expected"):
            params["key"] = key
        if kind == "fields-expected":
            params["known"] = _known_in(stop.kind)
        return problem(where, kind, **params)

    def _stop(self, loc: tuple[Step, ...]) -> _Stop:
        keys: tuple[Step, ...] = ()
        inside, kind, keyed, entry_id, entry = self.shape, typing.cast("object", self.shape), False, False, False
        for step in loc:
            kind = without_none(kind)
            if kind == plan.Requirement:
                kind = _TAGS[step]
                continue
            entry_id = False
            if isinstance(kind, type) and dataclasses.is_dataclass(kind):
                inside = kind
                entry = bool(keys) and isinstance(keys[-1], int) and keyed
                field = next((field for field in fields(kind) if field.key == step), None)
                # The id of a keyed entry is the key it stands under.
                entry_id = entry and step == "id"
                kind = field.kind if field else None
                if entry_id:
                    continue
                keyed = field.keyed if field else False
            else:
                kind = part_of(kind)
            keys = (*keys, step)
        return _Stop(self._named(keys), inside, without_none(kind), entry_id, entry)

    def _named(self, keys: tuple[Step, ...]) -> tuple[Step, ...]:
        """The keys as the document has them: an entry's own key for its number among the tree's entries."""
        tree: object = self.parsed.tree
        named: list[Step] = []
        for step in keys:
            own = step
            if isinstance(tree, dict):
                if isinstance(step, int):
                    own = self._names(tree)[step]
                tree = tree.get(own)
            elif isinstance(tree, list) and isinstance(step, int):
                tree = tree[step]
                if self.parsed.matched and isinstance(tree, dict):
                    own = str(tree.get("id", step))
            if own != WHOLE:
                named.append(own)
        return tuple(named)

    def _names(self, tree: dict[str, object]) -> list[str]:
        known = self._names_of.get(id(tree))
        if known is None:
            known = self._names_of[id(tree)] = list(tree)
        return known

    def _guess(self, stop: _Stop) -> str:
        """The key that was meant by an unknown one; none any more in a document that is full of them."""
        if stop.keys not in self._guesses and len(self._guesses) < MOST_GUESSES:
            self._guesses[stop.keys] = nearest(str(stop.keys[-1]), _known(stop))
        return self._guesses.get(stop.keys, "")

    def _unexpected(self, stop: _Stop, key: str) -> Problem:
        if key.startswith(HIDDEN):
            plain = key.removeprefix(HIDDEN)
            return problem(self.places.place((*stop.keys[:-1], plain), on_key=True), "key-given", key=plain)
        known = _known(stop)
        where = self.places.place(stop.keys, on_key=True)
        guess = self._guess(stop)
        return problem(where, "key-unknown", key=key, known=listed(known), **({"guess": guess} if guess else {}))


def _keyless(document: Document, parsed: Parsed) -> tuple[Problem, ...]:
    """A document that is one text or a list; nothing where that has been said already."""
    if document.root is None or parsed.problems:
        return ()
    where = document.at(document.root.start_mark)
    return (problem(where, "yaml-syntax", reason=N_("a key is followed by a colon and a space")),)


def _known(stop: _Stop) -> tuple[str, ...]:
    """The keys that may be written where this stop leads; the id of a keyed entry is the key it stands under."""
    return tuple(key for key in known_keys(stop.inside) if key != "id" or not stop.entry)


def _known_in(kind: object) -> str:
    """The keys that a mapping of this type has, as a message shows them."""
    inner = part_of(kind) or kind
    return listed(known_keys(inner)) if isinstance(inner, type) and dataclasses.is_dataclass(inner) else "–"


def _no_choice(where: Place, key: str, value: str, choices: list[str]) -> Problem:
    guess = nearest(value, choices)
    return problem(
        where,
        "choice-unknown",
        key=key,
        value=value,
        choices=", ".join(choices),
        **({"guess": guess} if guess else {}),
    )
