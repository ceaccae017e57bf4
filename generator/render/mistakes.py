"""What is wrong in a site's own templates and assets, said at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateSyntaxError

from generator.render.stylesheets import AssetMistake
from generator.render.theme import ThemeContractBroken

_OURS = re.compile(r"\bgenerator\.plan\.views\.\w+\.")


class TemplateMistake(Exception):
    """A template or style sheet that cannot be used; `line` is 0 where only the file is known.

    `path` is relative to the project for the site's own (`templates/pages/update.html`), absolute for ours.
    """

    def __init__(self, path: str, line: int, words: str) -> None:
        """Say in `words` (a whole clause) what is wrong at a place."""
        super().__init__(path, line, words)
        self.path = path
        self.line = line
        self.words = words

    def __str__(self) -> str:
        """The mistake as `file:line: what`, on one line."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {' '.join(self.words.split())}"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a template file."""

    file: str
    line: int


@contextmanager
def blamed(folders: tuple[Path, ...]) -> Iterator[None]:
    """Turn what a template gets wrong within the block into a TemplateMistake.

    `folders` are the template folders, ours last. What Jinja or an asset complains about is always a template's
    mistake; any other exception is one only where a site has templates of its own that may have called for it.
    """
    try:
        yield
    except TemplateMistake:
        raise
    except Exception as error:
        cause = error.__cause__ if isinstance(error, ThemeContractBroken) and error.__cause__ else error
        certain = isinstance(error, ThemeContractBroken) or isinstance(cause, TemplateError | AssetMistake)
        spot = _spot(cause, folders)
        if not certain and (spot is None or len(folders) == 1):
            raise
        raise _mistake(cause, spot, folders) from error


def _mistake(error: BaseException, spot: _Spot | None, folders: tuple[Path, ...]) -> TemplateMistake:
    if spot is None:
        missing = isinstance(error, ThemeContractBroken)
        spot = _Spot(str(folders[0] / "base.html") if missing else str(folders[0]), 0)
    return TemplateMistake(_shown(Path(spot.file), folders), spot.line, _words(error))


def _shown(file: Path, folders: tuple[Path, ...]) -> str:
    for folder in folders[:-1]:
        if file.is_relative_to(folder):
            return file.relative_to(folder.parent).as_posix()
    return str(file)


def _words(error: BaseException) -> str:
    """What an exception says, in words for somebody who writes templates."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, AttributeError) and isinstance(error.obj, TemplateModule):
        return f"there is no macro {error.name} in it"
    if isinstance(error, TemplateError | AssetMistake | ThemeContractBroken):
        said = error.message if isinstance(error, TemplateSyntaxError) else str(error)
        return _OURS.sub("", said or type(error).__name__)
    return _OURS.sub("", f"{type(error).__name__}: {error}")


def _spot(error: BaseException, folders: tuple[Path, ...]) -> _Spot | None:
    """The innermost place in a template that an exception came through; in one of the site's own, if in any."""
    if isinstance(error, AssetMistake) and error.file is not None:
        return _Spot(str(error.file), error.line)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _Spot(error.filename, error.lineno)
    if isinstance(error, AttributeError) and isinstance(error.obj, TemplateModule):
        files = [folder / f"{error.obj.__name__}" for folder in folders]
        return next((_Spot(str(file), 0) for file in files if file.is_file()), None)
    spots = []
    traceback = error.__traceback__
    while traceback is not None:
        known = traceback.tb_frame.f_globals
        file = traceback.tb_frame.f_code.co_filename
        if "__jinja_template__" in known:  # a template as Jinja compiled it, which knows its own lines
            spots.append(_Spot(file, known["__jinja_template__"].get_corresponding_lineno(traceback.tb_lineno)))
        elif "__jinja_exception__" in known:  # one that Jinja has already led back to the template
            spots.append(_Spot(file, traceback.tb_lineno))
        traceback = traceback.tb_next
    own = [spot for spot in spots if any(Path(spot.file).is_relative_to(folder) for folder in folders[:-1])]
    return next(iter([*own[::-1], *spots[::-1]]), None)
