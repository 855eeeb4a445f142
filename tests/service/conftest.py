"""The verbs are asked on both kinds of engine; a file of SQLite runs the same code as its memory, and costs more."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["memory", "postgres"])
def engine(request):
    """The name of an engine; a test that asks for it runs once for each."""
    return request.param
