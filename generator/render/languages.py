"""What a page says of languages: where it is in the others, and that words on it are not translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.foreign import has_marks, language_of
from generator.model.rules import N_
from generator.render.chrome import Alternate, LanguageLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.settings import Language
    from generator.plan.output import Page
    from generator.plan.views.pieces import Text
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
    if page.listed and page.languages:
        for one in page.languages:
            yield Alternate(language=one.language, url=look.root + one.address)
        yield Alternate(language=X_DEFAULT, url=look.root + page.languages[0].address)


def untranslated(look: Look, page: Page, html: str) -> str:
    """The sentence that tells of words in the main language on a page, whose HTML this is; empty where there are none.

    It is a key of the catalogues. A page is only available in the main language where none of its own words are in
    this one: title, summary and text.
    """
    if not look.tree or not has_marks(html):
        return ""
    main = look.homes[0].language
    own: list[str | Text] = [one for name in ("title", "summary", "body") if (one := getattr(page.view, name, ""))]
    none = all((language_of(one) if isinstance(one, str) else one.language) == main for one in own)
    return (_ALL if none else _PARTS)[main]
