"""What is chosen from a few words: the outcome of a year, what becomes of a goal, where a milestone stands."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.author.claims import kind_at
from generator.plan.language.labels import CHOICES
from generator.plan.language.words import words_in

if TYPE_CHECKING:
    from generator.author.claims import Keys
    from generator.plan.language.words import Words

_ALSO = {
    "met": "nået|opnået|ja",
    "partly": "delvist|delvist nået|partly met",
    "not_met": "ikke nået|ikke opnået|nej",
    "continued": "videreføres|fortsætter|continues",
    "changed": "ændres|justeres",
    "dropped": "udgår|bortfalder|stoppet",
    "planned": "ikke begyndt|ikke påbegyndt|not begun",
    "active": "i gang|igang|påbegyndt|undervejs|in progress",
    "done": "nået|udført|færdig|afsluttet|ja|reached|completed",
}
"""Other words for the same; which of them are meant follows from the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a text chooses, empty where it is none of those, and what there is to choose from, in words."""

    id: str
    labels: tuple[str, ...]


def choice(keys: Keys, text: str, words: Words) -> Choice:
    """What a text chooses for the value at some keys of a follow-up."""
    options = options_of(keys)
    said = " ".join(text.casefold().replace("_", " ").split()).strip(" .")
    names = {
        name: option
        for option in options
        for name in (
            *_ALSO.get(option, "").split("|"),
            *(words_in(language).say(CHOICES[option]).casefold() for language in ("da", "en")),
            option.replace("_", " "),
        )
        if name
    }
    return Choice(id=names.get(said, ""), labels=tuple(words.say(CHOICES[option]) for option in options))


def options_of(keys: Keys) -> tuple[str, ...]:
    """Everything that may be written at some keys of a follow-up."""
    return typing.get_args(kind_at(keys))
