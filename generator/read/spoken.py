"""Times as people write them, in Danish and English, to WHEN: "midten af juni 2022", "Q2 2022", "by 1 May 2022"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from generator.model.when import When, WhenError, when

LONGEST = 100
"""The most characters of a text that is looked at; nobody needs more to say a time."""

_UNKNOWN = frozenset(
    (
        *("unknown", "not known", "not known yet", "no set time", "with no set time"),
        *("ukendt", "endnu ukendt", "pt ukendt", "pt. ukendt", "p.t. ukendt", "ikke kendt", "uvist"),
        *("intet bestemt tidspunkt", "uden bestemt tidspunkt"),
    )
)
_LOCALES = ("da_DK", "en_GB")
# Short for July in a table, and Christmas in a sentence.
_NO_MONTHS = frozenset({"jul"})

_NUMBERS = (
    ("1", "1st", "first", "første"),
    ("2", "2nd", "second", "andet", "anden"),
    ("3", "3rd", "third", "tredje"),
    ("4", "4th", "fourth", "fjerde"),
)
_NTH = {word: number for number, words in enumerate(_NUMBERS, 1) for word in words} | {"last": 0, "sidste": 0}
_QUARTERS = ("q", "quarter", "kvartal")

_POINT = re.compile(
    r"(?:(?P<before>inden|før|before|prior to) "
    r"|(?P<latest>senest |not? later than |on or before |(?P<by>by ))?"
    r"(?:i løbet af |in the course of |over the course of |during |in |i |on )?)"
    r"(?:den |d\. ?|the )?"
    r"(?:(?P<end>(?:ved |med |at )?(?:the )?(?:end of |end[- ]|udgangen af ))"
    r"|(?P<early>early part of |early (?:in )?|(?P<brink>(?:beginning|start) of )|(?:begyndelsen|starten) af |start "
    r"|primo |tidligt i |først i )"
    r"|(?P<mid>mid[- ]|middle of |midten af |midt i |medio )"
    r"|(?P<late>late part of |late (?:in )?|slutningen af |sidst i |sent i )"
    r"|(?P<ultimo>ultimo ))?"
    r"(?:den |d\. ?|the )?"
    r"(?P<span>.+)"
)
_RANGE = (
    re.compile(r"(?:fra (?:og med )?|from )?(?P<first>.+?) (?:til og med|til|to) (?P<last>.+)"),
    re.compile(r"(?P<first>.+?)(?: ?– ?| - |(?<=[a-zæøå])-(?=[a-zæøå]))(?P<last>.+)"),
    re.compile(r"(?:mellem|between) (?P<first>.+?) (?:og|and) (?P<last>.+)"),
)
_LEAD_OF_DAY = re.compile(r"^(?:den |d\. ?|the )")
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_OF = r"(?:,? | (?:of|in|af|i) )"


@lru_cache(maxsize=4096)
def spoken(text: str) -> When | None:
    """The WHEN that a text says, as canonical as an author would write it; None where it says none for sure.

    Words for "no later than" are passed over, as a promise is kept by the last day of its time anyway. What has no year
    is None, and so is what is heard in two ways: 6/7/2022, and "by June 2022", which may leave June out.
    """
    if len(text) > LONGEST:
        return None
    said = _plain(text)
    if said in _UNKNOWN:
        return when("unknown")
    return _point(said) or _range(said)


def _plain(text: str) -> str:
    """Small letters, single spaces, one kind of dash, and no full stop or other end of a sentence."""
    said = " ".join(unicodedata.normalize("NFC", text).lower().split())
    return said.replace("\N{EM DASH}", "\N{EN DASH}").rstrip(".,;").removesuffix(" at the latest")


def _written(text: str) -> When | None:
    try:
        return when(text)
    except WhenError:
        return None


def _point(said: str) -> When | None:
    match = _POINT.fullmatch(said)
    span = _span(match["span"]) if match else None
    if match is None or span is None or span.start is None:
        return None
    precision = span.start.span.precision
    part = next((name for name in ("early", "mid", "late", "end") if match[name]), "")
    if match["ultimo"]:
        part = "late" if precision == "month" else "end"
    if match["by"] and (match["brink"] or (not part and precision != "day")):
        return None
    if match["before"] and part != "end":
        return None if part else _written(f"before {span.text}")
    return _written(f"{part} {span.text}") if part else span


def _range(said: str) -> When | None:
    for form in _RANGE:
        match = form.fullmatch(said)
        last = _point(match["last"]) if match else None
        if match and last:
            first = _point(match["first"]) or _in_the_year_of(match["first"], match["last"])
            return _written(f"{first.text}..{last.text}") if first else None
    return None


def _in_the_year_of(first: str, last: str) -> When | None:
    """A beginning that leaves its year to the end of the range: "maj" in "maj til juni 2022"."""
    year = re.search(r" (\d{4})$", last, re.ASCII)
    found = _point(f"{first} {year[1]}") if year else None
    if found is None or found.start is None or found.start.span.precision == "year":
        return None
    return found


def _span(said: str) -> When | None:
    days = _days()
    weekday, _, rest = said.partition(" ")
    number = days.get(weekday.rstrip(","))
    looked = _LEAD_OF_DAY.sub("", rest) if number else said
    match = next((match for form in _forms() if (match := form.fullmatch(looked))), None)
    if match is None:
        return None
    found = _written(_canonical({name: value for name, value in match.groupdict().items() if value}))
    if number and (found is None or found.days != 1 or found.first is None or found.first.isoweekday() != number):
        return None
    return found


def _canonical(found: dict[str, str]) -> str:
    """The span as a WHEN is written; what no calendar has is left for the model to refuse."""
    year = found["year"]
    if "one" in found:
        return _numbered(year, int(found["one"]), int(found["other"]))
    if "week" in found:
        return f"{year}-W{int(found['week']):02}"
    if "nth" in found:
        quarter = found["unit"].strip() in _QUARTERS
        nth = _NTH[found["nth"]] or (4 if quarter else 2)
        return f"{year}-{'Q' if quarter else 'H'}{nth}"
    if "month" not in found:
        return year
    month = _months().get(found["month"]) or int(found["month"])
    return f"{year}-{month:02}-{int(found['day']):02}" if "day" in found else f"{year}-{month:02}"


def _numbered(year: str, one: int, other: int) -> str:
    """A date in numbers where only one of them can be the month; the empty text, which is no WHEN, elsewhere."""
    months = range(1, 13)
    if one != other and one in months and other in months:
        return ""
    day, month = (one, other) if other in months else (other, one)
    return f"{year}-{month:02}-{day:02}"


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of months in both languages and their short forms, as small letters without a full stop."""
    names = {
        name.lower().rstrip("."): number
        for locale in _LOCALES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }
    return {name: number for name, number in names.items() if name not in _NO_MONTHS}


