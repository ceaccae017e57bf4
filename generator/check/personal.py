"""Danish CPR numbers in what authors write: nobody is to publish one, and no message is to repeat one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.problem import Place, problem
from generator.read.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.problem import Problem
    from generator.read.sources import Sources

_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_BEFORE = rf"(?<!\d)(?<!\d[{_HYPHENS}])"
_AFTER = rf"(?!\d)(?![{_HYPHENS}]\d)"
_WRITTEN = re.compile(rf"{_BEFORE}(\d{{6}})\\?[{_HYPHENS}](\d{{4}}){_AFTER}", re.ASCII)
"""A number as people write it; in Markdown a hyphen may have a backslash before it. No part of a longer number."""
_BARE = re.compile(rf"{_BEFORE}(?<!\d[.,])(\d{{6}})(\d{{4}}){_AFTER}", re.ASCII)
_MAY_BE = re.compile(rb"[0-3][0-9][01][0-9]{3}(?:[0-9]{4}|\\?-|\\?\xe2\x80)")
"""What a file's bytes have where there may be either; looked for by every build, so it has to be fast."""


def numbers(found: Sources) -> Iterator[Problem]:
    """Every CPR number in any file, comments too: what is committed stays in the history.

    One with its hyphen is an error where its date can be. Ten digits in a row are mostly something else, as one random
    number in thirty begins with a date: they are a warning where the check digit fits as well.
    """
    for file in found.files:
        text = decoded(file.path, file.data).text if _MAY_BE.search(file.data) else None
        if text is not None:
            for line, words in enumerate(text.split("\n"), 1):
                yield from _on_line(file.path, line, words)
    for medium in found.media:
        if any(_may_be_born(one) for one in _WRITTEN.finditer(medium.path)):
            yield problem(Place(path=medium.path), "personal-number", number=masked(medium.path.rpartition("/")[2]))


def _on_line(path: str, line: int, words: str) -> Iterator[Problem]:
    for code, form in (("personal-number", _WRITTEN), ("personal-number-maybe", _BARE)):
        for one in form.finditer(words):
            if _may_be_born(one) and (form is _WRITTEN or _adds_up(one)):
                yield problem(Place(path=path, line=line, column=one.start() + 1), code, number=_mask(one))


def masked(text: str) -> str:
    """A text as a message may repeat it, for logs are often public: of each CPR number only the day and month."""
    return _WRITTEN.sub(lambda one: _mask(one) if _may_be_born(one) else one[0], text)


def _mask(one: re.Match[str]) -> str:
    return f"{one[1][:4]}••-••••"


def _may_be_born(one: re.Match[str]) -> bool:
    """Whether the number has a date of birth that can be; `cpr.is_valid` would ask the machine what day it is."""
    from stdnum.dk import cpr  # noqa: PLC0415 - loaded when there is a number: most content has none
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - as above

    try:
        cpr.get_birth_date(one[1] + one[2])
    except ValidationError:
        return False
    return True


def _adds_up(one: re.Match[str]) -> bool:
    """Whether the check digit fits; numbers given since 2007 need none."""
    from stdnum.dk import cpr  # noqa: PLC0415 - as above

    return bool(cpr.checksum(one[1] + one[2]) == 0)
