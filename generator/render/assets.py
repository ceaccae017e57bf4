"""The style sheets, scripts and icons of the site, published under names that change with their content."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from generator.model.settings import Language

FOLDER = "assets"
"""Both the folder inside `templates/` and the folder of the public site."""

_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)


class AssetMistake(Exception):
    """An asset that cannot be published; `file` and `line` say where, for style sheets."""

    def __init__(self, words: str, file: Path | None = None, line: int = 0) -> None:
        """Say in `words` what is wrong."""
        super().__init__(words)
        self.file = file
        self.line = line


class MissingAsset(AssetMistake, LookupError):
    """A template or a style sheet asks for an asset that is in no `assets` folder."""


class UnreadableAsset(AssetMistake, ValueError):
    """A style sheet that is no text."""


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
        raise MissingAsset(f"there is no asset {name!r} in the {FOLDER} folder of any templates folder")

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """Names of the style sheets in the order they apply: Material's, our frame, our content, then a site's own."""
        first = ("material/main.css", "css/frame.css", "css/content.css")
        names = [asset.name for asset in self.files if asset.name.endswith(".css")]
        return (*(name for name in first if name in names), *(name for name in names if name not in first))


def assets(language: Language, templates: tuple[Path, ...]) -> Assets:
    """Every asset of a site in `language` with the template folders `templates`, the one that wins first."""
    files = theme_assets(language) + own_assets(templates)
    return Assets(files=tuple(sorted(files, key=lambda asset: asset.name)))


@cache
def theme_assets(language: Language) -> tuple[Asset, ...]:
    """The few files used of Material and of the search library it stands on, and the notice of their licences."""
    material, mkdocs = _package("material"), _package("mkdocs")
    search = mkdocs / "contrib" / "search"
    (main,) = (material / "templates" / "assets" / "stylesheets").glob("main.*.min.css")
    libraries = [search / "templates" / "search" / "lunr.js"]
    if language != "en":
        libraries += [search / "lunr-language" / name for name in ("lunr.stemmer.support.js", f"lunr.{language}.js")]
    found = (
        _published("material/main.css", main.read_bytes()),
        _published("search/lunr.js", b"\n".join(path.read_bytes() for path in libraries)),
    )
    notice = _notice(tuple(asset.path for asset in found))
    return (*found, Asset(name="NOTICE.txt", path=f"{FOLDER}/NOTICE.txt", data=notice.encode()))


def own_assets(templates: tuple[Path, ...]) -> tuple[Asset, ...]:
    """Every file under `<templates>/assets/`, sorted by name; the first folder that has a name wins.

    Names that begin with a dot are left out. A relative `url()` in a style sheet must name another asset that is no
    style sheet, and becomes its published address. Raises `MissingAsset` and `UnreadableAsset`.
    """
    sources: dict[str, Path] = {}
    for folder in templates:
        for path in _files(folder / FOLDER):
            sources.setdefault(path.relative_to(folder / FOLDER).as_posix(), path)
    plain = [_published(name, path.read_bytes()) for name, path in sources.items() if path.suffix != ".css"]
    others = Assets(files=tuple(plain))
    styles = [_style(name, path, others) for name, path in sources.items() if path.suffix == ".css"]
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


def _style(name: str, path: Path, others: Assets) -> Asset:
    folder = posixpath.dirname(name)
    data = path.read_bytes()
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableAsset("this is not UTF-8; save the file as UTF-8", path, line) from error

    def address(match: re.Match[str]) -> str:
        target = match[2]
        if _ELSEWHERE.match(target):
            return match[0]
        file, mark, rest = target.partition("#")
        try:
            published = others.path_of(posixpath.normpath(posixpath.join(folder, file)))
        except MissingAsset as error:
            raise MissingAsset(str(error), path, text.count("\n", 0, match.start()) + 1) from error
        return f'url("{posixpath.relpath(published, PurePosixPath(FOLDER, folder))}{mark}{rest}")'

    return _published(name, _CSS_URL.sub(address, text).encode())


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not installed", name=name)
    return Path(spec.submodule_search_locations[0])


def _notice(paths: tuple[str, ...]) -> str:
    licences = sorted(_package("material").parent.glob("mkdocs_material-*.dist-info/licenses/LICENSE"))
    if not licences:
        raise FileNotFoundError("the installed mkdocs-material carries no licence text")
    licence = licences[-1].read_text(encoding="utf-8")
    return _NOTICE.format(files="\n".join(f"  {path}" for path in paths), material=licence.strip())


_NOTICE = """\
Third-party files on this site
==============================

The files below are other people's work, under the licences named here.

{files}

Material for MkDocs (material/main.*.css; also the frame of the pages)
  https://github.com/squidfunk/mkdocs-material
  MIT, in full at the end of this file.
  The style sheet holds small drawings from Material Design Icons (Pictogrammers, Apache License 2.0,
  https://github.com/Templarian/MaterialDesign), Font Awesome Free (CC BY 4.0, https://fontawesome.com)
  and Octicons (GitHub, MIT, https://github.com/primer/octicons).

lunr (search/lunr.*.js, its first part)
  https://lunrjs.com
  Copyright (C) Oliver Nightingale. MIT: the terms at the end of this file, under this copyright.

lunr-languages (search/lunr.*.js, the parts after that, unless the site is in English)
  https://github.com/MihaiValentin/lunr-languages
  Copyright Mihai Valentin and, for the stemmers, Oleg Mazko.
  Mozilla Public License 1.1, https://www.mozilla.org/MPL/1.1/
  The parts are published unchanged and in their source form.

Licence of Material for MkDocs
------------------------------

{material}
"""
