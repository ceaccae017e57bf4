"""Loads templates from a site's own folder and from ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader
from jinja2.exceptions import TemplateSyntaxError


def templates_in(folders: tuple[Path, ...]) -> BaseLoader:
    """A loader of the templates in folders, the one that wins first; what is no UTF-8 is a template's mistake."""
    return ChoiceLoader([_Folder(folder) for folder in folders])


class _Folder(FileSystemLoader):
    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            file = Path(self.searchpath[0], template)
            raise TemplateSyntaxError("this is not UTF-8; save the file as UTF-8", line, template, str(file)) from error
