"""What a share is a share of, as the requirement says it and as it is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.facts import leaf_keys
from generator.model.problem import Problem, Spot, problem
from generator.read.body import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.facts import Facts

_WORD = re.compile(r"[^\W\d_]{3,}")

_BASE = re.compile(
    r"(?:%|\bprocent|\bpct\.?|\bper\s?cent|\bandel\w*|\bshare)\s+(?:af|blandt|of|among)\b", re.IGNORECASE
)
"""That a text says what its share is a share of."""

_LITTLE = frozenset(
    (
        "af", "alle", "alt", "andel", "andelen", "andet", "antal", "antallet", "at", "bliver", "blev", "blevet",
        "de", "dem", "den", "denne", "der", "deres", "det", "dette", "dog", "efter", "eller", "en", "end", "er",
        "et", "for", "fra", "gennemført", "gennemførte", "gør", "gøres", "ham", "han", "har", "hele", "heraf",
        "hver", "hvert", "hvis", "hvor", "hvori", "højst", "ialt", "ikke", "inden", "ind", "indenfor",
        "indgående", "indgåede", "indkomne", "indkommet", "kan", "kun", "kvartal", "kvartalet", "kvartalets",
        "med", "mellem", "mere", "mindre", "mindst", "modtaget", "modtagne", "må", "måned", "måneden", "måneder",
        "nogen", "når", "og", "også", "om", "op", "opgjort", "over", "periode", "perioden", "pr", "samlede",
        "samlet", "samt", "sin", "sine", "sit", "skal", "som", "styrelsen", "styrelsens", "så", "til", "total",
        "totale", "totalt", "ud", "udtaget", "udtagne", "udvalgte", "uden", "under", "ved", "være", "været", "år",
        "året", "årets", "a", "all", "an", "and", "any", "are", "as", "be", "been", "by", "can", "count",
        "counted", "counts", "during", "each", "either", "every", "from", "had", "has", "have", "if", "in",
        "incoming", "is", "it", "its", "least", "less", "made", "many", "month", "more", "most", "no", "not",
        "number", "of", "on", "only", "or", "out", "overall", "per", "period", "quarter", "received", "shall",
        "share", "should", "such", "sum", "than", "that", "the", "their", "them", "there", "these", "they",
        "this", "those", "to", "was", "were", "when", "where", "which", "who", "whole", "whose", "will", "with",
        "within", "without", "year",
    )
)  # fmt: skip
"""Words that say nothing of what is counted."""

_STEM = 5
"""Letters that two words begin with alike when they are forms of one; of shorter words, all but the last."""

_SHORTEST = 3
"""Letters of the shortest word that is more than an ending."""

_ENDINGS = ("ernes", "erne", "enes", "ene", "ens", "ets", "er", "en", "et", "es", "s", "e")
"""What a noun may end in; without it, "sager" is in "sagsbehandling"."""

_FEWEST = 2
"""Words that have to be found nowhere: one alone is another word for the same more often than another thing."""


def denominators(facts: Facts) -> Iterator[Problem]:
    """The denominator of a ratio counts what the requirement speaks of.

    A note tells readers what is counted, and so there is nothing to warn of.
    """
    for goal in facts.content.goals:
        if goal.withdrawn:
            continue
        plan = facts.plan(goal.plan)
        whose = f"{plan.organisation} {plan.parent}" if plan else ""
        for keys, leaf in leaf_keys(goal):
            if leaf.ratio and not leaf.ratio.note:
                text = running(goal.requirement_text)
                known = _words(f"{text} {goal.title} {leaf.label} {whose}")
                counted = _words(leaf.ratio.denominator)
                alien = [word for word in counted if not any(_akin(word, one) for one in known)]
                of_the_same = len(alien) < len(counted) or _BASE.search(text)
                if of_the_same and len(alien) >= max(_FEWEST, len(counted) / 2):
                    where = Spot(path=goal.path, keys=(*keys, "ratio", "denominator"))
                    yield problem(where, "denominator-differs", words=", ".join(f"“{word}”" for word in alien))


def _words(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about, in small letters, each once."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(text.lower()) if word not in _LITTLE))


def _akin(one: str, other: str) -> bool:
    """Whether two words may be forms of one, or one lies in the other: "sager", "sagsbehandling", "klagesager"."""
    shorter, longer = sorted((_bare(one), _bare(other)), key=len)
    alike = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if alike >= min(_STEM, max(_SHORTEST, len(shorter) - 1)):
        return True
    return len(shorter) > _SHORTEST and shorter[:_STEM] in longer


def _bare(word: str) -> str:
    found = next((end for end in _ENDINGS if word.endswith(end) and len(word) >= len(end) + _SHORTEST), "")
    return word.removesuffix(found)
