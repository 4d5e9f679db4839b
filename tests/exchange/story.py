"""Small stories between a centre and three wards: what the laws of the exchange are told with."""

from pathlib import Path

from sqlalchemy import select, update

from app.domain.vocabulary import GrantClass
from app.models.log_tables import peer, save
from app.services.exchange.rows import Imported
from app.services.log.store import Change, append
from tests.exchange.folders import everybody, quick_folder
from tests.exchange.pc import round_trip
from tests.exchange.places import Place

PHONE, OTHER_PHONE = "0800001234", "0800005678"


class Story:
    """A centre, three wards, and the files between them."""

    def __init__(self) -> None:
        self.places = everybody()
        self.centre, self.one, self.two, self.three = self.places.values()
        self._files = 0

    def sent(self, sender: Place, receiver: Place) -> Path:
        """A file that nobody has taken yet."""
        self._files += 1
        path = quick_folder() / f"story-{self._files}.ccx"
        sender.export(receiver, path)
        return path

    def carried(self, sender: Place, receiver: Place) -> Imported:
        """A file that arrives at once."""
        return receiver.take(self.sent(sender, receiver))

    def trip(self, ward: Place, times: int = 1) -> None:
        for _ in range(times):
            round_trip(self.centre, ward, quick_folder())

    def kept(self, place: Place) -> Path:
        """A backup."""
        return place.backup(quick_folder() / f"kept-{place.name}")

    def case_of_the_centre(self, ward: Place, klass: str) -> str:
        """The uid of a case with a telephone number that the centre recorded and sent to a ward."""
        number = self.centre.record(details="เรื่องของศูนย์", complainant_phone=PHONE)
        self.centre.services.grants.grant(number, ward.id, klass)
        self.trip(ward, 2)
        return self.centre.uid(number)

    def case_of_a_ward(self, ward: Place) -> str:
        """The uid of a case with a telephone number that a ward recorded and the centre has."""
        number = ward.record(details="เรื่องของหอผู้ป่วย", complainant_phone=PHONE)
        uid = ward.uid(number)
        self.trip(ward, 2)
        return uid

    def widened(self, ward: Place, uid: str, klass: str) -> None:
        self.centre.services.grants.grant(self.centre.number_of(uid) or "", ward.id, klass)


def phones(place: Place, uid: str) -> set[str]:
    """The telephone numbers of a case that stand anywhere in the log of a PC."""
    found = place.values().values()
    return {value.strip('"') for case, _pc, _entity, unit, value in found if case == uid and unit.endswith("phone")}


def owed(sender: Place, receiver: Place) -> int:
    """How many saves the receiver has not confirmed."""
    return sender.services.exchange.outgoing(receiver.id).saves


def spoilt(place: Place, uid: str) -> str:
    """Break the signature of the newest save of a case; its hash."""
    with place.writing() as connection:
        newest = connection.execute(select(save.c.hash).where(save.c.case_uid == uid).order_by(save.c.id.desc()))
        spoilt_hash = str(newest.scalars().first())
        connection.execute(update(save).where(save.c.hash == spoilt_hash).values(signature=bytes(64)))
    return spoilt_hash


def written(place: Place, uid: str, *changes: Change, kind: str = "corrected") -> None:
    """Write into any case, as a program could that does not keep to the rules."""
    desk = place.office.desk
    with place.writing() as connection:
        append(connection, desk.node.author(desk.person.uid), uid, kind, changes, desk.now().isoformat())


def ended(story: Story) -> str:
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    story.centre.services.grants.end(story.centre.number_of(uid) or "", story.two.id)
    story.trip(story.two, 2)
    return uid


def erased(story: Story, uid: str) -> None:
    story.centre.services.erasures.erase(story.centre.number_of(uid) or "", ["complainant_phone"], because="ขอให้ลบ")


def newest_file(story: Story) -> tuple[object, ...]:
    with story.centre.reading() as connection:
        query = select(peer.c.last_number, peer.c.last_file_id).where(peer.c.id == story.one.id)
        return tuple(connection.execute(query).one())
