"""What an exchange did, in sentences: what came, what is new, what waits, what needs a decision."""

from collections.abc import Iterator

from app.services.exchange.rows import Exported, Imported
from app.translation import _, ngettext


def told_of_export(done: Exported) -> list[str]:
    """What went into the files that were written."""
    lines = [
        ngettext(
            "{count} change goes along, of {cases} cases.", "{count} changes go along, of {cases} cases.", done.saves
        ).format(count=done.saves, cases=done.cases)
    ]
    if (count := len(done.files)) > 1:
        lines.append(_("It was too much for one file: take all {count} files along, in any order.").format(count=count))
    return lines + [path.name for path in done.files]


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


def _open_matters(done: Imported) -> Iterator[str]:
    if done.conflicts:
        yield _("Somebody must decide between different entries in: {numbers}").format(
            numbers=", ".join(done.conflicts)
        )
    if done.for_later:
        yield _("Parts of this file are of a newer program; they are kept and take effect after the update.")
    if done.waiting:
        yield ngettext(
            "{count} change waits until this program is updated.",
            "{count} changes wait until this program is updated.",
            done.waiting,
        ).format(count=done.waiting)
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
    if done.set_back:
        yield _("The data of this PC were older than what others have of it. Nothing is lost; send a file soon.")
