"""The updates of a corpus, oldest first: the same for the same number, on every machine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from bench import prose
from bench.entries import Action, Entry, Question, Reference
from bench.timeline import Timeline
from bench.topics import topics_for

if TYPE_CHECKING:
    from bench.topics import Topic

SEED = 20_220_624
FIRST_DAY = date(2018, 1, 8)
DAYS = 2_900
PHONE_CHANGE = date(2022, 1, 1)
PLAN_YEAR = 2025
GOALS = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1", "4.2")
AUDIENCES = ("borgere", "virksomheder", "forhandlere")
KINDS = ("progress", "progress", "progress", "plan", "notice", "contact")
TAGS = ("breve", "frister", "it", "kontrol", "betaling", "klage", "satser", "vandmiljoe")
HEADLINES = (
    ("Flere breve er sendt", "flere-breve"),
    ("Status på arbejdet", "status"),
    ("Nye tal for sagerne", "nye-tal"),
    ("Planen er ændret", "planen"),
    ("Kontrollen er i gang", "kontrol"),
    ("Svar på jeres spørgsmål", "svar"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """One update's place: its number in the corpus, its number in its topic, its day and the topic's former id."""

    number: int
    index: int
    day: date
    topic: Topic
    former: str
    first_of_day: bool


def entries(updates: int) -> tuple[Entry, ...]:
    """Return `updates` entries spread over eight years, oldest first; at least 3.

    Raises ValueError for fewer than 3, one for each topic.
    """
    if updates < 3:
        message = f"a corpus has at least 3 updates, not {updates}"
        raise ValueError(message)
    random = Random(SEED)
    topics = topics_for(updates)
    sizes = Counter(number % len(topics) for number in range(updates))
    timelines = [Timeline(topic, updates=sizes[place], random=random) for place, topic in enumerate(topics)]
    former: dict[str, Entry] = {}
    written: list[Entry] = []
    for number in range(updates):
        place = number % len(topics)
        topic, day = topics[place], FIRST_DAY + timedelta(days=number * DAYS // updates)
        before = former.get(topic.id)
        slot = _Slot(
            number=number,
            index=number // len(topics),
            day=day,
            topic=topic,
            former=before.id if before else "",
            first_of_day=before is None or before.day != day,
        )
        former[topic.id] = entry = _entry(slot, timelines[place], random)
        written.append(entry)
    return tuple(written)


def _entry(slot: _Slot, timeline: Timeline, random: Random) -> Entry:
    """Return the update of `slot`; a topic reports figures and promises at most once a day."""
    day, headline = slot.day, random.choice(HEADLINES)
    figures = timeline.figures(day=day, index=slot.index) if slot.first_of_day else ()
    promises = timeline.promises(day=day, index=slot.index) if slot.first_of_day else ()
    phases = timeline.phases(index=slot.index) if slot.first_of_day else ()
    references = _references(slot, timeline, random)
    corrects = slot.former if slot.former and random.random() < 0.04 else ""
    contact = "telefon-gammel" if day < PHONE_CHANGE else random.choice(("telefon", "portal", "post"))
    title = f"{headline[0]}, omgang {slot.number + 1}"
    settled = timeline.known.get("afsluttet", "0")
    return Entry(
        day=day,
        slug=f"{headline[1]}-{slot.number + 1}",
        title=title,
        topic=slot.topic.id,
        topic_title=slot.topic.title,
        summary=f"{prose.sentence(random)} Der er nu afsluttet {settled} sager.",
        kind="correction" if corrects else random.choice(KINDS),
        body=_body(references, random),
        references=references,
        corrects=corrects,
        time="14:30" if random.random() < 0.1 else "",
        occurred=(day - timedelta(days=3)).isoformat() if random.random() < 0.1 else "",
        next_update=(day + timedelta(days=30)).isoformat() if random.random() < 0.2 else "",
        goal=f"{PLAN_YEAR}/{random.choice(GOALS)}" if day.year == PLAN_YEAR and random.random() < 0.3 else "",
        contact=contact,
        audiences=tuple(sorted(random.sample(AUDIENCES, random.randint(1, 2)))) if random.random() < 0.5 else (),
        tags=tuple(sorted(random.sample(TAGS, random.randint(1, 3)))),
        figures=figures,
        promises=promises,
        phases=phases,
        actions=_actions(day, contact, random),
        questions=_questions(slot.number, random),
    )


def _references(slot: _Slot, timeline: Timeline, random: Random) -> tuple[Reference, ...]:
    """Return the references of one body: a figure known by then, a term, sometimes the update before."""
    figure = random.choice(tuple(sorted(timeline.known)))
    shown = timeline.known[figure]
    found = [
        Reference(written=f"{{{{ figure:{figure} }}}}", shown=shown),
        Reference(written="{{ term:omberegning }}", shown="omberegning"),
    ]
    if slot.former and random.random() < 0.4:
        written = f"{{{{ update:{slot.former} }}}}"
        found.append(Reference(written=written, shown=f"[den forrige melding]({slot.former}.md)"))
    return tuple(found)


def _body(references: tuple[Reference, ...], random: Random) -> str:
    """Return 80 to 400 words of Markdown: a lead, two or three sections with a list and a table, links, references."""
    headings = random.sample(prose.HEADINGS, random.randint(2, 3))
    parts = [
        prose.paragraph(random, sentences=random.randint(2, 5)),
        f"## {headings[0]}",
        f"Tallet er nu {references[0].written}, og ordet {references[1].written} er forklaret i ordlisten.",
        prose.paragraph(random, sentences=random.randint(1, 8)),
        prose.bullets(random, items=random.randint(2, 5)),
        f"## {headings[1]}",
        prose.table(random, rows=random.randint(2, 4)),
        f"{prose.paragraph(random, sentences=random.randint(1, 6))} {prose.link(random)}",
    ]
    parts += [f"Se også {reference.written}." for reference in references[2:]]
    for heading in headings[2:]:
        parts += [f"## {heading}", f"{prose.paragraph(random, sentences=random.randint(2, 8))} {prose.link(random)}"]
    return "\n\n".join(parts) + "\n"


def _actions(day: date, contact: str, random: Random) -> tuple[Action, ...]:
    """Return no action, or one that is needed by a day or only offered."""
    roll = random.random()
    if roll < 0.15:
        by = (day + timedelta(days=random.randint(10, 60))).isoformat()
        return (Action(need="required", text="Send de manglende bilag", contact=contact, by=by),)
    if roll < 0.3:
        return (Action(need="optional", text="Kontrollér oplysningerne om dit køretøj", contact=contact),)
    return ()


def _questions(number: int, random: Random) -> tuple[Question, ...]:
    """Return a question in every eighth update or so."""
    if random.random() > 0.12:
        return ()
    question = f"Hvornår hører jeg mere om omgang {number + 1}?"
    return (Question(id=f"svartid-{number + 1}", question=question, answer=prose.paragraph(random, sentences=2)),)
