"""Writes templates/assets/css/material.css: what the site uses of Material's style sheet, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

WRITTEN = Path(__file__).parents[1] / "templates" / "assets" / "css" / "material.css"

CLASSES = frozenset(
    {
        *("md-container", "md-grid", "md-main", "md-main__inner", "md-skip", "md-typeset"),
        *("admonition", "admonition-title", "footnote", "footnote-ref"),
    }
)
"""The classes of Material that stand in the frame's templates and in rendered Markdown."""

_HEAD = """\
/* Of the style sheet of Material for MkDocs (MIT, Copyright (C) 2016-2025 Martin Donath) what this site uses:
   made by `python -m tools.material`, not by hand. */

"""

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# What only Material's scripts, its other templates, raw HTML or another direction of writing bring about.
_NEVER = re.compile(
    r"(?<!:not\()\[(?:dir=rtl|data-|hidden|role=|align|type\])|\[id\^?=__|#__|\b(?:iframe|video)\b|::-webkit-search"
)
_ASKED = re.compile(r"var\((--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def used(source: str, elsewhere: str) -> str:
    """Of the style sheet `source` the rules that can apply; `elsewhere` are the style sheets that build on it."""
    rules = _kept(tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True))
    while True:
        text = "\n".join(rules)
        asked = set(_ASKED.findall(text)) | set(_ASKED.findall(elsewhere))
        fewer = [rule for rule in (_asked_for(rule, asked) for rule in rules) if rule]
        if fewer == rules:
            return text + "\n"
        rules = fewer


def _kept(nodes: Iterable[Node]) -> list[str]:
    """Each rule that can apply, as a line of text."""
    found = []
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [one for one in _selectors(tinycss2.serialize(node.prelude)) if _applies(one)]
            if selectors:
                found.append(f"{','.join(selectors)}{{{tinycss2.serialize(node.content).strip()}}}")
        elif isinstance(node, AtRule) and node.lower_at_keyword == "media":
            condition = tinycss2.serialize(node.prelude).strip()
            inner = _kept(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
            # How the site is printed is its own affair.
            if inner and "print" not in condition:
                found.append(f"@media {condition}{{{''.join(inner)}}}")
    return found


def _selectors(prelude: str) -> list[str]:
    """The selectors of a rule, split at the commas that stand in no brackets."""
    return [part.strip() for part in re.split(r",(?![^(\[]*[)\]])", prelude)]


def _applies(selector: str) -> bool:
    return not _NEVER.search(selector) and CLASSES.issuperset(_CLASS.findall(selector))


def _asked_for(rule: str, asked: set[str]) -> str:
    """The rule without the variables that nobody asks for; empty where nothing is left."""

    def value(match: re.Match[str]) -> str:
        return match[0] if match[1] in asked else ""

    rule = re.sub(r"(--[\w-]+)\s*:(?:[^;{}\"']|\"[^\"]*\"|'[^']*'|\([^()]*\))*;?", value, rule)
    return "" if re.search(r"\{\s*\}", rule) and not rule.startswith("@media") else rule


def material() -> str:
    """The style sheet of the installed Material for MkDocs. Raises ModuleNotFoundError where there is none."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package mkdocs-material is not installed", name="material")
    folder = Path(spec.submodule_search_locations[0], "templates", "assets", "stylesheets")
    (main,) = folder.glob("main.*.min.css")
    return main.read_text(encoding="utf-8")


def derived() -> str:
    """What material.css has to be."""
    ours = [path for path in sorted(WRITTEN.parent.rglob("*.css")) if path != WRITTEN]
    elsewhere = "\n".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in ours)
    return _HEAD + used(material(), elsewhere)


if __name__ == "__main__":
    WRITTEN.write_text(derived(), encoding="utf-8")
