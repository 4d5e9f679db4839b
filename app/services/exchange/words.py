"""The words for exchange files that are refused, and for single entries that are put aside."""

from app.translation import N_

# Codes of UnusableExchangeFile; whoever raises a new one adds its words here.
EXCHANGE_FILES: dict[str, str] = {
    "not_an_exchange_file": N_(
        "The file {path} is not an exchange file of this program, although it may be called one. "
        "Choose the file that the other PC has written."
    ),
    "is_a_request": N_(
        "The file {path} is a ward's request to be connected, so there are no cases in it. Read it at the centre "
        "under “Read a ward's request”, or on the command line with “pair accept”."
    ),
    "is_a_reply": N_(
        "The file {path} is the centre's reply to a request, so there are no cases in it. Read it at the ward "
        "under “Read the reply”, or on the command line with “pair finish”."
    ),
    "is_a_list_of_cases": N_(
        "The file {path} is a list of cases and comes from no other PC. "
        "On the command line, “record” records what is in it."
    ),
    "is_a_printed_paper": N_(
        "The file {path} is a paper to be read or printed and comes from no other PC. "
        "To keep it, attach it to its case."
    ),
    "is_of_the_data_folder": N_(
        "The file {path} is a part of a data folder and cannot be read by another PC. Put it back where it was, "
        "and have the other PC send a file."
    ),
    "is_a_folder": N_("{path} is a folder. Choose the file in it that the other PC has written."),
    "cut_short": N_(
        "The file {path} is not complete; perhaps the stick was pulled out while it was copied. Nothing of it was "
        "taken. Copy it again, or have it sent again."
    ),
    "altered": N_(
        "The file {path} was damaged or changed on the way. Nothing of it was taken. "
        "Copy it again; if that does not help, have it sent again."
    ),
    "broken": N_(
        "The file {path} is not built as an exchange file is, because the program that wrote it made a mistake. "
        "Nothing of it was taken. Have it sent again; if that does not help, tell the administrator."
    ),
    "for_somebody_else": N_(
        "The file {path} was written for another PC, so it cannot be opened here. "
        "Take it to the PC that it is meant for, or ask for one for this PC."
    ),
    "from_yourself": N_(
        "The file {path} was written by this PC itself, so there is nothing in it to take. "
        "Take it to the other PC, and choose the file that came from there."
    ),
    "not_paired": N_(
        "The file {path} comes from a PC that this one is not connected with. Nothing of it was taken. "
        "Connect the two PCs first, or ask where the file comes from."
    ),
    "pairing_not_confirmed": N_(
        "The file {path} comes from {name}, but the connection with its PC is not complete. "
        "Compare the numbers on the telephone, complete the connection, and read the file then."
    ),
    "revoked_sender": N_(
        "The file {path} comes from {name}, but the connection with its PC was ended here. Nothing of it was taken. "
        "Ask the complaint centre what should become of it."
    ),
    "kept_of_stolen": N_(
        "The file {path} comes from the PC of {name}, which was reported stolen. Nothing of it was taken. It is kept: "
        "on the command line an officer of the complaint centre sees it with “kept” and takes over single entries. "
        "Tell the centre where the file comes from."
    ),
    "kept_of_replaced": N_(
        "The file {path} is number {number} of the PC of {name}, which was replaced; its files are taken up to number "
        "{upto}. Nothing of this one was taken. It is kept: on the command line an officer of the complaint centre "
        "sees it with “kept” and takes over single entries."
    ),
    "waits_for_update": N_(
        "The file {path} from {name} holds something that only a newer version of this program understands. It is "
        "kept here and read by itself when that version is installed; until then nothing of it is taken."
    ),
    "newer_program": N_(
        "The file {path} was written by a newer version of this program. "
        "Install that version here and read the file again; it can wait until then."
    ),
    "too_large": N_(
        "The file {path} is larger than {limit} MB, which no exchange file is. Nothing of it was read. "
        "Check that it is the right file."
    ),
    "unpacks_too_large": N_(
        "The file {path} would grow far beyond what an exchange file holds, so it was not read any further and "
        "nothing of it was taken. Do not use it, and tell the administrator where it comes from."
    ),
    "attachment_too_large": N_(
        "The file {path} holds an attachment of more than {limit} MB, the most that can be kept with a case. "
        "Nothing of it was taken. Tell the administrator where it comes from."
    ),
    "too_large_to_write": N_(
        "The file {path} was not written, because a part of it would be larger than {limit} MB. "
        "Tell the administrator, who can take out the largest attachments."
    ),
    "keys_damaged": N_(
        "The file {path} cannot be used, because what this PC knows of the connection is damaged. "
        "End the connection and connect the two PCs again."
    ),
    "not_found": N_("The file {path} is not there. Check its name, or plug the stick in again."),
    "not_readable": N_(
        "The file {path} could not be read to its end ({reason}). Nothing of it was taken. "
        "Plug the stick in again, or check your rights to the file."
    ),
    "not_writable": N_(
        "The file {path} could not be written ({reason}), and no half of it was left. "
        "Check the folder and your rights to it, or plug the stick in again."
    ),
    "disk_full": N_(
        "There is no room left for the file {path}, and no half of it was left. Make room there and write it again."
    ),
}
OTHER_EXCHANGE_FILE = N_("The exchange file {path} cannot be used ({code}). Have it sent again.")

# Codes of BadSave: why one entry was put aside while the rest of its file was taken.
PUT_ASIDE: dict[str, str] = {
    "nonsense": N_("It is not built as an entry is. Ask the PC that wrote it to install the present version."),
    "wrong_kind": N_(
        "It says something that cannot stand in its place, such as words for a date. "
        "Ask the PC that wrote it what was meant."
    ),
    "too_large": N_("It is larger than an entry can be. Ask the PC that wrote it to shorten it."),
    "newer_program": N_(
        "It was written by a newer version of this program, and is taken once that version is installed here."
    ),
    "altered": N_("It was changed after it was written. Ask the PC that wrote it what stands there."),
    "foreign_actor": N_("It names somebody of another PC as its author. Ask the PC that sent it how that came about."),
    "empty_value": N_("It takes away what may only be added. Ask the PC that wrote it how that came about."),
    "unknown_pc": N_("It was written by a PC that is not known here. It is tried again with the next file."),
    "not_theirs": N_("It says something that only the complaint centre may say. Ask the PC that wrote it about it."),
    "unknown_account": N_("Its author has no account known here. It is tried again with the next file."),
}
OTHER_PUT_ASIDE = N_("It does not fit what is known here ({code}). Tell the administrator.")
