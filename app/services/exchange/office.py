"""The services of the exchange, opened together when somebody comes to them: their libraries are slow to import."""

from dataclasses import dataclass

from app.services.desk import Desk
from app.services.exchange.erasure import Erasures
from app.services.exchange.exchange import Exchange
from app.services.exchange.grants import Grants
from app.services.exchange.kept import Kept
from app.services.exchange.pairing import Pairing
from app.services.exchange.recovery import Recovery
from app.services.exchange.renumbering import Renumbering


@dataclass(frozen=True)
class ExchangeOffice:
    """What a person at this desk does with other PCs."""

    exchange: Exchange
    grants: Grants
    erasures: Erasures
    pairing: Pairing
    recovery: Recovery
    renumbering: Renumbering
    kept: Kept


def exchange_at(desk: Desk) -> ExchangeOffice:
    """The services for the person at this desk."""
    return ExchangeOffice(
        Exchange(desk), Grants(desk), Erasures(desk), Pairing(desk), Recovery(desk), Renumbering(desk), Kept(desk)
    )
