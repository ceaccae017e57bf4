"""What is so is so in every language: only words differ between the trees of a site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects.bilingual import bilingual_plans
from tests.projects.builds import build_in, fremdrift

WORDS = {"$schema", "address", "asked", "language", "notice", "text", "title", "words"}
"""The keys of a follow-up's file whose values may be others in another language."""

Json = dict[str, "Json"] | list["Json"] | str | float | None


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = bilingual_plans().write(tmp_path_factory.mktemp("plans"))
    assert build_in(folder).stderr == ""
    return folder / "site"


def facts(value: Json) -> Json:
    """What a file says, without words."""
    if isinstance(value, dict):
        return {key: facts(one) for key, one in value.items() if key not in WORDS}
    return [facts(one) for one in value] if isinstance(value, list) else value


def test_a_follow_up_tells_the_same_facts_in_both_languages(site: Path) -> None:
    files = [path.relative_to(site) for path in site.glob("maal/*/*/*.json")]
    assert len(files) == 3
    for path in files:
        danish, english = (json.loads((root / path).read_text("utf-8")) for root in (site, site / "en"))
        followed = danish["plan"].pop("follow_up"), english["plan"].pop("follow_up")
        assert facts(danish) == facts(english)
        reports = tuple(one["final_report"] for one in followed)
        assert reports == (("Årsrapporten", "The annual report") if path.parts[1] == "2025" else ("", ""))


def test_a_milestone_is_overdue_in_both_languages(site: Path) -> None:
    states = {}
    for root in (site, site / "en"):
        told = json.loads((root / "maal/2025/2025-h2/opfoelgning-2025-h2.json").read_text("utf-8"))
        milestones = {one["id"]: one for one in told["goals"][0]["milestones"]}
        states[root.name] = (milestones["skole"]["due"], milestones["skole"]["late"])
    assert states == {"site": ("2025-06-30", 203), "en": ("2025-06-30", 203)}


def test_the_front_page_is_in_both_languages_though_nobody_translated_its_title(site: Path) -> None:
    for below in ("", "en/"):
        html = LexborHTMLParser((site / below / "index.html").read_text("utf-8"))
        known = [one.attributes["href"] for one in html.css("link[rel=canonical]")]
        assert known == [f"https://vejen.example/sti/{below}"]


def test_the_accessibility_statement_is_about_the_whole_site_in_both_languages(site: Path) -> None:
    about = "Vejvæsenet har ansvaret for dette websted,", "Vejvæsenet is responsible for this site,"
    for below, words in zip(("", "en"), about, strict=True):
        page = LexborHTMLParser((site / below / "was/index.html").read_text("utf-8"))
        assert f"{words} Vejen (https://vejen.example/sti)." in page.css("#content")[0].text()


def test_when_a_milestone_is_accounted_for_is_no_word_to_translate(tmp_path: Path) -> None:
    project = bilingual_plans().write(tmp_path)
    english = project / "content/goals/2025/1.1-huller.en.md"
    english.write_text(english.read_text("utf-8").replace("text: All are mapped.", "report: H2"), "utf-8")
    told = fremdrift("check", "--project", str(project), "--now", "2026-06-01", "--language", "en").stdout
    assert "1.1-huller.en.md:4:5: error: “report” cannot be translated" in told
