"""The words for every code that a refusal can carry: what happened, why, and what to do now."""

from app.services.words.wordings_of_accounts import OF_PASSWORDS, OF_SIGN_IN
from app.services.words.wordings_of_clocks import OF_CLOCKS
from app.services.words.wordings_of_privacy import OF_PRIVACY
from app.services.words.wordings_of_reports import OF_REPORTS
from app.services.words.wordings_of_settings import OF_SETTINGS
from app.services.words.wordings_of_steps import OF_STEPS
from app.translation import N_

PROBLEMS: dict[str, str] = {
    **OF_CLOCKS,
    **OF_STEPS,
    **OF_PRIVACY,
    **OF_SETTINGS,
    **OF_REPORTS,
    **OF_PASSWORDS,
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
    "answers_not_json": N_(
        "The answers cannot be read from letter {column} on, because they are no JSON: “{value}”. "
        'Write them like {{"clinical": true}}, or name a file after @.'
    ),
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
    "work_open": N_(
        "The case cannot be closed yet, because the rules want this finished: {work}. "
        "Write down how it ended, or take it back with the reason."
    ),
    "open_is_listed": N_("The case cannot be closed yet. First do what the list above names."),
    "why_closed_with_listed": N_("Write here why the case is closed although something in the list above is open."),
    "work_may_stay_open": N_(
        "This is still open: {work}. Finish it first, or write here why the case is closed all the same."
    ),
    "no_conflict_here": N_("Nobody entered this differently, so there is nothing to decide. Correct the case instead."),
    "reporter_is_kept_from_you": N_(
        "Who reported this wished that the head of the unit does not see the name. It stays as it was entered; "
        "the complaint centre can change it."
    ),
    "identity_is_withheld": N_(
        "Who complained is withheld here. Open the identity first, with a reason (on the command line: --reason); "
        "whoever may not leaves this to the complaint centre."
    ),
    "no_handover": N_(
        "The case was handed over to nobody yet ({rule}). Write down under “Handed over to another agency” "
        "to whom and when, or choose another outcome."
    ),
    "no_ending_screening": N_(
        "No screening says that the matter ends ({rule}). Write down the screening with its reason, "
        "or choose another outcome."
    ),
    "end_is_settled": N_(
        "The case was closed with another end, which reports count. To change it, choose “Case reopened”, "
        "write the reason, and close the case again."
    ),
    "told_and_nobody": N_(
        "Either the complainant was told, or there was nobody to tell. Take out the time and the means, or the reason."
    ),
    "somebody_complained": N_("There is a complainant here. Say when they were told, or choose another reason."),
    "not_anonymous": N_("The complainant does not wish to stay anonymous. Choose another reason, or say when."),
    "can_be_reached": N_(
        "There is a telephone number, an e-mail address or an address of the complainant. Tell them, and say when."
    ),
    "an_answer_is_owed": N_(
        "Only a compliment, a suggestion or an opinion may do without an answer. Tell the complainant, and say when."
    ),
    "only_at_screening": N_(
        "This reason is for matters that end at screening. Otherwise three tries and a registered letter "
        "count as told; choose the outcome “Cannot be reached”."
    ),
    "nobody_tried": N_("Nobody has tried to reach the complainant yet. Log the contact that was tried in vain."),
    "before_the_rules": N_(
        "The rules here begin on {day}, so a matter received before has no due date. Check the year. "
        "If the day is right, record the matter with its outcome, as one that is over."
    ),
    "unknown_state": N_(
        "The state “{seen}” of this case is not known here. Open the case again and enter the correction once more."
    ),
    "name_taken": N_("Somebody is called “{name}” here already. Choose a name that tells the two apart."),
    "done_before_known": N_(
        "A duty cannot be done before the event was known. Check the date and the time, or correct “Known at”."
    ),
    "looked_before_the_day": N_("Nobody can have looked before the day began. Check the date and the time."),
    "sent_before_the_period": N_(
        "The report cannot have been sent before its period began. Check the date and the time."
    ),
    "unit_not_on_the_list": N_("The hospital's list has no unit “{unit}”. Choose one from the list."),
    "no_such_report": N_("No such report falls due then. Choose it again from the board of Today."),
    "not_a_count": N_("“{value}” is no number of cases. Write 0 or more."),
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
    "restricted_track_closed": N_(
        "{unit} is complained of, and a matter of corruption or misconduct is not brought there ({rule}). "
        "Choose somebody else, above the unit."
    ),
    "merge_into_ordinary": N_(
        "This case is on the restricted track and {number} is not. "
        "Restrict {number} first, or link the two cases instead of merging them."
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
    "gap_open_work": N_("Something is not finished that the rules want before the end. It is listed above."),
    "gap_told_means": N_("Say how the complainant was told."),
    "gap_satisfaction": N_("Ask how satisfied the complainant is."),
    "gap_evidence": N_("A nameless accusation: ask whether it names evidence or witnesses."),
}

OTHER_PROBLEM = N_("This value cannot be kept as it is. Check it ({code}).")
OTHER_REFUSAL = N_("This is not possible here ({code}). Ask the administrator.")

# Codes of NotAllowed; whoever raises a new one adds its words here.
REFUSALS: dict[str, str] = {
    **OF_SIGN_IN,
    "file_may_name": N_(
        "The file may name the complainant, whose identity is withheld. Open the identity first, with a reason."
    ),
    "only_centre": N_("Only the centre can do this. Ask the complaint centre to do it."),
    "centre_publishes": N_(
        "This PC may not know everybody who must not be named, so the form is printed at the complaint centre. "
        "Send the case there."
    ),
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
    "audit_only": N_("Only an administrator or the director reads who did what here. Ask one of them."),
    "only_officer": N_("Only an officer of the complaint centre can do this. Ask one of them."),
    "no_such_kept_file": N_("There is no kept file “{name}” here. Choose one from the list."),
    "no_file_to_take_from": N_("It is not said from which kept file. Name the file before --take."),
    "no_such_entry": N_("The kept file has no such entry. Look into it again and choose one from the list."),
    "nothing_to_take_over": N_(
        "There is nothing in this entry that can be taken over: it was changed on the way, stands here already, "
        "or says what only the complaint centre may say."
    ),
    "restricted_case": N_(
        "Case {number} is on the restricted track ({rule}) and is not shared by itself. "
        "Write why it must be shared nevertheless."
    ),
    "nothing_to_confirm": N_(
        "Nothing waits to be confirmed here. If a copy was put back before, the work goes on from it already."
    ),
}
