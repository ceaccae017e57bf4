"""Earlier addresses lead straight to where readers end up, and never away from a page that stands."""

from __future__ import annotations

from random import Random

from generator.plan.output import DataFile, Output
from generator.plan.redirects import Move, settled
from generator.plan.views.data import RobotsView
from generator.plan.views.pieces import Anchor


def move(source: str, target: str) -> Move:
    return Move(source=source, target=Anchor(text=f"Om {target}", address=target))


def file(address: str) -> Output:
    return DataFile(address=address, view=RobotsView(sitemap="", noindex=False))


def led(*moves: Move, standing: tuple[str, ...] = ("/her/",)) -> list[tuple[str, str, str]]:
    """What the moves come to: from where, to where, under which title."""
    found = settled(moves, [file(address) for address in standing])
    return [(one.source, one.target.address, one.target.text) for one in found]


def test_an_address_that_led_to_another_earlier_one_leads_to_the_end() -> None:
    chain = (move("/c/", "/her/"), move("/a/", "/b/"), move("/b/", "/c/"))
    end = ("/her/", "Om /her/")
    assert [("/a/", *end), ("/b/", *end), ("/c/", *end)] == led(*chain)


def test_moves_in_a_circle_lead_nowhere_and_are_left_out_with_all_that_lead_there() -> None:
    circle = (move("/a/", "/b/"), move("/b/", "/a/"), move("/c/", "/a/"), move("/d/", "/d/"))
    assert led(*circle, move("/e/", "/her/")) == [("/e/", "/her/", "Om /her/")]


def test_a_page_that_stands_is_never_led_away_from() -> None:
    assert led(move("/her/", "/der/"), move("/her/index.html", "/der/"), move("/a/", "/her/")) == [
        ("/a/", "/her/", "Om /her/")
    ]


def test_a_page_that_came_back_to_a_former_address_is_where_its_chain_ends() -> None:
    assert led(move("/der/", "/her/"), move("/her/", "/der/")) == [("/der/", "/her/", "Om /her/")]


def test_of_two_moves_from_one_file_the_first_counts() -> None:
    assert led(move("/a/", "/her/"), move("/a/", "/der/"), move("/a/index.html", "/der/"), standing=()) == [
        ("/a/", "/her/", "Om /her/")
    ]


def test_the_order_is_that_of_the_sources_whatever_order_they_come_in() -> None:
    moves = [move(f"/{name}", "/her/") for name in ("a.html", "a/", "å/", "b/", "B/")]
    expected = ["/B/", "/a.html", "/a/", "/b/", "/å/"]
    for seed in range(5):
        Random(seed).shuffle(moves)
        assert expected == [source for source, _, _ in led(*moves)]
