"""Everything that one person can do at one PC, opened together."""

from dataclasses import dataclass

from app.services.cases.assessment import Assessment
from app.services.cases.attachments import Attachments
from app.services.cases.complaints import Complaints
from app.services.cases.decisions import Decisions
from app.services.cases.drafts import Drafts
from app.services.cases.duties import Duties
from app.services.cases.mediation import Mediation
from app.services.cases.proceedings import Proceedings
from app.services.cases.tied_intake import TiedIntake
from app.services.database import Database
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.staff import Staff
from app.services.papers import FormDrawer, Papers
from app.services.projection import is_outdated, rebuild
from app.services.register.reading import Register


@dataclass(frozen=True)
class Office:
    """The services of one data folder; `notices` are sentences on what its start found."""

    desk: Desk
    database: Database
    assessment: Assessment
    complaints: Complaints
    register: Register
    duties: Duties
    decisions: Decisions
    mediation: Mediation
    proceedings: Proceedings
    tied_intake: TiedIntake
    attachments: Attachments
    drafts: Drafts
    papers: Papers
    staff: Staff
    roster: Roster
    notices: tuple[str, ...] = ()


def office_at(desk: Desk, draw: FormDrawer, notices: tuple[str, ...] = ()) -> Office:
    """The services for the person at this desk; tables of another program version are rebuilt first.

    `draw` makes the Complaint Form; it is given, because what draws is imported only when paper is wanted.
    """
    _rebuild_if_outdated(desk.database)
    assessment = Assessment(desk)
    complaints, proceedings = Complaints(desk, assessment), Proceedings(desk)
    roster = Roster(desk)
    return Office(
        desk=desk,
        database=desk.database,
        assessment=assessment,
        complaints=complaints,
        register=Register(desk.database),
        duties=Duties(desk, roster),
        decisions=Decisions(desk),
        mediation=Mediation(desk),
        proceedings=proceedings,
        tied_intake=TiedIntake(desk, assessment, complaints, proceedings),
        attachments=Attachments(desk),
        drafts=Drafts(desk),
        papers=Papers(desk, complaints, draw),
        staff=Staff(desk),
        roster=roster,
        notices=notices,
    )


def _rebuild_if_outdated(database: Database) -> None:
    with database.reading() as connection:
        outdated = is_outdated(connection)
    if outdated:
        with database.transaction() as connection:
            rebuild(connection)
