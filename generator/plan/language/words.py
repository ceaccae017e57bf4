"""The site's language: catalogue texts, dates, numbers and figures in words."""

from __future__ import annotations

import gettext
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_time, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from generator.model.foreign import CLOSE, OPENS, bare
from generator.model.rules import N_
from generator.model.settings import PERCENT

if TYPE_CHECKING:
    from datetime import date, time

    from generator.model.moment import Moment
    from generator.model.settings import Language, Unit
    from generator.model.update import Qualifier
    from generator.model.when import Point, Span, When

_LOCALE = Path(__file__).parents[2] / "locale"
_DANISH_ORDER = str.maketrans({"æ": "{", "ø": "|", "å": "}", "é": "e", "ö": "|", "ä": "{", "ü": "u"})
NO_BREAK = "\N{NO-BREAK SPACE}"


_QUALIFIED: dict[Qualifier, str] = {
    "about": N_("about {value}"),
    "more_than": N_("more than {value}"),
    "at_least": N_("at least {value}"),
    "less_than": N_("less than {value}"),
    "at_most": N_("at most {value}"),
}
_EDGES = {"end": N_("the end of {span}"), "before": N_("before {span}")}
_PARTS = {"early": N_("early {span}"), "mid": N_("mid-{span}"), "late": N_("late {span}"), **_EDGES}
_PARTS_OF = {
    "early": N_("the early part of {span}"),
    "mid": N_("the middle of {span}"),
    "late": N_("the late part of {span}"),
    **_EDGES,
}
_QUARTERS = (
    N_("the first quarter"),
    N_("the second quarter"),
    N_("the third quarter"),
    N_("the fourth quarter"),
)
_HALVES = (N_("the first half"), N_("the second half"))


def lowered(label: str) -> str:
    """A label as it stands in the middle of a sentence; one that begins with an abbreviation keeps its capitals."""
    first = _first(label)
    if label[first + 1 : first + 2].isupper():
        return label
    return label[:first] + label[first : first + 1].lower() + label[first + 1 :]


def capital(text: str) -> str:
    """A text as it stands at the beginning of a sentence."""
    first = _first(text)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _first(text: str) -> int:
    """Where the first letter of a text is: it may be marked as words of another language."""
    return 1 if text[:1] in OPENS else 0


def one_stop(sentence: str) -> str:
    """A sentence with one full stop at its end, where its last word is an abbreviation: "5 mio. kr."."""
    if sentence.endswith(f".{CLOSE}."):
        return sentence[:-1]
    return f"{sentence.removesuffix('..')}." if sentence.endswith("..") else sentence


def _year(span: Span) -> int:
    """The year a span is said with: a week's year may differ from that of its first day."""
    return span.first.isocalendar().year if span.precision == "week" else span.first.year


