"""Shows what the workshop has built: pages with the right headers, the author's panel, news to open pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.model.urls import FEED, NOT_FOUND, file_of
from generator.preview.workshop import PIECES, Shown, Workshop

HOST = "127.0.0.1"
OWN = "/__fremdrift/"
"""Where the preview's own files are; no page of a site has an address with an underscore first."""
HTML = "text/html; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
TYPES = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": HTML,
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
}
"""Content types by the end of a file's name; the system's own table differs from machine to machine."""
UNKNOWN = "application/octet-stream"

_OWN_FILES = Path(__file__).parent
_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


class Feed:
    """Tells open pages what is shown, over Server-Sent Events."""

    def __init__(self, workshop: Workshop) -> None:
        """Begin with what the workshop shows now."""
        self._workshop = workshop
        self._news = asyncio.Event()
        self._open = True

    def tell(self) -> None:
        """Wake every listener."""
        self._news.set()
        self._news = asyncio.Event()

    def end(self) -> None:
        """Let every listener go, so that the server can end."""
        self._open = False
        self.tell()

    async def events(self) -> AsyncIterator[str]:
        """What is shown: at once, and again at each change."""
        while self._open:
            news, shown = self._news, self._workshop.shown
            yield f"data: {json.dumps({'built': shown.built, 'told': shown.told, 'panel': shown.panel})}\n\n"
            await news.wait()


def application(workshop: Workshop, feed: Feed, port: int) -> ASGIApp:
    """The preview as a web application that answers at its own address only."""

    async def events(_request: Request) -> Response:
        return StreamingResponse(feed.events(), media_type="text/event-stream", headers=_HEADERS)

    def own(request: Request) -> Response:
        return _own_file(request.path_params["name"])

    def page(request: Request) -> Response:
        return _page(workshop, request)

    routes = [Route(f"{OWN}events", events), Route(f"{OWN}{{name}}", own), Route("/{path:path}", page)]
    return _guarded(Starlette(routes=routes), port, workshop)


def _guarded(app: ASGIApp, port: int, workshop: Workshop) -> ASGIApp:
    """Refuse who asks for another host: a page elsewhere could have its name lead to this machine, and read along."""
    names = (HOST, "localhost")
    hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())  # noqa: PLR2004 - http's own

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if Headers(scope=scope).get("host", "").lower() in hosts:
            await app(scope, receive, send)
            return
        address = f"http://{HOST}:{port}/"
        text = workshop.shown.words.say("The preview answers only at {address}", address=address)
        await PlainTextResponse(text, status_code=421, headers=_HEADERS)(scope, receive, send)

    return guarded


def _own_file(name: str) -> Response:
    if name not in ("preview.css", "preview.js"):
        return Response(status_code=404, headers=_HEADERS)
    return _answer((_OWN_FILES / name).read_bytes(), _type_of(name))


def _page(workshop: Workshop, request: Request) -> Response:
    """What the public site would answer, with ours put into pages."""
    shown, asked = workshop.shown, request.scope["path"]
    if not shown.built:
        return _answer(_empty(shown), HTML, 503)
    for address in dict.fromkeys((asked, asked.removeprefix(shown.below))):
        file = _file(workshop.output, address)
        if file is not None and file.is_dir():
            query = f"?{request.url.query}" if request.url.query else ""
            return Response(status_code=307, headers={**_HEADERS, "location": f"{quote(asked)}/{query}"})
        data = _bytes(file)
        if data is not None:
            kind = ATOM if address == FEED else _type_of(file_of(address))
            return _answer(_with_ours(data, shown) if kind == HTML else data, kind)
    data = _bytes(workshop.output / file_of(NOT_FOUND))
    return _answer(_empty(shown) if data is None else _with_ours(data, shown), HTML, 404)


def _file(output: Path, address: str) -> Path | None:
    """The file or folder at an address; None where the address leads out of the site, or to what is hidden in it."""
    parts = file_of(address).split("/")
    if not address.startswith("/") or any(
        not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts
    ):
        return None
    file = output.joinpath(*parts)
    try:
        listed = file.is_dir() and not (file / "index.html").is_file()
    except OSError:  # a name longer than the file system allows
        return None
    return None if listed else file


def _bytes(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None


def _type_of(name: str) -> str:
    return TYPES.get(name.rpartition(".")[2], UNKNOWN)


def _with_ours(data: bytes, shown: Shown) -> bytes:
    """A page with the panel and the script before its end."""
    ours = PIECES.get_template("insert.html").render(shown=shown, own=OWN).encode()
    end = data.lower().rfind(b"</body>")
    return data[:end] + ours + data[end:] if end >= 0 else data + ours


def _empty(shown: Shown) -> bytes:
    """The page that stands in where there is none."""
    words = shown.words
    text = PIECES.get_template("empty.html").render(language=words.language, title=words.say("Nothing to show yet"))
    return _with_ours(text.encode(), shown)


def _answer(data: bytes, kind: str, status: int = 200) -> Response:
    return Response(data, status, {**_HEADERS, "content-type": kind})
