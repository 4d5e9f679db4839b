"""The words for every code that a refusal can carry: what happened, why, and what to do now."""

from app.services.words.wordings_of_clocks import OF_CLOCKS, OF_COUNTING
from app.translation import N_

PROBLEMS: dict[str, str] = {
    **OF_CLOCKS,
    "required": N_("This field is required. Fill it in."),
    "unknown_field": N_("There is no field “{name}”. The command “fields” lists the names that are known."),
    "answer_only": N_("This is given by the application and cannot be entered. Leave it out."),
    "not_text": N_("Text is expected here, not “{value}”. Write it as text."),
    "text_too_long": N_(
        "The text has {length:,} characters; {limit:,} fit here. Shorten it, or attach the rest as a file."
    ),
    "text_has_nul": N_(
        "The text holds a character (NUL) that cannot be kept, because the file it came from is damaged. "
        "Copy the text again from its source, or type it."
    ),
    "text_is_damaged": N_(
        "The text holds half a character, because it was cut in the middle. "
        "Copy the text again from its source, or type it."
    ),
    "not_a_choice": N_("“{value}” is not one of the choices here. Choose one from the list."),
    "out_of_range": N_("“{value}” is not a level; levels run from {lowest} to {highest}. Choose one of them."),
    "not_a_list": N_("A list is expected here, not “{value}”. Separate several with a semicolon."),
    "list_too_long": N_("The list has {length:,} entries; {limit:,} fit here. Shorten it."),
    "not_a_flag": N_("Yes or no is expected here, not “{value}”. Write true or false."),
    "not_money": N_("“{value}” is not a sum in baht. Write digits only, for example 12,500."),
    "money_negative": N_("Damage cannot be less than nothing: “{value}”. Write the sum without a minus sign."),
    "money_too_large": N_("“{value}” is more than any damage this register can hold. Check the zeros."),
    "not_answers": N_("The answers of the guided tree are expected here, each with its name, not “{value}”."),
    "unknown_question": N_("The guided tree has no question “{value}”. Check its name."),
    "not_an_answer": N_("An answer in the guided tree is true, false or unknown, not “{value}”."),
    "not_a_date": N_("A date is expected here, not “{value}”. Write it like 21/11/2569."),
    "date_unreadable": N_("“{text}” cannot be read as a date. Write it like 21/11/2569 or 21 Nov 2569."),
    "date_impossible": N_("“{text}” is not a day of the calendar. Check the day and the month."),
    "year_impossible": N_(
        "The year in “{text}” is neither a Buddhist year nor a Christian one of our time, "
        "perhaps because 543 was added twice. Write 2569 or 2026."
    ),
    "time_impossible": N_("The time in “{text}” does not exist. Write it between 00:00 and 24:00."),
    "time_unreadable": N_(
        "The time in “{text}” cannot be read, because it needs hours and two digits of minutes. "
        "Write it like 09.30 or 9:30."
    ),
    "in_the_future": N_("This lies in the future and cannot have happened yet. Check the date and the year."),
    "received_before_it_happened": N_(
        "The matter was received before it happened. Check the day it was received and the day of the event."
    ),
    "known_before_it_happened": N_(
        "The event was known before it happened. Check when it became known and when it happened."
    ),
    "told_before_received": N_("The complainant was told before the matter was received. Check both dates."),
    "reply_before_letter": N_(
        "The reply is due before the date of the agency's letter. Check the two dates on the letter."
    ),
    "not_a_phone": N_(
        "“{value}” is not a telephone number, which has 9 or 10 digits from 0, or from +66 on, "
        "and perhaps an extension. Check the digits."
    ),
    "not_a_number_to_call": N_(
        "“{value}” is no number that can be called: an extension has 2 to 6 digits, a telephone number 9 or 10 from 0. "
        "Check the digits."
    ),
    "not_a_person": N_("“{value}” is neither a name nor a number to call. Write a name, or empty the cell."),
    "outside_the_roster": N_(
        "{count} cells of what was pasted lie outside this roster. Choose the cell where the first of them belongs."
    ),
    "nobody_ticked": N_("Nobody is ticked as told. Tick who was told, or close the window."),
    "not_an_email": N_("“{value}” is not an e-mail address. It looks like name@example.org; check it."),
    "anonymous_with_name": N_(
        "The complainant wishes to stay anonymous, but a name is given. "
        "Take the name out, or choose another answer on disclosure."
    ),
    "ground_without_urgent": N_(
        "A ground of urgency is given, but the matter is not urgent. Choose urgent, or take the ground out."
    ),
    "row_not_an_object": N_(
        "This row is not a case with named values but “{value}”. Write it as an object with the fields' names."
    ),
    "row_of_wrong_length": N_(
        "This row has {cells} cells and the headings have {columns}. "
        "A comma inside a text needs quotation marks around the text; check the row."
    ),
    "row_broken": N_(
        "This row cannot be read, because its quotation marks do not match. Mend the row and record it again."
    ),
    "nothing_to_erase": N_("Nothing stands here in this case, so there is nothing to erase. Check the field."),
    "not_an_official_number": N_("“{value}” is not an official number. Write it like 2569/00412."),
    "duties_open": N_(
        "The case cannot be closed yet, because these duties are open: {duties}. "
        "Tick them, or mark them as not needed with the reason."
    ),
    "unknown_state": N_(
        "The state “{seen}” of this case is not known here. Open the case again and enter the correction once more."
    ),
    "name_taken": N_("Somebody is called “{name}” here already. Choose a name that tells the two apart."),
    "done_before_known": N_(
        "A duty cannot be done before the event was known. Check the date and the time, or correct “Known at”."
    ),
    "stage_out_of_turn": N_("The step before this one is not written down yet. Write that one first."),
    "stage_after_the_next": N_("This lies after the step that follows it. Check the date and the time of both."),
    "stage_before_it_began": N_("This lies before the step that it follows. Check the date and the time of both."),
    "looked_before_the_day": N_("Nobody can have looked before the day began. Check the date and the time."),
    "not_a_count": N_("“{value}” is no number of cases. Write 0 or more."),
    "due_before_it_began": N_("This day lies before the day on which it was agreed. Check the two dates."),
    "no_such_proceeding": N_("This stands in the case no more. Open the case again and look at its proceedings."),
    "already_void": N_("This was taken back already. Open the case again and look at its proceedings."),
    "only_one": N_("The case has this already, and there is only one of it. Go on with the one that stands there."),
    "case_is_closed": N_("The case is closed. Reopen it with the reason first."),
    "no_such_open_duty": N_("The case has no open duty of that kind, so there is nothing to give more time for."),
    "not_longer": N_("This day is not later than the date that stands. Choose a later day."),
    "no_such_case": N_("There is no case {number} here. Check the number, or search for it in the register."),
    "number_is_ambiguous": N_("Several cases bear the number {number}. Write the case's own number on its PC."),
    "the_case_itself": N_("This is the case itself. Choose another case."),
    "merge_into_merged": N_(
        "Case {number} was merged itself and continues in {continues_in}. Merge with {continues_in} instead."
    ),
    "merge_into_ended": N_(
        "Case {number} is closed or voided, so this one cannot go on in it. Reopen it with the reason first, "
        "or link the two cases."
    ),
    "tie_is_fixed": N_("This names another case now. Take it back with the reason, and tie the right case."),
    "tied_already": N_("The case is tied to {number} already. Look at its proceedings."),
    "written_by_the_merge": N_(
        "This was written when the other case was merged into this one. To undo it, take it back with the reason."
    ),
    "merge_is_taken_back": N_(
        "The case was merged and continues in another one. To open it again, take the merge back with the reason."
    ),
    "merge_by_merging": N_("A case is merged by naming the case that goes on. Choose “Merged with another case”."),
    "not_closed_yet": N_("The case is open, so there is nothing to reopen."),
    "reopening_needs_reason": N_(
        "The case is closed. To open it again, choose “Case reopened” and write the reason; nothing else is lost."
    ),
    "void_needs_reason": N_("Write why the case was entered by mistake. Its number is kept and given to nobody else."),
    "not_tried_enough": N_(
        "“Cannot be reached” counts as told only after tries on {tries} different days and a registered letter "
        "({rule}). There were tries on {days} days. Log them, then the letter."
    ),
    "no_letter_yet": N_(
        "“Cannot be reached” counts as told only after a registered letter ({rule}). Log the letter that was sent."
    ),
    "nobody_to_hand_over_to": N_("Choose somebody else to hand the cases over to."),
    "no_cases_to_hand_over": N_("{name} is in charge of no open case, so there is nothing to hand over."),
    "outside_calendar": N_(
        "This day lies outside the calendar, which knows the years {first_year} to {last_year}. Check the year."
    ),
    "day_changed_already": N_(
        "This day was changed already ({reason}). Take that change back first, then enter the new one."
    ),
    "closed_already": N_("This day is a day off already ({name}). Choose another day."),
    "not_closed": N_("This is a working day, so there is no day off to take away. Check the date."),
    "is_weekend": N_(
        "This is a weekend day ({name}). To have people work on it, choose “Make a weekend day a working day”."
    ),
    "not_a_weekend": N_("This is no weekend day. To take a holiday away, choose “Strike a day off”."),
    "works_already": N_("This weekend day is a working day already. Choose another day."),
    "no_such_change": N_("This change does not stand any more. Look at the calendar again."),
    "unknown_duty": N_("This case has no duty “{duty}” any more. Open the case again and look at its duties."),
    "unknown_profile": N_("There are no rules called “{profile}”; there are {known}. Choose one of them."),
    "rules_from_the_past": N_("Other rules cannot begin on a day that is past. Choose today or a later day."),
    "cases_since": N_(
        "{count} cases were received on that day or later and have their dates by the old rules. Choose a later day."
    ),
    "choice_not_in_force": N_(
        "“{label}” does not belong to the rules of the day on which the matter was received ({day}). "
        "Choose another one, or check the day."
    ),
    "before_the_order": N_("This day lies before the day of the order. Check the two dates."),
    "restricted_track": N_(
        "{unit} is complained of, and a matter of corruption or misconduct is not routed there ({rule}). "
        "Ask another unit or somebody above it, or write why it must be asked nevertheless."
    ),
    "overruled_without_reason": N_("The rules suggest {value} here ({rule}). Say why you decide otherwise."),
    "gap_channel_words": N_("Say in words which other channel it was."),
    "gap_priority_ground": N_("An urgent matter needs its ground: (a), (b) or (c)."),
    "gap_disclosure": N_("Ask whether the name may be disclosed."),
    "gap_name": N_("Ask for the complainant's full name."),
    "gap_phone": N_("Ask for a telephone number on which the complainant can be reached."),
    "gap_contact": N_("Ask for a telephone number or an e-mail address to answer to."),
    "gap_address": N_("Ask for the complainant's address."),
    "gap_signature": N_("Have the complainant sign the form."),
    "gap_review_on": N_("The clinical risk is provisional: name the day on which it is looked at again."),
    "gap_outcome": N_("Choose how the case ended."),
    "gap_told": N_("Say when the complainant was told; log the contact first."),
    "gap_duties": N_("Do the open duties, or mark them as not needed with the reason."),
    "gap_told_means": N_("Say how the complainant was told."),
    "gap_satisfaction": N_("Ask how satisfied the complainant is."),
    "gap_evidence": N_("A nameless accusation: ask whether it names evidence or witnesses."),
}

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
    "newer_key": N_(
        "The file that opens the data in {folder} was written by a newer version of this program. "
        "Install the newer version."
    ),
    "old_key": N_("The file that opens the data in {folder} is older than the data. Put its newest copy back."),
    "no_open_slot": N_("The data in {folder} opens only with a password. Sign in with it in the window."),
    "no_key": N_(
        "The file that opens the data in {folder} is missing or does not fit. "
        "Put the right one back, or restore the last backup."
    ),
    "wrong_role": N_(
        "The data folder {folder} was set up for another role, unit or set of rules. Choose another folder."
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
    "table": N_("The list “{where}” does not say what the log says. It will be made again from the log."),
}
OTHER_FINDING = N_("Something is not as it was written: {where} ({code}). Tell the administrator.")

