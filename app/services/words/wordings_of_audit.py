"""The words of the audit: what was found, how serious it is, and what to do next."""

from collections.abc import Mapping
from typing import NamedTuple

from app.translation import N_


class Wording(NamedTuple):
    """What was found, and the next step."""

    found: str
    next_step: str


SERIOUSNESS: Mapping[str, str] = {
    "know": N_("Good to know"),
    "look": N_("To be looked at"),
    "stop": N_("Stop and call"),
}
MATTERS: Mapping[str, str] = {
    "recorded": N_("Cases recorded, numbers and files"),
    "corrected": N_("Corrections and decisions"),
    "duties": N_("Duties done, people told, dates counted"),
    "proceedings": N_("What was done about a case"),
    "shared": N_("Sharing with units"),
    "erased": N_("Erasures"),
    "hospital": N_("The hospital's own data"),
    "reads": N_("Who read what of people"),
}
CALL = N_(
    "Stop working in these data and call the system's administrator and the head of the centre. Put nothing right by "
    "hand: what stands there now is the evidence."
)
PUT_BACK = N_(
    "Stop working on this PC and call the administrator. Put the last good copy back, then read a new file of every PC."
)
# Codes of findings, the most serious first.
FOUND: Mapping[str, Wording] = {
    "page": Wording(N_("A part of the data file is damaged ({where})."), PUT_BACK),
    "save": Wording(N_("An entry was changed after it was written: {entry}."), CALL),
    "signature": Wording(N_("An entry does not bear the mark of the PC that it names: {entry}."), CALL),
    "value": Wording(N_("A value was changed after it was written: {entry}."), CALL),
    "chain": Wording(N_("Entries of this PC are missing before this one: {entry}."), PUT_BACK),
    "tip": Wording(N_("The newest entries of this PC are missing, all after this one: {entry}."), PUT_BACK),
    "older": Wording(
        N_("These data are older than they were when this PC was last used, or their newest entries were replaced."),
        CALL,
    ),
    "confirmed_more": Wording(
        N_("{pc} has confirmed entries of this PC that are not here any more."),
        N_("Stop working on this PC and call the administrator. Read a new file of that PC: it shows what is missing."),
    ),
    "numbers": Wording(
        N_("Official number {given} of {year} was given, but the numbers here have only come to {here}."),
        N_(
            "Stop recording, or numbers are given twice. Compare with the register on paper and call the centre's head."
        ),
    ),
    "read_changed": Wording(N_("A look at a case was changed after it was noted: {entry}."), CALL),
    "read_signature": Wording(N_("A look at a case does not bear the mark of this PC: {entry}."), CALL),
    "read_missing": Wording(N_("Looks at cases were taken out before this one: {entry}."), CALL),
    "read_order": Wording(N_("Looks at cases do not stand as they were noted, from this one on: {entry}."), CALL),
    "read_newest": Wording(N_("The newest looks at cases were taken away, all after this one: {entry}."), CALL),
    "read_added": Wording(N_("Looks at cases were put in that nobody took, up to this one: {entry}."), CALL),
    "read_replaced": Wording(N_("The looks at cases were written anew, this one too: {entry}."), CALL),
    "read_gap": Wording(
        N_("A copy was put back: the looks at cases are missing from after {entry} until then."),
        N_("Compare with the day the copy was put back. Nothing else is to be done: they stand nowhere else."),
    ),
    "copied": Wording(
        N_("These data are a copy: this PC also has them in another folder."),
        N_("Decide which folder is worked in, start the program there again, and keep the other one unused."),
    ),
    "old_chain": Wording(
        N_("Before the data were set back, this PC wrote entries that never came back: those before {entry}."),
        N_("Ask every PC for a new file. What does not come then was lost with the older data; enter it again."),
    ),
    "fork": Wording(
        N_("A PC wrote two entries under one number, so it was set back or copied. Both are kept: {entry}."),
        N_("Find out at which PC a copy was put back or a folder was copied, and that it was meant to be."),
    ),
    "attachment": Wording(
        N_("The content of an attached file is missing: {entry}."),
        N_("Read a new file of the PC that attached it, or attach the file again."),
    ),
    "counter": Wording(
        N_("The number {where} could be given twice."),
        N_("Compare with the register on paper before the next case is recorded."),
    ),
    "number_twice": Wording(
        N_("Two cases bear the number {where}."),
        N_("Decide on the page “Send and receive” which of them gets a new number."),
    ),
    "waiting": Wording(
        N_("The data were set back, and it is not yet said that all has come back."),
        N_("Exchange a file with every PC, on the page “Send and receive”."),
    ),
    "put_aside": Wording(
        N_("Entries that came from {pc} were not taken over: {count}."),
        N_("Look at them on the page “Send and receive” and ask there what was meant."),
    ),
    "refused_there": Wording(
        N_("{pc} did not take entries over that came from here: {count}."),
        N_("Ask there what is shown on the page “Send and receive”, and update both programs."),
    ),
    "late": Wording(
        N_("{pc} has not confirmed entries for a long time: {count}."),
        N_("Send a file there today and read the answer."),
    ),
    "not_kept_outside": Wording(
        N_("How far the data have come could not be written outside the data folder."),
        N_("Look at the room on the disk and the rights to the user's own folder: older data would not be noticed."),
    ),
    "asked": Wording(
        N_("{pc} named cases that are not here in full: {count}."),
        N_("Nothing is to be done: the next file asks for them."),
    ),
    "not_confirmed": Wording(
        N_("{pc} has not confirmed the newest entries yet: {count}."),
        N_("Nothing is to be done: they go with the next file."),
    ),
    "alone": Wording(
        N_("No other PC holds these entries, so none can vouch for them."),
        N_("Keep copies in a second place: they are what these data can be compared with."),
    ),
    "no_witness": Wording(
        N_("Nothing outside the data folder says how far these data had come."),
        N_("Nothing is to be done: the program notes it by itself when it starts the next time."),
    ),
    "wrong_tries": Wording(
        N_("Wrong passwords were tried on this PC: {count}, the last on {moment}."),
        N_("Ask whoever was there then; “account list” says of which account. Whoever forgot theirs gets a new one."),
    ),
    "put_back": Wording(
        N_("A copy took the place of the data: {count}, the last on {moment}, by {by}."),
        N_("Compare with what you know of. The data from before lie in a folder beside them for a while."),
    ),
    "origins": Wording(
        N_("Times these data were put back, copied or moved: {count}."),
        N_("Compare with what you know of: each of them was somebody's decision."),
    ),
}
OTHER = Wording(N_("Something is not as it was written ({where})."), CALL)
