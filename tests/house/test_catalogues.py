from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from hatch_build import CatalogueError, compile_catalogues

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1)\\n"\n\n'
DAYS = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'


def catalogues(folder: Path, *, da: str, en: str) -> Path:
    for language, text in (("da", da), ("en", en)):
        file = folder / language / "LC_MESSAGES" / "fremdrift.po"
        file.parent.mkdir(parents=True)
        file.write_text(HEADER + text, encoding="utf-8")
    return folder


def test_whole_catalogues_are_compiled_beside_their_sources(tmp_path: Path) -> None:
    da = 'msgid "Front"\nmsgstr "Forside"\n\n' + DAYS + 'msgstr[0] "{n} dag"\nmsgstr[1] "{n} dage"\n'
    en = 'msgid "Front"\nmsgstr "Front"\n\n' + DAYS + 'msgstr[0] "{n} day"\nmsgstr[1] "{n} days"\n'
    compile_catalogues(catalogues(tmp_path, da=da, en=en))
    danish = gettext.translation("fremdrift", tmp_path, languages=["da"])
    assert danish.gettext("Front") == "Forside"
    assert danish.ngettext("{n} day", "{n} days", 2) == "{n} dage"


@pytest.mark.parametrize(
    ("expected", "da"),
    [
        pytest.param('da: "Front": has no translation', 'msgid "Front"\nmsgstr ""\n', id="empty"),
        pytest.param('da: "Front": is marked fuzzy', '#, fuzzy\nmsgid "Front"\nmsgstr "Forside"\n', id="fuzzy"),
        pytest.param('da: "Front": is not in this catalogue', "", id="left out"),
        pytest.param(
            'en: "Back": is not in this catalogue',
            'msgid "Front"\nmsgstr "Forside"\n\nmsgid "Back"\nmsgstr "Tilbage"\n',
            id="only here",
        ),
        pytest.param(
            'en: "Front": lacks the placeholder n, which another language has',
            'msgid "Front"\nmsgstr "Forside {n}"\n',
            id="another placeholder",
        ),
    ],
)
def test_a_catalogue_that_is_not_whole_fails_the_build(tmp_path: Path, expected: str, da: str) -> None:
    folder = catalogues(tmp_path, da=da, en='msgid "Front"\nmsgstr "Front"\n')
    with pytest.raises(CatalogueError) as raised:
        compile_catalogues(folder)
    assert str(raised.value).splitlines() == ["the message catalogues are not whole:", expected]
    assert list(tmp_path.rglob("*.mo")) == []


def test_one_empty_plural_form_fails_the_build(tmp_path: Path) -> None:
    da = DAYS + 'msgstr[0] "{n} dag"\nmsgstr[1] ""\n'
    en = DAYS + 'msgstr[0] "{n} day"\nmsgstr[1] "{n} days"\n'
    with pytest.raises(CatalogueError, match=r'da: "\{n\} day": has no translation'):
        compile_catalogues(catalogues(tmp_path, da=da, en=en))


def test_a_package_without_catalogues_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no catalogue was found"):
        compile_catalogues(tmp_path)
