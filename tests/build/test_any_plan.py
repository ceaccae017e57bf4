"""Any plan, not only one: a municipality's agreements of two years, a school year in thirds, a plan of 200 goals."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.projects.builds import build_in, fremdrift
from tests.projects.many import write_many

MUNICIPALITY = Path(__file__).parents[1] / "projects" / "municipality"
NOW = "2025-11-20T12:00"

FIRST, SECOND, SCHOOL = "aftaler/2022-2023", "aftaler/2024-2025", "aftaler/ungdomsskolen-2025-26"

WORDS_OF_OTHERS = re.compile(r"kvartal|årets udfald|\b(?:grøn|gul|rød)\b|koncernfælles|ingen data", re.IGNORECASE)
"""What is true of plans in quarters, with the statuses and categories that plans have by themselves."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project(tmp_path_factory.mktemp("any")))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write_many(tmp_path_factory.mktemp("many"), 200), now="2026-02-01T12:00")


def project(folder: Path) -> Path:
    return Path(shutil.copytree(MUNICIPALITY, folder / "project"))


def changed(folder: Path, path: str, old: str, new: str) -> Path:
    """The municipality with one passage of one file changed."""
    file = project(folder) / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return folder / "project"


def built(folder: Path, now: str = NOW, *, strict: bool = True) -> Path:
    done = build_in(folder, *(["--strict"] if strict else []), now=now)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return folder / "site"


def page(site: Path, address: str = "") -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").replace("\N{SOFT HYPHEN}", "").split())


def content(site: Path, address: str) -> str:
    return words(page(site, address).css_first("#content"))


def said(site: Path, address: str, selector: str) -> list[str]:
    return [words(one) for one in page(site, address).css(selector)]


def table(site: Path, address: str) -> list[list[str]]:
    return [[words(cell) for cell in row.css("th, td")] for row in page(site, address).css(".fd-follow-up tbody tr")]


def cells(site: Path, address: str, number: str) -> list[str]:
    return next(row for row in table(site, address) if row[0] == number)


def facts(site: Path, address: str) -> dict[str, str]:
    found = page(site, address).css(".fd-facts dt"), page(site, address).css(".fd-facts dd")
    return {words(label): words(text) for label, text in zip(*found, strict=True)}


def test_it_passes_the_strict_check() -> None:
    done = fremdrift("check", "--strict", "--project", str(MUNICIPALITY), "--now", NOW, "--language", "en")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "0 errors, 0 warnings\n")


