"""The content as it is in another of the site's languages: translated words, and all others marked as what they are."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model import urls
from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp, ResultChange
from generator.model.foreign import bare, foreign, language_of
from generator.model.page import Page
from generator.model.plan import Amendment, Goal, Plan, Requirement
from generator.model.settings import Settings
from generator.model.text import Body, Label, Url
from generator.model.update import NOT_STATED
from generator.read.fields import NONE, field_at
from generator.read.schema import WORDS, fields, part_of, without_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.content import Content, Said, Translation
    from generator.model.problem import Step
    from generator.model.settings import Language
    from generator.read.fields import Holder

Value = TypeVar("Value")
Change = TypeVar("Change", Amendment, ResultChange)

NOTHING: Said = frozenset()
"""What a translation says that is not there."""


def content_in(content: Content, language: Language) -> Content:
    """The content of the tree of a language that is not the main one, as if it were the whole site.

    Whatever has no translation is there in the main language, and marked (`model.foreign`). Ids, addresses and paths
    are those of the original; the site's own address is that of the tree.
    """
    own = {_key(one): one for one in content.translations if one.language == language}
    main = content.settings.main_language

    def told(values: Iterable[Value], shared: str = "") -> tuple[Value, ...]:
        return tuple(_told(value, own, main, shared) for value in values)

    (settings,) = told((content.settings,), "site.yml")
    root = content.settings.url.rstrip("/")
    statement = settings.accessibility.url
    return replace(
        content,
        settings=replace(
            settings,
            url=Url(root + urls.tree(language)),
            # An address of this site, however it was written, is one of its tree.
            accessibility=replace(
                settings.accessibility,
                url=Url(statement.removeprefix(root)) if statement.startswith(root + "/") else statement,
            ),
            language=language,
            languages=(),
            # What the builder of the site asked for otherwise than the file is so in every language.
            theme=content.settings.theme,
            noindex=content.settings.noindex,
            pdf=content.settings.pdf,
        ),
        topics=told(content.topics),
        updates=told(content.updates),
        plans=tuple(_with_amendments(plan, content.goals, main) for plan in told(content.plans)),
        goals=told(content.goals),
        follow_ups=tuple(_with_corrections(one, content.goals, main) for one in told(content.follow_ups)),
        contacts=told(content.contacts, "content/contacts.yml"),
        terms=told(content.terms, "content/glossary.yml"),
        pages=told(content.pages),
    )


def _key(one: Translation) -> tuple[str, str]:
    """The file that a translation is of, and the entry in it where that has several."""
    return one.path.replace(f".{one.language}.", "."), one.value.id if isinstance(one.value, Contact | Term) else ""


def _told(value: Value, own: Mapping[tuple[str, str], Translation], main: Language, shared: str) -> Value:
    """A value with what is translated of it. `shared` is its file, where it is one that does not know that itself."""
    path = shared or getattr(value, "path", "")
    found = own.get((path, getattr(value, "id", "") if isinstance(value, Contact | Term) else ""))
    if found is None:
        return marked(value, main)
    laid: Any = found.value
    if not isinstance(laid, Settings | Contact | Term):
        laid = replace(laid, path=path)
    told: Value = marked(laid, main, found.said)
    return told


def marked(value: Value, language: Language, said: Said = NOTHING) -> Value:
    """A model value with its words marked as those of a language, but for those at the keys that are `said`."""
    told: Value = _marked(value, language, said, ())
    return told


def _marked(value: Any, language: Language, said: Said, keys: tuple[Step, ...]) -> Any:  # noqa: ANN401 - any model value
    changes: dict[str, object] = {}
    shape: type = type(value)
    for name, key, wordy in _worded(shape):
        part = getattr(value, name)
        here = (*keys, key)
        if not part or here in said:
            continue
        if isinstance(part, str):
            changes[name] = _word(part, language)
        elif isinstance(part, tuple) and wordy:
            changes[name] = tuple(_word(one, language) for one in part)
        elif isinstance(part, tuple):
            members = enumerate(part)
            changes[name] = tuple(_marked(one, language, said, (*here, getattr(one, "id", n))) for n, one in members)
        else:
            changes[name] = _marked(part, language, said, here)
    if isinstance(value, Page) and value.body.text and ("body",) not in said:
        changes["body"] = Body(text=foreign(value.body.text, language), line=value.body.line)
    return replace(value, **changes) if changes else value


def _with_amendments(plan: Plan, goals: tuple[Goal, ...], main: Language) -> Plan:
    """A plan whose amendments say in which language the words are that were amended."""
    own = {goal.number: goal for goal in goals if goal.plan == plan.id}
    amendments = tuple(_amended(one, own.get(one.goal, plan) if one.goal else plan, main) for one in plan.amendments)
    return replace(plan, amendments=amendments) if amendments else plan


def _with_corrections(follow_up: FollowUp, goals: tuple[Goal, ...], main: Language) -> FollowUp:
    """The same for the words of a follow-up that were corrected."""
    own = {goal.number: goal for goal in goals if goal.plan == follow_up.plan}
    rows = tuple(
        replace(row, changes=tuple(_amended(one, row, main, own.get(row.id)) for one in row.changes))
        if row.changes
        else row
        for row in follow_up.rows
    )
    return replace(follow_up, rows=rows)


def _amended(one: Change, holder: Holder, main: Language, goal: Goal | None = None) -> Change:
    field = field_at(holder, one.field, goal)
    if field is None or field.kind not in WORDS:
        return one
    before, after = (text if text == NONE else Label(_word(text, main)) for text in (one.from_, one.to))
    return replace(one, from_=before, to=after)


def _word(text: str, language: Language) -> str:
    """One text, marked; what stands for nothing said, and is no word, stays as it is."""
    return text if text == NOT_STATED or language_of(text) else foreign(bare(text), language)


@cache
def _worded(shape: type) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a type in which words of a language are: name, key, and whether they are texts."""
    found = []
    for field in fields(shape):
        kind = without_none(field.kind)
        member = part_of(kind) or kind
        if field.given or field.proper:
            continue
        if member in WORDS:
            found.append((field.name, field.key, True))
        elif member == Requirement or (
            isinstance(member, type) and dataclasses.is_dataclass(member) and _worded(member)
        ):
            found.append((field.name, field.key, False))
    return tuple(found)
