"""A page says how large its pictures are, so that nothing on it moves when they come."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.projects.builds import built
from tests.projects.small import Project, Word


def picture(width: int, height: int, kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#0b3b4a").save(data, kind)
    return data.getvalue()


def pictures(
    folder: Path, media: dict[str, bytes], *, settings: str = "", body: str = ""
) -> dict[str, tuple[str, ...]]:
    """The pictures of an update's page, each with its width and height as the page says them."""
    word = Word(id="2026-01-12-nyt", title="Nyt", body=body)
    project = replace(Project(), words=(word,), media=media, settings=settings).write(folder)
    done = built(project)
    assert done.placed, done.checked
    page = LexborHTMLParser((project / "site/opdateringer/2026/01/12/nyt/index.html").read_text(encoding="utf-8"))
    found = {}
    for one in page.css("img"):
        name = (one.attributes["src"] or "").rpartition("/")[2]
        found[name] = tuple(one.attributes[key] or "" for key in ("width", "height") if key in one.attributes)
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_in_a_text_says_how_large_it_is(tmp_path: Path, kind: str) -> None:
    name = f"bro.{kind.lower()}"
    found = pictures(tmp_path, {name: picture(640, 427, kind)}, body=f"![Broen](../media/{name})\n")
    assert found == {name: ("640", "427")}


def test_the_logo_says_how_large_it_is(tmp_path: Path) -> None:
    settings = "theme:\n  logo: content/media/logo.png\n"
    assert pictures(tmp_path, {"logo.png": picture(300, 80, "PNG")}, settings=settings) == {"logo.png": ("300", "80")}


def test_a_picture_that_does_not_say_its_size_is_shown_all_the_same(tmp_path: Path) -> None:
    broken = picture(640, 427, "PNG")[:12]
    assert pictures(tmp_path, {"bro.png": broken}, body="![Broen](../media/bro.png)\n") == {"bro.png": ()}


def test_another_size_changes_the_pages_that_show_the_picture(tmp_path: Path) -> None:
    body = "![Broen](../media/bro.png)\n"
    assert pictures(tmp_path, {"bro.png": picture(640, 427, "PNG")}, body=body) == {"bro.png": ("640", "427")}
    assert pictures(tmp_path, {"bro.png": picture(64, 42, "PNG")}, body=body) == {"bro.png": ("64", "42")}
