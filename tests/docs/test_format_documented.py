from __future__ import annotations

import dataclasses
import datetime
import typing
from collections.abc import Iterator
from decimal import Decimal

import pytest

from generator.check.media import TYPES
from generator.derive.lookup import KINDS
from generator.model import plan, text
from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.moment import Moment
from generator.model.page import FreePage, Page
from generator.model.rules import RULES, lowerable
from generator.model.settings import Settings
from generator.model.topic import Topic
from generator.model.update import Update
from generator.model.when import When, when
from generator.plan.language.words import words_in
from generator.read.kinds import Contacts, Glossary
from generator.read.schema import Field, fields, part_of, without_none
from generator.read.spoken import spoken
from tests.docs.format_pages import PAGES, codes, key_tables, marked_table, marked_words

ROOTS = (Settings, Topic, Update, plan.Plan, plan.Goal, FollowUp, Contact, Term, FreePage, Page)

KIND_WORDS: dict[str, dict[object, str]] = {
    "da": {
        text.Id: "id",
        text.Label: "linje",
        text.Sentence: "tekst",
        text.Markdown: "Markdown",
        text.Url: "adresse",
        text.Color: "farve",
        text.GoalRef: "mål",
        bool: "true/false",
        int: "helt tal",
        Decimal: "tal",
        datetime.date: "DATO",
        Moment: "DATO med tid",
        When: "WHEN",
        "requirement": "krav",
        "choice": "valg",
        "keys": "nøgler",
        "list": "liste af",
        "keyed": "nøgler efter id",
    },
    "en": {
        text.Id: "id",
        text.Label: "line",
        text.Sentence: "text",
        text.Markdown: "Markdown",
        text.Url: "address",
        text.Color: "colour",
        text.GoalRef: "goal",
        bool: "true/false",
        int: "whole number",
        Decimal: "number",
        datetime.date: "DATE",
        Moment: "DATE with time",
        When: "WHEN",
        "requirement": "requirement",
        "choice": "choice",
        "keys": "keys",
        "list": "list of",
        "keyed": "keys by id",
    },
}

each_language = pytest.mark.parametrize("language", PAGES)


def nested(shape: type) -> Iterator[type]:
    """A model type and those of everything an author may write in it."""
    yield shape
    for field in fields(shape):
        kind = part_of(field.kind) or without_none(field.kind)
        parts = (plan.Leaf, plan.All, plan.Any) if kind == plan.Requirement and shape is plan.Goal else (kind,)
        for part in parts:
            if not field.given and isinstance(part, type) and dataclasses.is_dataclass(part) and not leaf(part):
                yield from nested(part)


def leaf(kind: object) -> bool:
    return kind in KIND_WORDS["da"]


SHAPES = {shape.__name__: shape for root in ROOTS for shape in nested(root)}
KEYED = {
    part_of(field.kind) for shape in (*SHAPES.values(), Contacts, Glossary) for field in fields(shape) if field.keyed
}


def own_fields(shape: type) -> dict[str, Field]:
    """The keys a type has of its own: those every page has are said once, and a keyed entry's id is its key."""
    shared = set(fields(Page)) if issubclass(shape, Page) and shape is not Page else set()
    hidden = {"id"} if shape in KEYED else set()
    return {
        field.key: field
        for field in fields(shape)
        if not field.given and field.key not in hidden and field not in shared
    }


def kind_said(field: Field, words: dict[object, str]) -> str:
    """What a field takes, in the words of the reference."""
    if field.keyed:
        return words["keyed"] + (f" (`{field.short}`)" if field.short else "")
    kind = without_none(field.kind)
    member = part_of(kind)
    return f"{words['list']} {one_said(member, words)}" if member else one_said(kind, words)


def one_said(kind: object, words: dict[object, str]) -> str:
    if kind == plan.Requirement:
        return words["requirement"]
    if typing.get_origin(kind) is typing.Literal:
        return words["choice"]
    return words[kind] if leaf(kind) else words["keys"]


