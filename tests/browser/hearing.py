"""What Chromium tells a screen reader of an open page: every node of its accessibility tree that is not left out."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

_INVISIBLE = {ord("\N{SOFT HYPHEN}"): None, ord("\N{NO-BREAK SPACE}"): " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One node as it is told, by the roles of the browser: `image`, `table`, `columnheader`, `StaticText`, ..."""

    role: str
    name: str
    description: str


def heard(page: Page) -> tuple[Heard, ...]:
    """The nodes of a page, each after the one that holds it; names without what only breaks lines."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return tuple(
        Heard(role=node["role"]["value"], name=_words(node, "name"), description=_words(node, "description"))
        for node in nodes
        if not node["ignored"]
    )


def names(found: tuple[Heard, ...], role: str) -> list[str]:
    """The names of what has a role."""
    return [each.name for each in found if each.role == role]


def _words(node: dict[str, dict[str, str]], key: str) -> str:
    return " ".join(str(node.get(key, {}).get("value", "")).translate(_INVISIBLE).split())
