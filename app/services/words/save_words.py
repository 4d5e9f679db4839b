"""What a save is called: that of a case, that of the hospital's own data, and that of a proceeding by its stage."""

from collections.abc import Mapping

from app.domain.proceedings.kinds import KINDS
from app.services.words.proceeding_words import stage_label
from app.translation import N_, _

SAVES: Mapping[str, str] = {
    "received": N_("Case recorded"),
    "corrected": N_("Corrected"),
    "decided": N_("Conflict decided"),
    "attached": N_("File attached"),
    "duty_done": N_("Duty done"),
    "duty_not_needed": N_("Duty not needed"),
    "sent_to_mediation": N_("Sent to mediation"),
    "people_told": N_("People told"),
    "mediator_called": N_("Mediator called"),
    "recounted": N_("Dates counted again"),
    "proceeding_voided": N_("Taken back"),
    "granted": N_("Shared with a unit"),
    "grant_ended": N_("Sharing with a unit ended"),
    "numbered": N_("Official number given"),
    "renumbered": N_("Another number given"),
    "erased": N_("Erased by order of the centre"),
    "held": N_("Kept from being erased"),
    "hold_released": N_("No longer kept from being erased"),
    "put_back": N_("Put back after older data came"),
    "taken_over": N_("Taken over by the centre"),
}
# Saves that concern no case but the whole hospital.
HOSPITAL_SAVES: Mapping[str, str] = {
    "set_up": N_("This PC was set up"),
    "account_made": N_("Account made"),
    "account_changed": N_("Roles or unit of an account changed"),
    "account_removed": N_("Account removed"),
    "paired": N_("Connected with another PC"),
    "revoked": N_("Connection with another PC ended"),
    "hospital_described": N_("Hospital described"),
    "notice_published": N_("Privacy notice put into use"),
    "units_made": N_("Units added"),
    "unit_taken_off": N_("Unit taken off the list"),
    "appointed": N_("Appointment entered"),
    "appointment_corrected": N_("Appointment corrected"),
    "order_attached": N_("The order itself attached"),
    "appointment_taken_back": N_("Appointment taken back"),
    "holder_changed": N_("Holder of a post changed"),
    "roster_changed": N_("Roster changed"),
    "mediator_leave": N_("Leave of a mediator entered"),
    "mediator_described": N_("Mediator described"),
    "calendar_changed": N_("Working days changed"),
    "calendar_taken_back": N_("Change of working days taken back"),
    "calendar_year_confirmed": N_("Days off of a year confirmed"),
    "calendar_year_unconfirmed": N_("Confirmation of a year's days off taken back"),
    "profile_changed": N_("Other rules chosen"),
    "profile_change_taken_back": N_("Choice of other rules taken back"),
    "pausing_changed": N_("Decision on stopped clocks changed"),
    "retention_changed": N_("Decision on retention changed"),
    "channel_looked_at": N_("Channel looked at"),
    "office_report_sent": N_("Report noted as sent"),
    "unit_returns_came": N_("Returns of units noted"),
    "unit_returns_taken_back": N_("Returns of units taken back"),
}
OTHER_SAVE = N_("Saved")


def kind_in_words(kind: str) -> str:
    """What a kind of save is called; one of a proceeding as its stage is."""
    known = SAVES.get(kind) or HOSPITAL_SAVES.get(kind)
    if known is not None:
        return _(known)
    stage = proceeding_in(kind)
    return stage_label(*stage) if stage else _(OTHER_SAVE)


def proceeding_in(kind: str) -> tuple[str, str] | None:
    """The code and the stage of the proceeding that a kind of save is about; None when it is about none."""
    for code, known in KINDS.items():
        stage = kind.removeprefix(f"{code}_")
        if stage != kind and stage in {each.name for each in known.stages}:
            return code, stage
    return None
