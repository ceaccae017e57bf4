"""Builds the component page: every piece that pages are made of, by its macro, in the frame and style of a site."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.checking import Clock, opened_of
from generator.derive.site import site_at
from generator.model.urls import file_of
from generator.plan.language.words import words_in
from generator.plan.output import Page
from generator.plan.pages import plan
from generator.plan.views.operations import TopicView, UpdateView
from generator.plan.views.performance import FollowUpView, GoalView, PlanView
from generator.plan.views.site import CorrectionsView, FrontView
from generator.read.sources import sources
from generator.record.history import Past
from generator.render.look import looks_of
from generator.render.page import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.plan.views.pages import View

TEMPLATES = Path(__file__).parent / "components"
PROJECT = Path(__file__).parents[1] / "tests" / "visual" / "project"
"""A small project in which every component has something to show."""
DAY = date(2026, 8, 1)
ADDRESS = "/komponenter/"

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentsView:
    """Template `components`: the views of the project that the components are taken from."""

    title: str
    front: FrontView
    topic: TopicView
    update: UpdateView
    plan: PlanView
    goals: tuple[GoalView, ...]
    follow_up: FollowUpView
    corrections: CorrectionsView


def components(project: Path = PROJECT) -> dict[str, bytes]:
    """The files of the component page of a project, by their paths: the page itself and the assets that it needs."""
    opened = opened_of(sources(project), Clock(day=DAY))
    if opened.content is None or opened.facts is None:
        raise SystemExit(f"{project} cannot be read: {opened.problems}")
    past = opened.facts.past or Past()
    site = site_at(opened.content, opened.facts.now, past.media)
    words = words_in(site.settings.main_language)
    views = [output.view for output in plan(site, past) if isinstance(output, Page)]
    look = looks_of((site,), project)[0]
    renderer = Renderer(replace(look, templates=(TEMPLATES, *look.templates)), words)
    page = Page(
        address=ADDRESS,
        template="components",
        view=_view(views),  # type: ignore[arg-type]  # a view of this page alone
        title="Komponenter",
        description="",
        section="about",
        toc=True,
    )
    files = {asset.path: asset.data for asset in look.assets.files}
    return {**files, file_of(ADDRESS): renderer.page(page)}


def _view(views: Iterable[View]) -> ComponentsView:
    found = list(views)
    return ComponentsView(
        title="Komponenter",
        front=_first(found, FrontView),
        topic=_first(found, TopicView),
        update=next(one for one in found if isinstance(one, UpdateView) and one.actions and one.actions.groups),
        plan=_first(found, PlanView),
        goals=tuple(one for one in found if isinstance(one, GoalView)),
        follow_up=_first(found, FollowUpView),
        corrections=_first(found, CorrectionsView),
    )


def _first(views: Iterable[View], kind: type[_V]) -> _V:
    return next(one for one in views if isinstance(one, kind))


def write_components(folder: Path) -> None:
    """Write the component page and its assets into a folder."""
    for name, data in components().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main() -> None:
    """Write the component page into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write it")
    folder = parser.parse_args().folder
    write_components(folder)
    sys.stdout.write(f"{folder / file_of(ADDRESS)}\n")


if __name__ == "__main__":
    main()
