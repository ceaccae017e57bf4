"""What is left of a withdrawn page: its title, its address, when and why it was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from generator.model.page import Page
from generator.model.text import Body, Sentence
from generator.model.topic import Topic
from generator.model.update import Update

AnyPage = TypeVar("AnyPage", bound=Page)


def tombstone(page: AnyPage) -> AnyPage:
    """A page as readers may see it: as it is, or without its words where it was withdrawn.

    What a withdrawn update reported still counts in its topic's histories; only its own page falls silent.
    """
    if page.withdrawn is None:
        return page
    silent = replace(page, summary=Sentence(""), body=Body(), law=(), changes=())
    if isinstance(silent, Update):
        return replace(
            silent, actions=(), figures=(), promises=(), phases=(), questions=(), contacts=(), next_update=None
        )
    if isinstance(silent, Topic):
        return replace(silent, questions=(), contacts=(), next_update=None)
    return silent
