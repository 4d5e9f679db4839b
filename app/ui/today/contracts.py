"""The services that the pages of Today use, opened together when somebody first goes there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.cases.comment_box import CommentBox
    from app.services.hospital.channel_checks import ChannelChecks
    from app.services.office import Office
    from app.services.today.board import Today
    from app.services.today.reports import OfficeReports


@dataclass(frozen=True)
class TodayDesk:
    """What is to be done, what was looked at, what came out of the comment box, and the reports that are owed."""

    today: "Today"
    checks: "ChannelChecks"
    box: "CommentBox"
    reports: "OfficeReports"


OpenDesk = Callable[["Office"], TodayDesk]
