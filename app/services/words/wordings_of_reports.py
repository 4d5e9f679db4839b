"""The words for what a report can be refused for."""

from app.translation import N_

OF_REPORTS: dict[str, str] = {
    "months_wrong_way_round": N_(
        "The months run from {first} to {last}, which is earlier. Name the earlier one first."
    ),
    "month_not_begun": N_(
        "The month {month} has not begun, so there are no figures of it. Choose {present} or an earlier one."
    ),
    "months_of_two_rounds": N_(
        "These months lie in two rounds, and a round is divided by its own sums. Ask for the months up to {end}, "
        "and for the others by themselves."
    ),
    "no_indicator": N_(
        "The rules that hold here ({profile}) ask for no indicator, so there is none to report. "
        "“rules” says which rules have one."
    ),
}
