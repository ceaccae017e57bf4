"""The marks that mean something to this product in any text: references and the few safe tags."""

from __future__ import annotations

import re

_AFTER_BRACE = r"\{[ \t]*(?P<kind>[a-z][a-z_]{0,30}):(?P<id>\w[\w./-]{0,200})(?:@(?P<day>\d{4}-\d{2}-\d{2}))?[ \t]*\}\}"
REFERENCE = re.compile(r"\{" + _AFTER_BRACE)
"""A well-formed reference; whether its kind and id exist is for others to say."""

_AFTER_ANGLE = (
    r"(?i:(?:"
    r"/(?P<closing>span|abbr|sub|sup)"
    r"|(?P<span>span) +lang=(?P<quote>[\"']?)(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})(?P=quote)"
    r"|(?P<abbr>abbr)(?: +title=(?:\"(?P<title>[^\"<>`\n]{0,300})\"|'(?P<title_too>[^'<>`\n]{0,300})'))?"
    r"|(?P<plain>sub|sup)"
    r"|(?P<empty>br) {0,9}/?"
    r") {0,9}>)"
)
SAFE_TAG = re.compile("<" + _AFTER_ANGLE)
"""A tag that an author may write; every other tag is shown as text."""

AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[^\s<>@\\]{1,64}@[^\s<>@\\]{1,255})>")
"""An address between angle brackets: a link and no tag."""

MARK = re.compile(
    rf"\\.|\{{(?P<reference>{_AFTER_BRACE})|<(?P<safe>{_AFTER_ANGLE})|{AUTOLINK.pattern}|<(?P<tag>(?=[A-Za-z/!?]))"
)
"""Every mark in Markdown; `tag` is the place after what would begin raw HTML, the others lack their first character.

Addresses, and marks after a backslash, match without a name: they are none. (Each alternative begins with a character
of its own, which makes the search eight times as fast.)
"""
