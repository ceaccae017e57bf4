"""What pydantic needs to know to build model values from trees, derived from the model's own types."""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from decimal import Decimal
from functools import cache

from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from generator.model import plan, text
from generator.model.moment import Moment
from generator.model.when import When
from generator.read import values

if typing.TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema

_LEAVES: dict[object, Callable[[object], object]] = {
    text.Id: values.id_value,
    text.Label: values.line_value,
    text.Sentence: values.text_value,
    text.Markdown: values.text_value,
    text.Url: values.url_value,
    text.Color: values.color_value,
    text.GoalRef: values.goal_ref_value,
    str: values.text_value,
    bool: values.flag_value,
    int: values.whole_value,
    Decimal: values.number_value,
    datetime.date: values.date_value,
    Moment: values.moment_value,
    When: values.when_value,
}
"""How each leaf type of the model is read from text."""

HIDDEN = "\0"
"""Put before a key that an author typed although the path or the entry's own key says it: refused, not lost."""

WHOLE = "\0whole"
"""The key of a field that holds a whole file; it is in no file."""

WORDS = (text.Label, text.Sentence, text.Markdown)
"""The leaf types a translation may carry."""


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One key an author may write. `kind` is the type of its value.

    `keyed` and `short` are those of text.keyed, `same` and `proper` those of text.same and text.proper.
    """

    key: str
    name: str
    kind: object
    required: bool
    given: bool
    keyed: bool
    short: str
    same: bool
    proper: bool
    default: object


@cache
def fields(shape: type) -> tuple[Field, ...]:
    """The fields of a model type, in the order they are declared."""
    hints = typing.get_type_hints(shape)
    found = []
    for field in dataclasses.fields(shape):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        found.append(
            Field(
                key=WHOLE if field.metadata.get("whole") else field.name.rstrip("_"),
                name=field.name,
                kind=hints[field.name],
                required=default is dataclasses.MISSING,
                given=field.metadata.get("given", False),
                keyed=field.metadata.get("keyed", False),
                short=field.metadata.get("short", ""),
                same=field.metadata.get("same", False),
                proper=field.metadata.get("proper", False),
                default=default,
            )
        )
    return tuple(found)


def known_keys(shape: type) -> tuple[str, ...]:
    """The keys an author may write in a mapping of this shape; a keyed entry's own id is its key."""
    return tuple(field.key for field in fields(shape) if not field.given)


def part_of(kind: object, *, keyed: bool = False) -> object:
    """The type of one member of a list or mapping type; None where it has none."""
    kind = without_none(kind)
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple or keyed else None


def without_none(kind: object) -> object:
    """The type an optional value has when it is there."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        rest = [part for part in typing.get_args(kind) if part is not type(None)]
        return rest[0] if len(rest) == 1 else kind
    return kind


@cache
def validator(shape: type) -> SchemaValidator:
    """The validator that makes a value of this model type from a tree."""
    return SchemaValidator(_document(shape))


@cache
def plain_validator(kind: object) -> SchemaValidator:
    """The validator that makes one plain value of this type from what an author wrote."""
    return SchemaValidator(_kind(kind))


def _document(shape: type) -> CoreSchema:
    definitions = [_requirement_tree(part) for part in (plan.All, plan.Any)] if shape is plan.Goal else []
    return core_schema.definitions_schema(_mapping(shape), definitions)


def _mapping(shape: type) -> CoreSchema:
    members = []
    for field in fields(shape):
        schema = core_schema.any_schema() if field.given else _keyed(field) if field.keyed else _kind(field.kind)
        if not field.required:
            schema = core_schema.with_default_schema(schema, default=field.default)
        members.append(core_schema.dataclass_field(field.name, schema, validation_alias=field.key, kw_only=True))
    arguments = core_schema.dataclass_args_schema(shape.__name__, members, extra_behavior="forbid")
    names = [field.name for field in fields(shape)]
    built = core_schema.dataclass_schema(shape, arguments, names, slots=True, frozen=True)
    return core_schema.no_info_before_validator_function(_a_mapping, built)


def _kind(kind: object) -> CoreSchema:
    if kind in _LEAVES:
        return core_schema.no_info_plain_validator_function(_LEAVES[kind])
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind == plan.Requirement:
        return _requirement()
    if origin in (typing.Union, types.UnionType):
        return _kind(without_none(kind))
    if origin is typing.Literal:
        return core_schema.no_info_before_validator_function(
            values.text_value, core_schema.literal_schema([*arguments])
        )
    if origin is tuple:
        members = core_schema.tuple_schema([_kind(arguments[0])], variadic_item_index=0)
        return core_schema.no_info_before_validator_function(_a_list, members)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _mapping(kind)
    message = f"no way to read {kind}"
    raise TypeError(message)


def _keyed(field: Field) -> CoreSchema:
    def entry(key: str, value: object) -> object:
        if isinstance(value, dict):
            return {**{HIDDEN + name if name == "id" else name: part for name, part in value.items()}, "id": key}
        return {field.short: value, "id": key} if field.short else value

    def entries(value: object) -> object:
        """A mapping of id to entry as a list of entries that carry their id."""
        if not isinstance(value, dict):
            raise PydanticCustomError("fields-expected", "fields-expected")
        return [entry(key, part) for key, part in value.items()]

    members = core_schema.tuple_schema([_kind(part_of(field.kind, keyed=True))], variadic_item_index=0)
    return core_schema.no_info_before_validator_function(entries, members)


def _requirement() -> CoreSchema:
    def which(value: object) -> str:
        return next((key for key in ("all", "any") if isinstance(value, dict) and key in value), "leaf")

    choices: dict[str, CoreSchema] = {
        "leaf": _mapping(plan.Leaf),
        "all": core_schema.definition_reference_schema("All"),
        "any": core_schema.definition_reference_schema("Any"),
    }
    return core_schema.tagged_union_schema(choices, which)


def _requirement_tree(shape: type) -> CoreSchema:
    return typing.cast("CoreSchema", {**_mapping(shape), "ref": shape.__name__})


def _a_mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise PydanticCustomError("fields-expected", "fields-expected")
    return value


def _a_list(value: object) -> object:
    if not isinstance(value, list):
        raise PydanticCustomError("list-expected", "list-expected")
    return value
