"""A centre and a ward with a stick between them, and what tests of pairing ask about both."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.errors import PairingProblem
from app.services.exchange.office import exchange_at
from app.services.exchange.pairing import Accepted, Pairing
from app.services.exchange.pairing_words import PAIRING
from app.services.exchange.rows import PeerRow
from app.services.identity.keys import Keys
from app.services.identity.peers import own_keys
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_of
from app.services.office import Office

WARD_NAME = "หอผู้ป่วยหญิง"
WRONG_CODE = "00000 00000 00000 00000"


@dataclass(frozen=True)
class TwoPcs:
    """A centre and a ward, and a folder that stands for the stick between them."""

    centre: Office
    ward: Office
    stick: Path

    @property
    def request_file(self) -> Path:
        return self.stick / "request.ccpair"

    @property
    def reply_file(self) -> Path:
        return self.stick / "reply.ccpair"

    def asked_and_accepted(self) -> Accepted:
        pairing_at(self.ward).request(self.request_file)
        return pairing_at(self.centre).accept(self.request_file, self.reply_file)

    def paired(self) -> PeerRow:
        accepted = self.asked_and_accepted()
        pairing_at(self.ward).finish(self.reply_file, accepted.code)
        return pairing_at(self.centre).confirm(accepted.peer.id)

    def told_about_the_ward(self, unit: str) -> object:
        with self.centre.database.reading() as connection:
            heads = heads_of(connection, REFERENCE)
        return value_that_counts(heads[f"pc:{self.ward.desk.node.fingerprint}", unit])


def refused(act: Callable[..., object], *arguments: object, **options: object) -> str:
    with pytest.raises(PairingProblem) as caught:
        act(*arguments, **options)
    assert caught.value.code in PAIRING
    return caught.value.code


def states(office: Office) -> list[str]:
    return [row.state for row in pairing_at(office).list()]


def everything_in(office: Office) -> list[object]:
    with office.database.reading() as connection:
        return [
            connection.exec_driver_sql(f"select * from {name}").all() for name in ("peer", "setting", "save", "head")
        ]


def keys_and_name(office: Office) -> tuple[Keys, str]:
    with office.database.reading() as connection:
        return own_keys(connection), office.desk.node.unit


def pairing_at(office: Office) -> Pairing:
    """Pairing by the person at that PC."""
    return exchange_at(office.desk).pairing
