"""The words for what is wrong with files, with data folders, and with what a check of the data finds."""

from app.translation import N_

FILES: dict[str, str] = {
    "file_not_found": N_("The file {path} is not there. Check its name and folder."),
    "file_not_readable": N_(
        "The file {path} cannot be opened ({reason}). Close it in other programs, or check your rights to it."
    ),
    "comes_from_a_pc": N_(
        "The file {path} comes from another PC. Take it with “import”, or, when it is to connect two PCs, "
        "with “pair accept” or “pair finish”."
    ),
    "file_too_large": N_("The file {path} is larger than {limit} MB. Split it and record the parts."),
    "cannot_write": N_("The file {path} cannot be written ({reason}). Check the folder and your rights to it."),
    "attachment_too_large": N_(
        "The file {path} is larger than 50 MB, the most that can be kept with a case. Make it smaller or split it."
    ),
    "attachment_may_run": N_(
        "The file {path} could run as a program, so it is not opened from here. Save it and have it checked first."
    ),
    "no_such_attachment": N_("This case has no such attachment. Open the case again."),
    "attachment_damaged": N_(
        "The attachment {path} is not here or not as it was added. Add it again, or restore the last backup."
    ),
    "file_is_empty": N_("The file {path} is empty. Check that it was saved."),
    "file_is_cp874": N_(
        "The file {path} is in the old Thai encoding (cp874, line {line}), so its letters could be misread. "
        "Save it in Excel as “CSV UTF-8” and record it again."
    ),
    "file_is_utf16": N_(
        "The file {path} was saved as “Unicode text” (UTF-16). Save it as “CSV UTF-8” and record it again."
    ),
    "file_not_utf8": N_(
        "The file {path} is not UTF-8 text (line {line}), so its letters could be misread. "
        "Save it as “CSV UTF-8” and record it again."
    ),
    "not_json": N_("The file {path} is not valid JSON: reading stops at line {line}, column {column}. Mend it there."),
    "json_too_deep": N_("The file {path} is nested too deeply, or holds a number without end. Check it."),
    "json_not_a_list": N_("The file {path} does not hold a list of cases. Write the cases in [ ]."),
    "no_rows": N_("The file {path} holds no case, so nothing was recorded. Write at least one row and try again."),
    "is_a_folder": N_("{path} is a folder. Name a file in it."),
    "unknown_headings": N_(
        "The file {path} has headings that name no field: {names}. "
        "Use the names or the Thai labels that the command “fields” lists."
    ),
    "headings_twice": N_("The file {path} has the same heading twice: {names}. Take one of them out."),
    "missing_headings": N_("The file {path} lacks the headings {names}. Every case needs them; add them."),
}

