"""The corpus's topics and what each of them declares."""

from __future__ import annotations

from dataclasses import dataclass

PHASES = (
    ("forberedelse", "Forberedelse"),
    ("udvikling", "Udvikling"),
    ("behandling", "Behandling"),
    ("afslutning", "Afslutning"),
)
TITLES = (
    ("omberegning", "Omberegning af afgift"),
    ("refusion", "Tilbagebetaling af refusion"),
    ("register", "Oprydning i registret"),
    ("breve", "Nye breve til ejerne"),
    ("portal", "Fornyelse af portalen"),
    ("klager", "Behandling af klager"),
    ("satser", "Nye satser for miljøbidrag"),
    ("arkiv", "Flytning af arkivet"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A running operation: its id, its title and how many promises it declares."""

    id: str
    title: str
    promises: int

    @property
    def promise_ids(self) -> tuple[str, ...]:
        """The ids of the declared promises, in the order in which they are given."""
        return tuple(f"skridt-{number:02}" for number in range(1, self.promises + 1))


def topics_for(updates: int) -> tuple[Topic, ...]:
    """Return 3 topics for a small corpus, 5 from 300 updates and 8 from 3,000; promises grow to at most 12 each."""
    count = 3 if updates < 300 else 5 if updates < 3000 else 8
    promises = min(12, max(1, updates // count // 8))
    return tuple(Topic(id=topic, title=title, promises=promises) for topic, title in TITLES[:count])
