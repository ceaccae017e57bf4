"""Fremdrift turns an authority's dated updates, plans and goals into a public static site.

Authors' files are read, checked, derived into a site as of an instant, planned into pages, rendered and put in place;
`docs/architecture.md` says which package does which. The command is `fremdrift`, see `generator.cli`.
"""

from __future__ import annotations

__version__ = "0.1.0"
