"""The pages of the example site with its next plan: one or more of each kind, and all of them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

# By template. Where a kind has several faces, each is here: an archive and a tag are lists of updates.
KINDS = {
    "accessibility": ("/was/",),
    "front": ("/",),
    "feed": (
        "/opdateringer/",
        "/opdateringer/2021/",
        "/opdateringer/2021/11/",
        "/opdateringer/for/dealers/",
        "/opdateringer/slags/plan/",
        "/stikord/nedc2/",
    ),
    "update": (
        "/opdateringer/2022/06/24/97-procent-paa-plads/",
        "/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/",
    ),
    "topics": ("/emner/",),
    "topic": ("/emner/omberegning/",),
    "promises": ("/loefter/",),
    "plans": ("/maal/",),
    "plan": ("/maal/2025/", "/maal/2026/"),
    "milestones": ("/maal/2025/milepaele/",),
    "annual": ("/maal/2025/aarsresultat/",),
    "years": ("/maal/over-aarene/",),
    "goal": (
        "/maal/2025/1.2-kundetilfredshed/",
        "/maal/2025/2.2-risikobaseret-kontrol/",
        "/maal/2025/3.1-datakvalitet/",
        "/maal/2025/3.2-procesunderstoettelse/",
    ),
    "follow_up": ("/maal/2025/2025-q2/", "/maal/2025/2025-q3/"),
    "contacts": ("/kontakt/",),
    "glossary": ("/ordliste/",),
    "list": ("/stikord/",),
    "audience": ("/for/citizens/", "/for/dealers/"),
    "audiences": ("/for/",),
    "page": ("/om/",),
    "corrections": ("/rettelser/",),
    "version": ("/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/versioner/1/",),
    "search": ("/soeg/",),
    "not_found": ("/findes/ikke/",),
}
EVERY_FACE = tuple(address for addresses in KINDS.values() for address in addresses)

SEARCH = "/soeg/"
NOT_FOUND = "/404.html"

_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def pages_of(site: Path) -> tuple[str, ...]:
    """The address of every page of a built site.

    Those of its sitemap, lists of chosen updates, former versions, the search page and the 404.
    """
    sitemap = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - our own build made it
    unlisted = sorted(
        f"/{path.parent.relative_to(site).as_posix()}/"
        for pattern in ("**/versioner/*", "opdateringer/for/*", "opdateringer/emne/*", "opdateringer/slags/*")
        for path in site.glob(f"{pattern}/index.html")
    )
    return (*(urlsplit(str(found.text)).path for found in sitemap.iter(_LOCATION)), *unlisted, SEARCH, NOT_FOUND)


def file_at(site: Path, address: str) -> Path:
    """The file of a built site that a web host answers an address with."""
    return site / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
