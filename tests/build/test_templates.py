"""A site's own `templates/` stands in for ours file by file, and a mistake in it is said plainly and harms nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.work import ENOUGH
from tests.projects.builds import build_in, built, changed, tree
from tests.projects.small import Project

PAGE = """\
{% block intro %}<h1>{{ view.title }}</h1>{% endblock %}
{% block content %}<p>Vores egen.</p>{{ view.body | prose }}{% endblock %}
"""
DAY = '{% macro day(view) %}<time class="egen" datetime="{{ view.iso }}">{{ view.words }}</time>{% endmacro %}'


def site_of(tmp_path: Path, templates: dict[str, str]) -> dict[str, bytes | None]:
    """The site of the small project with these templates of its own."""
    folder = Project(templates=templates).write(tmp_path / "project")
    done = build_in(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(folder / "site")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | None]:
    """The site of the small project with none."""
    return site_of(tmp_path_factory.mktemp("plain"), {})


def text(site: dict[str, bytes | None], path: str) -> str:
    return (site[path] or b"").decode()


def test_an_own_page_template_shows_the_pages_it_is_for_and_no_others(
    plain: dict[str, bytes | None], tmp_path: Path
) -> None:
    site = site_of(tmp_path, {"pages/page.html": PAGE})
    assert changed(plain, site) == {"om/index.html"}
    assert "<h1>Om</h1>" in text(site, "om/index.html")
    assert "<p>Vores egen.</p>" in text(site, "om/index.html")
    assert "Om sitet, og om" in text(site, "om/index.html")


def test_an_own_part_is_used_on_every_page_that_shows_it(plain: dict[str, bytes | None], tmp_path: Path) -> None:
    site = site_of(tmp_path, {"parts/day.html": DAY})
    found = changed(plain, site)
    assert {"index.html", "opdateringer/index.html"} <= found
    assert [path for path in found if 'class="egen"' not in text(site, path)] == []


def test_an_own_part_of_a_new_name_can_be_shown(tmp_path: Path) -> None:
    own = {
        "parts/stempel.html": "{% macro stempel(words) %}<b>[{{ words }}]</b>{% endmacro %}",
        "pages/page.html": "{% block content %}{{ show.stempel(view.title) }}{% endblock %}",
    }
    assert "<b>[Om]</b>" in text(site_of(tmp_path, own), "om/index.html")


def test_an_own_frame_is_around_every_page(tmp_path: Path) -> None:
    ours = (Path(__file__).parents[2] / "templates" / "base.html").read_text(encoding="utf-8")
    site = site_of(
        tmp_path, {"base.html": ours.replace('<footer class="fd-footer">', '<footer class="fd-footer egen">')}
    )
    pages = [path for path in site if path.endswith(".html")]
    assert pages
    assert [path for path in pages if 'class="fd-footer egen"' not in text(site, path)] == []


def test_an_own_style_sheet_of_the_same_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"assets/css/site.css": "p { color: red }"})
    (own,) = (path for path in site if path.startswith("assets/css/site."))
    assert site[own] == b"p { color: red }"
    assert f'href="./{own}"' in text(site, "index.html")


def test_an_own_part_of_the_style_sheet_takes_the_place_of_ours_alone(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"assets/css/parts/lamp.css": ".fd-lamp { color: red }\n"})
    (own,) = (path for path in site if path.endswith(".css"))
    assert ".fd-lamp { color: red }" in text(site, own)
    assert ".fd-lamp--good" not in text(site, own)
    assert ".fd-card__title" in text(site, own)


def test_an_own_style_sheet_of_a_new_name_applies_last(tmp_path: Path) -> None:
    site = site_of(
        tmp_path, {"assets/css/egen.css": "p { background: url(prik.svg) }", "assets/css/prik.svg": "<svg/>"}
    )
    sheets = re.findall(
        r'<link rel="stylesheet" href="\./assets/([^"]*?)\.[0-9a-f]{10}\.css">', text(site, "index.html")
    )
    assert sheets == ["css/site", "css/egen"]
    (own,) = (path for path in site if path.startswith("assets/css/egen."))
    (dot,) = (path for path in site if path.startswith("assets/css/prik."))
    assert text(site, own) == f'p {{ background: url("{Path(dot).name}") }}'


def test_any_other_asset_is_published_and_can_be_asked_for(tmp_path: Path) -> None:
    own = {
        "assets/foto/vej.svg": "<svg/>",
        "pages/page.html": """{% block content %}<img src="{{ asset('foto/vej.svg') }}" alt="">{% endblock %}""",
    }
    site = site_of(tmp_path, own)
    (picture,) = (path for path in site if path.startswith("assets/foto/"))
    assert f'<img src="../{picture}" alt="">' in text(site, "om/index.html")


def test_a_template_that_is_taken_away_gives_ours_back(plain: dict[str, bytes | None], tmp_path: Path) -> None:
    site_of(tmp_path, {"pages/page.html": PAGE, "parts/day.html": DAY, "assets/css/egen.css": "p{}"})
    assert site_of(tmp_path, {}) == plain


def test_a_base_that_is_added_between_two_builds_of_one_process_is_used(tmp_path: Path) -> None:
    """As by `fremdrift serve`."""
    own = {"parts/day.html": DAY}
    folder = Project(templates=own).write(tmp_path / "project")
    assert built(folder).placed is not None
    ours = (Path(__file__).parents[2] / "templates" / "base.html").read_text(encoding="utf-8")
    Project(templates={**own, "base.html": ours.replace("fd-footer__inner", "egen")}).write(folder)
    assert built(folder).placed is not None
    assert 'class="egen md-grid"' in text(tree(folder / "site"), "index.html")


def test_text_in_an_own_template_is_escaped(tmp_path: Path) -> None:
    folder = replace(
        Project(title="<script>alert(1)</script>"),
        templates={"pages/front.html": "{% block content %}{{ view.title }}{% endblock %}"},
    )
    project = folder.write(tmp_path / "project")
    assert build_in(project).returncode == 0
    front = text(tree(project / "site"), "index.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in front
    assert "<script>alert" not in front


BROKEN = {
    "a block that is not closed": ("pages/update.html", "{% block content %}\n{{ view.title }}\n", "2"),
    "a brace too few": ("pages/update.html", "{% block content %}\n{{ view.title }\n{% endblock %}", "2"),
    "an unknown tag": ("pages/update.html", "\n{% blok %}", "2"),
    "an unknown filter": ("pages/update.html", "\n\n{% block content %}{{ view.title | stor }}{% endblock %}", "3"),
    "a field that is not there": ("pages/update.html", "{% block content %}\n\n{{ view.titel }}{% endblock %}", "3"),
    "a name that is not there": ("pages/update.html", "{% block content %}\n{{ titel }}{% endblock %}", "2"),
    "a part that is not there": ("pages/update.html", "{% block content %}\n{{ show.intet() }}{% endblock %}", "2"),
    "an asset that is not there": ("pages/update.html", "{% block content %}\n{{ asset('x.js') }}{% endblock %}", "2"),
    "a wrong value": ("pages/update.html", "{% block content %}\n{{ view.title | prose }}{% endblock %}", "2"),
    "a division by zero": ("pages/update.html", "{% block content %}\n\n{{ 1 / 0 }}{% endblock %}", "3"),
    # On which of the two lines it is at the end of its depth is up to how deep it began.
    "itself inside itself": ("parts/day.html", "{% macro day(view) %}\n{{ show.day(view) }}{% endmacro %}", "[12]"),
    "a part without its macro": ("parts/day.html", "{% macro dag(view) %}{% endmacro %}", "1"),
    "a part that wants more": ("parts/day.html", "{% macro day(view, more) %}\n{{ more }}{% endmacro %}", "2"),
    "a mistake in the frame": (
        "base.html",
        '{% extends "material/base.html" %}\n{% block site_meta %}{{ nix }}{% endblock %}',
        "2",
    ),
    "a frame without what the theme needs": ("base.html", '{% extends "material/base.html" %}\n', "1"),
    "a frame that shows no page": ("base.html", "<html></html>", ""),
    "no macro for the frame": ("parts/frame.html", "\n", ""),
    "a base that is not there": ("base.html", '\n{% extends "nix.html" %}', "2"),
    "a redirect page": ("pages/redirect.html", "\n{{ nix }}", "2"),
    "a picture that is not there": ("assets/css/egen.css", "p {\n  background: url(nix.svg)\n}", "2"),
}


@pytest.mark.parametrize(("name", "source", "line"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_a_template_is_said_in_one_line_and_the_former_site_stays(
    tmp_path: Path, name: str, source: str, line: str
) -> None:
    folder = Project(former=1).write(tmp_path / "project")
    assert built(folder).placed is not None
    before = tree(folder / "site")
    replace(Project(former=1), title="En ny titel", templates={name: source}).write(folder)
    done = build_in(folder)
    assert (done.returncode, done.stdout) == (1, "")
    where = rf"templates/{re.escape(name)}:{line}" if line else rf"\S*{re.escape(name)}(:\d+)?"
    assert re.fullmatch(rf"fremdrift: {where}: \S.*\n", done.stderr), done.stderr
    assert "generator." not in done.stderr
    assert tree(folder / "site") == before


@pytest.mark.parametrize("mistake", ["a brace too few", "a division by zero", "no macro for the frame"])
def test_several_processes_say_a_mistake_once(tmp_path: Path, mistake: str) -> None:
    name, source, line = BROKEN[mistake]
    folder = replace(Project(former=ENOUGH), templates={name: source}).write(tmp_path / "project")
    done = build_in(folder, "--jobs", "2")
    where = f"templates/{re.escape(name)}:{line}" if line else f"templates/{re.escape(name)}"
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"fremdrift: {where}: \S.*\n", done.stderr), done.stderr


@pytest.mark.parametrize("name", ["pages/update.html", "parts/day.html", "base.html", "assets/css/egen.css"])
def test_a_file_that_is_no_utf_8_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    folder = Project(templates={name: ""}).write(tmp_path / "project")
    (folder / "templates" / name).write_bytes("p\n\nå\n".encode("windows-1252"))
    done = build_in(folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"fremdrift: templates/{name}:3: this is not UTF-8; save the file as UTF-8\n"


def test_a_template_behind_a_link_is_seen_to_change(tmp_path: Path) -> None:
    """Teams share templates by linking to them."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "page.html").write_text(PAGE, encoding="utf-8")
    folder = Project().write(tmp_path / "project")
    (folder / "templates").mkdir()
    (folder / "templates" / "pages").symlink_to(shared)
    assert build_in(folder).returncode == 0
    (shared / "page.html").write_text(PAGE.replace("Vores egen", "Vores nye"), encoding="utf-8")
    assert build_in(folder).returncode == 0
    assert "Vores nye" in text(tree(folder / "site"), "om/index.html")


def test_a_link_that_leads_back_to_its_own_folder_ends(tmp_path: Path) -> None:
    folder = Project(templates={"pages/page.html": PAGE}).write(tmp_path / "project")
    for name in ("round", "about"):  # two of them double at every turn
        (folder / "templates" / "pages" / name).symlink_to(folder / "templates")
    done = build_in(folder)
    assert done.returncode == 0, done.stderr
    assert "Vores egen" in text(tree(folder / "site"), "om/index.html")