def choices(field: Field) -> set[str]:
    kind = without_none(field.kind)
    kind = part_of(kind) or kind
    return set(typing.get_args(kind)) if typing.get_origin(kind) is typing.Literal else set()


@each_language
def test_every_key_of_the_model_is_documented_and_every_documented_key_exists(language: str) -> None:
    expected = {name: set(own_fields(shape)) for name, shape in SHAPES.items() if own_fields(shape)}
    assert expected == {name: {key.name for key in keys} for name, keys in key_tables(language).items()}


@each_language
def test_a_key_is_marked_as_required_where_it_is(language: str) -> None:
    for name, keys in key_tables(language).items():
        found = own_fields(SHAPES[name])
        given = {"date"} if name == "Update" else set()  # the file's name says it
        required = {key for key, field in found.items() if field.required} - given
        assert (name, required) == (name, {key.name for key in keys if key.required})


@each_language
def test_the_reference_says_what_each_key_takes(language: str) -> None:
    for name, keys in key_tables(language).items():
        found = own_fields(SHAPES[name])
        expected = [(name, key.name, kind_said(found[key.name], KIND_WORDS[language])) for key in keys]
        assert expected == [(name, key.name, key.kind) for key in keys]


@each_language
def test_every_word_that_a_key_can_take_is_named(language: str) -> None:
    for name, keys in key_tables(language).items():
        found = own_fields(SHAPES[name])
        for key in keys:
            assert (name, key.name, choices(found[key.name]) - set(codes(key.meaning))) == (name, key.name, set())


@each_language
def test_what_holds_where_nothing_is_written_is_named(language: str) -> None:
    found = {
        (name, key.name): (own_fields(SHAPES[name])[key.name].default, codes(key.meaning))
        for name, keys in key_tables(language).items()
        for key in keys
    }
    words = {place: (default, said) for place, (default, said) in found.items() if isinstance(default, str) and default}
    assert ("Paths", "tags") in words
    assert [place for place, (default, said) in words.items() if default not in said] == []
    vocabulary = {
        "categories": plan.DEFAULT_CATEGORIES,
        "measure_types": plan.DEFAULT_MEASURE_TYPES,
        "statuses": tuple(status.id for status in plan.DEFAULT_STATUSES),
    }
    for key, ids in vocabulary.items():
        assert (key, set(ids)) == (key, set(ids) & set(found["Vocabulary", key][1]))


@each_language
def test_the_days_and_the_words_said_of_each_when_are_its_own(language: str) -> None:
    rows = marked_table(language, "when")
    assert len(rows) >= 15
    for written, first, last, danish, english in rows:
        meant = when(codes(written)[0])
        assert (written, str(meant.first or "–"), str(meant.last or "–")) == (written, first, last)
        assert (danish, english) == (words_in("da").when(meant), words_in("en").when(meant))


@each_language
def test_a_time_in_words_is_understood_as_is_said(language: str) -> None:
    rows = marked_table(language, "spoken")
    assert len(rows) >= 10
    for written, suggested in rows:
        assert {text: when(codes(suggested)[0]) for text in codes(written)} == {
            text: spoken(text) for text in codes(written)
        }


@each_language
def test_every_kind_of_reference_is_documented(language: str) -> None:
    said = [codes(row[0])[0].removeprefix("{{ ").partition(":")[0] for row in marked_table(language, "references")]
    assert sorted(KINDS) == sorted(said)


@each_language
def test_every_type_of_media_is_documented(language: str) -> None:
    assert tuple(TYPES) == marked_words(language, "media")


@each_language
def test_every_warning_that_a_site_may_turn_is_documented(language: str) -> None:
    warnings = sorted(code for code in RULES if lowerable(code))
    assert warnings == sorted(marked_words(language, "warnings"))


def test_both_languages_document_the_same_in_the_same_order() -> None:
    danish, english = key_tables("da"), key_tables("en")
    assert [(name, [key.name for key in keys]) for name, keys in danish.items()] == [
        (name, [key.name for key in keys]) for name, keys in english.items()
    ]
