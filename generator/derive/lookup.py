"""What a reference in a text leads to, as of the page it stands on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Literal

from generator.derive.figures import Base, figure_series
from generator.model.contact import Contact, Term
from generator.model.page import Question
from generator.model.plan import Goal
from generator.model.topic import Figure, Promise, Topic
from generator.model.update import PhaseReport, PromiseReport, Update

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.derive.figures import FigurePoint
    from generator.model.content import Content
    from generator.model.text import Id

KINDS = ("contact", "figure", "goal", "promise", "question", "term", "update")
"""The kinds a reference may have."""

_LAST = "\uffff"
"""After every id."""

Miss = Literal["reference-missing", "reference-ambiguous", "reference-no-value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTarget:
    """A figure of a topic and the report that holds where the reference stands, with its unit and base as of then."""

    topic: Topic
    figure: Figure
    point: FigurePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTarget:
    """A promise of a topic and the word on it that holds where the reference stands."""

    topic: Topic
    promise: Promise
    update: Update
    report: PromiseReport | PhaseReport


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTarget:
    """A question and the page that answers it."""

    page: Topic | Update
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Why a reference leads nowhere, and the ids it could have named."""

    code: Miss
    known: frozenset[str] = frozenset()


class Lookup:
    """Answers references against one content: what is public of it, or all of it when a draft is checked."""

    def __init__(self, content: Content) -> None:
        """Index the content."""
        self.topics: dict[str, Topic] = {topic.id: topic for topic in content.topics}
        self.only = next(iter(self.topics.values())) if len(self.topics) == 1 else None
        self.contacts: dict[str, Contact] = {contact.id: contact for contact in content.contacts}
        self.terms: dict[str, Term] = {term.id: term for term in content.terms}
        self.goals = {str(goal.ref): goal for goal in content.goals}
        ordered = sorted(content.updates, key=lambda one: (one.date, one.id))
        self.updates: dict[str, Update] = {update.id: update for update in ordered}
        self._of_topic: dict[str, list[Update]] = {}
        self._points: dict[str, dict[str, tuple[FigurePoint, ...]]] = {}
        self.words: dict[tuple[str, str, str], list[tuple[Update, PromiseReport | PhaseReport]]] = {}
        self.questions: dict[str, list[QuestionTarget]] = {}
        for topic in content.topics:
            self._ask(topic)
        for update in self.updates.values():
            self._index(update)

    def _index(self, update: Update) -> None:
        self._ask(update)
        topic = update.topic or (self.only.id if self.only else "")
        if update.figures:
            self._of_topic.setdefault(topic, []).append(update)
        for promise in update.promises:
            self.words.setdefault((topic, "promise", promise.id), []).append((update, promise))
        for phase in update.phases:
            self.words.setdefault((topic, "phase", phase.id), []).append((update, phase))

    def _ask(self, page: Topic | Update) -> None:
        for question in page.questions:
            self.questions.setdefault(question.id, []).append(QuestionTarget(page=page, question=question))

    def find(self, kind: str, wanted: str, day: str, page: object) -> object:
        """What `{{ kind:wanted@day }}` on a page leads to, or Missing. `page` is the model value it stands in."""
        if kind not in KINDS or (day and not _is_day(day)):
            return Missing(code="reference-missing")
        if kind == "figure":
            return self._figure(wanted, day, page)
        if kind == "promise":
            return self._promise(wanted, day, page)
        if kind == "question":
            return self._question(wanted, page)
        table: dict[str, Mapping[str, object]] = {
            "contact": self.contacts,
            "term": self.terms,
            "goal": self.goals,
            "update": self.updates,
        }
        known = table[kind]
        return known.get(wanted) or Missing(code="reference-missing", known=frozenset(known))

    def _topics(self, page: object) -> tuple[Topic, ...]:
        """The topics whose ids a page may use without naming them."""
        if isinstance(page, Topic):
            return (page,)
        if isinstance(page, Update):
            topic = self.topics.get(page.topic) if page.topic else self.only
            return (topic,) if topic else ()
        if isinstance(page, Goal) and page.topics:
            return tuple(self.topics[one] for one in page.topics if one in self.topics)
        return tuple(self.topics.values())

    def _candidates(self, wanted: str, page: object) -> tuple[Topic, ...]:
        """The topics that may declare what is wanted: the one it names, else those of the page."""
        named = wanted.rpartition("/")[0]
        return tuple(topic for topic in self.topics.values() if topic.id == named) if named else self._topics(page)

    def _figure(self, wanted: str, day: str, page: object) -> FigureTarget | Missing:
        topics, plain = self._candidates(wanted, page), wanted.rpartition("/")[2]
        found = [(topic, one) for topic in topics for one in topic.figures if one.id == plain]
        if len(found) != 1:
            return _undecided([topic.id for topic, _ in found], plain, [one.id for t in topics for one in t.figures])
        topic, figure = found[0]
        point = self._point(topic, figure, _limit(day, page))
        return FigureTarget(topic=topic, figure=figure, point=point) if point else Missing(code="reference-no-value")

    def reported(self, update: Update) -> tuple[FigurePoint, ...]:
        """What an update reports of its topic's figures, in its own order."""
        figures = {figure.id: (topic, figure) for topic in self._topics(update) for figure in topic.figures}
        found = (figures[report.id] for report in update.figures if report.id in figures)
        points = (self._point(topic, figure, _order(update)) for topic, figure in found)
        return tuple(point for point in points if point)

    def base_at(self, topic: Topic, figure: Figure, update: Update) -> Base | None:
        """What a figure of a topic is a part of, as known when an update was written; None where it is a whole."""
        base = next((one for one in topic.figures if one.id == figure.part_of and one.id != figure.id), None)
        if base is None:
            return None
        point = self._point(topic, base, _order(update))
        return Base(figure=base, unit=point.unit if point else base.unit, report=point.report if point else None)

    def _point(self, topic: Topic, figure: Figure, limit: tuple[date, time, str]) -> FigurePoint | None:
        """The newest point of a figure up to a place in the order of updates; series are made when first asked for."""
        if topic.id not in self._points:
            series = figure_series(topic, self._of_topic.get(topic.id, ()))
            self._points[topic.id] = {one.figure.id: one.points for one in series}
        points = self._points[topic.id][figure.id]
        known = bisect_right(points, limit, key=lambda point: _order(point.update))
        return points[known - 1] if known else None

    def _promise(self, wanted: str, day: str, page: object) -> PromiseTarget | Missing:
        topics, plain = self._candidates(wanted, page), wanted.rpartition("/")[2]
        found = [(topic, one) for topic in topics for one in topic.promises if one.id == plain]
        if len(found) != 1:
            return _undecided([topic.id for topic, _ in found], plain, [one.id for t in topics for one in t.promises])
        topic, promise = found[0]
        key = (topic.id, "phase", promise.phase) if promise.phase else (topic.id, "promise", promise.id)
        words = self.words.get(key, [])
        known = bisect_right(words, _limit(day, page), key=lambda pair: _order(pair[0]))
        if not known:
            return Missing(code="reference-no-value")
        update, report = _telling(words[:known])
        return PromiseTarget(topic=topic, promise=promise, update=update, report=report)

    def _question(self, wanted: str, page: object) -> QuestionTarget | Missing:
        found = self.questions.get(wanted, [])
        own = [one for one in found if one.page is page]
        if not found:
            return Missing(code="reference-missing", known=frozenset(self.questions))
        if len(found) > 1 and not own:
            return Missing(code="reference-ambiguous", known=frozenset(one.page.id for one in found))
        return (own or found)[0]


def _telling(
    words: list[tuple[Update, PromiseReport | PhaseReport]],
) -> tuple[Update, PromiseReport | PhaseReport]:
    """The word that says most of what holds: that it is over, else the newest time, else the newest state."""
    update, report = words[-1]
    if report.state in ("done", "dropped"):
        return update, report
    return next((one for one in reversed(words) if one[1].target), words[-1])


def _undecided(topics: list[Id], plain: str, known: list[Id]) -> Missing:
    """Why an id that not exactly one topic declares leads nowhere."""
    if topics:
        return Missing(code="reference-ambiguous", known=frozenset(f"{topic}/{plain}" for topic in topics))
    return Missing(code="reference-missing", known=frozenset(known))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _order(update: Update) -> tuple[date, time, str]:
    return (update.date.date, update.date.time, update.id)


def _limit(day: str, page: object) -> tuple[date, time, str]:
    """The last place in the order of updates that had been said where a reference stands."""
    if day:
        return (date.fromisoformat(day), time.max, _LAST)
    return _order(page) if isinstance(page, Update) else (date.max, time.max, _LAST)
