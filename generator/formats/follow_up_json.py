"""A follow-up as JSON, and the JSON Schema that it keeps to, both made from the same types.

Numbers with decimals are strings: they are exact, and keep the decimals that were typed. Counts are numbers.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
from decimal import Decimal

from generator.formats.follow_up_described import DESCRIBED
from generator.formats.spoken import spoken
from generator.plan.files.follow_up_data import FollowUpRecord, FollowUpRecordView, FollowUpSchemaView
from generator.plan.views.pieces import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, typing.Any]

_TEXT: Schema = {
    "description": "An author's text: `value` as it was written, Markdown and references in it; `words` as it is read.",
    "type": "object",
    "properties": {"value": {"type": "string"}, "words": {"type": "string"}},
    "required": ["value", "words"],
    "additionalProperties": False,
}
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"$ref": "#/$defs/Number"},
    datetime.date: {"type": "string", "format": "date"},
}
_NUMBER: Schema = {
    "description": "An exact number in decimal notation, with a point.",
    "type": "string",
    "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
}


def follow_up_json(view: FollowUpRecordView) -> bytes:
    """A follow-up's record, its keys in the order of its type."""
    return _written({"$schema": view.schema, **_mapping(view.record)})


def follow_up_schema(view: FollowUpSchemaView) -> bytes:
    """The schema (2020-12) of such files."""
    definitions: dict[str, Schema] = {"Number": _NUMBER, "Text": _TEXT}
    record = _object(FollowUpRecord, definitions)
    properties = {"$schema": {"type": "string", "format": "uri"}, **record["properties"]}
    document = {
        "$schema": DRAFT,
        "$id": view.schema,
        "title": "Follow-up of a performance plan",
        **record,
        "properties": properties,
        "required": list(properties),
        "$defs": dict(sorted(definitions.items())),
    }
    return _written(document)


def _written(document: Schema) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _mapping(value: object) -> Schema:
    return {
        _key(field): _value(getattr(value, field.name))
        for field in dataclasses.fields(typing.cast("typing.Any", value))
    }


def _value(value: object) -> object:
    match value:
        case Text():
            return {"value": value.source, "words": spoken(value)} if value else None
        case Decimal():
            return f"{value:f}"
        case datetime.date():
            return value.isoformat()
        case tuple():
            return [_value(one) for one in value]
    return _mapping(value) if dataclasses.is_dataclass(value) else value


def _key(field: dataclasses.Field[typing.Any]) -> str:
    return field.name.rstrip("_")


def _object(shape: type, definitions: dict[str, Schema]) -> Schema:
    hints = typing.get_type_hints(shape)
    properties = {
        _key(field): _kind(hints[field.name], definitions)
        for field in dataclasses.fields(typing.cast("typing.Any", shape))
    }
    return {
        "description": DESCRIBED[shape],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _kind(hint: object, definitions: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is Text:
        return {"anyOf": [{"$ref": "#/$defs/Text"}, {"type": "null"}]}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _kind(arguments[0], definitions)}
    if origin in (typing.Union, types.UnionType):
        given = [_kind(one, definitions) for one in arguments if one is not type(None)]
        return {"anyOf": [*given, {"type": "null"}]}
    shape = typing.cast("type", hint)
    if shape.__name__ not in definitions:
        definitions[shape.__name__] = {}
        definitions[shape.__name__] = _object(shape, definitions)
    return {"$ref": f"#/$defs/{shape.__name__}"}
