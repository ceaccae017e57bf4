"""What a page says of languages: where it is in the others, and that words on it are not translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.foreign import has_marks
from generator.model.rules import N_
from generator.render.chrome import Alternate, LanguageLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.settings import Language
    from generator.plan.output import Page
    from generator.render.page import Look

LANGUAGES: dict[Language, str] = {"da": "Dansk", "en": "English"}
"""What each language calls itself."""

X_DEFAULT = "x-default"
"""What search engines call the page for those who read none of its languages."""

_ALL: dict[Language, str] = {
    "da": N_("This page is only available in Danish."),
    "en": N_("This page is only available in English."),
}
_PARTS: dict[Language, str] = {
    "da": N_("Parts of this page are only available in Danish."),
    "en": N_("Parts of this page are only available in English."),
}
"""What a page says first where words on it are not translated, by the site's main language."""


def switch(look: Look, page: Page) -> Iterator[LanguageLink]:
    """Links to a page in the site's other languages; to the front page where there is no such page."""
    known = {one.language: one.address for one in page.languages}
    for home in look.homes:
        if home.language != look.chrome.language:
            address = look.chrome.up + known.get(home.language, home.address)
            yield LanguageLink(language=home.language, label=LANGUAGES[home.language], address=address)


def alternates(look: Look, page: Page) -> Iterator[Alternate]:
    """A page in all of its languages, for search engines: the main one is for everybody else as well."""
    if page.listed and page.alternates:
        for one in page.alternates:
            yield Alternate(language=one.language, url=look.root + one.address)
        yield Alternate(language=X_DEFAULT, url=look.root + page.alternates[0].address)


def canonical(look: Look, page: Page) -> str:
    """The whole address that search engines know a page by: the original's, where it has no words of its own."""
    return look.root + page.original.address if page.original else look.url + page.address


def untranslated(look: Look, page: Page, html: str) -> str:
    """The sentence that tells of words in the main language on a page, whose HTML this is; empty where there are none.

    It is a key of the catalogues.
    """
    if not look.tree or not has_marks(html):
        return ""
    return (_ALL if page.original else _PARTS)[look.homes[0].language]
