"""Words in data that a script puts into a page: those of another language with it, as the page has to say it."""

from __future__ import annotations

from generator.model.foreign import pieces

Told = str | list[str | dict[str, str]]
"""Plain words; or, where some are of another language, pieces of them, those with `lang` and `text`."""


def told(text: str) -> Told:
    """A text that may be marked (`generator.model.foreign`) as JSON has it."""
    found = [words if language is None else {"lang": language, "text": words} for language, words in pieces(text)]
    if all(isinstance(one, str) for one in found):
        return "".join(one for one in found if isinstance(one, str))
    return found
