"""Whether the PDFs that a site asks for can be made on this machine, and what its author is told where they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.rules import N_
from generator.plan.views.data import PdfView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.settings import Language
    from generator.plan.language.words import Words
    from generator.plan.output import Output

COMMANDS = (
    "pip install 'fremdrift[pdf]'",
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation",
    "brew install pango",
)
"""What installs everything: the Python packages; the system's libraries on Debian, and on macOS."""

_NO_PACKAGE = N_("site.yml asks for PDFs (pdf: true), and WeasyPrint, which makes them, is not installed.")
_NO_LIBRARY = N_(
    "site.yml asks for PDFs (pdf: true), and WeasyPrint, which makes them, cannot load what it needs ({missing})."
)
_LINES = (
    N_("Python packages: {command}"),
    N_("On Debian and Ubuntu, for the system's libraries: {command}"),
    N_("On macOS, for the same: {command}"),
)


class NoPdfError(Exception):
    """PDFs are asked for and cannot be made here. `language` is the site's."""

    def __init__(self, missing: str, language: Language, *, installed: bool) -> None:
        """Name what is `missing`; `installed` tells whether WeasyPrint itself is there."""
        super().__init__(missing)
        self.missing = missing
        self.language = language
        self.installed = installed

    def said(self, words: Words) -> str:
        """What is missing, the commands that install it, and how to do without; on several lines."""
        first = words.say(_NO_LIBRARY, missing=self.missing) if self.installed else words.say(_NO_PACKAGE)
        lines = (words.say(line, command=command) for line, command in zip(_LINES, COMMANDS, strict=True))
        last = words.say("To go on without PDFs, and without links to them, add --without-pdf to the command.")
        return "\n  ".join((first, *lines, last))


def can_print(outputs: Iterable[Output], language: Language) -> None:
    """See to it that PDFs can be made where some are among the outputs. Raises NoPdfError."""
    if any(isinstance(one.view, PdfView) for one in outputs):
        from generator.formats.pdf import NoTypesetter, typesetter  # noqa: PLC0415 - slow to load, and few sites need it

        try:
            typesetter()
        except NoTypesetter as error:
            raise NoPdfError(error.missing, language, installed=error.installed) from error
