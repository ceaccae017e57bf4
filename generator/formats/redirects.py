"""Redirects as the rules of web servers: each address answers itself alone, and keeps what stood after a `?`.

Sources are compared as the author wrote them, because servers decode what they are asked for; targets are spelt in
plain ASCII, so that nothing in them can mean anything to a server. Paths stay on the host that was asked; what stood
after a `?` is not given to another site.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.plan.views.data import RedirectsView

Server = Literal["nginx", "caddy", "apache", "_redirects"]

_AS_BROWSERS_SEND = "/!$&'()*+,:;=@[]|~"
"""What else browsers leave as it is in a path (URL Standard, path percent-encode set)."""
_AS_SITES_ARE_CALLED = ":/?#[]@!&'()*+,;=~%"
"""What stays as it is in an address on another site: all that has a meaning there, and none to a server's rules."""
_CADDY_SIGNS = frozenset('{}`"\\')
"""What Caddy reads for itself even in quotes: placeholders, the environment, the end of the quotation."""


def nginx(view: RedirectsView) -> str:
    """The rules for nginx, to be included in a `server` block."""
    lines = ["# Include this file in the server block of the site."]
    for source, target, code in _moves(view):
        # Left to itself nginx puts its own scheme and port before the target: behind a proxy, the wrong ones.
        to = f"{target}$is_args$args" if target.startswith("/") else target
        lines.append(f'location = {_nginx_quoted(source)} {{ absolute_redirect off; return {code} "{to}"; }}')
    lines += [f"location = {_nginx_quoted(source)} {{ return 410; }}" for source in _gone(view)]
    return _joined(lines)


def caddy(view: RedirectsView) -> str:
    """The rules for Caddy, to be imported in a site block before everything that answers."""
    lines = ["# Import this file first in the block of the site."]
    moves, gone = tuple(_moves(view)), tuple(_gone(view))
    if moves or gone:
        lines.append("map {http.request.orig_uri.path} {fremdrift_target} {fremdrift_code} {fremdrift_gone} {")
        lines += [f'\t{_caddy_input(source)} "{target}" "{code}" ""' for source, target, code in moves]
        lines += [f'\t{_caddy_input(source)} "" "" "yes"' for source in gone]
        lines += ['\tdefault "" "" ""', "}"]
    if moves:
        lines += [
            "@fremdrift_asked {",
            '\tnot vars {fremdrift_target} ""',
            '\tnot vars {http.request.uri.query} ""',
            "}",
            "redir @fremdrift_asked {fremdrift_target}?{http.request.uri.query} {fremdrift_code}",
            '@fremdrift_moved not vars {fremdrift_target} ""',
            "redir @fremdrift_moved {fremdrift_target} {fremdrift_code}",
        ]
    if gone:
        lines += ["@fremdrift_gone vars {fremdrift_gone} yes", "handle @fremdrift_gone {", "\terror 410", "}"]
    return _joined(lines)


def apache(view: RedirectsView) -> str:
    """The rules for Apache (mod_alias), for a virtual host or `.htaccess`."""
    lines = ["# For the virtual host of the site, or .htaccess; needs mod_alias."]
    lines += [
        f'RedirectMatch {code} "{_expression(source)}" "{_apache_target(target)}"'
        for source, target, code in _moves(view)
    ]
    lines += [f'RedirectMatch 410 "{_expression(source)}"' for source in _gone(view)]
    return _joined(lines)


def hosted(view: RedirectsView) -> str:
    """The `_redirects` of hosts that read one. They know no way to say that something is gone.

    Some read no more than so many rules: the addresses as they were come first, those without a slash after them.
    """
    moves = sorted(_moves(view), key=lambda move: not _own(move[0]))
    return _joined([f"{quote(source, safe=_AS_BROWSERS_SEND)} {target} {code}" for source, target, code in moves])


RULES: dict[Server, Callable[[RedirectsView], str]] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "_redirects": hosted,
}
"""How each server wants to be told."""


def _moves(view: RedirectsView) -> Iterator[tuple[str, str, int]]:
    """Every address that leads elsewhere, decoded, with its target, encoded: as it was, then without its slash.

    The last is the code that the server answers with.
    """
    root = unquote(view.root)
    known = {one.source for one in view.redirects} | set(view.gone)
    for one in view.redirects:
        target = _target(root, one.target)
        code = HTTPStatus.MOVED_PERMANENTLY if one.lasting else HTTPStatus.FOUND
        yield from ((root + source, target, code.value) for source in _forms(one.source, known))


def _target(root: str, target: str) -> str:
    """Where a redirect leads: a path on this host, or an address on another as browsers send it."""
    return quote(root + target, safe="/") if target.startswith("/") else quote(target, safe=_AS_SITES_ARE_CALLED)


def _gone(view: RedirectsView) -> Iterator[str]:
    root = unquote(view.root)
    known = {one.source for one in view.redirects} | set(view.gone)
    for address in view.gone:
        yield from (root + source for source in _forms(address, known))


def _forms(address: str, known: set[str]) -> tuple[str, ...]:
    """An address, and without its slash where that is no other one. No file of a site is named without an ending."""
    bare = address.rstrip("/")
    return (address,) if bare in known or not bare else (address, bare)


def _own(source: str) -> bool:
    """Whether an address is as a page has it, and not one without its slash."""
    return source.endswith(("/", ".html", ".htm"))


def _nginx_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _caddy_input(source: str) -> str:
    """A source as Caddy compares it: itself, or an expression where something in it would not stand for itself."""
    return f"`~{_expression(source)}`" if _CADDY_SIGNS.intersection(source) else f'"{source}"'


def _apache_target(target: str) -> str:
    """A target as Apache wants it: it encodes the address itself, and puts in what `$` and `&` stand for."""
    return re.sub(r'[$&"]', r"\\\g<0>", unquote(target))


def _expression(source: str) -> str:
    """A regular expression for a source and nothing else; what would end a quotation is said by its number."""
    signs = (f"\\x{ord(sign):02X}" if sign in _CADDY_SIGNS else re.escape(sign) for sign in source)
    return f"^{''.join(signs)}$"


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
