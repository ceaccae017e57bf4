"""A cell with cause and consequence in one, as the ministry's template has it, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAUSE = r"(?:årsag(?:er|en)?|causes?)"
_CONSEQUENCE = r"(?:konsekvens(?:er|en)?|consequences?)"
_LABELLED = re.compile(
    rf"\s*(?:{_CAUSE}\s*:\s*(?P<cause>.*?))?(?:(?:^|(?<=[\s.;]))\s*{_CONSEQUENCE}\s*:\s*(?P<consequence>.*))?\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A cause and a consequence; either may be empty."""

    cause: str = ""
    consequence: str = ""


def explanation(text: str) -> Explanation | None:
    """Take a text apart by its labels, else by its only paragraph break; None where neither tells."""
    labelled = _LABELLED.fullmatch(text)
    if labelled and (labelled["cause"] is not None or labelled["consequence"] is not None):
        return Explanation(cause=(labelled["cause"] or "").strip(), consequence=(labelled["consequence"] or "").strip())
    if re.search(rf"(?:^|[\s.;])(?:{_CAUSE}|{_CONSEQUENCE})\s*:", text, re.IGNORECASE):
        return None
    for paragraphs in (re.split(r"\n\s*\n", text), text.split("\n")):
        if len(paragraphs) == 2:  # noqa: PLR2004 - the one and the other
            return Explanation(cause=paragraphs[0].strip(), consequence=paragraphs[1].strip())
    return None
