"""The sentences of the settings about copies: how old the newest is, where they lie, what a look through them found."""

from collections.abc import Iterator
from datetime import date

from app.domain.buddhist_dates import BANGKOK, moment_short
from app.services.backup.backups import Made
from app.services.backup.upkeep import Standing, Tested, View
from app.services.backup.upkeep_words import words_for_tested
from app.services.exchange.limits import in_megabytes
from app.services.words.messages import words_for
from app.translation import _, language, ngettext


def newest_words(view: View, today: date) -> str:
    """How old the newest copy beside the data is, and where it lies."""
    newest = view.newest(is_first=True)
    place = _("The copies lie beside the data, in {folder}.").format(folder=view.first)
    return f"{_age(newest, today)}\n{place}" if newest is not None else _("There is no copy yet.")


def second_words(view: View) -> str:
    """Where a copy of each copy goes, and how new the newest there is."""
    if view.second is None:
        return _("There is no second place: when the disk breaks, the copies are lost with the data.")
    if not view.is_second_there:
        words = _("The second place {folder} is not there now; plug the disk in or connect the network folder.")
        return words.format(folder=view.second)
    newest = view.newest(is_first=False)
    if newest is None:
        return _("The second place is {folder}; no copy is there yet.").format(folder=view.second)
    words = _("The second place is {folder}; the newest copy there is of {moment}.")
    return words.format(folder=view.second, moment=_moment(newest))


def tested_words(view: View) -> str:
    """When the newest copies were looked through last, and what was found."""
    bad = [words_for_tested(each) for each in view.tested if each.fault is not None]
    if bad:
        return "\n".join(bad)
    if not view.tested:
        return _("No copy has been tested since it was made; that happens by itself.")
    at = moment_short(view.tested[0].at, language())
    return _("The newest copies were opened and looked through on {moment}: they are good.").format(moment=at)


def line_words(copy: Standing, view: View) -> str:
    """One copy in the list, in two lines."""
    cases = copy.manifest.inside.counts["cases"]
    inside = ngettext("{count:,} case", "{count:,} cases", cases).format(count=cases)
    where = _place_words(copy, view)
    words = _("{moment}\n{inside}, {size} MB, {where}")
    size = in_megabytes(copy.manifest.size_bytes)
    return words.format(moment=_moment(copy), inside=inside, size=size, where=where)


def former_words(view: View) -> str:
    """What is kept of the data that copies took the place of; empty without any."""
    if not view.former:
        return ""
    words = ngettext(
        "Data from before a copy was put back are kept in {count} folder in {folder}, {size:,} MB; of {moment}. "
        "They go after {days} days, but never the last of them.",
        "Data from before copies were put back are kept in {count} folders in {folder}, {size:,} MB; the newest of "
        "{moment}. They go after {days} days, but never the last of them.",
        len(view.former),
    )
    return words.format(
        count=len(view.former),
        folder=view.folder,
        size=in_megabytes(sum(each.size_bytes for each in view.former)),
        moment=moment_short(view.former[0].until, language()),
        days=view.former_days,
    )


def inside_words(copy: Standing) -> str:
    """What is in one copy, and where it lies."""
    return "\n".join(_inside(copy))


def made_words(made: Made) -> str:
    """What came of making a copy."""
    if made.second_problem is not None:
        return f"{_('The copy beside the data is good all the same.')} {words_for(made.second_problem)}"
    if made.second is None:
        return _("A copy was made and looked through: it is good.")
    return _("A copy was made and looked through, and brought to the second place: it is good.")


def checked_words(tested: Tested) -> str:
    """What came of looking through one copy."""
    return words_for_tested(tested) or _("This copy was opened and looked through: it is good.")


def _age(newest: Standing, today: date) -> str:
    days = (today - newest.manifest.made_at.astimezone(BANGKOK).date()).days
    if days <= 0:
        return _("The newest copy is of today: {moment}.").format(moment=_moment(newest))
    words = ngettext(
        "The newest copy is {count} day old: {moment}.", "The newest copy is {count} days old: {moment}.", days
    )
    return words.format(count=days, moment=_moment(newest))


def _place_words(copy: Standing, view: View) -> str:
    if copy.place == view.elsewhere:
        return _("in {folder}").format(folder=view.elsewhere)
    return _("beside the data") if copy.place == view.first else _("in the second place")


def _inside(copy: Standing) -> Iterator[str]:
    counts, inside = copy.manifest.inside.counts, copy.manifest.inside
    saves = _("{saves} saves, {attachments} attachments; the last case written to is {number}.")
    number = inside.newest or "–"
    yield saves.format(saves=f"{counts['saves']:,}", attachments=f"{counts['attachments']:,}", number=number)
    if copy.manifest.pc:
        yield _("Data of {pc}, made by version {version}.").format(pc=copy.manifest.pc, version=copy.manifest.program)
    yield _("It lies in {folder}.").format(folder=copy.path)


def _moment(copy: Standing) -> str:
    return moment_short(copy.manifest.made_at, language())
