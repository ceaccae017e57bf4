"""The only place that knows the addresses of pages and the paths of the files behind them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model.page import FreePage
    from generator.model.plan import Goal
    from generator.model.settings import Language, Paths
    from generator.model.text import Id
    from generator.model.update import Update

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})

HOME = "/"
SEARCH = "/soeg/"
GLOSSARY = "/ordliste/"
CONTACTS = "/kontakt/"
PROMISES = "/loefter/"
AUDIENCES = "/for/"
CORRECTIONS = "/rettelser/"
ACCESSIBILITY = "/was/"
"""Where Danish authorities have their accessibility statement, whatever it is made with."""
MEDIA = "/media/"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"
SEARCH_INDEX = "/assets/search.json"
UPDATE_INDEX = "/assets/updates.json"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
REDIRECTS = "/_redirects"


def slug(text: str) -> str:
    """A part of an address made of any words: small ASCII letters, digits and hyphens, æ ø å spelt out."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_LETTERS)).strip("-") or "x"


def tree(language: Language) -> str:
    """What stands before every address of a language that is not the main one: `/en`."""
    return f"/{language}"


def file_of(address: str) -> str:
    """The file, relative to the output folder, that a web server shows at an address."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")


def relative(path: str, target: str) -> str:
    """The project path that a relative link in the file `path` leads to, without its `#` part."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))


def of_year(address: str, year: int) -> str:
    """The part of a list that is of one year."""
    return f"{address}{year:04}/"


def version(address: str, number: int) -> str:
    """A former version of the page at an address."""
    return f"{address}versioner/{number}/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site with these paths; each begins and, for a page, ends with `/`."""

    paths: Paths

    def updates(self) -> str:
        """The feed."""
        return f"/{self.paths.updates}/"

    def year(self, year: int) -> str:
        """The archive of one year."""
        return f"/{self.paths.updates}/{year:04}/"

    def month(self, day: date) -> str:
        """The archive of the month a day lies in."""
        return f"/{self.paths.updates}/{day.year:04}/{day.month:02}/"

    def update(self, update: Update) -> str:
        """One update, from its file's name alone."""
        day = update.date.date
        return f"/{self.paths.updates}/{day.year:04}/{day.month:02}/{day.day:02}/{update.slug}/"

    def updates_for(self, audience: Id) -> str:
        """The updates that concern one audience."""
        return f"{self.updates()}for/{audience}/"

    def updates_on(self, topic: Id) -> str:
        """The updates on one topic."""
        return f"{self.updates()}emne/{topic}/"

    def updates_of(self, kind: str) -> str:
        """The updates of one kind."""
        return f"{self.updates()}slags/{kind}/"

    def topics(self) -> str:
        """All topics."""
        return f"/{self.paths.topics}/"

    def topic(self, topic: Id) -> str:
        """One topic."""
        return f"/{self.paths.topics}/{topic}/"

    def plans(self) -> str:
        """All plans."""
        return f"/{self.paths.goals}/"

    def plan(self, plan: Id) -> str:
        """One plan."""
        return f"/{self.paths.goals}/{plan}/"

    def goal(self, goal: Goal) -> str:
        """One goal of a plan."""
        return f"/{self.paths.goals}/{goal.plan}/{goal.number}-{goal.slug}/"

    def follow_up(self, plan: Id, period: str) -> str:
        """One follow-up of a plan."""
        return f"/{self.paths.goals}/{plan}/{period.lower()}/"

    def follow_up_file(self, plan: Id, period: str, ending: str) -> str:
        """A file of one follow-up, beside its page; `ending` is that of its name, such as `.xlsx`."""
        return f"{self.follow_up(plan, period)}opfoelgning-{period.lower()}{ending}"

    def follow_up_schema(self) -> str:
        """The JSON Schema of follow-ups."""
        return f"{self.plans()}opfoelgning.schema.json"

    def milestones(self, plan: Id) -> str:
        """The milestones of a plan by time."""
        return f"/{self.paths.goals}/{plan}/milepaele/"

    def annual(self, plan: Id) -> str:
        """What became of every goal of a plan."""
        return f"/{self.paths.goals}/{plan}/aarsresultat/"

    def annual_pdf(self, plan: Id) -> str:
        """The PDF of the annual table, beside its page."""
        return f"{self.annual(plan)}aarsresultat-{plan}.pdf"

    def over_years(self) -> str:
        """Goals that continue others, over all plans."""
        return f"/{self.paths.goals}/over-aarene/"

    def tags(self) -> str:
        """All tags."""
        return f"/{self.paths.tags}/"

    def tag(self, tag: str) -> str:
        """The updates with one tag."""
        return f"/{self.paths.tags}/{slug(tag)}/"

    def audience(self, audience: Id) -> str:
        """What concerns one audience."""
        return f"{AUDIENCES}{audience}/"

    def page(self, page: FreePage) -> str:
        """A free page."""
        return f"/{page.id}/"

    def medium(self, path: str) -> str:
        """A picture or document, from its path in the project."""
        return MEDIA + path.rpartition("/")[2]
