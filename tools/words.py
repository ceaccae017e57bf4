"""Brings the message catalogues up to date with the texts in code and templates: `make words`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import write_po

from hatch_build import compile_catalogues, faults, read_catalogues

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "generator" / "locale"
SOURCE_LANGUAGE = "en"
"""The language that the texts in code and templates are written in."""

_KEYWORDS = {**DEFAULT_KEYWORDS, **parse_keywords(["say", "count:1,2", "N_"])}
# No date, version or name of a tool: the same texts give the same file.
_HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: fremdrift\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def main() -> int:
    """Renew every catalogue, and compile them if they are whole; the exit code is 1 where a translation is missing."""
    texts = texts_in(ROOT)
    for translations in read_catalogues(LOCALE):
        renewed = catalogue_text(texts, translations.catalogue, translations.language)
        translations.file.write_text(renewed, encoding="utf-8")
    lacking = faults(read_catalogues(LOCALE))
    if lacking:
        sys.stderr.write("\n".join(["To translate:", *lacking, ""]))
        return 1
    compile_catalogues(LOCALE)
    return 0


def texts_in(root: Path) -> Catalog:
    """Every text marked for translation under `root`, found as its `babel.cfg` says; nothing is translated in it."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    texts = Catalog()
    for _, _, text, _, context in extract_from_dir(root, methods, options, keywords=_KEYWORDS):
        texts.add(text, context=context)
    return texts


def catalogue_text(texts: Catalog, former: Catalog, language: str) -> str:
    """The catalogue file of a language with these texts and none else; what `former` says of them is kept."""
    renewed = Catalog(locale=language)
    for message in texts:
        if message.id:
            string = message.id if language == SOURCE_LANGUAGE else _kept(former, message)
            renewed.add(message.id, string, context=message.context)
    file = io.BytesIO()
    write_po(file, renewed, width=0, omit_header=True, sort_output=True)
    return _HEADER.format(language=language) + file.getvalue().decode().rstrip("\n") + "\n"


def _kept(former: Catalog, message: Message) -> str | list[str] | tuple[str, ...]:
    # A catalogue finds a message by its singular alone; with another plural it is another message.
    known = former.get(message.id, message.context)
    if known and known.id == message.id and known.string and not known.fuzzy:
        return known.string
    return "" if isinstance(message.id, str) else ("", "")


if __name__ == "__main__":
    sys.exit(main())
