"""What an exchange did, in sentences: what came, what is new, what waits, what needs a decision."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.services.exchange.rows import AwaitsConfirmation, Exported, Imported
from app.translation import _, language, ngettext


def told_of_export(done: Exported) -> list[str]:
    """What went into the files that were written."""
    lines = [told_of_asking() if done.only_asks else _told_of_changes(done)]
    if (count := len(done.files)) > 1:
        lines.append(_("It was too much for one file: take all {count} files along, in any order.").format(count=count))
    return lines + [path.name for path in done.files]


def told_of_asking() -> str:
    """Why the file of a centre that was set back is all but empty, and what it is good for."""
    return _(
        "This file carries no cases, because the centre's data were set back. It asks the ward for all that it holds: "
        "take it to the ward, and read the file that comes back from there."
    )


def told_of_set_back(since: datetime) -> str:
    """At a ward, until the centre has answered: what to do now."""
    return _(
        "The data of this PC were set back or copied, which was noticed on {day}. Send a file to the centre today, "
        "then read its answer: it brings back what is missing here."
    ).format(day=day_short(since.date(), language()))


def told_of_waiting(state: AwaitsConfirmation) -> str:
    """At a centre that was set back: why it gives no numbers, whom it waits for, and what to do now."""
    moment = moment_short(state.since, language())
    if not state.waiting_for:
        return _(
            "The centre was set back on {moment}. Every ward has reported since; confirm the highest number to go on."
        ).format(moment=moment)
    return _(
        "The centre was set back on {moment}. It gives no numbers and sends no cases until these wards have reported: "
        "{wards}. Send each of them a file today and read the file that comes back. If one of them cannot report, "
        "confirm the highest number."
    ).format(moment=moment, wards=_(", ").join(state.waiting_for))


def told_of_recovery(*, is_centre: bool) -> str:
    """What a PC was waiting for that was set back has come."""
    if is_centre:
        return _("Every ward has reported. The centre gives numbers and sends cases again; send every ward a file now.")
    return _("The centre has answered: what was missing here after the data were set back has come.")


def told_of_import(done: Imported) -> list[str]:
    """What a file brought."""
    return list(_told(done))


def _told(done: Imported) -> Iterator[str]:
    yield _("From {sender}: {new} new changes, {known} were known.").format(
        sender=done.sender, new=done.new, known=done.known
    )
    if done.old:
        yield _("This file was here already, or a newer one of theirs; nothing is lost by that.")
    if done.new_cases:
        yield ngettext("{count} case is new here.", "{count} cases are new here.", done.new_cases).format(
            count=done.new_cases
        )
    if done.changed_cases:
        yield ngettext("{count} case has changed.", "{count} cases have changed.", done.changed_cases).format(
            count=done.changed_cases
        )
    if done.recovered:
        yield ngettext(
            "{count} entry that was missing here has come.",
            "{count} entries that were missing here have come.",
            done.recovered,
        ).format(count=done.recovered)
    yield from _open_matters(done)


def _told_of_changes(done: Exported) -> str:
    return ngettext(
        "{count} change goes along, of {cases} cases.", "{count} changes go along, of {cases} cases.", done.saves
    ).format(count=done.saves, cases=done.cases)


def _open_matters(done: Imported) -> Iterator[str]:
    if done.conflicts:
        yield _("Somebody must decide between different entries in: {numbers}").format(
            numbers=", ".join(done.conflicts)
        )
    yield from _waits_for_update(done)
    if done.quarantined:
        yield ngettext(
            "{count} change was not taken over and is put aside; tell the centre.",
            "{count} changes were not taken over and are put aside; tell the centre.",
            done.quarantined,
        ).format(count=done.quarantined)
    if done.refused:
        yield ngettext(
            "{count} change of this PC was not taken over there.",
            "{count} changes of this PC were not taken over there.",
            done.refused,
        ).format(count=done.refused)
    if done.asked_again:
        yield ngettext(
            "{count} case is not here in full; the next file asks for it.",
            "{count} cases are not here in full; the next file asks for them.",
            done.asked_again,
        ).format(count=done.asked_again)
    yield from _surprises(done)


def _waits_for_update(done: Imported) -> Iterator[str]:
    if done.for_later:
        yield _("Parts of this file are of a newer program; they are kept and take effect after the update.")
    if done.waiting:
        yield ngettext(
            "{count} change waits until this program is updated.",
            "{count} changes wait until this program is updated.",
            done.waiting,
        ).format(count=done.waiting)


def _surprises(done: Imported) -> Iterator[str]:
    if done.unproven:
        yield _("This file says that it had files from here that were never written here. That is not believed.")
    if done.waiting_gone:
        yield told_of_files_gone(done.waiting_gone)
    if done.set_back:
        yield _("The data of this PC are older than what others have of it, or a copy. Nothing is lost.")


def told_of_files_gone(count: int) -> str:
    """Files that waited for a newer program and were taken away with an erasure."""
    return ngettext(
        "{count} file that waited for an update was taken away with what was erased; its sender sends all of it again.",
        "{count} files that waited for an update were taken away with what was erased; "
        "their senders send all of it again.",
        count,
    ).format(count=count)
