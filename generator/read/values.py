"""Texts to values: numbers, dates, flags, ids and addresses, each with the mistakes people make in it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generator.model.moment import Moment, moment
from generator.model.when import When, WhenError, day, when
from generator.read.spoken import spoken
from generator.read.text import HIDDEN, sign_name

if TYPE_CHECKING:
    from typing import LiteralString

_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA = re.compile(r"-?[0-9][0-9.]*,[0-9]+")
_SPACED = re.compile(r"-?[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]+)?")
_UNIT = re.compile(r"(-?[0-9][0-9.,]*)\s*(?:%|[^\W\d_][^0-9/]*)")
_URL = re.compile(r"(?:https?://[^\s/]+\S*|mailto:\S+@\S+|tel:\+?[0-9 ]+|/(?!/)\S*)", re.ASCII)
_FLAGS = {"true": True, "false": False}
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", " ": "-", "/": "-"})


def text_value(value: object) -> str:
    """A text as typed, white space around it aside."""
    if isinstance(value, str):
        if hidden := HIDDEN.search(value):
            raise _mistake("control-character", name=sign_name(hidden[0]))
        return value.strip()
    raise _mistake("text-expected")


def line_value(value: object) -> str:
    """A text of one line."""
    text = text_value(value)
    if "\n" in text:
        raise _mistake("line-expected")
    return text


def id_value(value: object) -> str:
    """An id. The mistake carries a form of the text that would do."""
    text = text_value(value)
    if not _ID.fullmatch(text):
        raise _mistake("id-form", value=text, guess=id_from(text))
    return text


def id_from(text: str) -> str:
    """The id nearest to a text: small letters, æ ø å spelt out, everything else a hyphen."""
    return re.sub(r"[^a-z0-9._]+", "-", text.translate(_LETTERS).lower())[:100].strip("-._") or "id"


def goal_ref_value(value: object) -> str:
    """A goal as `<plan>/<number>`."""
    text = text_value(value)
    plan, slash, number = text.partition("/")
    if not slash or not _ID.fullmatch(plan) or not _ID.fullmatch(number):
        raise _mistake("id-form", value=text, guess="2025/2.1")
    return text


def url_value(value: object) -> str:
    """An absolute address, or one of this site that begins with `/`."""
    text = text_value(value)
    if not _URL.fullmatch(text):
        raise _mistake("url-form", value=text)
    return text


def color_value(value: object) -> str:
    """A colour as `#rrggbb`."""
    text = text_value(value)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise _mistake("color-form", value=text)
    return text


def flag_value(value: object) -> bool:
    """`true` or `false`, and nothing that merely looks like them."""
    text = text_value(value)
    if text not in _FLAGS:
        raise _mistake("flag-form", value=text)
    return _FLAGS[text]


def number_value(value: object) -> Decimal:
    """An exact decimal as typed: `4.0` keeps its one decimal."""
    text = text_value(value)
    if _THOUSANDS.fullmatch(text):
        if text.count(".") > 1:
            raise _mistake("number-comma", value=text, guess=text.replace(".", ""))
        decimal = f"{Decimal(text).normalize():f}"
        # Three decimals look like thousands however they are meant, so they get a fourth.
        decimal = f"{decimal}0" if _THOUSANDS.fullmatch(decimal) else decimal
        raise _mistake("number-thousands", value=text, thousands=text.replace(".", ""), decimal=decimal)
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _COMMA.fullmatch(text):
        raise _mistake("number-comma", value=text, guess=text.replace(".", "").replace(",", "."))
    unit = None if _SPACED.fullmatch(text) else _UNIT.fullmatch(text)
    if unit and _NUMBER.fullmatch(unit[1].replace(",", ".")):
        raise _mistake("number-unit", value=text, guess=unit[1].replace(",", "."))
    raise _mistake("number-form", value=text)


def whole_value(value: object) -> int:
    """A whole number."""
    text = text_value(value)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise _mistake("number-whole", value=text)
    return int(text)


def date_value(value: object) -> date:
    """A DATE."""
    text = text_value(value)
    try:
        return day(text)
    except WhenError as error:
        raise _no_day(error) from None


def moment_value(value: object) -> Moment:
    """A DATE, or a DATE and a time of day."""
    text = text_value(value)
    try:
        return moment(text)
    except WhenError as error:
        raise _no_day(error) from None


def when_value(value: object) -> When:
    """A WHEN."""
    text = text_value(value)
    try:
        return when(text)
    except WhenError as error:
        found = text if error.found == "unknown" else error.found
        meant = spoken(found) if error.code == "when-form" else None
        raise _mistake(error.code, value=found, **({"guess": meant.text} if meant else {})) from None


def _no_day(error: WhenError) -> PydanticCustomError:
    """The mistake for a text that is no DATE; where people would hear one day in it, that day is the guess."""
    meant = spoken(error.found) if error.code in ("date-form", "time-form") else None
    guess = {"guess": str(meant.first)} if meant and meant.days == 1 else {}
    return _mistake(error.code, value=error.found, **guess)


def _mistake(code: str, **params: str) -> PydanticCustomError:
    kind: LiteralString = code
    return PydanticCustomError(kind, kind, params)
