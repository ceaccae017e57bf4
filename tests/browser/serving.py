"""Serves a built folder on 127.0.0.1 as a good web host would: compressed, hashed names kept, 404.html for the rest."""

from __future__ import annotations

import gzip
import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

# No script but our own files, nothing from elsewhere. The one inline style is the site's own colours.
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")
"""Names that change with the bytes: a browser may keep what they answer for ever."""
KEEP, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
COMPRESSIBLE = re.compile(r"^(text/|image/svg|application/(json|xml|javascript|[\w.-]+\+(json|xml)))")
GZIP_LEVEL = 6
"""What hosts compress with where nobody has chosen."""


class Host(SimpleHTTPRequestHandler):
    """Serves a folder under a strict policy, without a word on the terminal."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: else a kept connection waits for each receipt

    def do_GET(self) -> None:
        """A file as it is or compressed, the site's own page for what is not there, 304 for what has not changed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.split("?")[0].endswith("/") else path
        if path.is_file():
            self._answer(HTTPStatus.OK, path)
        elif path.is_dir():
            super().do_GET()  # to the address with the slash
        elif (lost := Path(self.directory, "404.html")).is_file():
            self._answer(HTTPStatus.NOT_FOUND, lost)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, status: HTTPStatus, path: Path) -> None:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        squeeze = bool(COMPRESSIBLE.match(kind)) and "gzip" in self.headers.get("Accept-Encoding", "")
        found = path.stat()
        tag = f'"{found.st_mtime_ns:x}-{found.st_size:x}{"-gz" if squeeze else ""}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return
        data = _bytes_of(path, found.st_mtime_ns, squeeze=squeeze)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if COMPRESSIBLE.match(kind) else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", KEEP if HASHED.search(path.name) else ASK_AGAIN)
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        if squeeze:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)


@lru_cache(maxsize=256)
def _bytes_of(path: Path, _changed: int, *, squeeze: bool) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, GZIP_LEVEL, mtime=0) if squeeze else data


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The origin under which a folder is served, without a closing slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=folder)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