OTHER_PROBLEM = N_("This value cannot be kept as it is. Check it ({code}).")
OTHER_FILE = N_("The file {path} cannot be read as it is ({code}). Check it and try again.")
OTHER_FOLDER = N_("The data folder {folder} cannot be used ({code}). Ask the administrator.")
OTHER_REFUSAL = N_("This is not possible here ({code}). Ask the administrator.")
OTHER_POLICY = N_("The entry is not as it should be ({code}).")

# Codes of NotAllowed; whoever raises a new one adds its words here.
REFUSALS: dict[str, str] = {
    "only_centre": N_("Only the centre can do this. Ask the complaint centre to do it."),
    "continued_elsewhere": N_(
        "This case is continued elsewhere and can only be read here. Tell the complaint centre what is to be added."
    ),
    "summary_only": N_(
        "Only the summary of this case is here, so nothing can be changed in it. "
        "Tell the complaint centre what is to be added."
    ),
    "cannot_be_erased": N_(
        "The register cannot do without this, so it cannot be erased: {fields}. If it is wrong, correct it."
    ),
    "pairing_not_complete": N_(
        "The connection with {name} is not complete yet, because the code was not confirmed. Finish it first."
    ),
    "pairing_ended": N_("The connection with {name} was ended. Connect again before you send files there."),
    "not_shared": N_("Case {number} is not shared with {name}, so there is nothing to end."),
    "unknown_class": N_("“{klass}” is no way to share a case. Choose summary, work or identity."),
    "awaits_confirmation": N_(
        "The centre's data were set back, so no numbers are given until its wards have reported or somebody confirms."
    ),
    "number_is_unique": N_("Only one case bears the number {number}, so it keeps it."),
    "only_officer": N_("Only an officer of the complaint centre can do this. Ask one of them."),
    "no_such_kept_file": N_("There is no kept file “{name}” here. Choose one from the list."),
    "no_such_entry": N_("The kept file has no such entry. Look into it again and choose one from the list."),
    "nothing_to_take_over": N_(
        "There is nothing in this entry that can be taken over: it was changed on the way, stands here already, "
        "or says what only the complaint centre may say."
    ),
    "restricted_case": N_(
        "Case {number} is on the restricted track ({rule}) and is not shared by itself. "
        "Write why it must be shared nevertheless."
    ),
    "nothing_to_confirm": N_("The centre's data were not set back, so there is nothing to confirm."),
}

