from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from generator.render.assets import assets, own_assets, theme_assets
from generator.render.stylesheets import MissingAsset, UnreadableAsset
from tests.render.frames import OURS
from tools.material import WRITTEN, derived, material


def folder(where: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = where / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return where


def test_of_material_only_the_rules_that_can_apply_are_in_our_style_sheet() -> None:
    assert [asset.name for asset in theme_assets("da")] == ["search/lunr.js", "NOTICE.txt"]
    assert derived() == WRITTEN.read_text(encoding="utf-8"), "python -m tools.material writes it anew"
    assert len(derived()) < len(material()) / 8


def test_danish_is_stemmed_and_english_needs_no_more_than_the_library() -> None:
    danish, english = (assets(language, ()).files[-1] for language in ("da", "en"))
    assert (danish.name, english.name) == ("search/lunr.js", "search/lunr.js")
    assert b"lunr.da" in danish.data
    assert b"lunr.da" not in english.data


def test_the_notice_names_every_third_party_file_with_its_licence() -> None:
    *files, notice = theme_assets("da")
    text = notice.data.decode()
    assert notice.path == "assets/NOTICE.txt"
    for words in (*(file.path for file in files), "Martin Donath", "Permission is hereby granted", "Mozilla Public"):
        assert words in text, words


def test_no_asset_asks_another_host_or_a_file_that_is_not_there() -> None:
    found = assets("da", (OURS,))
    paths = {asset.path for asset in found.files}
    for asset in found.files:
        if asset.name.endswith(".css"):
            text = asset.data.decode()
            assert "@import" not in text
            assert "sourceMappingURL" not in text
            for target in re.findall(r"""url\(\s*["']?([^"')]+)""", text):
                assert target.startswith("data:") or str(Path(asset.path).parent / target) in paths, target


def test_a_published_name_changes_with_the_content_and_with_nothing_else(tmp_path: Path) -> None:
    one, same, other = (
        own_assets((folder(tmp_path / name, {"js/x.js": text}),))[0]
        for name, text in (("a", "1"), ("b", "1"), ("c", "2"))
    )
    assert f"assets/js/x.{sha256(b'1').hexdigest()[:10]}.js" == one.path
    assert one == same
    assert one.path != other.path


def test_the_first_folder_that_has_a_file_wins(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", {"css/frame.css": "site"})
    ours = folder(tmp_path / "ours", {"css/frame.css": "ours", "js/x.js": "ours"})
    found = own_assets((site, ours))
    assert [(asset.name, asset.data) for asset in found] == [("css/frame.css", b"site"), ("js/x.js", b"ours")]


def test_hidden_files_stay_at_home(tmp_path: Path) -> None:
    site = folder(tmp_path, {"css/x.css": "", "css/.x.css.swp": "", ".git/config": ""})
    assert [asset.name for asset in own_assets((site,))] == ["css/x.css"]


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_style_sheet_finds_its_pictures_under_their_published_names(tmp_path: Path, quote: str) -> None:
    style = f"a {{ background: url({quote}../icons/a.svg#part{quote}) }}"
    found = assets("da", (folder(tmp_path, {"css/x.css": style, "icons/a.svg": "<svg/>"}),))
    published = Path(found.path_of("icons/a.svg")).name
    sheet = next(asset for asset in found.files if asset.name == "css/x.css")
    assert f'a {{ background: url("../icons/{published}#part") }}' == sheet.data.decode()


def test_a_style_sheet_is_published_anew_when_its_picture_changes(tmp_path: Path) -> None:
    style = "a { background: url(a.svg) }"
    one = assets("da", (folder(tmp_path / "a", {"x.css": style, "a.svg": "1"}),)).path_of("x.css")
    other = assets("da", (folder(tmp_path / "b", {"x.css": style, "a.svg": "2"}),)).path_of("x.css")
    assert one != other


@pytest.mark.parametrize("target", ["data:image/svg+xml,x", "https://example.dk/x.svg", "/x.svg", "#x"])
def test_an_address_that_is_not_relative_stays_as_it_is(tmp_path: Path, target: str) -> None:
    style = f"a {{ background: url({target}) }}"
    assert style.encode() == own_assets((folder(tmp_path, {"x.css": style}),))[0].data


def test_a_picture_that_is_not_there_is_named(tmp_path: Path) -> None:
    site = folder(tmp_path, {"css/x.css": "a { background: url(gone.svg) }"})
    with pytest.raises(MissingAsset, match=r"css/gone\.svg"):
        own_assets((site,))


def test_an_asset_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingAsset, match=r"js/none\.js"):
        assets("da", (OURS,)).path_of("js/none.js")


def test_our_style_sheet_applies_before_the_sites_own(tmp_path: Path) -> None:
    site = folder(tmp_path, {"css/a.css": "", "css/site.css": "", "css/z.css": ""})
    assert assets("da", (site,)).stylesheets == ("css/site.css", "css/a.css", "css/z.css")


def test_what_a_style_sheet_imports_stands_in_its_place_and_is_not_published_by_itself(tmp_path: Path) -> None:
    sheets = {
        "css/site.css": '/* all */\n@import "parts/a.css";\n@import "parts/b.css";\nc { color: red }\n',
        "css/parts/a.css": '/* a part */\na::before { content: "/* no comment */" }\n',
        "css/parts/b.css": "b { background: url(../../icons/b.svg) }\n",
        "icons/b.svg": "<svg/>",
    }
    found = assets("da", (folder(tmp_path, sheets),))
    assert found.stylesheets == ("css/site.css",)
    (whole,) = (asset.data.decode() for asset in found.files if asset.name == "css/site.css")
    picture = Path(found.path_of("icons/b.svg")).name
    expected = (
        'a::before { content: "/* no comment */" }\n'
        f'b {{ background: url("../icons/{picture}") }}\n'
        "c { color: red }\n"
    )
    assert expected == whole


def test_a_part_of_a_sites_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", {"css/parts/a.css": "a { color: red }\n"})
    ours = folder(
        tmp_path / "ours", {"css/parts/a.css": "a { color: blue }\n", "css/site.css": '@import "parts/a.css";\n'}
    )
    (sheet,) = own_assets((site, ours))
    assert sheet.data == b"a { color: red }\n"


@pytest.mark.parametrize(
    "sheets",
    [
        {"a.css": '@import "a.css";\n'},
        {"a.css": '@import "b.css";\n', "b.css": '@import "a.css";\n'},
    ],
)
def test_style_sheets_that_import_each_other_are_refused(tmp_path: Path, sheets: dict[str, str]) -> None:
    with pytest.raises(UnreadableAsset, match="imports itself"):
        own_assets((folder(tmp_path, sheets),))


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingAsset, match=r"parts/gone\.css"):
        own_assets((folder(tmp_path, {"site.css": '\n@import "parts/gone.css";\n'}),))
