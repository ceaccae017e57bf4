"""What the references of a text become on a page."""

from __future__ import annotations

from html import escape

from generator.render.prose import Insert


class Inserted:
    """The meanings of references for one text: what its inserts say."""

    def __init__(self, inserts: tuple[Insert, ...]) -> None:
        self._inserts = {insert.source: insert for insert in inserts}

    def html(self, source: str, *, linked: bool) -> str:
        """Return what stands in running text. Raises KeyError for a reference that is not among the inserts."""
        return insert_html(self._inserts[source], linked=linked)

    def url(self, source: str) -> str:
        """Return where a link leads. Raises KeyError for a reference that is not among the inserts."""
        return self._inserts[source].url

    def spoken(self, source: str) -> str:
        """Return what an alternative text says."""
        # it has lost what of it was code, where a reference is its own source and has no insert
        insert = self._inserts.get(source)
        return insert.spoken if insert else source


def insert_html(insert: Insert, *, linked: bool = True) -> str:
    """Return an insert as HTML; without its link where `linked` is false, as inside another link.

    Between the steps of a menu path an arrow is seen and a comma is heard.
    """
    kind = f"ref ref-{insert.kind}" if insert.kind else "ref"
    if insert.kind == "term" and not insert.meaning:
        kind += " ref-bare"
    text = escape(insert.text)
    link = f'<a class="{kind}" href="{escape(insert.url)}">{text}</a>' if insert.url and linked else ""
    if not (insert.steps or insert.was or insert.after):
        return link or f'<span class="{kind}">{text}</span>'
    said = link or text
    if insert.steps:
        between = '<span class="visually-hidden">, </span><span aria-hidden="true"> → </span>'
        steps = between.join(f'<span class="step">{escape(step)}</span>' for step in insert.steps)
        said = f'{said}: <span class="steps">{steps}</span>'
    if insert.was:
        said = f"<s>{escape(insert.was)}</s> ({escape(insert.lead)} {said})"
    elif insert.after:
        said = f"{said} ({escape(insert.after)})"
    return f'<span class="{kind}">{said}</span>'