POLICY: dict[str, str] = {
    **OF_COUNTING,
    "unknown_profile": N_("There is no profile “{profile}”; there are {known}. Choose one of them."),
    "missing_table": N_("The table “{table}” is missing."),
    "unknown_table": N_("There is no table “{table}” in a policy. Check its name."),
    "unreadable": N_("It cannot be opened ({reason})."),
    "not_utf8": N_("It is not UTF-8 text. Save it as UTF-8."),
    "not_toml": N_("It is not valid TOML ({reason})."),
    "no_source": N_("An entry of “{table}” names no source. Add the document and its section."),
    "unknown_key": N_("An entry of “{table}” has no “{key}”. Check the spelling."),
    "missing_key": N_("An entry of “{table}” lacks “{key}”. Add it."),
    "wrong_type": N_("“{key}” in “{table}” cannot be “{value}”. Check what kind of value belongs there."),
    "unknown_counting": N_("“{value}” is no way of counting. Check the entry's “{key}”."),
    "ends_before_it_begins": N_("An entry of “{table}” ends before it begins. Check its two dates."),
    "overlap": N_(
        "Two entries of “{table}” for {rule} are in force on the same day; "
        "the other is in line {other_line}. End the older one."
    ),
    "locked": N_("“{name}” cannot be “{value}”: the document fixes it as “{locked}”. Take the entry out."),
    "in_use": N_(
        "The choice “{value}” is gone, but cases bear it: {cases}. "
        "Put it back, and end it with “in_force_until” if it is not to be chosen any more."
    ),
    "unknown_reference": N_("“{key}” names “{value}”, which the policy does not have. Check the spelling."),
}
