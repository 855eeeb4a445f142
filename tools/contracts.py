"""A forbidden contract that skips modules not built yet, so that the whole of DESIGN's layout can be written down.

A misspelt module cannot hide here: the layers contract is exhaustive and names every module there is.
"""

from __future__ import annotations

from grimp import ImportGraph
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.domain.contract import ContractCheck


class ForbiddenWherePresent(ForbiddenContract):
    """As `forbidden`; a placette module that is not in the graph is left out on either side."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Check what is there, as import-linter does."""
        for side in ("source_modules", "forbidden_modules"):
            named = getattr(self, side)
            kept = {e for e in named if not e.expression.startswith("placette") or e.expression in graph.modules}
            setattr(self, side, kept)
        return super().check(graph, verbose)
