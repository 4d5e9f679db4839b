"""What of a case went to whom, as lines of the timeline (PDPA-27)."""

from collections.abc import Iterator, Mapping, Sequence

from app.services.privacy.rows import DisclosedRow
from app.translation import N_, _
from app.ui.form.timeline import Entry

DISCLOSED = "disclosed"
LABEL = N_("Disclosed")
WAYS: Mapping[str, tuple[str, str]] = {
    "by_hand": ("arrow_export", N_("Disclosed to {whom}")),
    "copy": ("person_feedback", N_("Copy of one's data to {whom}")),
    "letter": ("mail", N_("Letter to {whom}")),
    "request": ("mail_arrow_forward", N_("Request to {whom}")),
    "order": ("gavel", N_("Memo to {whom}")),
    "handover": ("arrow_forward", N_("Handed over to {whom}")),
    "agency_reply": ("mail", N_("Reply to {whom}")),
    "praise": ("heart", N_("Compliment passed on to {whom}")),
    "redacted_copy": ("document_edit", N_("Copy without names and numbers for {whom}")),
    "publication": ("globe", N_("Published: {whom}")),
    "mediator": ("handshake", N_("Mediator told: {whom}")),
    "shared": ("send", N_("Shared with {whom}")),
}
PRINTED = ("print", N_("Put on paper or into a file here"))
UNKNOWN = N_("not said")


def disclosed_entries(rows: Sequence[DisclosedRow]) -> list[Entry]:
    """One line for each row, in the order given."""
    return [_entry(row) for row in rows]


def _entry(row: DisclosedRow) -> Entry:
    icon_name, words = WAYS.get(row.way, PRINTED)
    title = _(words).format(whom=row.to_whom or _(UNKNOWN)) if row.way in WAYS else _(words)
    return Entry(icon_name, title, row.at, row.by, tuple(_said(row)), group=DISCLOSED)


def _said(row: DisclosedRow) -> Iterator[str]:
    if row.what:
        yield row.what
    if row.basis:
        yield _("Ground: {basis}").format(basis=row.basis)