class Words:
    """Says things in one language. Danish writes 24. juni 2022 and 270.000, English 24 June 2022 and 270,000."""

    def __init__(self, language: Language) -> None:
        """Load the catalogue. Raises FileNotFoundError where the package was built without it."""
        self.language = language
        self._locale = {"da": "da_DK", "en": "en_GB"}[language]
        self._spoken: dict[str, str] = {}
        self._catalogue = gettext.translation("fremdrift", localedir=_LOCALE, languages=[language])

    def say(self, text: str, /, **params: object) -> str:
        """A catalogue text with its `{names}` filled in."""
        spoken = self._spoken.get(text)
        if spoken is None:
            spoken = self._spoken[text] = self._catalogue.gettext(text)
        return spoken.format(**params) if params else spoken

    def count(self, one: str, many: str, number: int, /, **params: object) -> str:
        """A catalogue text in the singular or plural; `{count}` in it is the number."""
        return self._catalogue.ngettext(one, many, number).format(count=self.number(Decimal(number)), **params)

    def number_of(self, number: int) -> str:
        """A count as it stands beside a link."""
        return self.number(Decimal(number))

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months, January first."""
        names = get_month_names("wide", "stand-alone", locale=self._locale)
        return tuple(names[month] for month in range(1, 13))

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What stands for Python's thousands comma, decimal point and minus."""
        group, point = get_group_symbol(self._locale), get_decimal_symbol(self._locale)
        return {ord(","): group, ord("."): point, ord("-"): "\N{MINUS SIGN}"}

    def day(self, day: date) -> str:
        """A day with its year."""
        dot = "." if self.language == "da" else ""
        return f"{day.day}{dot} {self.months[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """The month a day lies in, with its year."""
        return f"{self.months[day.month - 1]} {day.year}"

    def short_month(self, day: date) -> str:
        """The month a day lies in, shortened, for where there is little room."""
        return self._short_months[day.month]

    @cached_property
    def _short_months(self) -> dict[int, str]:
        return dict(get_month_names("abbreviated", "stand-alone", locale=self._locale))

    def moment(self, moment: Moment) -> str:
        """A day, and the time of day where one was given."""
        if moment == type(moment)(moment.date):
            return self.day(moment.date)
        return self.say("{day} at {time}", day=self.day(moment.date), time=self.clock(moment.time))

    def clock(self, time: time) -> str:
        """A time of day."""
        return format_time(time, "HH.mm" if self.language == "da" else "HH:mm", locale=self._locale)

    def when(self, when: When) -> str:
        """A WHEN as people say it. Every WHEN has words of its own, which `generator/read/spoken.py` understands."""
        if when.start is None:
            return self.say("no set time")
        last = when.end or when.start
        said = self._part(last, self._span(last.span))
        if when.end is None:
            return said
        start, end = when.start.span, when.end.span
        same = "year" not in (start.precision, end.precision) and _year(start) == _year(end)
        first = self._part(when.start, self._yearless(start) if same else self._span(start))
        return self.say("{first} to {last}", first=first, last=said)

    def by(self, when: When) -> str:
        """A WHEN as the time by which something is to be done; a range as it is."""
        if when.start is None:
            return self.say("with no set time")
        if when.end or when.start.part == "before":
            return self.when(when)
        if when.start.part == "end":
            return self.say("by the end of {span}", span=self._span(when.start.span))
        if when.start.span.precision == "day":
            return self.say("by {when}", when=self.when(when))
        return self.say("in {span} at the latest", span=self.when(when))

    def _part(self, point: Point, span: str) -> str:
        if not point.part:
            return span
        parts = _PARTS_OF if point.span.precision in ("quarter", "half") else _PARTS
        return self.say(parts[point.part], span=span)

    def _span(self, span: Span) -> str:
        year, named = _year(span), self._yearless(span)
        match span.precision:
            case "day" | "month":
                return f"{named} {year}"
            case "week":
                return self.say("week {week} of {year}", week=span.first.isocalendar().week, year=year)
            case "quarter" | "half":
                return self.say("{span} of {year}", span=named, year=year)
            case "year":
                return named

    def _yearless(self, span: Span) -> str:
        """A span where its year is said with something else; a year is itself."""
        month = span.first.month - 1
        match span.precision:
            case "day":
                return self.day(span.first).removesuffix(f" {span.first.year}")
            case "week":
                return self.say("week {week}", week=span.first.isocalendar().week)
            case "month":
                return self.months[month]
            case "quarter":
                return self.say(_QUARTERS[month // 3])
            case "half":
                return self.say(_HALVES[month // 6])
            case "year":
                return str(span.first.year)

    def number(self, value: Decimal) -> str:
        """A number with as many decimals as it has; zero has no sign."""
        return format(value or abs(value), ",f").translate(self._signs)

    def quantity(self, value: Decimal, unit: Unit | None, unit_id: str = "", qualifier: Qualifier | None = None) -> str:
        """A number with its unit and qualifier: "mere end 97 %". `unit_id` is for the units that are built in."""
        said = self.number(value)
        if unit_id == PERCENT:
            said = self.say("{number} %", number=said).replace(" ", NO_BREAK)
        elif unit:
            said = f"{said}{NO_BREAK}{unit.one if abs(value) == 1 else unit.many}"
        return self.say(_QUALIFIED[qualifier], value=said) if qualifier else said

    def unit(self, unit: Unit | None, unit_id: str = "") -> str:
        """A unit in the plural, as for what a chart or a table counts."""
        if unit_id == PERCENT:
            return self.say("per cent")
        return unit.many if unit else unit_id

    def order(self, text: str) -> str:
        """A key that sorts words by the language's alphabet: in Danish æ, ø, å come last."""
        folded = bare(text).lower()
        return folded.translate(_DANISH_ORDER) if self.language == "da" else folded

    def listed(self, words: tuple[str, ...]) -> str:
        """Words as a list in a sentence: "a, b and c"."""
        if len(words) < 2:  # noqa: PLR2004 - one word is no list
            return "".join(words)
        return self.say("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


@lru_cache(maxsize=4)
def words_in(language: Language) -> Words:
    """The words of a language, loaded once."""
    return Words(language)
