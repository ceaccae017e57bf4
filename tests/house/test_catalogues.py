from __future__ import annotations

import gettext
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Message

from generator.check.facts import RefKind
from generator.model.rules import KIND_WORDS
from hatch_build import CatalogueError, Translations, compile_catalogues, faults, read_catalogues
from tools.words import LOCALE, ROOT, catalogue_text, texts_in

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


Identifier = str | tuple[str, ...]
LANGUAGES = ("da", "en")


@pytest.fixture(scope="module")
def said() -> frozenset[Identifier]:
    """Every text in code and templates, plurals included."""
    return frozenset(identifier(message) for message in texts_in(ROOT) if message.id)


def ours(language: str) -> Translations:
    return next(translations for translations in read_catalogues(LOCALE) if translations.language == language)


def identifier(message: Message) -> Identifier:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(text: str) -> frozenset[str]:
    """The names that `format` fills in; it raises ValueError where a brace stands alone."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_code_and_templates_is_in_the_catalogue_and_nothing_else_is(
    said: frozenset[Identifier], language: str
) -> None:
    catalogue = ours(language).catalogue
    assert said == {identifier(message) for message in catalogue if message.id}
    assert dict(catalogue.obsolete) == {}


def test_every_text_is_translated_in_every_language() -> None:
    assert [*LANGUAGES] == [translations.language for translations in read_catalogues(LOCALE)]
    assert faults(read_catalogues(LOCALE)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_filled_in_with_the_names_of_its_text(language: str) -> None:
    for message in ours(language).messages.values():
        expected = placeholders(identifier(message)[-1] if message.pluralizable else str(message.id))
        assert [expected] * len(forms(message)) == [placeholders(form) for form in forms(message)], message.id


def test_every_kind_of_reference_that_a_problem_names_has_a_word() -> None:
    assert sorted(get_args(RefKind)) == sorted(KIND_WORDS)


def test_english_says_what_stands_in_the_code() -> None:
    for message in ours("en").messages.values():
        expected = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        assert expected == forms(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_stands_as_make_words_writes_it(language: str) -> None:
    translations = ours(language)
    expected = catalogue_text(texts_in(ROOT), translations.catalogue, language)
    assert expected == translations.file.read_text(encoding="utf-8")


CODE = r"""
words.say("a method's {word}", word=N_("a mark"))
words.count("{count} day", "{count} days", len(data))
say("one " "text")
say("yes" if data else "no")
say(NAMES["no text"], "nor this")
data.count(b"\n", 0, 9) + "text".count("x")
"""


def test_a_text_is_what_a_call_is_given_as_its_first_words(tmp_path: Path) -> None:
    (tmp_path / "babel.cfg").write_bytes((ROOT / "babel.cfg").read_bytes())
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "code.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{{ _("of {page}", page=view.title) }}', encoding="utf-8")
    assert {identifier(message) for message in texts_in(tmp_path) if message.id} == {
        "a method's {word}",
        "a mark",
        ("{count} day", "{count} days"),
        "one text",
        "yes",
        "no",
        "of {page}",
    }
