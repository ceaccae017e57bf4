from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.formats.search import SearchDocument, search_index

UPDATE = SearchDocument(
    location="/opdateringer/2022/06/24/status/",
    title="Status i juni",
    kind="Fremskridt",
    line="24. juni 2022 · Omberegning",
    summary="Vi er nået langt.",
    headings=("Hvor langt?", "Hvad nu?"),
    text="Hvor langt?\nVi har  omberegnet\n97 %.",
    tags=("afgift", "omberegning"),
)
TOPIC = SearchDocument(location="/emner/omberegning/", title="Omberegning")


def read(data: bytes) -> Any:  # noqa: ANN401 - JSON
    return json.loads(data)


def test_a_page_can_be_found_by_all_it_says() -> None:
    expected = {
        "language": "da",
        "documents": [
            {
                "location": "/opdateringer/2022/06/24/status/",
                "title": "Status i juni",
                "kind": "Fremskridt",
                "line": "24. juni 2022 · Omberegning",
                "summary": "Vi er nået langt.",
                "tags": "afgift\nomberegning",
                "text": "Hvor langt? Vi har omberegnet 97 %.",
            }
        ],
    }
    assert expected == read(search_index("da", (UPDATE,)))


def test_where_there_is_no_room_for_all_words_the_headings_remain() -> None:
    full = search_index("da", (UPDATE, TOPIC))
    brief = search_index("da", (UPDATE, TOPIC), room=len(full) - 1)
    assert full == search_index("da", (UPDATE, TOPIC), room=len(full))
    assert read(brief)["documents"][1]["text"] == "Hvor langt? Hvad nu?"
    assert {key: read(brief)["documents"][1][key] for key in ("title", "tags", "summary")} == {
        "title": "Status i juni",
        "tags": "afgift\nomberegning",
        "summary": "Vi er nået langt.",
    }


def test_danish_letters_take_no_more_bytes_than_they_need() -> None:
    assert "Vi er nået langt.".encode() in search_index("da", (UPDATE,))


def test_the_room_counts_bytes_as_they_are_sent() -> None:
    danish = replace(UPDATE, text="æ" * 100, headings=())
    size = len(search_index("da", (danish,)))
    assert read(search_index("da", (danish,), room=size - 1))["documents"][0]["text"] == ""


def test_the_order_of_the_documents_does_not_show() -> None:
    assert search_index("da", (UPDATE, TOPIC)) == search_index("da", (TOPIC, UPDATE))
    locations = [entry["location"] for entry in read(search_index("da", (UPDATE, TOPIC)))["documents"]]
    assert locations == ["/emner/omberegning/", "/opdateringer/2022/06/24/status/"]


@given(st.text(), st.text())
def test_any_words_come_back_as_they_were(title: str, summary: str) -> None:
    document = SearchDocument(location="/x/", title=title, summary=summary)
    data = search_index("en", (document,))
    assert (title, summary) == tuple(read(data)["documents"][0][key] for key in ("title", "summary"))
