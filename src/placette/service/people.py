"""Who asks: a signed-in device and its account."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from placette.model import Viewer

if TYPE_CHECKING:
    from placette.store.people import Account, Session


class Caller(NamedTuple):
    """The device and the person a request comes from. Being recognised is not being let in: `domain.access` says."""

    session: Session
    account: Account

    @property
    def viewer(self) -> Viewer:
        """This person as a reader."""
        return Viewer(account_id=self.account.id)