def test_every_page_speaks_in_the_words_of_its_plan(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    strange = {
        str(path.relative_to(site)): found.group()
        for path in pages
        if (found := WORDS_OF_OTHERS.search(LexborHTMLParser(path.read_text(encoding="utf-8")).html or ""))
    }
    assert (len(pages) > 30, strange) == (True, {})
    of_a_year = {path.parts[len(site.parts) + 1] for path in pages if "År til dato" in path.read_text(encoding="utf-8")}
    assert of_a_year == {"ungdomsskolen-2025-26"}


def test_goals_are_counted_by_the_statuses_of_the_plan(site: Path) -> None:
    assert said(site, SECOND, ".fd-counts li") == [
        "På sporet 4 mål",
        "Kræver opmærksomhed 2 mål",
        "Kritisk 1 mål",
        "Ikke forfalden 1 mål",
    ]
    assert said(site, FIRST, ".fd-counts li") == ["På sporet 4 mål", "Kræver opmærksomhed 1 mål"]
    assert said(site, f"{SECOND}/2024-h2", ".fd-counts li") == [
        "På sporet 3 mål",
        "Kræver opmærksomhed 2 mål",
        "Kritisk 1 mål",
        "Afventer 1 mål",
        "Ikke forfalden 1 mål",
    ]


def test_what_moved_is_said_in_the_words_of_the_plan(site: Path) -> None:
    assert said(site, f"{SECOND}/2025-h1", ".fd-screen .fd-moves li") == [
        "1.1 Flere kan læse efter 2. klasse : på sporet ved ny vurdering",
        "1.9 Kortere ventetid på praktisk hjælp : fra på sporet til kræver opmærksomhed",
        "1.10 Kortere ventetid på personlig pleje : fra kræver opmærksomhed til på sporet",
        "2 Sikre genbrugspladser : fra på sporet til kritisk",
        "3 Driften hænger sammen : fra kritisk til på sporet",
        "10 Aftaler med foreningerne : fra afventer til ikke forfalden",
    ]


def test_the_table_has_the_divisions_of_the_plan_as_columns(site: Path) -> None:
    heads = said(site, f"{SECOND}/2025-h1", ".fd-follow-up thead th")
    assert heads == [
        *("Nr.", "Mål", "Resultatkrav", "1. halvår 2024 – 2. halvår 2025"),
        *("Status sidst", "Indtil nu i planen", "Årsag/konsekvens", "Handling"),
        *("1. halvår 2024", "2. halvår 2024", "1. halvår 2025", "2. halvår 2025"),
    ]
    assert said(site, f"{SCHOOL}/2025-26-t1", ".fd-follow-up thead th")[3:] == [
        *("1. tertial – 3. tertial", "Status sidst", "År til dato", "Årsag/konsekvens", "Handling"),
        *("1. tertial", "2. tertial", "3. tertial"),
    ]


def test_goals_come_in_the_order_of_their_numbers(site: Path) -> None:
    numbers = ["1.1", "1.9", "1.10", "2", "3", "4", "5", "10"]
    assert [row[0] for row in table(site, f"{SECOND}/2025-h1")] == numbers
    front = page(site).css_first(".fd-columns__goals")
    assert front is not None
    assert [words(one) for one in front.css(".fd-goal__number")] == ["1", "2", *numbers]


def test_results_add_up_over_the_whole_period(site: Path) -> None:
    # (13.5 * 200 + 12.0 * 210 + 14.8 * 190) / 600 = 8032 / 600 = 13.386...
    assert cells(site, f"{SECOND}/2025-h1", "1.9")[8] == "13,4 dage (600 svar) Opfyldt indtil nu"
    # (9.5 * 80 + 10.5 * 85 + 9.9 * 90) / 255 = 2543.5 / 255 = 9.9745...: 10,0 would hide that it is met.
    assert cells(site, f"{SECOND}/2025-h1", "1.10")[8] == "9,97 dage (255 svar) Opfyldt indtil nu"
    # 1 + 2 + 2, at most 4
    assert cells(site, f"{SECOND}/2025-h1", "2")[8] == "5 hændelser Ikke opfyldt"
    # 10344 / 515 = 20.0854...
    assert cells(site, f"{FIRST}/2023-h2", "1.2")[8] == "20,1 dage (515 svar) Ikke opfyldt"
    # 3010 of 4000, more than 75
    assert cells(site, f"{FIRST}/2023-h2", "2.2")[8] == "75,3 % (3.010 af 4.000) Opfyldt"


def test_below_zero_zero_and_nothing_are_told_apart(site: Path) -> None:
    assert cells(site, f"{SECOND}/2025-h1", "3")[3:7] == [
        "Ikke forfalden",
        "Kritisk \N{MINUS SIGN}3,1 mio. kr.",
        "På sporet \N{MINUS SIGN}1,9 mio. kr.",
        "Endnu ikke afrapporteret",
    ]
    assert cells(site, f"{SECOND}/2025-h1", "4")[4] == (
        "På sporet Klager behandlet for sent: 0 sager Klager med medhold: intet at måle (0 af 0)"
    )


def test_a_goal_that_was_left_out_says_whether_it_was_due(tmp_path: Path) -> None:
    results = "    results:\n      for_sent: 0\n      medhold: {numerator: 1, denominator: 12}\n"
    row = f"  4:\n    status: paa_sporet\n{results}"
    # The author is warned of it.
    here = built(changed(tmp_path, "content/goals/2024-2025/2024-H1.yml", row, ""), strict=False)
    assert cells(here, f"{SECOND}/2024-h1", "4")[3] == "Ikke afrapporteret"
    assert cells(here, f"{SECOND}/2024-h1", "3")[3] == "Ikke forfalden"
    assert said(here, f"{SECOND}/2024-h1", ".fd-counts li")[-2:] == ["Ikke forfalden 3 mål", "Ikke afrapporteret 1 mål"]


def test_a_division_is_named_with_its_year_where_the_plan_has_it_twice(site: Path) -> None:
    goal = facts(site, f"{SECOND}/3-driften")
    assert goal["Afrapporteres"] == "2. halvår 2024, 1. halvår 2025 og 2. halvår 2025"
    assert facts(site, f"{SECOND}/1.1-laesning")["Afrapporteres"] == "1. halvår 2024 og 1. halvår 2025"
    assert facts(site, f"{SECOND}/10-frivillige")["Afrapporteres"] == (
        "I én af disse perioder: 2. halvår 2024 og 2. halvår 2025, når foreningerne har holdt deres årsmøder"
    )
    assert facts(site, f"{SCHOOL}/2-tilfredshed")["Afrapporteres"] == "2. tertial og 3. tertial"
    agreed = said(site, f"{SECOND}/5-udledning", ".fd-milestone__text + .fd-small")
    assert agreed[2].startswith("Afrapporteres for 2. halvår 2025")
    assert "fra 2. halvår til 2. halvår 2024, 1. halvår 2025 og 2. halvår 2025" in content(site, f"{SECOND}/3-driften")


def test_a_year_of_the_plan_s_own_is_called_by_both_its_years(site: Path) -> None:
    assert words(page(site, f"{SCHOOL}/2025-26-t1").css_first("h1")) == "Opfølgning, 1. tertial 2025/26"
    assert facts(site, f"{SCHOOL}/1-fremmoede")["Næste afrapportering"] == "2. tertial 2025/26"
    assert "År til dato: 89,8 % (1.804 af 2.010)" in content(site, SCHOOL)


def test_goals_lead_to_those_they_continue_and_back(site: Path) -> None:
    def related(address: str) -> list[str]:
        return said(site, address, ".fd-related li")

    first, second = "(Byrådets aftale 2022-2023)", "(Byrådets aftale 2024-2025)"
    assert related(f"{SECOND}/1.9-praktisk-hjaelp") == [f"1.2 Kortere ventetid på hjemmehjælp {first}"]
    assert related(f"{SECOND}/1.10-personlig-pleje") == [f"1.2 Kortere ventetid på hjemmehjælp {first}"]
    assert related(f"{FIRST}/1.2-ventetid") == [
        f"1.9 Kortere ventetid på praktisk hjælp {second}",
        f"1.10 Kortere ventetid på personlig pleje {second}",
    ]
    assert related(f"{FIRST}/1.1-laesning") == [f"1.1 Flere kan læse efter 2. klasse {second}"]
    assert page(site, f"{FIRST}/2.2-telefon").css_first(".fd-related") is None


def test_plans_do_not_mix(site: Path) -> None:
    assert "mindst 80 %" in content(site, f"{FIRST}/1.1-laesning")
    assert "mindst 85 %" in content(site, f"{SECOND}/1.1-laesning")
    # 341 of 420 and 371 of 428: the newest test of each plan
    assert cells(site, f"{FIRST}/2023-h2", "1.1")[8] == "81,2 % (341 af 420) Opfyldt"
    assert cells(site, f"{SECOND}/2025-h1", "1.1")[8] == "86,7 % (371 af 428) Opfyldt"
    assert [row[1] for row in table(site, f"{SCHOOL}/2025-26-t1")] == [
        "De unge møder op",
        "De unge er glade for holdene",
    ]
    strange = [
        str(path)
        for path in (site / SECOND).rglob("*.html")
        if re.search("Halter|Går godt|Telefonen bliver taget", path.read_text(encoding="utf-8"))
    ]
    assert strange == []


def test_an_aim_is_called_by_its_text_where_it_has_no_number(site: Path, large: Path) -> None:
    assert said(site, SECOND, "h3[id^=aim-]")[:2] == ["Hjælp og læring hele livet", "En tryg hverdag"]
    assert said(large, "maal/2025", "h3[id^=aim-]")[:1] == ["Pejlemærke 1: Det 1. pejlemærke"]


def test_the_list_of_plans_has_them_all_and_the_front_those_that_run(site: Path) -> None:
    school, second, first = "Ungdomsskolens skoleår 2025/26", "Byrådets aftale 2024-2025", "Byrådets aftale 2022-2023"
    assert said(site, "aftaler", "h2") == [school, second, "Tidligere planer"]
    assert said(site, "aftaler", ".fd-former-plan h3") == [first]
    assert said(site, "", "h2") == [school, second]
    assert said(site, "", ".fd-more a") == [f"Se hele planen: {school}", f"Se hele planen: {second}", "Alle planer"]


def test_the_front_keeps_a_plan_until_the_next_one_has_a_follow_up(tmp_path: Path) -> None:
    folder = project(tmp_path)
    for follow_up in (folder / "content" / "goals" / "2024-2025").glob("*.yml"):
        follow_up.unlink()
    here = built(folder)
    assert said(here, "", "h2")[1:] == ["Byrådets aftale 2024-2025", "Byrådets aftale 2022-2023"]
    assert "Der er endnu ikke offentliggjort en opfølgning" in content(here, "")


def test_of_many_goals_the_front_lists_the_news_alone(large: Path) -> None:
    for address in ("", "maal"):
        assert said(large, address, ".fd-counts li") == ["Grøn 180 mål", "Gul 10 mål", "Rød 10 mål"]
        news = "30 mål skal forklares eller har en anden status end sidst. Her er de 12 vigtigste."
        assert news in content(large, address)
        listed = said(large, address, ".fd-goal")
        assert ["Rød" in one for one in listed] == [True] * 10 + [False] * 2
        assert ["Gul" in one for one in listed[10:]] == [True] * 2
        assert said(large, address, ".fd-more a") == ["Se hele planen: Plan 2025"]


def test_a_long_plan_leads_to_its_aims(large: Path) -> None:
    jumps = page(large, "maal/2025").css('a[href^="#aim-"]:not(.heading-anchor)')
    assert [(one.attributes["href"], words(one.parent)) for one in jumps] == [
        (f"#aim-{n}", f"Pejlemærke {n}: Det {n}. pejlemærke (20 mål)") for n in range(1, 11)
    ]
    assert len(page(large, "maal/2025").css(".fd-goal")) == 200


def test_the_table_of_many_goals_is_one(large: Path) -> None:
    here = page(large, "maal/2025/2025-q4")
    assert (len(here.css("table")), len(here.css("tbody tr"))) == (1, 200)
    assert [row[0] for row in table(large, "maal/2025/2025-q4")][:3] == ["1.1", "1.2", "1.3"]


def test_a_volume_is_that_of_the_goal_it_names(large: Path) -> None:
    assert facts(large, "maal/2025/2.1-maal-1")["Ventede sager"] == (
        "Ventet: 12.000 sager Det samme som i 1.1 Mål nummer 0"
    )
