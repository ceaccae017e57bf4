"""Small projects whose updates ask something of readers, built by the real command for a day, and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.example.reading import readable
from tests.projects.builds import fremdrift
from tests.projects.small import Project, Word

TOPIC = "emner/vej/"
NEIGHBOURS, CYCLISTS = "for/naboer/", "for/cyklister/"


def word(slug: str, more: str = "", *, title: str = "", audience: str = "") -> Word:
    """An update that says little more than `more`; for everybody where `audience` is left empty."""
    return Word(id=slug, title=title or slug[11:].capitalize(), more=more, audience=audience, body="Kort.\n")


def asking(*words: Word, **others: str) -> Project:
    """A project of these updates alone; `others` are more keys of the topic."""
    return Project(words=words, others={"content/topics/vej.md": topic(**others)})


def topic(title: str = "Vejen bliver ny", **keys: str) -> str:
    """A topic that declares what the small project's updates report on."""
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"""\
---
title: {title}
summary: Vejen får ny belægning.
figures:
  sager:
    label: Huller
    unit: sager
promises:
  aabning:
    label: Åbning
{more}---

Vi graver.
"""


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path

    def page(self, address: str) -> LexborHTMLParser:
        """A page by its address without the leading slash."""
        return LexborHTMLParser((self.folder / address / "index.html").read_text(encoding="utf-8"))

    def asked(self, address: str) -> str:
        """The text of “Do I have to do anything?” on a page; empty where it is not there."""
        found = self.page(address).css_first(".fd-actions")
        return text(found) if found else ""

    def cards(self, address: str) -> dict[str, list[str]]:
        """What the cards of a page ask, by their titles."""
        return {
            text(card.css_first(".fd-card__title")): [
                sign
                for sign in (text(chip) for chip in card.css(".fd-chip"))
                if "gøre noget" in sign or "do something" in sign
            ]
            for card in self.page(address).css(".fd-card")
        }


def text(node: LexborNode | None) -> str:
    """What a reader reads of a piece of a page."""
    assert node is not None
    return readable(node.html or "")


def built_on(day: str, project: Project, folder: Path) -> Built:
    """Write the project and build it for a day by the real command, without an error or a warning."""
    project.write(folder)
    done = fremdrift("build", "--project", str(folder), "--today", day, "--language", "en", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder / "site")
