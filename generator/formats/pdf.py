"""Sheets of paper as a tagged PDF (PDF/UA-1), set by WeasyPrint; the same bytes for the same fonts and libraries."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.formats.pdf_tags import completed

if TYPE_CHECKING:
    from types import ModuleType

_TALKATIVE = ("weasyprint", "fontTools")


class NoTypesetter(Exception):
    """PDFs cannot be made here: WeasyPrint, or a library of the system that it needs, is missing. The text says which.

    `installed` tells whether WeasyPrint itself is there.
    """

    def __init__(self, missing: str, *, installed: bool) -> None:
        """Name what is `missing`, on one line."""
        super().__init__(missing)
        self.missing = missing
        self.installed = installed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole HTML document with its style inside.

    `name` is the document's own address, which is its name for ever; `page` that of the page which it is beside: links
    to that stay inside.
    """

    html: str
    name: str
    page: str


def typesetter() -> ModuleType:
    """WeasyPrint, loaded without a word of its own. Raises NoTypesetter."""
    said = io.StringIO()
    # It prints advice for its own readers where a library is missing, and warns of those it will need one day.
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import weasyprint  # noqa: PLC0415 - an extra, which loads slowly: only who makes a PDF needs it
        except ModuleNotFoundError as error:
            raise NoTypesetter(error.name or str(error), installed=error.name != "weasyprint") from error
        except (ImportError, OSError) as error:
            raise NoTypesetter(_library(str(error)), installed=True) from error
    loaded: ModuleType = weasyprint
    return loaded


def _library(complaint: str) -> str:
    """The name of the library that a loader complains of: the first thing it quotes, else its whole first line."""
    quoted = re.search(r"'([^']+)'", complaint)
    return quoted[1] if quoted else complaint.strip().partition("\n")[0]


def pdf(sheet: Sheet) -> bytes:
    """A PDF of a document. Nothing is fetched for it: what is not in its HTML is not shown.

    Raises NoTypesetter.
    """
    weasyprint = typesetter()
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    closed = weasyprint.URLFetcher(allowed_protocols=("data",))
    document = weasyprint.HTML(string=sheet.html, base_url=sheet.page, url_fetcher=closed)
    data: bytes = document.write_pdf(
        finisher=completed,
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(sheet.name.encode()).hexdigest()[:32].encode(),
    )
    return data
