"""The build hook: whole message catalogues are compiled, others refused; templates and starter are packed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

DOMAIN = "fremdrift"
CARRIED = {"templates": "generator/templates", "starter": "generator/starter"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w+)")


class CatalogueError(Exception):
    """The catalogues cannot be shipped; the text lists every reason, one a line."""


class Translations(NamedTuple):  # no dataclass: hatchling loads this file without naming it as a module
    """One language's catalogue and the file it was read from."""

    language: str
    file: Path
    catalogue: Catalog

    @property
    def messages(self) -> dict[str, Message]:
        """Every message of the catalogue, without its header, by context and identifier."""
        return {_name(message): message for message in self.catalogue if message.id}


class CatalogueHook(BuildHookInterface[Any]):
    """Called by hatchling before it packs a wheel (`standard`), and before an editable install (`editable`)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a `.mo` beside every `.po`; raise `CatalogueError` where a catalogue is not whole.

        A wheel carries `CARRIED`; an editable install finds them in the checkout, where they can be changed.
        """
        compile_catalogues(Path(self.root, "generator", "locale"))
        if version == "standard":
            build_data["force_include"].update(CARRIED)


def compile_catalogues(folder: Path) -> None:
    """Write a `.mo` beside every `<language>/LC_MESSAGES/fremdrift.po` in `folder`; `CatalogueError` and none else."""
    catalogues = read_catalogues(folder)
    found = faults(catalogues)
    if found:
        raise CatalogueError("\n".join(["the message catalogues are not whole:", *found]))
    for translations in catalogues:
        # Babel would write the present time into the file; the same texts are to give the same bytes.
        translations.catalogue.creation_date = datetime(2000, 1, 1, tzinfo=UTC)
        with translations.file.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, translations.catalogue)


def read_catalogues(folder: Path) -> tuple[Translations, ...]:
    """Every language under `folder`, by name."""
    read = []
    for file in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        language = file.parent.parent.name
        with file.open("rb") as source:
            catalogue = read_po(source, locale=language, abort_invalid=True)
        read.append(Translations(language=language, file=file, catalogue=catalogue))
    return tuple(read)


def faults(catalogues: tuple[Translations, ...]) -> tuple[str, ...]:
    """What keeps these catalogues from being shipped, a line each: `language: "message": why`."""
    if not catalogues:
        return ("no catalogue was found",)
    names = sorted({name for translations in catalogues for name in translations.messages})
    return tuple(
        f'{translations.language}: "{name}": {fault}'
        for name in names
        for translations in catalogues
        for fault in _message_faults(name, translations, catalogues)
    )


def _message_faults(name: str, translations: Translations, catalogues: tuple[Translations, ...]) -> list[str]:
    message = translations.messages.get(name)
    if message is None:
        return ["is not in this catalogue"]
    if not _forms(message) or not all(_forms(message)):
        return ["has no translation"]
    if message.fuzzy:
        return ["is marked fuzzy"]
    everywhere = {
        placeholder
        for other in catalogues
        if name in other.messages
        for placeholder in _placeholders(other.messages[name])
    }
    return [
        f"lacks the placeholder {placeholder}, which another language has"
        for placeholder in sorted(everywhere - _placeholders(message))
    ]


def _name(message: Message) -> str:
    identifier = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}|{identifier}" if message.context else identifier


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _placeholders(message: Message) -> set[str]:
    return {match[1] or match[2] for form in _forms(message) for match in PLACEHOLDER.finditer(form)}
