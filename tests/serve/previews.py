"""Starts real previews of real projects, asks them over real HTTP, and ends them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT = 60.0
"""Seconds after which a thing that was waited for will not come; nothing is measured by it."""
UPDATE = "content/updates/2026-04-15-aabningen-rykker.md"
ADDRESS = "/opdateringer/2026/04/15/aabningen-rykker/"
TITLE = "Cykelstien åbner senere end ventet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the preview answered."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A running preview: its project, its process, what it has said, the folder for its own files, its port."""

    project: Path
    process: subprocess.Popen[bytes]
    said: Path
    errors: Path
    temporary: Path
    port: int

    def ask(self, path: str, *, host: str | None = None, method: str = "GET") -> Answer:
        """Ask for a path just as it is written, at the preview's own host where no other is named."""
        response = self._begin(path, host or f"127.0.0.1:{self.port}", method)
        with response:
            data = response.read()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(status=response.status, headers=headers, text=data.decode())

    def events(self) -> Iterator[Mapping[str, str]]:
        """Listen: each time what is shown."""
        with self._begin("/__fremdrift/events", f"127.0.0.1:{self.port}", "GET") as response:
            for line in response:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def write(self, path: str, text: str) -> None:
        """Save a file of the project as editors do: a new one is put in its place."""
        file = self.project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_name("~saving~").write_text(text, encoding="utf-8")
        file.with_name("~saving~").replace(file)

    def read(self, path: str) -> str:
        """A file of the project."""
        return (self.project / path).read_text(encoding="utf-8")

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """End it and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(LIMIT)

    def _begin(self, path: str, host: str, method: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        connection.putrequest(method, path, skip_host=True)
        if host != "none":
            connection.putheader("Host", host)
        connection.putheader("Connection", "close")
        connection.endheaders()
        return connection.getresponse()


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


def starter(folder: Path) -> Path:
    """A copy of the starter site."""
    shutil.copytree(ROOT / "starter", folder)
    return folder


def command(*arguments: str) -> list[str]:
    """The real command, in a process of its own."""
    return [sys.executable, "-m", "generator.cli", *arguments]


def environment(**more: str) -> dict[str, str]:
    """An environment in which the command is found from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


@contextmanager
def running(project: Path, *arguments: str) -> Iterator[Preview]:
    """A preview that has said its address; it is ended in the end, unless it has been."""
    work = project.with_name(f"{project.name} preview")
    temporary = work / "temporary"
    temporary.mkdir(parents=True)
    said, errors = work / "said", work / "errors"
    with said.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            command("serve", "--port", "0", "--project", str(project), "--language", "en", *arguments),
            cwd=work,
            env=environment(TMPDIR=str(temporary)),
            stdout=out,
            stderr=err,
        )

    def address() -> re.Match[str] | None:
        assert process.poll() is None, said.read_text() + errors.read_text()
        return re.search(r"http://127\.0\.0\.1:(\d+)/ ", said.read_text(encoding="utf-8"))

    try:
        until(lambda: bool(address()), "the address")
        found = address()
        assert found
        yield Preview(
            project=project, process=process, said=said, errors=errors, temporary=temporary, port=int(found[1])
        )
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(LIMIT)
