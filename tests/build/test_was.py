"""`/was/`, where Danish authorities have their accessibility statement; what settings say of who is behind the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import build_in, fremdrift
from tests.projects.small import Project

OWN = "---\ntitle: Tilgængelighed\n---\n\nKnapperne er for små.\n"
REACH = "accessibility:\n  reviewed: 2026-05-01\n  phone: +45 70 00 00 01\n  email: was@vejen.example\n"
ELSEWHERE = "accessibility:\n  url: https://was.digst.dk/vejen-example\n"


def built(project: Project, folder: Path) -> Path:
    """The folder of the site."""
    done = build_in(project.write(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def parsed(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address.lstrip("/") / "index.html").read_text(encoding="utf-8"))


def footer(site: Path) -> dict[str, str]:
    return {one.text(strip=True): str(one.attributes["href"]) for one in parsed(site, "/").css(".fd-footer a")}


def test_it_leads_to_the_statement_on_another_site_by_a_page_by_rules_and_from_every_foot(tmp_path: Path) -> None:
    site = built(Project(settings=ELSEWHERE), tmp_path)
    refresh = parsed(site, "/was/").css('meta[http-equiv="refresh"]')[0].attributes["content"]
    assert refresh == "0; url=https://was.digst.dk/vejen-example"
    assert parsed(site, "/was/").css("main a")[0].attributes["href"] == "https://was.digst.dk/vejen-example"
    said = [one.text(strip=True) for one in parsed(site, "/was/").css("h1, main p")]
    assert said == ["Tilgængelighedserklæring", "Tilgængelighedserklæringen ligger her:Tilgængelighedserklæring"]
    assert footer(site)["Tilgængelighedserklæring"] == "https://was.digst.dk/vejen-example"
    assert (site / "_redirects").read_text(encoding="utf-8").splitlines() == [
        "/sti/was/ https://was.digst.dk/vejen-example 302",
        "/sti/was https://was.digst.dk/vejen-example 302",
    ]
    rules = fremdrift("redirects", "nginx", "--project", str(tmp_path), "--now", "2026-06-01T12:00").stdout
    assert 'location = "/sti/was/" { absolute_redirect off; return 302 "https://was.digst.dk/vejen-example"; }' in rules


def test_it_is_made_from_the_settings_where_they_say_whom_to_turn_to_and_claims_nothing(tmp_path: Path) -> None:
    others = {"content/pages/tilgaengelighed.md": OWN}
    site = built(Project(settings=REACH, others=others), tmp_path)
    content = parsed(site, "/was/").css("#content")[0]
    said = " ".join(content.text().split())
    assert "Vejvæsenet har ansvaret for dette websted, Vejen (https://vejen.example/sti)." in said
    assert "Sidst gennemgået: 1. maj 2026" in said
    assert "EN 301 549" in said
    assert "overholder" not in said
    links = {one.text(strip=True): one.attributes["href"] for one in content.css("a")}
    assert links["+45 70 00 00 01"] == "tel:+4570000001"
    assert links["was@vejen.example"] == "mailto:was@vejen.example"
    assert links["Tilgængelighed"] == "../tilgaengelighed/"
    assert footer(site)["Tilgængelighedserklæring"] == "./was/"


@pytest.mark.parametrize(
    ("settings", "pages", "leads_to", "foot"),
    [
        ("", {"tilgaengelighed": OWN}, "../tilgaengelighed/", "./tilgaengelighed/"),
        ("accessibility:\n  url: /om/\n", {"tilgaengelighed": OWN}, "../om/", "./om/"),
        ("accessibility:\n  url: https://vejen.example/sti/om/\n", {}, "../om/", "./om/"),
        (REACH, {"hjaelp": "---\ntitle: Hjælp\naliases: [/was/]\n---\n\nHer.\n"}, "../hjaelp/", "./was/"),
    ],
)
def test_it_leads_to_a_page_of_the_site(
    settings: str, pages: dict[str, str], leads_to: str, foot: str, tmp_path: Path
) -> None:
    others = {f"content/pages/{name}.md": text for name, text in pages.items()}
    site = built(Project(settings=settings, others=others), tmp_path)
    assert parsed(site, "/was/").css("main a")[0].attributes["href"] == leads_to
    assert footer(site).get("Tilgængelighedserklæring") == foot


@pytest.mark.parametrize("settings", [REACH, ELSEWHERE])
def test_an_authors_own_page_there_wins(settings: str, tmp_path: Path) -> None:
    site = built(Project(settings=settings, others={"content/pages/was.md": OWN}), tmp_path)
    assert parsed(site, "/was/").css(".fd-prose")[0].text(strip=True) == "Knapperne er for små."


def test_nothing_is_there_where_nothing_was_said(tmp_path: Path) -> None:
    site = built(Project(), tmp_path)
    assert not (site / "was").exists()
    assert "Tilgængelighedserklæring" not in footer(site)


def test_the_authority_and_the_way_to_suggest_a_correction_stand_on_the_pages(tmp_path: Path) -> None:
    settings = "repository: https://git.example/vejen/edit/main/{path}\n"
    project = Project(settings=settings).write(tmp_path)
    more = "  name: Vejvæsenet\n  url: https://vej.example\n  cvr: 10000009\n  address: Vej 1\n"
    file = project / "site.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("  name: Vejvæsenet\n", more), encoding="utf-8")
    done = build_in(project)
    assert done.returncode == 0, done.stdout + done.stderr
    site = project / "site"
    assert footer(site)["Vejvæsenet"] == "https://vej.example"
    text = parsed(site, "/").css(".fd-footer__text")[0].text(strip=True)
    assert text == "Vejvæsenet, Vej 1, CVR 10000009"
    found = {
        address: [str(one.attributes["href"]) for one in parsed(site, address).css(".fd-suggest a")]
        for address in ("/emner/vej/", "/maal/2026/1.1-huller/", "/opdateringer/2026/01/12/vi-begynder/", "/emner/")
    }
    whole = "https://git.example/vejen/edit/main/content/"
    assert found == {
        "/emner/vej/": [f"{whole}topics/vej.md"],
        "/maal/2026/1.1-huller/": [f"{whole}goals/2026/1.1-huller.md"],
        "/opdateringer/2026/01/12/vi-begynder/": [f"{whole}updates/2026-01-12-vi-begynder.md"],
        "/emner/": [],
    }
