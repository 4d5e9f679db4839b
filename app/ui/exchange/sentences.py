"""What goes, what came and how the exchange stands, in sentences."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.buddhist_dates import moment_short
from app.services.exchange.rows import Exported, Imported, Outgoing, PeerStatus
from app.services.exchange.told import told_of_asking
from app.translation import _, language, ngettext
from app.ui.exchange.lines import Line


def outgoing_in_words(outgoing: Outgoing) -> str:
    """What the next file would carry."""
    if outgoing.only_asks:
        words = _("To {peer}: no cases, because the centre was set back; the file asks for all that the ward holds.")
        return words.format(peer=outgoing.peer)
    if not outgoing.saves:
        return _("Nothing new for {peer}; a file would only confirm what came from there.").format(peer=outgoing.peer)
    entries = entries_in_words(outgoing.saves)
    cases = ngettext("{count} case", "{count} cases", outgoing.cases).format(count=_grouped(outgoing.cases))
    if outgoing.attachments:
        files = ngettext("{count} attachment", "{count} attachments", outgoing.attachments).format(
            count=_grouped(outgoing.attachments)
        )
        words = _("To {peer}: {entries} in {cases}, {files}.")
        return words.format(peer=outgoing.peer, entries=entries, cases=cases, files=files)
    return _("To {peer}: {entries} in {cases}.").format(peer=outgoing.peer, entries=entries, cases=cases)


def oldest_in_words(outgoing: Outgoing) -> str:
    """How long the oldest of it has waited; empty when nothing waits."""
    if outgoing.oldest_at is None or not outgoing.saves:
        return ""
    return _("The oldest of it was entered on {moment}.").format(moment=moment_short(outgoing.oldest_at, language()))


def entries_in_words(count: int) -> str:
    """How many entries."""
    return ngettext("{count} entry", "{count} entries", count).format(count=_grouped(count))


def not_acknowledged_in_words(status: PeerStatus, now: datetime) -> str:
    """How much the other side has not confirmed, and for how long; empty when all has arrived."""
    if not status.not_acknowledged:
        return ""
    entries = entries_in_words(status.not_acknowledged)
    days = (now - status.since).days if status.since else 0
    if days < 1:
        return _("Not yet acknowledged: {entries}").format(entries=entries)
    for_days = ngettext("{count} day", "{count} days", days).format(count=_grouped(days))
    return _("Not yet acknowledged: {entries}, for {days}").format(entries=entries, days=for_days)


def last_in_words(status: PeerStatus) -> Iterator[str]:
    """When something went and came last."""
    yield _("Last sent: {moment}").format(moment=_moment(status.last_sent_at))
    yield _("Last received: {moment}").format(moment=_moment(status.last_received_at))


def _moment(moment: datetime | None) -> str:
    return moment_short(moment, language()) if moment else _("never yet")


def refusals_in_words(status: PeerStatus) -> Iterator[str]:
    """What was not taken over, on either side."""
    if status.quarantined:
        yield ngettext(
            "{count} entry from there was not taken over here.",
            "{count} entries from there were not taken over here.",
            status.quarantined,
        ).format(count=_grouped(status.quarantined))
    if status.refused_there:
        yield ngettext(
            "{count} entry from here was not taken over there.",
            "{count} entries from here were not taken over there.",
            status.refused_there,
        ).format(count=_grouped(status.refused_there))


def exported_lines(peer: str, exported: Exported) -> Iterator[Line]:
    """What came of sending to one PC."""
    names = _(", ").join(path.name for path in exported.files)
    folder = exported.files[0].parent if exported.files else ""
    words = _("The file for {peer} is ready: {names}, in the folder {folder}.")
    yield Line("good", words.format(peer=peer, names=names, folder=folder))
    if exported.only_asks:
        yield Line("ask", told_of_asking())
        return
    if exported.not_acknowledged:
        words = _("{peer} has yet to confirm {entries}; until then every file carries them again.")
        yield Line("plain", words.format(peer=peer, entries=entries_in_words(exported.not_acknowledged)))


def imported_lines(imported: Imported) -> Iterator[Line]:
    """What one file brought, what of it is new, what waits and what needs a decision."""
    yield Line("good", _arrived(imported))
    if imported.conflict and imported.conflicts:
        yield Line("ask", _conflicts(imported.conflict), imported.conflicts)
    for tone, count, words in (
        ("plain", imported.recovered, _recovered),
        ("plain", imported.waiting, _waiting),
        ("ask", imported.quarantined, _quarantined),
        ("ask", imported.refused, _refused),
        ("plain", imported.asked_again, _asked_again),
    ):
        if count:
            yield Line(tone, words(count))
    if imported.set_back:
        yield Line(
            "ask",
            _(
                "This PC was set back to an earlier day, or its data was copied. Nothing is lost; "
                "the top of this page says what to do now."
            ),
        )


def _arrived(imported: Imported) -> str:
    if not imported.new and not imported.recovered:
        if imported.old:
            return _("An older file from {sender}: everything in it had come before.").format(sender=imported.sender)
        return _("From {sender}: nothing new; the file confirms what went there.").format(sender=imported.sender)
    new = ngettext("{count} new case", "{count} new cases", imported.new_cases)
    changed = ngettext("{count} changed case", "{count} changed cases", imported.changed_cases)
    return _("From {sender}: {entries} came; {new}, {changed}.").format(
        sender=imported.sender,
        entries=entries_in_words(imported.new),
        new=new.format(count=_grouped(imported.new_cases)),
        changed=changed.format(count=_grouped(imported.changed_cases)),
    )


def _conflicts(count: int) -> str:
    return ngettext(
        "{count} case needs your decision, because two people entered different things: {{cases}}",
        "{count} cases need your decision, because two people entered different things: {{cases}}",
        count,
    ).format(count=_grouped(count))


def _recovered(count: int) -> str:
    return ngettext(
        "{count} entry that was missing here has come back.",
        "{count} entries that were missing here have come back.",
        count,
    ).format(count=_grouped(count))


def _waiting(count: int) -> str:
    return ngettext(
        "{count} entry waits until this program is updated; nothing of it is lost.",
        "{count} entries wait until this program is updated; nothing of them is lost.",
        count,
    ).format(count=_grouped(count))


def _quarantined(count: int) -> str:
    return ngettext(
        "{count} entry was not taken over; the list below says why.",
        "{count} entries were not taken over; the list below says why.",
        count,
    ).format(count=_grouped(count))


def _refused(count: int) -> str:
    return ngettext(
        "{count} entry of this PC was not taken over there. Telephone them and ask what it was.",
        "{count} entries of this PC were not taken over there. Telephone them and ask what they were.",
        count,
    ).format(count=_grouped(count))


def _asked_again(count: int) -> str:
    return ngettext(
        "{count} entry is still missing here. Send a file back: it asks for it.",
        "{count} entries are still missing here. Send a file back: it asks for them.",
        count,
    ).format(count=_grouped(count))


def _grouped(count: int) -> str:
    return f"{count:,}"
