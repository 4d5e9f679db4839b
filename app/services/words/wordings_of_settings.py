"""The words for what the hospital's own data can be refused for."""

from app.translation import N_

OF_SETTINGS: dict[str, str] = {
    "name_too_long": N_("“{name}” is too long for the name of a unit. Write one unit a line."),
    "rules_hold_already": N_("These rules hold on that day already. Choose others, or leave everything as it is."),
    "pausing_is_locked": N_(
        "The rules of that day settle that no clock waits, because the indicator counts every day. "
        "Give more time with the reason instead."
    ),
}
