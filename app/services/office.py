"""Everything that one person can do at one PC, opened together."""

from dataclasses import dataclass

from app.domain.roles import Action, DataClass
from app.services import key_file
from app.services.cases.assessment import Assessment
from app.services.cases.attachments import Attachments
from app.services.cases.complaints import Complaints
from app.services.cases.decisions import Decisions
from app.services.cases.drafts import Drafts
from app.services.cases.duties import Duties
from app.services.cases.identities import Identities
from app.services.cases.mediation import Mediation
from app.services.cases.proceedings import Proceedings
from app.services.cases.tied_intake import TiedIntake
from app.services.database import Database
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.staff import Staff
from app.services.papers import FormDrawer, Papers
from app.services.privacy.notice import PrivacyNotice
from app.services.projection import is_outdated, rebuild
from app.services.reads.reads import Reads
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
    identities: Identities
    reads: Reads
    drafts: Drafts
    papers: Papers
    staff: Staff
    roster: Roster
    notices: tuple[str, ...] = ()

    def records_cases(self) -> bool:
        """Whether the person here may record any case, a complaint or an incident."""
        return any(self.desk.may(Action.RECORD, data) for data in (DataClass.CASE, DataClass.INCIDENT))

    def logs_events(self) -> bool:
        """Whether the rules here know events at a service point, and the person may record them."""
        return bool(self.desk.policy.seen_now) and self.desk.may(Action.RECORD, DataClass.INCIDENT)

    def makes_redacted_copies(self) -> bool:
        """Whether copies without names and numbers are made here, by the person at the desk."""
        return self.desk.node.is_centre and self.desk.may(Action.PRINT, DataClass.IDENTITY)

    @property
    def privacy_notice(self) -> PrivacyNotice:
        """The hospital's privacy notice, in all its versions."""
        return PrivacyNotice(self.desk)


def office_at(desk: Desk, draw: FormDrawer, notices: tuple[str, ...] = ()) -> Office:
    """The services for the person at this desk; tables of another program version are rebuilt first.

    `draw` makes the Complaint Form; it is given, because what draws is imported only when paper is wanted.
    """
    _rebuild_if_outdated(desk.database)
    assessment = Assessment(desk)
    complaints, proceedings = Complaints(desk, assessment), Proceedings(desk)
    roster, reads = Roster(desk), Reads(desk)
    desk.database.at_close(reads.write_last)
    return Office(
        desk=desk,
        database=desk.database,
        assessment=assessment,
        complaints=complaints,
        register=Register(desk.database, desk.sight),
        duties=Duties(desk, roster),
        decisions=Decisions(desk),
        mediation=Mediation(desk),
        proceedings=proceedings,
        tied_intake=TiedIntake(desk, assessment, complaints, proceedings),
        attachments=Attachments(desk),
        identities=Identities(desk, complaints, reads),
        reads=reads,
        drafts=Drafts(desk),
        papers=Papers(desk, complaints, draw),
        staff=Staff(desk),
        roster=roster,
        notices=notices,
    )


def _rebuild_if_outdated(database: Database) -> None:
    with database.reading() as connection:
        withholds = key_file.has_passwords(database.folder)
        outdated = is_outdated(connection, withholds=withholds)
    if outdated:
        with database.transaction() as connection:
            rebuild(connection, withholds=withholds)
