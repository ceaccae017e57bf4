"""The preview: builds a site, shows it on this machine alone, and builds again when a file changes."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.types import ASGIApp

from generator.checking import Clock, checked
from generator.model.settings import Language
from generator.plan.language.words import Words, words_in
from generator.preview.watch import Watch
from generator.preview.web import HOST, Feed, application
from generator.preview.workshop import Workshop, say

ENDED, REFUSED = 0, 2


def serve(project: Path, port: int, clock: Callable[[], Clock], language: Language | None, *, without_pdf: bool) -> int:
    """Preview the site in `project` at `port` (0: any free one) until the process is told to end.

    `clock` is asked at every build. The pages are built into a folder for this preview alone, removed at its end; the
    project's own output is never touched. Returns 0 when ended, 2 where the preview cannot begin.
    """
    try:
        if not project.is_dir():
            return _refuse(words_in(language or "da").say("{folder}: there is no such folder", folder=project))
        try:
            door = _door(port)
        except (OSError, OverflowError) as error:
            return _refuse(_closed(error, port, words_in(language or checked(project, clock()).language)))
        # A closed terminal and a `kill` end the preview as Ctrl-C does: with its folder removed.
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, lambda _number, _frame: signal.raise_signal(signal.SIGINT))
        with door, TemporaryDirectory(prefix="fremdrift-") as folder:
            workshop = Workshop(project, Path(folder).resolve() / "site", clock, language, without_pdf=without_pdf)
            # The first build may use every core: there are no threads yet that a fork would cut off.
            workshop.work(jobs=os.cpu_count() or 1)
            asyncio.run(_run(workshop, door))
    except KeyboardInterrupt:
        pass
    return ENDED


def _door(port: int) -> socket.socket:
    """Open a port on this machine alone. Raise OSError, or OverflowError for a number that no port has."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Else the port of a preview that has just ended would stay taken for a minute.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen(100)
    except BaseException:
        door.close()
        raise
    return door


def _closed(error: OSError | OverflowError, port: int, words: Words) -> str:
    number = str(port)
    if isinstance(error, OverflowError):
        return words.say("there is no port {port}; choose one from 1024 to 65535 with --port", port=number)
    if error.errno == errno.EADDRINUSE:
        return words.say("port {port} is in use; stop what uses it, or choose another with --port", port=number)
    reason = error.strerror or str(error)
    return words.say("port {port} cannot be used ({reason}); choose another with --port", port=number, reason=reason)


def _refuse(text: str) -> int:
    sys.stderr.write(f"fremdrift: {text}\n")
    return REFUSED


class _Server(uvicorn.Server):
    """A server that lets its listeners go before it waits for the last answers."""

    def __init__(self, app: ASGIApp, feed: Feed) -> None:
        # Whatever else is installed, the preview behaves alike; and the terminal is for the author.
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                timeout_graceful_shutdown=2,
            )
        )
        self._feed = feed

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._feed.end()
        await super().shutdown(sockets)


async def _run(workshop: Workshop, door: socket.socket) -> None:
    """Serve and build until told to end; an error in building that is none of the author's ends the serving too."""
    feed = Feed(workshop)
    port = door.getsockname()[1]
    server = _Server(application(workshop, feed, port), feed)
    building = asyncio.create_task(_follow(workshop, feed))
    building.add_done_callback(lambda _: setattr(server, "should_exit", True))
    say(workshop.shown.words.say("Shown at {address} (end with Ctrl-C)", address=f"http://{HOST}:{port}/"))
    try:
        await server.serve(sockets=[door])
    finally:
        building.cancel()
        with suppress(asyncio.CancelledError):
            await building


async def _follow(workshop: Workshop, feed: Feed) -> None:
    """Build after every change; the first time at once, for what changed before anybody watched."""
    watch = Watch(workshop.project)
    while True:
        await watch.look()
        former = workshop.shown
        await asyncio.to_thread(workshop.work)
        if workshop.shown != former:
            feed.tell()
        await watch.change()
