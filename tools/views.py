"""Writes the reference of templates, views and parts into `docs/developers/templates.md`: `python -m tools.views`."""

from __future__ import annotations

import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from jinja2 import Environment, nodes

from generator.plan.views.data import RedirectView
from generator.plan.views.pages import View
from generator.render.chrome import Chrome

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
PAGE = ROOT / "docs" / "developers" / "templates.md"
BEGIN, END = "<!-- made by tools/views.py -->\n", "<!-- end -->\n"

_TEMPLATE = re.compile(r"Template `(\w+)`: ")


def main() -> int:
    """Renew the page. The exit code is always 0."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + reference() + END + after, encoding="utf-8")
    return 0


def reference() -> str:
    """The reference as Markdown: page templates with their views, the values inside these, the frame, the parts."""
    shown = pages()
    inner = _inside([*shown.values(), Chrome])
    lines = ["## Page templates\n\n"]
    for name, view in shown.items():
        lines += [f"### `pages/{name}.html`\n\n", f"{_said(view)} `view` is a `{view.__name__}`:\n\n", *_fields(view)]
    lines.append("## The frame\n\n`base.html` is given `chrome`:\n\n")
    lines += _fields(Chrome)
    lines.append("## Values inside views\n\n")
    for shape in inner:
        lines += [f"### `{shape.__name__}`\n\n", f"{_said(shape)}\n\n", *_fields(shape)]
    lines.append("## Parts\n\n| call | what it shows |\n|---|---|\n")
    lines += [f"| `show.{call}` | {words} |\n" for call, words in parts()]
    return "".join(lines)


def pages() -> dict[str, type]:
    """The view types by the names of their page templates, as the types' own docstrings say, sorted by name."""
    found = {}
    for shape in (*get_args(View), RedirectView):
        if isinstance(shape, type) and is_dataclass(shape) and (match := _TEMPLATE.match(shape.__doc__ or "")):
            found[match[1]] = shape
    return dict(sorted(found.items()))


def parts() -> list[tuple[str, str]]:
    """Every part as it is called, with what its file says of itself, sorted; the pieces of the frame are not called."""
    found = []
    for path in sorted((TEMPLATES / "parts").glob("*.html")):
        source = path.read_text(encoding="utf-8")
        for macro in Environment(autoescape=True).parse(source).find_all(nodes.Macro):
            if macro.name == path.stem:
                names = [argument.name for argument in macro.args]
                given = [_default(one) for one in macro.defaults]
                plain = names[: len(names) - len(given)]
                named = [f"{name}={one}" for name, one in zip(names[len(plain) :], given, strict=True)]
                words = " ".join(source.removeprefix("{#-").partition("-#}")[0].split())
                found.append((f"{macro.name}({', '.join([*plain, *named])})", words))
    return found


def _default(node: nodes.Expr) -> str:
    try:
        value = node.as_const()
    except nodes.Impossible:
        return "…"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _said(shape: type) -> str:
    """A type's docstring as one paragraph that begins with a capital."""
    words = " ".join(_TEMPLATE.sub("", shape.__doc__ or "").split())
    return words[:1].upper() + words[1:]


def _fields(shape: type) -> list[str]:
    hints = get_type_hints(shape)
    rows = [f"| `{field.name}` | `{_kind(hints[field.name])}` |\n" for field in fields(shape)]
    return ["| field | type |\n|---|---|\n", *rows, "\n"]


def _kind(hint: object) -> str:
    """A type as an author of templates needs to know it."""
    parts = get_args(hint)
    if isinstance(hint, type) and not parts:
        return hint.__name__
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {_kind(parts[0])}"
    named = ["nothing" if part is type(None) else _kind(part) if not isinstance(part, str) else part for part in parts]
    return " or ".join(named)


def _inside(shapes: list[type]) -> list[type]:
    """Every type that these hold, at any depth, sorted by name."""
    found: set[type] = set()
    waiting: list[object] = [hint for shape in shapes for hint in get_type_hints(shape).values()]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
            found.add(hint)
            waiting += get_type_hints(hint).values()
    return sorted(found, key=lambda shape: shape.__name__)


if __name__ == "__main__":
    sys.exit(main())
