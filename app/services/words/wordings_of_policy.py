"""The words for what is wrong in the files of a policy."""

from app.services.words.wordings_of_clocks import OF_COUNTING
from app.translation import N_

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
    "not_one_in_force": N_(
        "Of “{table}”, exactly one entry must be the last that came into force. Check “{key}” of its entries."
    ),
    "entry_twice": N_("Two entries of “{table}” have the same code: {value}. Take one of them out."),
    "right_twice": N_("Two entries of “{table}” give the same right: {value}. Take one of them out."),
    "locked": N_("“{name}” cannot be “{value}”: the document fixes it as “{locked}”. Take the entry out."),
    "in_use": N_(
        "The choice “{value}” is gone, but cases bear it: {cases}. "
        "Put it back, and end it with “in_force_until” if it is not to be chosen any more."
    ),
    "unknown_reference": N_("“{key}” names “{value}”, which the policy does not have. Check the spelling."),
}
OTHER_POLICY = N_("The entry is not as it should be ({code}).")
