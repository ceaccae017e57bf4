"""What is drawn beside the words of a shared page's picture: one plain motif for each kind of page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageDraw import ImageDraw

    from generator.plan.views.shared import PictureKind

INK = 255
"""The level of what is all ink; that of the ground is 0."""

_FULL, _HALF, _FAINT = 1.0, 0.45, 0.16
"""How much of the ink a shape has; the rest is ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """A square to draw in. Places and sizes are shares of its side, from its left upper corner."""

    draw: ImageDraw
    size: int

    def bar(self, left: float, top: float, right: float, bottom: float, ink: float = _FULL) -> None:
        """A box with round corners."""
        box = self._box(left, top, right, bottom)
        radius = min(right - left, bottom - top, 0.08) / 2 * self.size
        self.draw.rounded_rectangle(box, radius, fill=self._mixed(ink))

    def dot(self, x: float, y: float, radius: float, ink: float = _FULL) -> None:
        """A disc around a point."""
        box = self._box(x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse(box, fill=self._mixed(ink))

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return (left * self.size, top * self.size, right * self.size - 1, bottom * self.size - 1)

    def _mixed(self, ink: float) -> int:
        return round(ink * INK)


def _front(paint: Paint) -> None:
    """Three bars that rise, as on the site's icon."""
    for left, top, ink in ((0.04, 0.66, _FAINT), (0.38, 0.38, _HALF), (0.72, 0.04, _FULL)):
        paint.bar(left, top, left + 0.24, 0.96, ink)


def _update(paint: Paint) -> None:
    """The newest word on top of those before it, each at its place in time."""
    paint.bar(0.125, 0.1, 0.155, 0.96, _HALF)
    for y, ink in ((0.14, _FULL), (0.51, _HALF), (0.88, _HALF)):
        paint.dot(0.14, y, 0.11, 0)
        paint.dot(0.14, y, 0.085, ink)
        paint.bar(0.34, y - 0.09, 0.96, y - 0.03, ink if ink == _FULL else _HALF)
        paint.bar(0.34, y + 0.03, 0.72, y + 0.09, _HALF if ink == _FULL else _FAINT)


def _topic(paint: Paint) -> None:
    """Phases, some of them gone through, one begun."""
    for n, done in enumerate((1.0, 1.0, 0.55, 0.0)):
        top = 0.06 + n * 0.24
        paint.bar(0.04, top, 0.96, top + 0.15, _FAINT)
        if done:
            paint.bar(0.04, top, 0.04 + 0.92 * done, top + 0.15, _FULL if done == 1 else _HALF)


def _goal(paint: Paint) -> None:
    """A target that was hit."""
    for radius, ink in ((0.47, _FAINT), (0.35, 0), (0.31, _HALF), (0.19, 0), (0.14, _FULL)):
        paint.dot(0.5, 0.5, radius, ink)


def _plan(paint: Paint) -> None:
    """The rows of a follow-up, each with its lamp."""
    for n, ink in enumerate((_FULL, _FULL, _HALF, _FULL, _FAINT)):
        y = 0.1 + n * 0.2
        paint.dot(0.11, y, 0.065, ink)
        paint.bar(0.26, y - 0.035, 0.62, y + 0.035, _HALF)
        paint.bar(0.7, y - 0.035, 0.96, y + 0.035, _FAINT)


def _other(paint: Paint) -> None:
    """A page with words on it."""
    paint.bar(0.14, 0.04, 0.86, 0.96, _FAINT)
    paint.bar(0.26, 0.18, 0.6, 0.26)
    for n, right in enumerate((0.74, 0.7, 0.74, 0.52)):
        paint.bar(0.26, 0.4 + n * 0.12, right, 0.45 + n * 0.12, _HALF)


MOTIFS: dict[PictureKind, Callable[[Paint], None]] = {
    "front": _front,
    "update": _update,
    "topic": _topic,
    "goal": _goal,
    "plan": _plan,
    "other": _other,
}