@lru_cache(maxsize=1)
def _days() -> dict[str, int]:
    """The names of the days of the week in both languages; Monday is 1."""
    return {
        name.lower(): number + 1 for locale in _LOCALES for number, name in get_day_names("wide", locale=locale).items()
    }


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """Every way to write a day, week, month, quarter, half-year or year."""
    month = f"(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})"
    nth = "|".join(sorted(_NTH, key=len, reverse=True))
    day = r"(?P<day>\d{1,2})"
    forms = (
        rf"(?:året |the year |year )?{_YEAR}",
        rf"{month}\.?(?: måned)?{_OF}{_YEAR}",
        rf"{day}(?:\. ?|(?:st|nd|rd|th)? )(?:of )?{month}\.?{_OF}{_YEAR}",
        rf"{month}\.? {day}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?P<nth>{nth})\.? (?P<unit>quarter|kvartal|half-year|half year|half|halvår|halvdel){_OF}{_YEAR}",
        rf"(?P<unit>q|h|quarter |half-year )(?P<nth>[1-4]){_OF}{_YEAR}",
        rf"{_YEAR}[- ](?P<unit>q|h)(?P<nth>[1-4])",
        rf"(?:uge|week) (?P<week>\d{{1,2}}){_OF}{_YEAR}",
        rf"{_YEAR}[- ]?w(?P<week>\d{{1,2}})",
        rf"{_YEAR}-(?P<month>\d{{1,2}})(?:-{day})?",
        rf"(?P<one>\d{{1,2}})[./-] ?(?P<other>\d{{1,2}})[./-] ?{_YEAR}",
    )
    return tuple(re.compile(form, re.ASCII) for form in forms)