FOLDERS: dict[str, str] = {
    "read_only": N_(
        "The data folder {folder} cannot be written to. Ask for the right to write there, or choose another folder."
    ),
    "not_a_folder": N_("{folder} cannot be the data folder, because {where} is a file. Name a folder with --data-dir."),
    "holds_others": N_(
        "The folder {folder} holds other files ({names}) and no data of this program, so nothing was set up or changed "
        "there. Check the name of the folder; for new data, name one that is empty or not there yet."
    ),
    "no_data_yet": N_(
        "There are no data in {folder} yet, and nothing was set up there. Check the name of the folder; "
        "for new data, begin with “init”, “record” or the window."
    ),
    "newer": N_(
        "The data in {folder} was written by a newer version of this program, which this one could damage. "
        "Install the newer version."
    ),
    "disk_full": N_("The disk of {folder} is full; nothing of this was saved. Make room there and save again."),
    "locked": N_("The data folder {folder} is in use by another program. Close it and try again."),
    "damaged": N_("The data in {folder} is damaged. Stop working on it and restore the last backup."),
    "damaged_key": N_(
        "The file that opens the data in {folder} is damaged. Put a copy of it back, or restore the last backup."
    ),
    "several_keys": N_(
        "There are several files that may open the data in {folder}, and {name} does not fit: {names}. "
        "Give the newest one the name {name} and try again."
    ),
    "other_key": N_(
        "The file that opens the data in {folder} does not fit them: it is an older one or belongs to other data, "
        "or the data are damaged. Put the newest one back, or restore the last backup."
    ),
    "people_at_work": N_(
        "The data in {folder} are open in the window or in another program. Close it, then try again: "
        "they must be written anew."
    ),
    "new_key_failed": N_(
        "The data in {folder} could not be written anew: {reason}. They are as they were. "
        "Make room there and try again."
    ),
    "newer_key": N_(
        "The file that opens the data in {folder} was written by a newer version of this program. "
        "Install the newer version."
    ),
    "old_key": N_("The file that opens the data in {folder} is older than the data. Put its newest copy back."),
    "no_open_slot": N_("The data in {folder} open only with a password. Sign in with it."),
    "no_key": N_(
        "The file that opens the data in {folder} is missing or does not fit. "
        "Put the right one back, or restore the last backup."
    ),
    "nameless_ward": N_(
        "{folder} was not set up, because a ward needs its name. Add --unit with the name of the ward."
    ),
    "wrong_role": N_(
        "The data folder {folder} was set up for another role, unit or set of rules. Choose another folder."
    ),
    "emptied": N_(
        "The data in {folder} are gone, but copies of them are there. List them with “restore” and put the newest "
        "good one back."
    ),
    "lost_data": N_(
        "There were data in {folder}, and now the file {name} there is empty or missing. Put a copy of the second "
        "place back with “restore --from DIR”; to begin anew, choose another folder."
    ),
    "copying_already": N_(
        "A copy of the data in {folder} is being made or put back already. Wait until that is done and try again."
    ),
    "copy_failed": N_(
        "No copy could be made in {folder}: {reason}. Nothing of it was left there. Make room, check your rights to "
        "that folder, and make the copy again."
    ),
    "copy_not_good": N_(
        "The copy of the data in {folder} was not good and was taken away again ({where}). Check the data with "
        "“check”, and the disk, and make the copy again."
    ),
    "place_gone": N_(
        "The second place {folder} is not there. Plug the disk in or connect the network folder, then make the copy "
        "again; or choose another place with “backup --second-place”."
    ),
    "place_in_data": N_(
        "The second place {folder} lies inside the data folder and would be lost with it. Choose another disk, a stick "
        "or a network folder."
    ),
    "no_such_place": N_(
        "The folder {folder} is not there. Plug the disk in or connect the network folder, and check the name."
    ),
    "no_copies": N_(
        "There are no copies of data in {folder}. Name the second place as “backup --second-place” was given it, "
        "or a data folder that has copies."
    ),
    "copy_of_which": N_("Several copies in {folder} are called “{name}”. Write one of these: {names}."),
    "no_such_copy": N_(
        "There is no copy called “{name}” in {folder}. “restore” without a name lists the copies that are there."
    ),
    "copy_incomplete": N_(
        "The copy {folder} is not complete: a file of it is missing or cannot be read. It cannot be put back; "
        "choose another one."
    ),
    "copy_changed": N_(
        "The file {where} of the copy {folder} was changed after it was made. It cannot be put back; "
        "choose another one."
    ),
    "copy_page": N_("The copy {folder} is damaged ({where}). It cannot be put back; choose another one."),
    "copy_no_key": N_(
        "The file that opens the copy {folder} is missing or damaged. It cannot be put back; choose another one."
    ),
    "copy_other_key": N_(
        "The file that opens the copy {folder} belongs to older or newer data. It cannot be put back; "
        "choose another one."
    ),
    "copy_newer": N_(
        "The copy {folder} was made by a newer version of this program. Install the newer version and put it back then."
    ),
    "copy_other_content": N_(
        "The copy {folder} does not hold what it held when it was made. It cannot be put back; choose another one."
    ),
    "open_elsewhere": N_(
        "The data in {folder} are open in the window or in another program. Close it, then put the copy back; "
        "nothing was changed."
    ),
    "restore_failed": N_(
        "The copy could not be put back into {folder}: {reason}. The data are as they were. "
        "Make room there and try again."
    ),
    "swap_held_up": N_(
        "A copy is being put back into {folder}, and a file there is held by another program ({reason}). "
        "Close that program and start again; nothing is lost."
    ),
}

FINDINGS: dict[str, str] = {
    "page": N_("A page of the database is damaged: {where}. Stop working on it and restore the last backup."),
    "save": N_("An entry of the log was changed after it was written: {where}. Tell the administrator."),
    "signature": N_("The signature of an entry of the log does not hold: {where}. Tell the administrator."),
    "value": N_("A value was changed after it was written: {where}. Tell the administrator."),
    "chain": N_("An entry of the log is missing: {where}. Restore the last backup."),
    "tip": N_("The last entries of the log are missing: {where}. Restore the last backup."),
    "attachment": N_("The content of an attachment is missing: {where}. Add it again."),
    "counter": N_("The number {where} could be given twice. Tell the administrator."),
    "number_twice": N_("Two cases bear the number {where}. The centre decides which one keeps it."),
    "copy_page": N_("A copy of the data is damaged and cannot be put back: {where}. Make a new one with “backup”."),
    "copy_incomplete": N_(
        "A copy of the data lacks a file and cannot be put back: {where}. Make a new one with “backup”."
    ),
    "copy_changed": N_(
        "A copy of the data was changed after it was made and cannot be put back: {where}. "
        "Make a new one with “backup”."
    ),
    "copy_no_key": N_(
        "The file that opens a copy of the data is missing or damaged: {where}. Make a new copy with “backup”."
    ),
    "copy_other_key": N_(
        "The file that opens a copy of the data belongs to other data: {where}. Make a new copy with “backup”."
    ),
    "copy_other_content": N_(
        "A copy of the data does not hold what it held when it was made: {where}. Make a new one with “backup”."
    ),
    "copy_newer": N_("Only a newer version of this program can put this copy of the data back: {where}."),
    "table": N_("The list “{where}” does not say what the log says. It will be made again from the log."),
}
OTHER_FINDING = N_("Something is not as it was written: {where} ({code}). Tell the administrator.")
OTHER_FILE = N_("The file {path} cannot be read as it is ({code}). Check it and try again.")
OTHER_FOLDER = N_("The data folder {folder} cannot be used ({code}). Ask the administrator.")
