"""Rules for web servers, asked as those would be: each interpreter below knows the syntax of one, and no more of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.redirects import RULES, Server
from generator.plan.views.data import Redirect, RedirectsView

VIEW = RedirectsView(
    root="",
    redirects=(
        Redirect(source="/gammel.html", target="/om/"),
        Redirect(source="/nyt/åbroen/", target="/emner/vej/"),
        Redirect(source="/was/", target="https://was.example/vej", lasting=False),
    ),
    gone=("/media/navne.pdf", "/væk/"),
)
WRITTEN: dict[Server, str] = {
    "nginx": """\
# Include this file in the server block of the site.
location = "/gammel.html" { absolute_redirect off; return 301 "/om/$is_args$args"; }
location = "/nyt/åbroen/" { absolute_redirect off; return 301 "/emner/vej/$is_args$args"; }
location = "/nyt/åbroen" { absolute_redirect off; return 301 "/emner/vej/$is_args$args"; }
location = "/was/" { absolute_redirect off; return 302 "https://was.example/vej"; }
location = "/was" { absolute_redirect off; return 302 "https://was.example/vej"; }
location = "/media/navne.pdf" { return 410; }
location = "/væk/" { return 410; }
location = "/væk" { return 410; }
""",
    "caddy": """\
# Import this file first in the block of the site.
map {http.request.orig_uri.path} {fremdrift_target} {fremdrift_code} {fremdrift_gone} {
	"/gammel.html" "/om/" "301" ""
	"/nyt/åbroen/" "/emner/vej/" "301" ""
	"/nyt/åbroen" "/emner/vej/" "301" ""
	"/was/" "https://was.example/vej" "302" ""
	"/was" "https://was.example/vej" "302" ""
	"/media/navne.pdf" "" "" "yes"
	"/væk/" "" "" "yes"
	"/væk" "" "" "yes"
	default "" "" ""
}
@fremdrift_asked {
	not vars {fremdrift_target} ""
	not vars {http.request.uri.query} ""
}
redir @fremdrift_asked {fremdrift_target}?{http.request.uri.query} {fremdrift_code}
@fremdrift_moved not vars {fremdrift_target} ""
redir @fremdrift_moved {fremdrift_target} {fremdrift_code}
@fremdrift_gone vars {fremdrift_gone} yes
handle @fremdrift_gone {
	error 410
}
""",
    "apache": """\
# For the virtual host of the site, or .htaccess; needs mod_alias.
RedirectMatch 301 "^/gammel\\.html$" "/om/"
RedirectMatch 301 "^/nyt/åbroen/$" "/emner/vej/"
RedirectMatch 301 "^/nyt/åbroen$" "/emner/vej/"
RedirectMatch 302 "^/was/$" "https://was.example/vej"
RedirectMatch 302 "^/was$" "https://was.example/vej"
RedirectMatch 410 "^/media/navne\\.pdf$"
RedirectMatch 410 "^/væk/$"
RedirectMatch 410 "^/væk$"
""",
    "_redirects": """\
