"""Markdown to HTML that holds nothing but our own markup: the one place that knows comrak."""

from __future__ import annotations

import re

import comrak

from generator.read.swap import Meanings, Swap, restored, swapped

LONG = 8_000
"""Characters from which on a text is searched for the two shapes that cost comrak time by the square."""

DEEPEST = 48
"""Containers that may open on one line of a long text; the marks after them are shown as text."""

MOST_DEFINITIONS = 2_000
"""Lines starting with a colon up to which a long text may have definition lists."""

_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t]|\[\^[^\]\s]{{1,50}}\]:|:[ \t])){{{DEEPEST}}}", re.MULTILINE
)
_FOOTNOTE = re.compile(r"((?:^|(?<=\]:))(?:[ \t>]|[-+*:~][ \t]|\d{1,9}[.)][ \t])*)\[\^([^\]\s]+)(?=\]:)", re.MULTILINE)
_OUTERMOST = re.compile(r" {0,3}")
_DEFINITION = re.compile(r"^[ \t>]*:", re.MULTILINE)


def _extensions(*, definitions: bool) -> comrak.ExtensionOptions:
    chosen = comrak.ExtensionOptions()
    chosen.alerts = True
    chosen.autolink = True
    chosen.description_lists = definitions
    chosen.footnotes = True
    chosen.strikethrough = True
    chosen.table = True
    return chosen


def _output() -> comrak.RenderOptions:
    chosen = comrak.RenderOptions()
    chosen.alert_style = comrak.AlertStyle.Semantic
    chosen.escape = True
    return chosen


_EXTENSIONS = _extensions(definitions=True)
_NO_DEFINITIONS = _extensions(definitions=False)
_PARSE = comrak.ParseOptions()
_OUTPUT = _output()


def html(source: str, meanings: Meanings) -> str:
    """Return an author's Markdown as comrak's HTML, with references and safe tags put back.

    Raw HTML is text in it; addresses are as written, also those that no reader can safely follow.
    Total over `source`; raises what `meanings` raises.
    """
    swap = swapped(source.replace("\r\n", "\n").replace("\r", "\n"))
    text = _plain_footnotes(swap) if "]:" in swap.text else swap.text
    extensions = _EXTENSIONS
    if len(text) > LONG:
        text = _DEEP.sub(lambda found: found[0] + swap.guard(), text)
        if len(_DEFINITION.findall(text)) > MOST_DEFINITIONS:
            extensions = _NO_DEFINITIONS
    return restored(comrak.render_markdown(text, extensions, _PARSE, _OUTPUT), swap, meanings)


def _plain_footnotes(swap: Swap) -> str:
    """Return the text without the two kinds of footnotes that comrak makes ill-formed lists of.

    Of two with one label the first one counts, and one in a quote, a list or another footnote is text.
    """
    taken: set[str] = set()

    def told_apart(found: re.Match[str]) -> str:
        label = found[2].lower()
        begins_line = found.start() == 0 or swap.text[found.start() - 1] == "\n"
        if not (begins_line and _OUTERMOST.fullmatch(found[1])):
            return f"{found[1]}{swap.guard()}[^{found[2]}"
        if label in taken:
            return f"{found[0]}{swap.guard(found.start())}"
        taken.add(label)
        return found[0]

    return _FOOTNOTE.sub(told_apart, swap.text)
