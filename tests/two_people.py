"""What two people leave behind who worked on the same case without knowing of each other."""

from app.services.log.store import Change
from app.services.office import Office


def entered_twice(office: Office, number: str, entity: str, unit: str, *values: object) -> None:
    """Two people say different things, neither knowing of the other, as after an exchange of files."""
    uid = office.complaints.case(number).uid
    for value in values:
        with office.database.transaction() as connection:
            office.desk.save(connection, uid, "corrected", [Change(entity, unit, value)])
