"""The words for what a start notices of the data it finds, and what could not be kept beside them."""

from app.services.kept_outside.safekeeping import FAILED
from app.services.kept_outside.witness import COPIED, OLDER
from app.services.node import Node
from app.translation import N_, _, ngettext

# A code with one of these after it stands for what is said at a centre.
WAITS, GOES_ON = "_waits", "_goes_on"

# Codes of the notices of an office.
NOTICES: dict[str, str] = {
    OLDER: N_(
        "The data of this PC are older than they were when it was last used, perhaps because a copy was put back. "
        "Nothing is lost that went to the centre in a file. Send a file to the centre today, then read its answer: "
        "it brings back what is missing here."
    ),
    OLDER + GOES_ON: N_(
        "The data of the centre are older than they were when this PC was last used, perhaps because a copy was put "
        "back. The official numbers go on after the last one that was given; what was entered after the copy was made "
        "must be entered again."
    ),
    OLDER + WAITS: N_(
        "The data of the centre are older than they were when this PC was last used, perhaps because a copy was put "
        "back. What the wards hold comes back with their next files. Send every ward a file now; no official numbers "
        "are given until the wards have answered or an administrator confirms."
    ),
    COPIED: N_(
        "These data are a copy: this PC also has them in another folder. Both can be used, and what is entered in "
        "each is told apart; but go on in one of them only."
    ),
    COPIED + WAITS: N_(
        "These data are a copy: this PC also has them in another folder. No official numbers are given here until an "
        "administrator confirms that the work goes on in this folder."
    ),
    FAILED: N_(
        "What protects against older data could not be written outside the data folder. The work goes on; "
        "tell the administrator to check the room on the disk and the rights to the user's own folder."
    ),
}


def words_for_notice(code: str, node: Node) -> str:
    """What the start of this PC noticed, and what to do now."""
    at_centre = code + (GOES_ON if node.gives_official_numbers else WAITS)
    return _(NOTICES.get(at_centre, NOTICES[code]) if node.is_centre else NOTICES[code])


def words_for_taken(count: int) -> str:
    """Files that had waited for this version were taken."""
    return ngettext(
        "{count} file that waited for this version of the program was taken.",
        "{count} files that waited for this version of the program were taken.",
        count,
    ).format(count=count)
