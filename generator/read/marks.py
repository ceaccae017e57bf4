"""The marks that mean something to this product in any text: references and the few safe tags."""

from __future__ import annotations

import re

REFERENCE = re.compile(
    r"\{\{[ \t]*(?P<kind>[a-z][a-z_]{0,30}):(?P<id>\w[\w./-]{0,200})(?:@(?P<day>\d{4}-\d{2}-\d{2}))?[ \t]*\}\}"
)
"""A well-formed reference; whether its kind and id exist is for others to say."""

SAFE_TAG = re.compile(
    r"(?i:<(?:"
    r"/(?P<closing>span|abbr|sub|sup)"
    r"|(?P<span>span) +lang=(?P<quote>[\"']?)(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})(?P=quote)"
    r"|(?P<abbr>abbr)(?: +title=(?:\"(?P<title>[^\"<>`\n]{0,300})\"|'(?P<title_too>[^'<>`\n]{0,300})'))?"
    r"|(?P<plain>sub|sup)"
    r"|(?P<empty>br) {0,9}/?"
    r") {0,9}>)"
)
"""A tag that an author may write; every other tag is shown as text."""

AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[^\s<>@\\]{1,64}@[^\s<>@\\]{1,255})>")
"""An address between angle brackets: a link and no tag."""

TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
"""What would begin raw HTML."""

MARK = re.compile(
    rf"\\.|(?P<reference>{REFERENCE.pattern})|(?P<safe>{SAFE_TAG.pattern})|{AUTOLINK.pattern}|(?P<tag>{TAG_START.pattern})"
)
"""Every mark in Markdown. Addresses, and marks after a backslash, match without a name: they are none."""
