"""Words for what is refused about the clocks of a case, by code; `messages` fills them in."""

from app.translation import N_

OF_CLOCKS = {
    "pausing_is_off": N_(
        "The rules here let no clock wait ({rule}), because the indicator counts every day. "
        "Give more time with the reason instead."
    ),
    "waits_already": N_("The clock waits already. Let it run again first, or take that entry back."),
    "nothing_to_pause": N_(
        "No open duty of this case may wait by the rules in use here; duties of an incident, hours, days that were "
        "named and the first contact never do. Give more time with the reason instead."
    ),
    "received_after_done": N_(
        "“{duty}” was done on {moment}, before this time. Correct when it was done first, or check this time."
    ),
}
OF_COUNTING = {
    "cannot_wait": N_(
        "{rule} cannot be pausable: duties of an incident, hours and the first contact never wait. Take “{key}” out."
    ),
}
