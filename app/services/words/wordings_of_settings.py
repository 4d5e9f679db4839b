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
}
