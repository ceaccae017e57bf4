"""What the example's pages tell whoever shares them, and that all of it is so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.model.urls import file_of
from generator.render.chrome import luminance
from tests.example.reading import BuiltPage

URL = "https://fremdrift.example"
MAKER = {
    "@type": "GovernmentOrganization",
    "@id": f"{URL}/#publisher",
    "name": "Eksempel efter Motorstyrelsen",
    "url": "https://motorst.dk",
}
ELSEWHERE = ("https://schema.org", "https://motorst.dk")
EVERYWHERE = (
    "og:type",
    "og:title",
    "og:description",
    "og:url",
    "og:site_name",
    "og:locale",
    "og:image",
    "og:image:type",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
)
NO_BREAK = "\N{NO-BREAK SPACE}"
KINDS = ("front", "goal", "other", "plan", "topic", "update")


def card(page: BuiltPage) -> dict[str, str]:
    """What a card of a link to the page is made of."""
    found = [node.attributes for node in page.parts("head meta[property]")]
    names = [one["property"] or "" for one in found]
    assert len(names) == len(set(names)), names
    return {one["property"] or "": one["content"] or "" for one in found}


def facts(page: BuiltPage) -> dict[str, Any]:
    """The things that the page tells programs of, by their type."""
    scripts = [node.text() for node in page.parts('head script[type="application/ld+json"]')]
    said = [json.loads(one, parse_float=Decimal) for one in scripts]
    assert len(said) <= 1
    assert all(one["@context"] == "https://schema.org" for one in said)
    return {node["@type"]: node for one in said for node in one["@graph"]}


def addresses(value: object) -> Iterator[str]:
    """Every address in some data: what begins like one, or stands where one belongs."""
    if isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and (key in ("@id", "url", "item", "contentUrl", "image") or "://" in one):
                yield one
            else:
                yield from addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from addresses(one)


def test_an_update_is_an_article_with_what_was_clarified_in_it(example: dict[str, BuiltPage]) -> None:
    address = "/opdateringer/2021/09/28/maanedsangivelse-og-nedc2/"
    page = example[address]
    told, article = card(page), facts(page)["Article"]
    assert told["og:type"] == "article"
    assert told["og:title"] == article["headline"] == "Om månedsangivelsen, opkrævninger og NEDC2"
    assert told["og:description"] == article["description"] == page.part("meta[name=description]").attributes["content"]
    assert told["og:url"] == article["url"] == article["mainEntityOfPage"] == URL + address
    assert told["og:site_name"] == "Fremdrift på motorområdet – et eksempel"
    assert told["og:locale"] == "da_DK"
    assert told["article:published_time"] == article["datePublished"] == "2021-09-28T00:00:00+02:00"
    assert told["article:modified_time"] == article["dateModified"] == "2021-11-26T00:00:00+01:00"
    assert article["inLanguage"] == "da"
    assert article["author"] == MAKER
    assert article["publisher"] == {"@id": MAKER["@id"]}
    assert article["isPartOf"]["@id"] == f"{URL}/#site"
    assert article["about"] == {
        "@type": "Thing",
        "name": "Omberegning af registreringsafgift",
        "url": f"{URL}/emner/omberegning/",
    }
    (correction,) = article["correction"]
    assert {**correction, "text": ""} == {
        "@type": "CorrectionComment",
        "name": "Præcisering",
        "text": "",
        "datePublished": "2021-11-26T00:00:00+01:00",
    }
    assert correction["text"] in page.text


def test_an_update_that_a_later_one_puts_right_leads_there(example: dict[str, BuiltPage]) -> None:
    page = example["/opdateringer/2022/03/04/tidsplan-i-tre-faser/"]
    assert facts(page)["Article"]["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "Rettelse",
            "text": "Mere end 97 procent af omberegningerne er på plads",
            "datePublished": "2022-06-24T00:00:00+02:00",
            "url": f"{URL}/opdateringer/2022/06/24/97-procent-paa-plads/",
        }
    ]
    assert "article:modified_time" not in card(page)


def test_the_figures_of_a_topic_are_data_with_their_reservations(example: dict[str, BuiltPage]) -> None:
    page = example["/emner/omberegning/"]
    data = facts(page)["Dataset"]
    values = {one["name"]: one for one in data["variableMeasured"]}
    assert card(page)["og:type"] == "website"
    assert data["creator"] == MAKER
    assert data["temporalCoverage"] == "2021-09-30/2022-06-24"
    assert values["Køretøjer, som omberegningerne omfatter"] == {
        "@type": "PropertyValue",
        "name": "Køretøjer, som omberegningerne omfatter",
        "value": 190000,
        "unitText": "køretøjer",
        "description": f"190.000{NO_BREAK}køretøjer, 30. november 2021",
    }
    assert values["Omberegninger, der er faldet på plads"] == {
        "@type": "PropertyValue",
        "name": "Omberegninger, der er faldet på plads",
        "minValue": 97,
        "unitText": "%",
        "description": f"mere end 97{NO_BREAK}% af cirka 270.000{NO_BREAK}omberegninger, 24. juni 2022",
    }
    assert values["Omberegninger i alt"] == {
        "@type": "PropertyValue",
        "name": "Omberegninger i alt",
        "unitText": "omberegninger",
        "description": f"cirka 270.000{NO_BREAK}omberegninger, 24. juni 2022",
    }
    assert [name for name in values if name not in page.text] == []


def test_a_goal_is_data_with_the_files_of_its_newest_follow_up(example: dict[str, BuiltPage]) -> None:
    data = facts(example["/maal/2025/2.2-risikobaseret-kontrol/"])["Dataset"]
    (value,) = data["variableMeasured"]
    assert data["name"] == "2.2 Øget regelefterlevelse gennem datadrevet risikobaseret kontrol"
    assert "De er ikke nogens virkelige resultater." in data["description"]
    assert (value["name"], value["value"], value["unitText"]) == ("Træfprocent", Decimal("69.96"), "%")
    assert value["description"].endswith("(7.279 af 10.404)")
    assert data["temporalCoverage"] == "2025-01-01/2025-12-31"
    file = f"{URL}/maal/2025/2025-q4/opfoelgning-2025-q4"
    assert [(one["contentUrl"], one["encodingFormat"]) for one in data["distribution"]] == [
        (f"{file}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (f"{file}.csv", "text/csv"),
        (f"{file}-data.csv", "text/csv"),
        (f"{file}.json", "application/json"),
    ]


def test_a_follow_up_is_what_every_goal_reported_for_its_period(example: dict[str, BuiltPage]) -> None:
    data = facts(example["/maal/2025/2025-q1/"])["Dataset"]
    values = {one["name"]: one.get("value") for one in data["variableMeasured"]}
    assert data["name"] == "Mål- og resultatplan 2025: opfølgning, 1. kvartal 2025"
    assert "Eksempeltal." in data["description"]
    assert data["temporalCoverage"] == "2025-01-01/2025-03-31"
    assert values["2.2 Øget regelefterlevelse gennem datadrevet risikobaseret kontrol: Træfprocent"] == Decimal("72.8")
    assert len(data["distribution"]) == 4


def test_the_front_page_says_whose_site_it_is(example: dict[str, BuiltPage]) -> None:
    told, said = card(example["/"]), facts(example["/"])
    assert told["og:title"] == said["WebSite"]["name"] == "Fremdrift på motorområdet – et eksempel"
    assert told["og:url"] == said["WebSite"]["url"] == f"{URL}/"
    assert said["WebSite"]["publisher"] == {"@id": MAKER["@id"]}
    assert said["GovernmentOrganization"] == MAKER


def test_every_page_to_be_found_can_be_shared_and_no_other(example: dict[str, BuiltPage]) -> None:
    for page in example.values():
        told = card(page)
        leads_on = page.parts('meta[http-equiv="refresh"]')
        if page.parts('link[rel="canonical"]') and not leads_on:
            assert set(EVERYWHERE) <= set(told), page.address
            assert all(told.values()), page.address
            assert told["og:url"] == page.part('link[rel="canonical"]').attributes["href"] == URL + page.address
            assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
            assert page.part('meta[name="twitter:card"]').attributes["content"] == "summary_large_image"
            crumbs = [node.text().strip() for node in page.parts(".fd-crumbs a")]
            way = facts(page).get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
            assert [one["name"] for one in way[:-1]] == crumbs, page.address
        else:
            assert told == {}, page.address
            assert facts(page) == {}, page.address
    assert {"/404.html", "/soeg/"} <= {address for address, page in example.items() if not card(page)}


def test_every_address_that_programs_are_told_is_whole_and_leads_to_a_file(
    example: dict[str, BuiltPage], example_site: Path
) -> None:
    asked = set()
    for page in example.values():
        told = card(page)
        asked |= set(addresses(facts(page)))
        asked |= {told[key] for key in ("og:url", "og:image") if key in told}
    assert len(asked) > 100
    wrong = [
        one
        for one in asked
        if one not in ELSEWHERE
        and not (
            one.startswith(f"{URL}/") and (example_site / file_of(one.removeprefix(URL).partition("#")[0])).is_file()
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_the_size_that_cards_ask_for_and_words_that_can_be_read(kind: str, example_site: Path) -> None:
    (path,) = (example_site / "assets/share/da").glob(f"{kind}.*.png")
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        # The motif stands to the right of the words, the address below them.
        counts = image.convert("RGB").crop((0, 0, 740, 500)).getcolors(4096) or ()
    ground, *others = (colour for _, colour in sorted(counts, key=lambda one: one[0], reverse=True))
    assert ground == (11, 59, 74)
    assert (luminance("#ffffff") + 0.05) / (luminance("#0b3b4a") + 0.05) > 7
    assert others[0] == (255, 255, 255)
    assert path.stat().st_size < 40_000


def test_there_is_one_picture_for_each_kind_of_page(example: dict[str, BuiltPage], example_site: Path) -> None:
    used = {told["og:image"].removeprefix(URL) for page in example.values() if (told := card(page))}
    files = {f"/{path.relative_to(example_site).as_posix()}" for path in (example_site / "assets/share").rglob("*.*")}
    assert sorted(path.rpartition("/")[2].partition(".")[0] for path in files) == sorted(KINDS)
    assert used == files
