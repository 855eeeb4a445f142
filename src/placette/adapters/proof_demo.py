"""The demonstration's proof provider: it proves nothing, says so, and exists in demo mode only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placette.model import Code, Refused
from placette.ports import Proved

if TYPE_CHECKING:
    from placette.ports import ProofTransaction


class DemoProvider:
    """Lets the tester be adult, minor or silent."""

    id = "demo"
    demo = True
    site_hidden_from_prover = False
    identity_hidden_from_site = True

    def request(self, transaction: ProofTransaction) -> bytes:
        """Nothing to show: the page offers the three answers."""
        return transaction.id.encode()

    def verify(self, transaction: ProofTransaction, answer: str) -> Proved | Refused:
        """`adult` proves; `minor` and everything else do not."""
        if not transaction.id or answer != "adult":
            return Refused(code=Code.PROOF_REFUSED, args={"why": "minor" if answer == "minor" else "silent"})
        return Proved(assurance="demo", recheck_after_days=30)
