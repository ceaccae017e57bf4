"""What holds for every test: how hard the property tests try, and that no test is skipped where it counts."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# No profile has a deadline: how long a case takes says more about the machine than about the code.
# Derandomized before a change lands: the same commit gets the same verdict, and a red build is about the change.
# Random in the long rounds and at a developer's desk: that is where new cases are looked for.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile(
    "long", deadline=None, max_examples=500, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dev")

LONGEST = frozenset({"browser", "build", "laws", "record", "serve"})

SKIPS_COUNT = bool(os.environ.get("CI"))


def pytest_configure() -> None:
    """Let Ctrl-C reach the commands under test, though what a script starts beside itself is told to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Expected results are files; they are renewed on request, and the difference is read before it is committed."""
    parser.addoption("--refresh-components", action="store_true", help="take the pictures of all components anew")
    parser.addoption("--refresh-golden", action="store_true", help="write what the project in golden/ gives now")
    parser.addoption("--refresh-cases", action="store_true", help="write what the cases of problems/ say now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with the longest files come first, so that the processes have work to the end."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `CI` set, a test that was skipped has failed: nobody would look for it."""
    report = yield
    if SKIPS_COUNT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed where CI is set: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """With `CI` set, a module that skipped itself has failed too."""
    report = yield
    if SKIPS_COUNT and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed where CI is set: {report.longrepr}"
    return report
