"""The words for a step of pairing that cannot be taken, by the code of the PairingProblem."""

from app.translation import N_

PAIRING: dict[str, str] = {
    "wrong_role": N_(
        "This step belongs to the other PC: the ward asks and finishes, the centre accepts and confirms. "
        "Do it over there."
    ),
    "not_readable": N_("The file {path} cannot be opened ({reason}). Check its name, or plug the stick in again."),
    "not_writable": N_("The file {path} cannot be written ({reason}). Check the folder and your rights to it."),
    "disk_full": N_("There is no room left for the file {path}; nothing was changed. Make room and try again."),
    "not_a_request": N_(
        "The file {path} is not a ward's request to be connected. Choose the file that the ward has made."
    ),
    "not_a_reply": N_("The file {path} is not a reply of the centre. Choose the file that the centre has made."),
    "newer_program": N_(
        "The file {path} was written by a newer version of this program. Install that version here and try again."
    ),
    "altered": N_(
        "The file {path} was changed after it was written, so it is not used. "
        "Have it made again and bring it over yourself."
    ),
    "already_paired": N_(
        "This PC is already connected with {name}. To connect it with another PC, end that connection first."
    ),
    "no_request": N_("This PC has asked no centre for a connection. Make a request first and take it to the centre."),
    "reply_to_another_request": N_(
        "This reply does not belong to the newest request of this PC. "
        "Take the newest request to the centre and use the reply to it."
    ),
    "wrong_code": N_(
        "This is not the code for this reply; nothing was changed. Call the centre at the number in your own list, "
        "compare all 20 digits and try again. If they still differ, somebody may have exchanged the file: "
        "make a new request."
    ),
    "read_again": N_("The number for {name} was not kept here. Read the ward's request once more to see it."),
    "revoked": N_(
        "The connection with {name} was ended here, and its PC can no longer be connected like this. "
        "Set that PC up anew, in a new data folder, and connect it from there."
    ),
    "other_keys": N_(
        "This request does not fit {name}, which is already connected. Call there and ask who made it. "
        "If that PC was set up anew, end the old connection first."
    ),
    "unknown_peer": N_("No PC called “{word}” is known here. These are: {known}. Choose one of them."),
    "no_peers": N_(
        "No PC called “{word}” is known here, because this PC is connected with none yet. Connect it first."
    ),
    "ambiguous_peer": N_("Several PCs are called “{word}”: {codes}. Name the one you mean by its code."),
    "not_a_file_number": N_("“{number}” is not the number of a file. Write a number from 0 up."),
}
OTHER_PAIRING = N_("The two PCs cannot be connected like this ({code}). Begin again with a new request.")
