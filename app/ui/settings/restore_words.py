"""The sentences before a copy is put back: what is in it, what would be lost, and how it goes on."""

from collections.abc import Iterator

from app.domain.buddhist_dates import moment_short
from app.services.backup.manifest import Manifest
from app.services.backup.previewing import BY_PASSWORD, BY_RECOVERY, FREELY, Lost, Preview
from app.translation import N_, _, language, ngettext

OPENS = {
    FREELY: N_("Afterwards the data open without a password."),
    BY_PASSWORD: N_("Afterwards the data open with the passwords of the day when the copy was made."),
    BY_RECOVERY: N_("Afterwards only the recovery code opens the data: have it at hand before you go on."),
}
NOT_COMPARED = N_("The copy cannot be compared entry by entry, because it opens with other passwords: counted by time.")


def content_words(preview: Preview) -> str:
    """What is in the copy, and that it is good."""
    return "\n".join(_content(preview.manifest)) if preview.manifest is not None else ""


def foreign_words(preview: Preview) -> str:
    """A warning that the copy holds the data of another PC; empty when it does not."""
    if not preview.is_of_other_pc:
        return ""
    return _("These are data of another PC. Afterwards this PC has the cases of that one, and its own no more.")


def lost_words(lost: Lost | None) -> str:
    """What would no longer be seen."""
    if lost is None or not lost.saves:
        return "\n".join(_nothing(lost))
    saves = ngettext(
        "{count:,} entry that was made since is not in this copy.",
        "{count:,} entries that were made since are not in this copy.",
        lost.saves,
    )
    return "\n".join((saves.format(count=lost.saves), *_cases(lost)))


def way_words(preview: Preview, former_days: int, *, is_centre: bool) -> str:
    """How it goes on after the button is pressed."""
    return "\n".join(_way(preview, former_days, is_centre=is_centre))


def _content(manifest: Manifest) -> Iterator[str]:
    counts, inside = manifest.inside.counts, manifest.inside
    words = _("The copy of {moment} was opened and looked through just now: it is good.")
    yield words.format(moment=moment_short(manifest.made_at, language()))
    cases = ngettext("{count:,} case", "{count:,} cases", counts["cases"]).format(count=counts["cases"])
    words = _("It holds {cases} and {attachments} attachments; the last case written to is {number}.")
    yield words.format(cases=cases, attachments=f"{counts['attachments']:,}", number=inside.newest or "–")
    if manifest.pc:
        yield _("Data of {pc}, made by version {version}.").format(pc=manifest.pc, version=manifest.program)


def _nothing(lost: Lost | None) -> Iterator[str]:
    """Nothing newer is no proof: what came in files lately may have been saved elsewhere before the copy was made."""
    if lost is None or lost.is_exact:
        yield _("Everything that is in the data now is in this copy, too.")
    else:
        yield _("No entry is newer than the newest in this copy.")
        yield _(NOT_COMPARED)


def _cases(lost: Lost) -> Iterator[str]:
    if lost.numbers:
        named, more = ", ".join(lost.numbers), lost.cases - len(lost.numbers)
        yield _("They belong to {numbers}.").format(numbers=named if not more else f"{named} … (+{more:,})")
    if not lost.is_exact:
        yield _(NOT_COMPARED)


def _way(preview: Preview, former_days: int, *, is_centre: bool) -> Iterator[str]:
    yield _("The window closes, the copy is put in the place of the data, and the window opens again.")
    kept = _(
        "The data of now are kept in a folder beside them for {days} days, and the last folder of this kind for good."
    )
    yield kept.format(days=former_days)
    if not is_centre:
        yield _("What already went to the centre in a file comes back with its next file.")
    yield _(OPENS[preview.opens])
