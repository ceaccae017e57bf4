"""A cell with cause and consequence in one, as the ministry's template has it, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.follow_up import Row

_LABELS = {
    "cause": r"årsag(?:er|en)?|causes?",
    "consequence": r"konsekvens(?:er|en)?|consequences?",
    "note": r"bemærkning(?:er|en)?|remarks?|notes?",
}
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.;·]))(?:{'|'.join(f'(?P<{key}>{words})' for key, words in _LABELS.items())})\s*:", re.IGNORECASE
)
_BREAKS = (r"\n\s*\n", r"\n", r" · ")
"""What may stand between a cause and a consequence without labels, the strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A cause, a consequence and a remark; any of them may be empty."""

    cause: str = ""
    consequence: str = ""
    note: str = ""


def explanation(text: str) -> Explanation | None:
    """Take a text apart by its labels, else by its only break; None where neither tells."""
    labels = list(_LABEL.finditer(text))
    if labels:
        names = [str(label.lastgroup) for label in labels]
        if text[: labels[0].start()].strip() or len(set(names)) < len(names):
            return None
        ends = [*(label.start() for label in labels[1:]), len(text)]
        parts = (text[label.end() : end].strip(" \n·") for label, end in zip(labels, ends, strict=True))
        return Explanation(**dict(zip(names, parts, strict=True)))
    for form in _BREAKS:
        paragraphs = re.split(form, text)
        if len(paragraphs) == 2:  # noqa: PLR2004 - the one and the other
            return Explanation(cause=paragraphs[0].strip(), consequence=paragraphs[1].strip())
    return None


def known_already(text: str, row: Row | None) -> bool:
    """Whether a text says just what a goal has reported: its cause, its consequence and its remark in a row."""
    told = [row.cause, row.consequence, row.note] if row else []
    return bool(text) and _bare(text) in {_bare(" ".join(told)), _bare(" ".join(told[:2]))}


def _bare(text: str) -> str:
    return " ".join(text.replace("·", " ").split())
