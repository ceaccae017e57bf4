"""Every file of a site as model values, with every mistake in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from generator.model.contact import Contact, Term
from generator.model.content import Content, Translation
from generator.model.follow_up import FollowUp
from generator.model.page import FreePage
from generator.model.plan import Goal, Plan
from generator.model.problem import Place, Problem, problem
from generator.model.settings import Language, Settings
from generator.model.text import Body
from generator.model.topic import Topic
from generator.model.update import Update
from generator.read.kinds import SITE, Contacts, Glossary, Known, kind_of, kinds_at, medium_problem
from generator.read.schema import WHOLE
from generator.read.shape import Shaped, shaped
from generator.read.sources import SETTINGS, Source, Sources
from generator.read.text import decoded, split
from generator.read.translate import overlaid
from generator.read.tree import Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from generator.model.content import Said

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Broken:
    """What lies in the content folder and could not be read, so that nobody can say it is missing.

    `kinds` are the names of the model types of which at least one file is broken, `paths` those files.
    """

    kinds: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()

    def holds(self, path: str) -> bool:
        """Whether this path, or a folder around it, is broken."""
        return any(part in self.paths for part in (path, *(str(parent) for parent in PurePosixPath(path).parents)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files say. `content` is None where the settings themselves could not be read."""

    content: Content | None
    problems: tuple[Problem, ...]
    broken: Broken


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file as far as its YAML: what its kind, its tree and its body are."""

    known: Known
    parsed: Parsed
    body: Body


def load(found: Sources) -> Reading:
    """Read every source. Values with mistakes are left out of the content; the mistakes are all there."""
    problems = list(found.problems)
    settings = _settings(found, problems)
    opened: list[_Opened] = []
    for file in found.files:
        if file.path != SETTINGS:
            opened.extend(_opened(file, problems))
    originals = {one.known.path: one for one in opened if not one.known.language}
    values = [value for one in originals.values() for value in _values(one, problems)]
    originals |= {one.known.path: one for one in _site(found, opened)}
    translations = [
        value
        for one in opened
        if one.known.language
        for value in _translated(one, originals.get(one.known.original), settings, problems)
    ]
    broken = _broken(problems)
    problems.extend(wrong for medium in found.media for wrong in [medium_problem(medium.path)] if wrong)
    if settings is None:
        return Reading(None, tuple(problems), broken)
    content = Content(
        settings=settings,
        topics=_of(values, Topic),
        updates=_of(values, Update),
        plans=_of(values, Plan),
        goals=_of(values, Goal),
        follow_ups=_of(values, FollowUp),
        contacts=_of(values, Contact),
        terms=_of(values, Term),
        pages=_of(values, FreePage),
        media=found.media,
        translations=tuple(translations),
    )
    return Reading(content, tuple(problems), broken)


def _broken(problems: Iterable[Problem]) -> Broken:
    paths = frozenset(found.where.path for found in problems)
    return Broken(kinds=frozenset(kind for path in paths for kind in kinds_at(path)), paths=paths)


def _of(values: Iterable[object], shape: type[Value]) -> tuple[Value, ...]:
    return tuple(value for value in values if type(value) is shape)


def alone(file: Source) -> tuple[object, ...]:
    """The values of one file by itself, whatever is wrong in it left out: settings, a page, the entries of a list."""
    problems: list[Problem] = []
    if file.path == SETTINGS:
        text = decoded(file.path, file.data).text
        return () if text is None else _members(shaped(Settings, parse(file.path, text), {}).value)
    return tuple(value for one in _opened(file, problems) for value in _values(one, problems))


def _settings(found: Sources, problems: list[Problem]) -> Settings | None:
    for file in found.files:
        if file.path == SETTINGS:
            text = decoded(file.path, file.data)
            problems.extend(text.problems)
            if text.text is not None:
                result = shaped(Settings, parse(file.path, text.text), {})
                problems.extend(result.problems)
                return result.value
    return None


def _site(found: Sources, opened: list[_Opened]) -> Iterable[_Opened]:
    """The settings as what their translations are laid over, where there are any; their mistakes are known already."""
    if any(one.known.kind is SITE for one in opened):
        for file in found.files:
            text = decoded(file.path, file.data).text if file.path == SETTINGS else None
            if text is not None:
                yield _Opened(Known(SETTINGS, SITE, (), ""), parse(SETTINGS, text), Body())


def _opened(file: Source, problems: list[Problem]) -> Iterable[_Opened]:
    known = kind_of(file.path)
    if isinstance(known, Problem):
        problems.append(known)
        return
    text = decoded(file.path, file.data)
    problems.extend(text.problems)
    if text.text is None:
        return
    if not file.path.endswith(".md"):
        yield _Opened(known, parse(file.path, text.text), Body())
        return
    parts = split(file.path, text.text)
    problems.extend(parts.problems)
    if not parts.problems:
        yield _Opened(known, parse(file.path, parts.front, parts.line), parts.body)


def _given(known: Known, body: Body) -> dict[str, object]:
    """What the path and the body say, by field name."""
    if known.kind.whole or known.kind is SITE:
        return {}
    parts = dict(known.parts)
    given: dict[str, object] = {"path": known.path}
    if known.path.endswith(".md"):
        given["body"] = body
    parts.pop("date", None)
    return {**given, **parts}


def _values(one: _Opened, problems: list[Problem]) -> Iterable[object]:
    """The values of one file: one page, or every entry of a list."""
    result: Shaped[Hashable] = shaped(one.known.kind.shape, _tree(one), _given(one.known, one.body))
    problems.extend(result.problems)
    return _members(result.value)


def _members(value: object) -> tuple[object, ...]:
    if isinstance(value, Contacts | Glossary):
        return value.entries
    return () if value is None else (value,)


def _tree(one: _Opened) -> Parsed:
    """A file's tree with what the file does not write: an update's date, the field of a whole file."""
    parts = dict(one.known.parts)
    parsed = one.parsed
    if one.known.kind.whole:
        return Parsed({WHOLE: parsed.tree}, parsed.document, parsed.problems, parsed.spoilt)
    if "date" in parts and isinstance(parsed.tree, dict) and "date" not in parsed.tree:
        return Parsed({**parsed.tree, "date": parts["date"]}, parsed.document, parsed.problems, parsed.spoilt)
    return parsed


def _translated(
    one: _Opened, original: _Opened | None, settings: Settings | None, problems: list[Problem]
) -> Iterable[Translation]:
    known = one.known
    place = Place(path=known.path)
    sound = not any(found.where.path == known.original for found in problems)
    if original is None and sound:
        problems.append(problem(place, "translation-original", name=known.original))
    if settings and known.language == settings.main_language:
        problems.append(problem(place, "translation-main", language=known.language, name=known.original))
    elif settings and known.language not in settings.languages:
        problems.append(problem(place, "translation-language", language=known.language))
    elif original is not None and one.parsed.document is not None:
        yield from _laid(one, original, problems, sound=sound)
        return
    problems.extend(one.parsed.problems)


def _laid(one: _Opened, original: _Opened, problems: list[Problem], *, sound: bool) -> Iterable[Translation]:
    """The values of a translation. Where the original is not `sound`, only the translation's own words are judged."""
    kind = one.known.kind
    words = Parsed({WHOLE: one.parsed.tree}, one.parsed.document, ()) if kind.whole else one.parsed
    overlay = overlaid(_tree(original).tree, words, kind.shape)
    problems.extend((*one.parsed.problems, *overlay.problems))
    if not sound:
        return
    parsed = Parsed(overlay.tree, one.parsed.document, (), one.parsed.spoilt, matched=True)
    body = one.body if one.body.text else original.body
    given = _given(original.known, body)
    if "path" in given:
        given["path"] = one.known.path
    result: Shaped[Hashable] = shaped(kind.shape, parsed, given)
    problems.extend(result.problems)
    if one.parsed.problems or overlay.problems:
        return
    body_said = frozenset({("body",)}) if one.body.text else frozenset()
    for value in _members(result.value):
        language: Language = one.known.language  # type: ignore[assignment]  # one of the site's, as checked above
        said = _of_entry(overlay.said, value.id) if isinstance(value, Contact | Term) else overlay.said | body_said
        yield Translation(path=one.known.path, language=language, value=value, said=said)  # type: ignore[arg-type]  # made by kind.shape


def _of_entry(said: Said, entry: str) -> Said:
    """Of what a translation of a whole list says, what it says of one entry."""
    return frozenset(keys[1:] for keys in said if keys[0] == entry)
