"""The same entries as a blog of mkdocs-material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.yaml_text import block

if TYPE_CHECKING:
    from pathlib import Path

    from bench.entries import Entry

CONFIG = """\
site_name: Målekorpus
site_url: https://fremdrift.example/
use_directory_urls: true
theme:
  name: material
  language: da
  font: false
plugins:
  - search:
      lang: da
  - blog:
      archive: true
      post_excerpt: required
markdown_extensions:
  - tables
"""


def write_blog(folder: Path, entries: tuple[Entry, ...]) -> None:
    """Write `mkdocs.yml` and `docs/` with one post per entry into `folder`."""
    posts = folder / "docs" / "blog" / "posts"
    posts.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Målekorpus\n\nSe [meldingerne](blog/index.md).\n", encoding="utf-8")
    (folder / "docs" / "blog" / "index.md").write_text("# Meldinger\n", encoding="utf-8")
    for entry in entries:
        (posts / f"{entry.id}.md").write_text(_post(entry), encoding="utf-8")


def _post(entry: Entry) -> str:
    """Return the post: references as the words they show, the summary as its excerpt.

    The title stands in the front matter: as a heading in the body it made mkdocs a good deal slower, which would
    flatter Fremdrift.
    """
    body = entry.body
    for reference in entry.references:
        body = body.replace(reference.written, reference.shown)
    front = block(
        {
            "title": entry.title,
            "date": entry.day.isoformat(),
            "slug": entry.slug,
            "description": entry.summary,
            "categories": [entry.topic_title],
            "tags": entry.tags,
        }
    )
    return f"---\n{front}---\n\n{entry.summary}\n\n<!-- more -->\n\n{body}"
