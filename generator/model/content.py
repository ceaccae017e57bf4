"""Everything the authors of one site have written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.page import FreePage
from generator.model.plan import Goal, Plan
from generator.model.problem import Step
from generator.model.settings import Language, Settings
from generator.model.topic import Topic
from generator.model.update import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture or document: `path` in the project, `digest` of its bytes (hex), `size` in bytes, its first bytes."""

    path: str
    digest: str
    size: int
    head: bytes


Said = frozenset[tuple[Step, ...]]
"""Keys that lead to texts, members of lists named by their ids; a body is `body`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A file in another language: `value` is the original with the translated words laid over it.

    `said` are the keys of what the translation itself says.
    """

    path: str
    language: Language
    value: Update | Topic | Plan | Goal | FollowUp | FreePage | Contact | Term | Settings
    said: Said = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the files say, each kind in the order of its path."""

    settings: Settings
    topics: tuple[Topic, ...] = ()
    updates: tuple[Update, ...] = ()
    plans: tuple[Plan, ...] = ()
    goals: tuple[Goal, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    contacts: tuple[Contact, ...] = ()
    terms: tuple[Term, ...] = ()
    pages: tuple[FreePage, ...] = ()
    media: tuple[Medium, ...] = ()
    translations: tuple[Translation, ...] = ()
