"""Opens a file that somebody gives: tells a workbook from a text, and refuses at the door what is neither."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from generator.author.csv_sheets import csv_sheet
from generator.author.sheets import Address
from generator.author.xlsx_sheets import xlsx_sheets
from generator.model.rules import N_

if TYPE_CHECKING:
    from pathlib import Path

    from generator.author.findings import Findings
    from generator.author.sheets import Sheet

LARGEST = 10_000_000
"""The most bytes of a file that is looked into; a follow-up has about twenty thousand."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"%PDF", N_("a PDF file")),
    (b"{\\rtf", N_("a text document")),
    (b"<", N_("a web page or XML file")),
)


def opened(path: Path, found: Findings) -> tuple[Sheet, ...]:
    """The sheets of a file; none where it could not be read, which `found` then says."""
    at = Address(file=path.name or str(path))
    data = _data(path, at, found)
    if data is None:
        return ()
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            found.add(at, "import-encrypted")
        else:
            found.add(at, "import-form", kind=N_("a workbook in the old form .xls"))
        return ()
    if data.startswith(b"PK"):
        kind = _archive(data)
        if kind:
            found.add(at, "import-form", kind=kind)
            return ()
        return xlsx_sheets(data, at, found)
    kind = next(
        (kind for beginning, kind in _BEGINNINGS if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(beginning)), ""
    )
    if not kind and b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        kind = N_("no text and no workbook")
    if kind:
        found.add(at, "import-form", kind=kind)
        return ()
    return csv_sheet(data, at, found)


def _archive(data: bytes) -> str:
    """What an archive is that is no workbook in the form of .xlsx."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    if "content.xml" in names and "mimetype" in names:
        return N_("an OpenDocument file (.ods)")
    if "xl/workbook.bin" in names:
        return N_("a binary workbook (.xlsb)")
    return "" if "[Content_Types].xml" in names else N_("an archive (.zip)")


def _data(path: Path, at: Address, found: Findings) -> bytes | None:
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            found.add(at, "import-missing")
        elif error.errno == errno.ENXIO:
            found.add(at, "import-special")
        else:
            reason = N_("access is denied") if isinstance(error, PermissionError) else error.strerror or ""
            found.add(at, "file-unreadable", reason=reason)
        return None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        found.add(at, "import-special")
        return None
    with os.fdopen(handle, "rb") as file:
        if facts.st_size > LARGEST:
            found.add(
                at, "file-too-large", size=f"{-(-facts.st_size // 1_000_000)} MB", limit=f"{LARGEST // 1_000_000} MB"
            )
            return None
        return file.read(LARGEST)
