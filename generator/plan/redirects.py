"""Every redirect of the site: from which address to which, without detours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.model import urls
from generator.plan.output import DataFile
from generator.plan.views.data import Redirect, RedirectsView, RedirectView
from generator.plan.views.pieces import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.page import Page as PageFile
    from generator.plan.context import Context
    from generator.plan.output import Output


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An address that leads to another of the site; the words of `target` are the title of the page there.

    A page has `moved` that was at `source` once; nothing ever was at the address that people know a statement by.
    """

    source: str
    target: Anchor
    moved: bool = True


def aliases(context: Context) -> Iterator[Move]:
    """What the public pages themselves say of their earlier addresses."""
    for item, address in _homes(context):
        target = Anchor(text=item.title, address=address)
        yield from (Move(source=alias, target=target) for alias in item.aliases)


def settled(moves: Iterable[Move], outputs: Iterable[Output]) -> tuple[Move, ...]:
    """The moves that count, in the order of their sources, each straight to where readers end up.

    `outputs` are the files of the site: what stands there is never led away from. Of two moves from one address the
    first counts. One that leads in a circle, and so nowhere, is left out.
    """
    taken = {urls.file_of(output.address) for output in outputs}
    first: dict[str, Move] = {}
    for move in moves:
        file = urls.file_of(move.source)
        if file not in taken:
            first.setdefault(file, move)
    found = ((move, _end(move, first)) for move in first.values())
    straight = (replace(move, target=target) for move, target in found if target)
    return tuple(sorted(straight, key=lambda move: move.source))


def redirect_files(context: Context, moves: tuple[Move, ...], gone: Iterable[str] = ()) -> Iterator[DataFile]:
    """A page for each of the settled `moves`, and the file of rules for hosts that read one.

    `gone` are addresses whose content is no more, and leads nowhere.
    """
    for move in moves:
        yield DataFile(
            address=move.source, view=RedirectView(title=move.target.text, target=move.target, moved=move.moved)
        )
    sources = {move.source for move in moves}
    view = RedirectsView(
        root=urlsplit(context.site.settings.url).path.rstrip("/"),
        redirects=tuple(Redirect(source=move.source, target=move.target.address, lasting=move.moved) for move in moves),
        gone=tuple(sorted(set(gone) - sources)),
    )
    if view.redirects or view.gone:
        yield DataFile(address=urls.REDIRECTS, view=view)


def of_tree(view: RedirectsView, tree: str) -> RedirectsView:
    """The redirects of a language, all of whose addresses begin with its `tree`, as those of the whole site."""
    return replace(
        view,
        redirects=tuple(
            replace(one, source=tree + one.source, target=_in_tree(one.target, tree)) for one in view.redirects
        ),
        gone=(),
    )


def _in_tree(target: str, tree: str) -> str:
    """Where a redirect of a tree leads; another site is no part of it."""
    return tree + target if target.startswith("/") else target


def together(views: tuple[RedirectsView, ...], taken: frozenset[str]) -> RedirectsView | None:
    """The redirects of all languages, that of the root first, but for those from files that are `taken` by a page."""
    if not views:
        return None
    found = {one.source: one for view in reversed(views) for one in view.redirects}
    kept = tuple(one for _, one in sorted(found.items()) if urls.file_of(one.source) not in taken)
    return replace(views[0], redirects=kept)


def _end(move: Move, moves: dict[str, Move]) -> Anchor | None:
    """Where a reader who follows a move and all that come after it ends up; None in a circle."""
    passed = {urls.file_of(move.source)}
    while (file := urls.file_of(move.target.address)) in moves:
        if file in passed:
            return None
        passed.add(file)
        move = moves[file]
    return move.target


def _homes(context: Context) -> Iterator[tuple[PageFile, str]]:
    """Every page of an author with its address."""
    site, at = context.site, context.at
    yield from ((update, at.update(update)) for update in site.updates)
    yield from ((state.topic, at.topic(state.topic.id)) for state in site.topics)
    for plan in site.plans:
        yield plan.plan, at.plan(plan.plan.id)
        yield from ((goal.goal, at.goal(goal.goal)) for goal in plan.goals)
    yield from ((page, at.page(page)) for page in site.pages)
