from __future__ import annotations

import pytest

from generator.render.pictures import Drawing, drawn

LACKING = "\N{ARABIC LETTER BEH}"
"""A letter that the font does not have, for which it shows a box."""


def picture(title: str) -> bytes:
    return drawn(Drawing(path="x.png", kind="other", title=title, words="", host="", ground="#0b3b4a", ink="#ffffff"))


@pytest.mark.parametrize("letters", ["æøåÆØÅaoAO", "äöüßéèñçőžłš", "«»“”’–…§½€"])
def test_every_letter_has_a_form_of_its_own(letters: str) -> None:
    assert len({picture(letter) for letter in letters + LACKING}) == len(letters) + 1
