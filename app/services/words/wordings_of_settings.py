"""The words for what the hospital's own data can be refused for."""

from app.translation import N_

OF_SETTINGS: dict[str, str] = {
    "name_too_long": N_("“{name}” is too long for the name of a unit. Write one unit a line."),
    "rules_hold_already": N_("These rules hold on that day already. Choose others, or leave everything as it is."),
    "unit_without_name": N_("The name of a unit is empty. Write its name, or leave it out."),
    "no_such_unit": N_("The list has no unit “{name}”, so it cannot be taken off. “units” shows the list."),
    "added_and_taken_off": N_("“{name}” is to be added and taken off at once. Leave out one of the two."),
    "ends_before_it_begins": N_("The last day lies before the first one, {day}. Check the two dates."),
    "pausing_is_locked": N_(
        "The rules of that day settle that no clock waits, because the indicator counts every day. "
        "Give more time with the reason instead."
    ),
    "no_such_entry_of_retention": N_("There is no entry “{code}” of retention. “retention entries” shows them."),
    "not_a_number_of_years": N_(
        "A number of years between 1 and {limit} is expected here. Write digits, for example 5."
    ),
    "fewer_years_than_a_document": N_("{source} asks for at least {years} years. Write that many or more."),
    "nobody_holds_it": N_("Nobody has put a hold on case {number}, so there is nothing to lift."),
    "not_the_number_of_cases": N_(
        "The number of cases was not confirmed: {count} are chosen. Look at them once more and type their number."
    ),
    "not_on_the_list": N_("Case {number} has not had its time by any entry that is switched on. It stays as it is."),
    "case_is_held": N_("Case {number} is kept, because somebody or something holds it. The list says who or what."),
    "not_its_day": N_(
        "Case {number} still waits on the list, so that whoever needs it can put a hold. Try again later."
    ),
    "changed_since_reviewed": N_("Case {number} was changed after you looked at it. Look at it once more."),
    "not_looked_through": N_("“{title}” was not looked through. Read it to its end, and say that you have seen it."),
}
