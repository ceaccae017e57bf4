"""The redirects of a checked project as the rules of a web server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.derive.site import sites_at
from generator.formats.redirects import RULES
from generator.plan.trees import plan_all
from generator.plan.views.data import RedirectsView

if TYPE_CHECKING:
    from datetime import datetime

    from generator.formats.redirects import Server
    from generator.model.content import Content
    from generator.record.history import Past


def rules(content: Content, past: Past, now: datetime, server: Server) -> str:
    """The rules for all that leads elsewhere on the public site at an instant. `content` is sound."""
    outputs = plan_all(sites_at(content, now, past.media), past)
    views = (output.view for output in outputs if isinstance(output.view, RedirectsView))
    return RULES[server](next(views, RedirectsView(root="", redirects=(), gone=())))
