"""The words for refusals about personal data: erasing, and a copy for the person concerned."""

from app.translation import N_

OF_PRIVACY: dict[str, str] = {
    "identity_not_checked": N_("Check who the person is before a copy goes out, and tick it here."),
    "nothing_chosen_to_erase": N_("Nothing is chosen. Tick what is to be erased."),
    "not_the_number_of_the_case": N_(
        "The number of the case was not confirmed. It is {number}; look once more at what is chosen and type it."
    ),
}
