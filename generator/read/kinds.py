"""Which file is which: the kinds of content files, told by their paths alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.model.contact import Contact, Term
from generator.model.follow_up import FollowUp
from generator.model.page import FreePage
from generator.model.plan import DIVISION_IN_YEAR, DIVISION_YEARS, Goal, Plan
from generator.model.problem import Place, Problem, problem
from generator.model.settings import Settings
from generator.model.topic import Topic
from generator.model.update import Update
from generator.model.when import WhenError, day
from generator.read.values import id_from

_ID = r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?"
_LANGUAGE = r"(?:\.(?P<language>[a-z]{2}))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """contacts.yml as a whole."""

    entries: tuple[Contact, ...] = field(default=(), metadata={"keyed": True, "whole": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """glossary.yml as a whole."""

    entries: tuple[Term, ...] = field(default=(), metadata={"keyed": True, "whole": True})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content file: the model type it becomes, its paths, the form shown to an author who missed it."""

    shape: type
    pattern: re.Pattern[str]
    folder: re.Pattern[str]
    form: str
    whole: bool = False


def _kind(shape: type, folder: str, name: str, form: str, *, whole: bool = False) -> Kind:
    return Kind(shape, re.compile(f"content/{folder}{name}"), re.compile(f"content/{folder}[^/]*"), form, whole)


KINDS: tuple[Kind, ...] = (
    _kind(Topic, "topics/", rf"(?P<id>{_ID}){_LANGUAGE}\.md", "content/topics/<id>.md"),
    _kind(
        Update,
        "updates/",
        rf"(?P<id>(?P<date>\d{{4}}-\d\d-\d\d)-(?P<slug>{_ID})){_LANGUAGE}\.md",
        "content/updates/2022-06-24-<slug>.md",
    ),
    _kind(Plan, rf"goals/(?P<id>{_ID})/", rf"plan{_LANGUAGE}\.md", "content/goals/<plan>/plan.md"),
    _kind(
        Goal,
        rf"goals/(?P<plan>{_ID})/",
        rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)-(?P<slug>{_ID}){_LANGUAGE}\.md",
        "content/goals/<plan>/2.1-<slug>.md",
    ),
    _kind(
        FollowUp,
        rf"goals/(?P<plan>{_ID})/",
        rf"(?P<period>{DIVISION_YEARS}-{DIVISION_IN_YEAR}){_LANGUAGE}\.yml",
        "content/goals/<plan>/2025-Q2.yml",
    ),
    _kind(Contacts, "", rf"contacts{_LANGUAGE}\.yml", "content/contacts.yml", whole=True),
    _kind(Glossary, "", rf"glossary{_LANGUAGE}\.yml", "content/glossary.yml", whole=True),
    _kind(FreePage, "pages/", rf"(?P<id>{_ID}){_LANGUAGE}\.md", "content/pages/<name>.md"),
)

SITE = Kind(Settings, re.compile(r"site\.(?P<language>[a-z]{2})\.yml"), re.compile("(?!)"), "site.yml")
"""A translation of the settings; they themselves are read before every other file."""

_TEXT_ENDINGS = ("md", "markdown", "mdown", "yml", "yaml", "txt")
_MEDIUM = re.compile(r"content/media/[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose kind is known. `parts` are the named parts of its path; `language` is empty for an original."""

    path: str
    kind: Kind
    parts: tuple[tuple[str, str], ...]
    language: str

    @property
    def original(self) -> str:
        """The path of the file this one translates."""
        return self.path.replace(f".{self.language}.", ".") if self.language else self.path


def kind_of(path: str) -> Known | Problem:
    """The kind of a content file, or the problem with its name."""
    place = Place(path=path)
    for kind in (*KINDS, SITE):
        match = kind.pattern.fullmatch(path)
        if match:
            parts = match.groupdict()
            language = parts.pop("language") or ""
            wrong_day = _wrong_day(parts.get("date"))
            if wrong_day:
                return problem(place, wrong_day, value=parts["date"])
            return Known(path, kind, tuple(parts.items()), language)
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() not in _TEXT_ENDINGS:
        return problem(place, "file-unexpected", folders="content/media/")
    forms = _mended(path, stem) or [kind.form for kind in KINDS if kind.folder.fullmatch(path) and not kind.whole]
    if forms:
        return problem(place, "file-name", name=name, form=", ".join(forms))
    return problem(place, "file-unexpected", folders=", ".join(kind.form for kind in KINDS))


def _mended(path: str, stem: str) -> list[str]:
    """The name that was meant, where there is no doubt about it."""
    # "x.md.txt" is what an editor makes of "x.md", and a decimal comma is how a goal's number is often written.
    stem = re.sub(r"(?i)\.(?:md|yml|yaml|txt)$", "", stem)
    stem = re.sub(r"^(\d+),(\d+)", r"\1.\2", stem)
    day_first = re.fullmatch(r"(\d{4}-\d{2}-\d{2})[\s_.-]+(.*)", stem)
    named = f"{day_first[1]}-{id_from(day_first[2])}" if day_first else id_from(stem)
    folder = path.rpartition("/")[0]
    found = [f"{folder}/{one}{ending}" for one in (stem, named) for ending in (".md", ".yml")]
    return [one for one in found if any(kind.pattern.fullmatch(one) for kind in KINDS)][:1]


def kinds_at(path: str) -> frozenset[str]:
    """What a file or folder that cannot be read may have held: names of model types, and "Medium".

    Something that lies in no folder of a kind of its own may have been anything.
    """
    known = kind_of(path)
    if isinstance(known, Known):
        return frozenset() if known.language else frozenset({known.kind.shape.__name__})
    if path.startswith("content/media/"):
        return frozenset({"Medium"})
    near = [kind for kind in KINDS if kind.folder.fullmatch(path) and not kind.whole]
    return frozenset(kind.shape.__name__ for kind in near or KINDS) | (frozenset() if near else frozenset({"Medium"}))


def medium_problem(path: str) -> Problem | None:
    """What is wrong with the name of a picture or document: it becomes part of its address."""
    if _MEDIUM.fullmatch(path):
        return None
    name = path.rpartition("/")[2]
    return problem(Place(path=path), "file-name", name=name, form=f"content/media/{id_from(name)}")


def _wrong_day(text: str | None) -> str:
    try:
        if text:
            day(text)
    except WhenError as error:
        return error.code
    return ""
