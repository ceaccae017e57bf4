"""Printed citations held against the record, as they come from paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.citing import DIGITS, Answer, address_of, taken_out, title_of
from generator.record.entry import MEDIA
from generator.record.history import value_of
from generator.record.words import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.citing import Book
    from generator.plan.language.words import Words
    from generator.record.entry import Entry, Version

_PAPER = re.compile(r"[\s\u00ad\u200b\u2010-\u2015\u2212-]")
"""What lines on paper put into words, and what they do at their ends: white space and hyphens of all kinds."""

_FACTS = re.compile(
    rf",version(?P<number>\d{{1,6}}),(?P<day>\d{{8}}),sha256:(?P<digest>[0-9a-f]{{{DIGITS}}})", re.IGNORECASE
)
"""What follows the address in a citation without hyphens and white space."""

_BEGINS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """What a citation says: its address as printed, and `day` as eight digits."""

    url: str
    number: int
    day: str
    digest: str


def verified(book: Book, text: str, words: Words) -> tuple[Answer, ...]:
    """What the record says to every citation in a text, in their order; to begun ones that cannot be read as well."""
    printed = tuple(_citations(text))
    answers = [_answer(book, one, words) for one in printed]
    if len(printed) < max(1, len(re.findall("sha256:", _plain(text)))):
        unread = words.say(
            "There is something here that is no whole citation. One has an address, a version, a date and a digest: "
            "https://…/, version 2, 2021-11-26, sha256:… with {digits} digits.",
            digits=DIGITS,
        )
        answers.append(Answer(text=unread, done=False))
    return tuple(answers)


def _citations(text: str) -> Iterator[_Printed]:
    kept = [n for n, sign in enumerate(text) if not _PAPER.match(sign)]
    flat = "".join(text[n] for n in kept)
    begin = 0
    for found in _FACTS.finditer(flat):
        starts = [one.start() for one in _BEGINS.finditer(flat, begin, found.start())]
        begin = found.end()
        if starts:
            url = "".join(text[kept[starts[-1]] : kept[found.start()]].split())
            yield _Printed(url=url, number=int(found["number"]), day=found["day"], digest=found["digest"].lower())


def _plain(text: str) -> str:
    """A text, or an address, as it can be compared: the ends of lines bring hyphens and take them."""
    return _PAPER.sub("", text).lower().rstrip("/")


def _answer(book: Book, printed: _Printed, words: Words) -> Answer:
    entry = _entry(book, printed)
    if entry is None:
        text = words.say("Not in the record: no page has or had the address {address}", address=printed.url)
        return Answer(text=f"{text}.", done=False)
    where = f"{address_of(entry)}, version {printed.number}"
    version = next((one for one in entry.versions if one.number == printed.number), None)
    if version is None:
        text = words.say("Does not agree. {page}: the record has no such version.", page=where)
        return Answer(text=text, done=False)
    if version.redacted:
        return Answer(text=f"{where}: {taken_out(version, words)}", done=False)
    wrong = tuple(_wrong(book, entry, version, printed, words))
    if wrong:
        text = words.say("Does not agree. {page}: {what}", page=where, what=" ".join(wrong))
        return Answer(text=text, done=False)
    return Answer(text=_agrees(book, entry, version, words), done=True)


def _wrong(book: Book, entry: Entry, version: Version, printed: _Printed, words: Words) -> Iterator[str]:
    day = book.day(version)
    if printed.day != f"{day:%Y%m%d}":
        yield words.say(
            "The date in the citation is {printed}, in the record {kept}.",
            printed=_day(printed.day),
            kept=day.isoformat(),
        )
    if not version.digest.startswith(printed.digest):
        other = next((one for one in entry.versions if one.digest.startswith(printed.digest)), None)
        if other:
            yield words.say("The digest in the citation is that of version {number}.", number=other.number)
            return
        yield words.say(
            "The digest in the citation is {printed}, in the record {kept}: other words.",
            printed=printed.digest,
            kept=version.digest[:DIGITS],
        )
    if _taken_anew(book, version) != version.digest:
        yield words.say("The words that the record keeps do not give the digest that it keeps.")


def _day(digits: str) -> str:
    """Eight digits as a date."""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _taken_anew(book: Book, version: Version) -> str:
    """The digest of what is kept of a version: of its words, or of a document's bytes."""
    if version.path.startswith(f"content/{MEDIA}"):
        return next((one.digest for one in book.found.media if one.path == version.path), "")
    value = value_of(version)
    return digest(value) if value is not None else ""


def _agrees(book: Book, entry: Entry, version: Version, words: Words) -> str:
    parts = [
        words.say(
            "Agrees: “{title}”, version {number}, public since {day}.",
            title=title_of(entry, version, words),
            number=version.number,
            day=words.day(book.day(version)),
        )
    ]
    if version.adopted:
        parts.append(
            words.say("Taken over {day} with its own dates; nobody witnessed it.", day=words.day(version.adopted))
        )
    following = entry.versions[version.number :]
    if following:
        parts.append(
            words.say(
                "That wording held until {day}; the page is now in version {number}.",
                day=words.day(book.day(following[0])),
                number=len(entry.versions),
            )
        )
    return " ".join(parts)


def _entry(book: Book, printed: _Printed) -> Entry | None:
    """The entry that has or had an address: of those that differ in hyphens alone the one printed, or that agrees."""
    wanted = _plain(printed.url)
    found: list[Entry] = []
    for home in book.homes:
        for entry in book.record.entries:
            known = {*entry.addresses, address_of(entry)} if entry.versions else set()
            if any(home + one == printed.url for one in known):
                return entry
            if any(_plain(home + one) == wanted for one in known):
                found.append(entry)
    agreeing = (one for one in found if any(it.digest.startswith(printed.digest) for it in one.versions))
    return next(agreeing, found[0] if found else None)
