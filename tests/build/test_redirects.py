"""When a page gets another address: a page and rules that lead from the old one, by the real command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.formats.redirects import RULES
from tests.projects.builds import NOW, build_in, fremdrift, tree
from tests.projects.small import WORDS, Project, Word

PAGE = """\
---
title: Kørsel på broen
aliases: [/nyt/åbroen/, /gammel.html]
---

Kør pænt.
"""
PROJECT = Project(others={"content/pages/koersel.md": PAGE})
HIDDEN = Word(id="2026-06-09-hemmelig-plan", title="Hemmelig plan", time="14:30", more="aliases: [/hemmelig/]\n")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site built."""
    folder = PROJECT.write(tmp_path_factory.mktemp("moved") / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout
    return folder


def printed(project: Path, server: str, now: str = NOW) -> str:
    done = fremdrift("redirects", server, "--project", str(project), "--now", now, "--language", "en")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_file_of_rules_stands_in_the_root_with_the_way_to_the_root_in_it(project: Path) -> None:
    expected = """\
/sti/gammel.html /sti/koersel/ 301
/sti/nyt/%C3%A5broen/ /sti/koersel/ 301
/sti/nyt/%C3%A5broen /sti/koersel/ 301
"""
    assert expected == (project / "site" / "_redirects").read_text(encoding="utf-8")
    assert expected == printed(project, "_redirects")


def test_the_command_prints_the_rules_of_each_server_and_nothing_else(project: Path) -> None:
    before = tree(project)
    said = {server: printed(project, server) for server in RULES}
    assert (
        'location = "/sti/nyt/åbroen" { absolute_redirect off; return 301 "/sti/koersel/$is_args$args"; }\n'
        in said["nginx"]
    )
    assert '\t"/sti/gammel.html" "/sti/koersel/" "301" ""\n' in said["caddy"]
    assert 'RedirectMatch 301 "^/sti/nyt/åbroen/$" "/sti/koersel/"\n' in said["apache"]
    assert tree(project) == before


def test_where_nothing_has_moved_there_is_no_file_of_rules(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    assert build_in(folder).returncode == 0
    assert not (folder / "site" / "_redirects").exists()
    assert printed(folder, "_redirects") == ""


def test_the_page_at_an_earlier_address_leads_on_with_and_without_scripts(project: Path) -> None:
    page = LexborHTMLParser((project / "site" / "nyt" / "åbroen" / "index.html").read_bytes())
    assert [link.attributes["href"] for link in page.css("a")] == ["../../koersel/"]
    assert page.css("h1")[0].text() == "Siden er flyttet"
    assert page.css("meta[http-equiv=refresh]")[0].attributes["content"] == "0; url=../../koersel/"
    assert page.css("script")[0].attributes["data-to"] == "../../koersel/"
    script = project / "site" / str(page.css("script")[0].attributes["src"]).removeprefix("../../")
    assert script.is_file()
    assert page.css("link[rel=canonical]")[0].attributes["href"] == "https://vejen.example/sti/koersel/"


@pytest.mark.parametrize("hidden", [HIDDEN, replace(HIDDEN, id="2026-05-09-hemmelig-plan", draft=True)])
@pytest.mark.parametrize("server", RULES)
def test_nothing_scheduled_or_draft_is_in_the_rules(tmp_path: Path, server: str, hidden: Word) -> None:
    folder = replace(PROJECT, words=(*WORDS, hidden)).write(tmp_path / "project")
    without = PROJECT.write(tmp_path / "without")
    assert printed(folder, server) == printed(without, server)


def test_what_is_scheduled_is_in_the_rules_from_its_moment_on(tmp_path: Path) -> None:
    folder = replace(PROJECT, words=(*WORDS, HIDDEN)).write(tmp_path / "project")
    assert "hemmelig" not in printed(folder, "nginx", "2026-06-09T14:29")
    rule = "/sti/hemmelig/ /sti/opdateringer/2026/06/09/hemmelig-plan/ 301"
    assert rule in printed(folder, "_redirects", "2026-06-09T14:30").splitlines()


def test_problems_go_to_the_other_stream_and_no_rules_are_printed(tmp_path: Path) -> None:
    folder = replace(PROJECT, others={"content/pages/koersel.md": PAGE.replace("/gammel.html", "/om/")}).write(tmp_path)
    done = fremdrift("redirects", "nginx", "--project", str(folder), "--now", NOW, "--language", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/pages/koersel.md: error: more than one file has the address /om/" in done.stderr


def test_a_warning_is_said_beside_the_rules_and_not_among_them(project: Path, tmp_path: Path) -> None:
    folder = replace(PROJECT, others={"content/pages/koersel.md": f"{PAGE}\n<b>Pænt!</b>\n"}).write(tmp_path)
    done = fremdrift("redirects", "nginx", "--project", str(folder), "--now", NOW, "--language", "en")
    assert (done.returncode, done.stdout) == (0, printed(project, "nginx"))
    assert "content/pages/koersel.md:8:1: warning: HTML is shown as text" in done.stderr


def test_a_server_that_is_not_known_is_a_wrong_call() -> None:
    done = fremdrift("redirects", "iis")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nginx" in done.stderr
