"""Runs the real command in processes of their own that need not load Python and our modules anew.

A server loads what the command loads and then only forks: each command is a process of its own, from its arguments to
its exit code, and nothing that one does is left for the next. What depends on how a process is started, such as its
environment, is not for this: `fremdrift` starts a whole new Python there.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LIMIT = 120
"""How many seconds a command may take."""
_OWN = frozenset({"PYTEST_CURRENT_TEST"})
"""What the test process writes into its environment for itself."""


class Server:
    """The process that forks, and the environment that it was started in."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        """Start it in a folder."""
        self.environment = _told(environment)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.projects.forks"],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def serves(self, environment: Mapping[str, str]) -> bool:
        """Whether a command of this environment would run here as in a new process."""
        return self._process.poll() is None and _told(environment) == self.environment

    def run(self, arguments: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a command in a folder."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as name:
            out, err = Path(name, "out"), Path(name, "err")
            asked = {"arguments": arguments, "folder": str(folder), "out": str(out), "err": str(err)}
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            self._process.stdin.flush()
            ready, _, _ = select.select([self._process.stdout], [], [], _LIMIT)
            if not ready:
                self._process.kill()
                raise subprocess.TimeoutExpired(arguments, _LIMIT)
            code = int(self._process.stdout.readline())
            return subprocess.CompletedProcess(
                args=arguments,
                returncode=code,
                stdout=out.read_bytes().decode("utf-8"),
                stderr=err.read_bytes().decode("utf-8"),
            )


@cache
def server(folder: Path) -> Server:
    """The server of this process, started when the first command is run."""
    return Server(dict(os.environ) | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}, folder)


def _told(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in _OWN}


def _serve() -> None:
    """Fork for each line of the standard input, and answer with the exit code."""
    from generator import as_of, build, checking, cli, commands, recording, report  # noqa: F401, PLC0415 - loaded here, once
    from generator.render import pictures  # noqa: F401, PLC0415 - as above

    for line in sys.stdin.buffer:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(_command(asked))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _command(asked: dict[str, str]) -> int:
    """The command, as `python -m generator.cli` runs it; its exit code."""
    from generator import cli  # noqa: PLC0415 - loaded by the server

    os.chdir(asked["folder"])
    for number, name in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
        file = os.open(name, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as above
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115 - as above
    sys.argv = [str(Path(cli.__file__)), *asked["arguments"]]
    try:
        code: object = cli.main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as Python itself ends
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else 0 if code is None else 1


if __name__ == "__main__":
    _serve()
