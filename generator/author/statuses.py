"""The statuses of a plan by the names that people write them with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.language.statuses import LEFT_OUT, STATUSES
from generator.plan.language.words import words_in
from generator.read.nearest import nearest

if TYPE_CHECKING:
    from generator.model.plan import Plan, Status, Tone
    from generator.plan.language.words import Words

_OTHER_NAMES = {
    "not_due": "ikke forfalden|ikke forfaldent|endnu ikke forfalden|ikke forfalden endnu|forfalder ikke|not due"
    "|not due yet|not yet due|afrapporteres ikke|rapporteres ikke i dette kvartal",
    "no_data": "ingen data|data mangler|data foreligger ikke|mangler data|no data|data missing|data not available",
}
_UNREPORTED = "ikke afrapporteret|ikke rapporteret|not reported"
_COLOURS: dict[Tone, str] = {
    "good": "grøn|grønt|grønne|green|groen",
    "warn": "gul|gult|gule|yellow|amber",
    "bad": "rød|rødt|røde|red|roed",
}
"""Colours as a way to say a status, where only one of the plan has that tone."""

_LEAD = re.compile(r"status(?: er)?[ :]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A text without the status that stood at its beginning or end; `status` is empty where none did."""

    status: str
    rest: str


@dataclass(frozen=True, slots=True)
class Statuses:
    """All names that say a status, in small letters, with the id of the one each says; what each id is called."""

    ids: dict[str, str]
    called: dict[str, str]
    left_out: frozenset[str] = frozenset()
    """What says of a goal that it reports nothing, where the plan has no status of that name."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What the statuses are called, in the plan's order."""
        return tuple(self.called.values())

    def meant(self, text: str) -> str:
        """What the status is called that a mistyped text probably means; empty where it is near to none."""
        found = nearest(text, self.ids)
        return self.called[self.ids[found]] if found else ""

    def named(self, text: str) -> str | None:
        """The id of the status that a text is; None where it is none."""
        plain = _plain(text)
        return self.ids.get(plain) or self.ids.get(_LEAD.sub("", plain))

    def nothing(self, text: str) -> bool:
        """Whether a text says that a goal is left out of this follow-up."""
        return self.named(text) is None and bool({_plain(text), _LEAD.sub("", _plain(text))} & self.left_out)

    def split(self, text: str) -> Split:
        """A text and the status in it. Only what stands alone at an end counts, not a colour within words."""
        whole = self.named(text)
        if whole:
            return Split(status=whole, rest="")
        names = "|".join(re.escape(name).replace("\\ ", r"[\s_]+") for name in sorted(self.ids, key=len, reverse=True))
        last = re.search(
            rf"(?:^|[\s,;:(·–—-])(?:status(?: er)?[\s:]+)?(?P<name>{names})\s*\)?[\s.]*$", text, re.IGNORECASE
        )
        if last:
            return Split(status=self.named(last["name"]) or "", rest=text[: last.start()].rstrip(" \n,;:(·–—-"))
        first = re.match(
            rf"\(?(?:status(?: er)?[\s:]+)?(?P<name>{names})\)?(?=\s*(?:[\n,;:.(·–—-]|\d))[\s,;:.·–—-]*",
            text,
            re.IGNORECASE,
        )
        if first:
            return Split(status=self.named(first["name"]) or "", rest=text[first.end() :])
        return Split(status="", rest=text)


def statuses_of(plan: Plan, words: Words) -> Statuses:
    """The names of a plan's statuses: its own labels, those of all plans, ids, and colours that can mean only one."""
    ids: dict[str, str] = {}
    for tone, names in _COLOURS.items():
        meant = [status.id for status in plan.statuses if status.tone == tone]
        if len(meant) == 1:
            ids |= dict.fromkeys(names.split("|"), meant[0])
    for status in plan.statuses:
        ids |= dict.fromkeys(_OTHER_NAMES.get(status.id, "").split("|"), status.id)
        if status.id in STATUSES:
            ids |= {words_in(language).say(STATUSES[status.id]).casefold(): status.id for language in ("da", "en")}
    ids |= {status.id.casefold().replace("_", " "): status.id for status in plan.statuses}
    ids |= {status.label.casefold(): status.id for status in plan.statuses if status.label}
    ids.pop("", None)
    absent = "|".join((*_OTHER_NAMES.values(), _UNREPORTED)).split("|")
    said = (words_in(language).say(one).casefold() for one in LEFT_OUT.values() for language in ("da", "en"))
    called: dict[str, str] = {status.id: label(status, words) for status in plan.statuses}
    return Statuses(ids, called, frozenset((*absent, *said)) - ids.keys())


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split()).strip(" .:()-")


def label(status: Status, words: Words) -> str:
    """A status as it is called: by the plan's own word, or the one of all plans."""
    return status.label or (words.say(STATUSES[status.id]) if status.id in STATUSES else status.id)
