"""The PDFs of pages: which pages have one, and what is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.output import DataFile, Page
from generator.plan.views.data import PdfView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.plan.context import Context


def printed(context: Context, pages: tuple[Page, ...]) -> Iterator[DataFile]:
    """The PDF of every page that has one, from the view of the page itself."""
    settings = context.site.settings
    author = settings.authority.name if settings.authority else settings.title
    for page in pages:
        if page.pdf:
            # By itself a document has to say what its page leaves to the crumbs.
            within = page.crumbs[-1].text if page.crumbs else settings.title
            view = PdfView(
                template=page.template,
                view=page.view,
                title=page.title if within in page.title else f"{page.title} – {within}",
                description=page.description,
                author=author,
                address=page.address,
            )
            yield DataFile(address=page.pdf, view=view)
