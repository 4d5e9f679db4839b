"""The words for refusals of what is done about a case: steps out of order, cases tied together, people to be told."""

from app.translation import N_

OF_STEPS: dict[str, str] = {
    "stage_out_of_turn": N_("The step before this one is not written down yet. Write that one first."),
    "stage_closed_off": N_(
        "A later step is written down already, and this one lies after it. "
        "Write the time at which it really was, or write a note instead."
    ),
    "told_apart": N_(
        "One tick does not say when each was told ({rule}). Not told yet: {people}. "
        "Write each of them with the telephone beside the duties, or under “Told of the event”, "
        "with the true time, the means and the words."
    ),
    "told_out_of_order": N_(
        "Before {role}, {people} had to be told, in the order of the chain. "
        "Write down when they were, or say in words why the order was another."
    ),
    "written_nowhere": N_(
        "“{what}” is not written in this case. Write it here, or say in words where it is, "
        "or attach the paper as a file."
    ),
    "nothing_explained": N_(
        "Tick what was explained: facts, law or entitlements. If nothing was, leave this step out."
    ),
    "neither_explained_nor_invited": N_(
        "Nothing was explained yet and nobody invited. Write down first what the person was told, "
        "or which unit was invited to help mediate."
    ),
    "head_first": N_(
        "First write down what came of the mediation by the head, or why it was not possible ({rule}). "
        "Then the mediators are called."
    ),
    "names_in_publication": N_(
        "In the text that is to be published stand {names}. Correct what was asked for: take them out, or list each "
        "under “Names and numbers that stay” with the reason. Who asked not to be named cannot stay."
    ),
    "unit_not_listed": N_(
        "The hospital's list has no unit “{unit}”, and no case names it. Choose one from the list, or tick "
        "“Not on the hospital's list, and meant so” to ask it as it is written."
    ),
    "stage_after_the_next": N_("This lies after the step that follows it. Check the date and the time of both."),
    "stage_before_it_began": N_("This lies before the step that it follows. Check the date and the time of both."),
    "due_before_it_began": N_("This day lies before the day on which it was agreed. Check the two dates."),
    "no_such_proceeding": N_("This stands in the case no more. Open the case again and look at its proceedings."),
    "already_void": N_("This was taken back already. Open the case again and look at its proceedings."),
    "only_one": N_("The case has this already, and there is only one of it. Go on with the one that stands there."),
    "case_is_closed": N_("The case is closed. Reopen it with the reason first."),
    "no_such_open_duty": N_(
        "The case has no open duty of that kind, so there is nothing to give more time for. "
        "Open the case again and choose one of its open duties."
    ),
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
    "not_closed_yet": N_("The case is open, so there is nothing to reopen. Go on with the case as it is."),
}