/gammel.html /om/ 301
/nyt/%C3%A5broen/ /emner/vej/ 301
/was/ https://was.example/vej 302
/nyt/%C3%A5broen /emner/vej/ 301
/was https://was.example/vej 302
""",
}
SERVERS = tuple(WRITTEN)
GONE = "410"

Answer = Callable[[str], str | None]
"""What a server sends for a decoded path: a target, `410`, or nothing of ours."""


def nginx(text: str) -> Answer:
    known = {}
    for line in rows(text):
        found = re.fullmatch(r'location = "((?:[^"\\]|\\.)*)" \{ (.*) \}', line)
        assert found, line
        moved = re.fullmatch(r'absolute_redirect off; return 301 "([^"\\$]*)\$is_args\$args";', found[2])
        assert moved or found[2] == "return 410;", line
        known[re.sub(r"\\(.)", r"\1", found[1])] = moved[1] if moved else GONE
    return known.get


def caddy(text: str) -> Answer:
    exact, expressions = {}, []
    table = text.partition("{\n")[2].partition("\tdefault")[0]
    for line in table.splitlines():
        found = re.fullmatch(r'\t(?:"([^"\\{}`]*)"|`~([^`{}]*)`) "([^"\\{}]*)" "(?:30[12])?" "(yes)?"', line)
        assert found, line
        answer = found[3] or (GONE if found[4] else "")
        if found[2]:
            expressions.append((re.compile(found[2]), answer))
        else:
            exact[found[1]] = answer
    return lambda path: exact.get(path) or next((to for rule, to in expressions if rule.search(path)), None)


def apache(text: str) -> Answer:
    rules = []
    for line in rows(text):
        found = re.fullmatch(r'RedirectMatch (?:301 "([^"]*)" "((?:[^"\\]|\\.)*)"|410 "([^"]*)")', line)
        assert found, line
        assert "${" not in line
        target = None if found[2] is None else quote(re.sub(r"\\(.)", r"\1", found[2]))
        rules.append((re.compile(found[1] or found[3]), target or GONE))
    return lambda path: next((to for rule, to in rules if rule.search(path)), None)


def hosted(text: str) -> Answer:
    known = {}
    for line in text.splitlines():
        source, target, code = line.split(" ")
        assert (code, line.isascii(), re.search(r"[*#]|/:", line)) == ("301", True, None), line
        known[unquote(source)] = target
    return known.get


READ: dict[Server, Callable[[str], Answer]] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "_redirects": hosted,
}


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def asked(server: Server, view: RedirectsView) -> Answer:
    return READ[server](RULES[server](view))


@pytest.mark.parametrize("server", SERVERS)
def test_the_rules_are_written_as_the_server_reads_them(server: Server) -> None:
    assert WRITTEN[server] == RULES[server](VIEW)


def test_every_server_that_the_command_offers_is_tried_here() -> None:
    assert set(RULES) == set(WRITTEN) == set(READ)


# What the form of an alias allows in one part of it, and what one server or another would take for its own.
PART = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Z"), exclude_characters='/?#%\\.:*"<>|'), min_size=1, max_size=8
)
TRICKY = st.sampled_from(
    ("$1", "${PATH}", "{$HOME}", "{http.request.host}", "a;b", "it's", "`", "(a|", "[a]", "a+", "~", "!", "&amp;")
)
PARTS = st.lists(PART | TRICKY, min_size=1, max_size=3).map("/".join)
ALIASES = PARTS.map("/{}/".format) | PARTS.map("/{}.html".format)
ROOTS = st.sampled_from(("", "/sti", "/st%C3%A6v", "/a%20b", "/a&b$1", "/%22q%22"))


@pytest.mark.parametrize("server", SERVERS)
@given(st.lists(ALIASES, min_size=1, max_size=4, unique=True), ROOTS)
def test_any_alias_leads_home_and_nothing_beside_it_does(server: Server, aliases: list[str], root: str) -> None:
    moves = tuple(Redirect(source=alias, target=f"/om/{n}/") for n, alias in enumerate(sorted(aliases)))
    answer = asked(server, RedirectsView(root=root, redirects=moves, gone=()))
    for move in moves:
        there = unquote(root) + move.source
        assert quote(unquote(root)) + move.target == answer(there)
        if there.rstrip("/") not in aliases:
            assert answer(there.rstrip("/")) == quote(unquote(root)) + move.target
        assert (answer(f"{there}x"), answer(f"/x{there}"), answer(f"{there}/x")) == (None, None, None)


@pytest.mark.parametrize("server", SERVERS)
def test_an_address_without_its_slash_that_is_another_one_keeps_its_own_answer(server: Server) -> None:
    moves = (Redirect(source="/a", target="/ny/"), Redirect(source="/a/", target="/om/"))
    answer = asked(server, RedirectsView(root="", redirects=moves, gone=()))
    assert (answer("/a"), answer("/a/")) == ("/ny/", "/om/")


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_what_is_gone_says_so_at_its_address_alone(server: Server) -> None:
    answer = asked(server, RedirectsView(root="/sti", redirects=(), gone=("/a{b}.pdf", "/væk/")))
    said = [answer(path) for path in ("/sti/a{b}.pdf", "/sti/væk/", "/sti/væk", "/sti/vækk/", "/væk/", "/sti/a{b}Xpdf")]
    assert said == [GONE, GONE, GONE, None, None, None]


def test_hosts_that_cannot_say_that_something_is_gone_are_not_told_its_address() -> None:
    assert RULES["_redirects"](RedirectsView(root="", redirects=(), gone=("/væk/",))) == ""


def test_the_addresses_that_a_host_may_cut_off_are_those_without_a_slash() -> None:
    moves = tuple(Redirect(source=f"/a{n}/", target="/om/") for n in range(3))
    lines = RULES["_redirects"](RedirectsView(root="", redirects=moves, gone=())).splitlines()
    assert [line.split()[0] for line in lines] == ["/a0/", "/a1/", "/a2/", "/a0", "/a1", "/a2"]


@pytest.mark.parametrize("server", SERVERS)
def test_without_redirects_there_are_no_rules(server: Server) -> None:
    assert rows(RULES[server](RedirectsView(root="/sti", redirects=(), gone=()))) == []
