"""What a site's own words, settings and templates do to what its pages tell whoever shares them."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.render.chrome import luminance
from tests.projects.builds import COMMAND, NOW, build_in, built, environment, tree
from tests.projects.small import Project

UPDATE = "opdateringer/2026/02/02/halvvejs/index.html"


def site_of(said: Project, folder: Path) -> Path:
    """The site that a project gives by the real command."""
    done = build_in(said.write(folder / "project"))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "project" / "site"


def said_by(page: Path) -> list[dict[str, Any]]:
    """The things that a page tells programs of."""
    (script,) = LexborHTMLParser(page.read_text(encoding="utf-8")).css('script[type="application/ld+json"]')
    found: list[dict[str, Any]] = json.loads(script.text())["@graph"]
    return found


def tag(page: Path, name: str) -> str | None:
    """What stands in a tag of a card."""
    found = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(f'meta[property="{name}"]')
    return found.attributes["content"] if found else None


def test_words_cannot_end_the_data_they_stand_in(tmp_path: Path) -> None:
    title = "</script><script>alert(1)</script><!-- & \\u2028"
    site = site_of(Project().with_word(2, title=json.dumps(title)), tmp_path)
    page = (site / UPDATE).read_text(encoding="utf-8")
    assert said_by(site / UPDATE)[0]["headline"] == title
    assert tag(site / UPDATE, "og:title") == title
    assert page.count("<script") == 1
    assert page.count("<!--") == 0


def test_a_withdrawn_update_is_no_article_any_more(tmp_path: Path) -> None:
    more = "withdrawn:\n  date: 2026-03-01\n  reason: Den var en anden vejs.\n"
    site = site_of(Project().with_word(2, more=more), tmp_path)
    assert [one["@type"] for one in said_by(site / UPDATE)] == ["BreadcrumbList"]
    assert tag(site / UPDATE, "og:type") == "website"
    assert tag(site / UPDATE, "article:published_time") is None
    assert "Kort sagt." not in (tag(site / UPDATE, "og:description") or "")


def test_a_time_of_day_is_told_in_the_timezone_of_the_site(tmp_path: Path) -> None:
    said = Project(timezone="America/Nuuk").with_word(2, time="14:30")
    site = site_of(said, tmp_path)
    assert said_by(site / UPDATE)[0]["datePublished"] == "2026-02-02T14:30:00-02:00"


def test_a_site_without_an_authority_claims_to_be_none(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    settings = (folder / "site.yml").read_text(encoding="utf-8")
    (folder / "site.yml").write_text(settings.replace("authority:\n  name: Vejvæsenet\n", ""), encoding="utf-8")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    publisher = said_by(folder / "site/index.html")[1]
    assert publisher == {"@type": "Organization", "@id": "https://vejen.example/sti/#publisher", "name": "Vejen"}


def test_pictures_have_the_colour_of_the_site_and_letters_that_stand_out(tmp_path: Path) -> None:
    site = site_of(Project(settings='theme:\n  primary: "#ffd23f"\n'), tmp_path)
    (path,) = (site / "assets/share/da").glob("update.*.png")
    with Image.open(path) as image:
        counts = sorted(((count, colour) for count, colour in image.convert("RGB").getcolors(4096) or ()), reverse=True)
    (_, ground), *others = counts
    assert ground == (255, 210, 63)
    assert (0, 0, 0) in [colour for _, colour in others[:4]]
    assert (luminance("#ffd23f") + 0.05) / 0.05 > 4.5


def test_a_title_of_any_length_has_room_in_the_picture(tmp_path: Path) -> None:
    site = site_of(Project(title="Sammenhængende" * 6 + " ord" * 60), tmp_path)
    for path in (site / "assets/share/da").glob("*.png"):
        with Image.open(path) as image:
            ground = image.convert("RGB").getpixel((0, 0))
            margins = [image.convert("RGB").crop(box).getcolors() for box in ((0, 0, 60, 630), (725, 0, 775, 630))]
            gap = image.convert("RGB").crop((0, 575, 700, 630)).getcolors()
        assert [*margins, gap] == [[(60 * 630, ground)], [(50 * 630, ground)], [(700 * 55, ground)]], path.name


def test_a_site_may_bring_a_picture_of_its_own(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    own = io.BytesIO()
    Image.new("RGB", (1200, 630), "#123456").save(own, "PNG")
    place = folder / "templates/assets/share/da/update.png"
    place.parent.mkdir(parents=True)
    place.write_bytes(own.getvalue())
    done = build_in(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (folder / "site/assets/share/da").glob("update.*.png")
    assert path.read_bytes() == own.getvalue()
    assert tag(folder / "site" / UPDATE, "og:image") == f"https://vejen.example/sti/assets/share/da/{path.name}"


def test_nothing_is_drawn_where_a_text_alone_has_changed(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    assert built(folder).placed is not None
    before = pictures(folder)
    Project().with_word(2, title="Over halvvejs").write(folder)
    command = [COMMAND[0], "-X", "importtime", *COMMAND[1:], "build", "--project", str(folder), "--now", NOW]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert "Over halvvejs" in (folder / "site" / UPDATE).read_text(encoding="utf-8")
    assert "generator.render.pictures" in done.stderr
    assert "PIL" not in done.stderr
    assert pictures(folder) == before


def test_a_picture_that_was_lost_is_drawn_again_with_the_same_bytes(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    assert built(folder).placed is not None
    before = pictures(folder)
    (folder / "site" / min(before)).unlink()
    assert build_in(folder).returncode == 0
    assert pictures(folder) == before


def test_a_new_title_gives_pictures_with_new_names_and_takes_the_former_away(tmp_path: Path) -> None:
    folder = Project().write(tmp_path / "project")
    assert built(folder).placed is not None
    before = pictures(folder)
    Project(title="Gaden").write(folder)
    assert built(folder).placed is not None
    assert len(before) == len(pictures(folder)) == 6
    assert before.keys() & pictures(folder).keys() == set()


def pictures(folder: Path) -> dict[str, bytes | None]:
    """The pictures of a project's site by their paths."""
    return {path: data for path, data in tree(folder / "site").items() if path.startswith("assets/share/")}
