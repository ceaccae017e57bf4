"""The style sheets, scripts and icons of the site, published under names that change with their content."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from generator.model.settings import Language
from generator.render.stylesheets import FOLDER, missing, read_sheet, whole_sheets

SITE_SHEET = "css/site.css"
"""Our own style sheet: one file for every page, made of the parts that it imports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file for all pages: `name` is what templates call it, `path` where it is published, without leading slash."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """All assets of a site, sorted by name."""

    files: tuple[Asset, ...]

    def path_of(self, name: str) -> str:
        """Where the asset called `name` is published. Raises `MissingAsset`."""
        for asset in self.files:
            if asset.name == name:
                return asset.path
        raise missing(name)

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """Names of the style sheets in the order they apply: ours, then a site's own by name."""
        names = [asset.name for asset in self.files if asset.name.endswith(".css")]
        return tuple(sorted(names, key=lambda name: (name != SITE_SHEET, name)))


def assets(language: Language, templates: tuple[Path, ...]) -> Assets:
    """Every asset of a site in `language` with the template folders `templates`, the one that wins first."""
    files = theme_assets(language) + own_assets(templates)
    return Assets(files=tuple(sorted(files, key=lambda asset: asset.name)))


@cache
def theme_assets(language: Language) -> tuple[Asset, ...]:
    """The search library that Material stands on, and the notice of the licences of what others made."""
    search = _package("mkdocs") / "contrib" / "search"
    libraries = [search / "templates" / "search" / "lunr.js"]
    if language != "en":
        libraries += [search / "lunr-language" / name for name in ("lunr.stemmer.support.js", f"lunr.{language}.js")]
    found = _published("search/lunr.js", b"\n".join(path.read_bytes() for path in libraries))
    return (found, Asset(name="NOTICE.txt", path=f"{FOLDER}/NOTICE.txt", data=_notice(found.path).encode()))


def own_assets(templates: tuple[Path, ...]) -> tuple[Asset, ...]:
    """Every file under `<templates>/assets/`, sorted by name; the first folder that has a name wins.

    Names that begin with a dot are left out. A style sheet that another one imports is a part of that one and not
    published by itself. Raises `MissingAsset` and `UnreadableAsset`.
    """
    sources: dict[str, Path] = {}
    for folder in templates:
        for path in _files(folder / FOLDER):
            sources.setdefault(path.relative_to(folder / FOLDER).as_posix(), path)
    plain = [_published(name, path.read_bytes()) for name, path in sources.items() if path.suffix != ".css"]
    sheets = {name: read_sheet(name, path) for name, path in sources.items() if path.suffix == ".css"}
    published = {asset.name: asset.path for asset in plain}
    styles = [_published(name, text.encode()) for name, text in whole_sheets(sheets, published).items()]
    return tuple(sorted(plain + styles, key=lambda asset: asset.name))


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    return sorted(found)


def _published(name: str, data: bytes) -> Asset:
    stem, suffix = posixpath.splitext(name)
    digest = sha256(data).hexdigest()[:10]
    return Asset(name=name, path=f"{FOLDER}/{stem}.{digest}{suffix}", data=data)


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not installed", name=name)
    return Path(spec.submodule_search_locations[0])


def _notice(search: str) -> str:
    licences = sorted(_package("material").parent.glob("mkdocs_material-*.dist-info/licenses/LICENSE"))
    if not licences:
        raise FileNotFoundError("the installed mkdocs-material carries no licence text")
    licence = licences[-1].read_text(encoding="utf-8")
    return _NOTICE.format(search=search, material=licence.strip())


_NOTICE = """\
Third-party files on this site
==============================

What is named here is other people's work, under the licences named with it.

Material for MkDocs (the first part of css/site.*.css; also the frame of the pages)
  https://github.com/squidfunk/mkdocs-material
  MIT, in full at the end of this file.
  The style sheet holds small drawings from Material Design Icons (Pictogrammers, Apache License 2.0,
  https://github.com/Templarian/MaterialDesign).

lunr ({search}, its first part)
  https://lunrjs.com
  Copyright (C) Oliver Nightingale. MIT: the terms at the end of this file, under this copyright.

lunr-languages (the parts of that file after it, unless the site is in English)
  https://github.com/MihaiValentin/lunr-languages
  Copyright Mihai Valentin and, for the stemmers, Oleg Mazko.
  Mozilla Public License 1.1, https://www.mozilla.org/MPL/1.1/
  The parts are published unchanged and in their source form.

Licence of Material for MkDocs
------------------------------

{material}
"""
