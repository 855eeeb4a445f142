"""In CI a test that was skipped, or expected to fail, fails the run: what CI does not see, nobody has seen."""

from __future__ import annotations

import os

import pytest

_left_out: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.outcome == "skipped" or hasattr(report, "wasxfail"):
        _left_out.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.outcome == "skipped":
        _left_out.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _left_out and os.environ.get("CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out and os.environ.get("CI"):
        terminalreporter.section("left out, and refused in CI", red=True)
        for nodeid in _left_out:
            terminalreporter.line(nodeid)
