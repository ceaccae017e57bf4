"""Where the links and pictures of a rendered text lead, and which of them lead nowhere."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote, unquote

from generator.render.prose import Link

_SCHEME = re.compile(r"([^/?#:]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_KEEP = "/?#[]@!$&'()*+,;=:%~"


class Addresses:
    """How addresses are written on one page: `base` leads to the site's root, `links` say what an author meant.

    What comes in is an attribute's value as the renderer escaped it; what goes out can stand in an attribute.
    """

    def __init__(self, base: str, links: tuple[Link, ...] = ()) -> None:
        self._base = base.rstrip("/")
        self._meant = {_same(link.source): quote(link.target, safe=_KEEP) for link in links}

    def link(self, written: str) -> str:
        """Return a link's address; empty where its scheme is not one that a reader can safely follow."""
        target = self._target(written)
        scheme = _SCHEME.match(target)
        if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
            return ""
        return self.rooted(target)

    def picture(self, written: str) -> str:
        """Return a picture's address; empty where showing it would need anything but this site."""
        target = self._target(written)
        return "" if target.startswith("//") or _SCHEME.match(target) else self.rooted(target)

    def rooted(self, target: str) -> str:
        """Return an address with the way to the root before it where it starts there."""
        if target.startswith("/") and not target.startswith("//"):
            target = self._base + target
        return escape(target)

    def _target(self, written: str) -> str:
        plain = unescape(written)
        return self._meant.get(_same(plain), plain) if self._meant else plain


def _same(written: str) -> str:
    """Return what two spellings of one address have in common."""
    return unquote(unescape(written))
