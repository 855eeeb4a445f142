"""Where people are, as coarsely as it is said: the département. Cells and distances come with the neighbours."""

from __future__ import annotations

CORSICA = 20
DEPARTEMENTS = frozenset(
    [
        *(f"{number:02}" for number in range(1, 96) if number != CORSICA),
        *("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"),
    ]
)
