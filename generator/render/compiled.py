"""Where compiled templates are kept between builds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Beside our own compiled modules, where Python may keep those: compiling takes as long as two hundred pages.

    An entry carries a checksum of its template, so a changed template is never met with an old one's code.
    """
    folder = Path(__file__).parent / "__pycache__"
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    return FileSystemBytecodeCache(str(folder), "template-%s.cache")
