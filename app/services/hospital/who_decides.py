"""Who decides on what is the same for the whole hospital: its centre, or a ward that is alone."""

from app.domain.errors import NotAllowed
from app.domain.roles import Action, DataClass
from app.services.desk import Desk
from app.services.node import authority_here


def require_hospital_right(desk: Desk) -> None:
    """The hospital's own data are changed where `require_reference_right` says, by whoever has the right.

    Raises:
        NotAllowed: this ward was paired with a centre, or the person here may not.
    """
    require_reference_right(desk)
    desk.require(Action.CHANGE, DataClass.REFERENCE)


def require_reference_right(desk: Desk) -> None:
    """What is the same for the whole hospital is the centre's to decide; a ward alone decides for itself.

    Raises:
        NotAllowed: this ward was paired with a centre.
    """
    with desk.database.reading() as connection:
        if not desk.node.is_centre and authority_here(connection).centres:
            raise NotAllowed("only_centre")
