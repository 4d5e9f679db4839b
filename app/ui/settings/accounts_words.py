"""The accounts of this PC in words: one line each, and what stands in the way of signing in."""

from collections.abc import Collection, Sequence

from app.domain.labels import LABELS
from app.domain.vocabulary import Role
from app.services.accounts.rows import AccountRow
from app.translation import _, ngettext


def line_words(row: AccountRow, pins: Collection[str]) -> str:
    """Name, unit and roles, and under them how the person comes in."""
    roles = _(", ").join(_(LABELS[Role(role)]) for role in row.roles) or _("no role")
    who = _("{name} ({unit})").format(name=row.name, unit=row.unit) if row.unit else row.name
    ways = [_way_in(row), *([_("PIN for the quick log")] if row.uid in pins and not row.is_removed else [])]
    return f"{who}\n{roles} · {' · '.join([*ways, *_tries(row)])}"


def open_words(names: Sequence[str]) -> str:
    """What it means that some have no password."""
    if not names:
        return ""
    words = _(
        "The data still open without a password, because these accounts have none: {names}. Give each of them one; "
        "with the last, a recovery code is printed and the data are locked."
    )
    return words.format(names=_(", ").join(names))


def anew_words() -> str:
    """What comes when the data are written anew."""
    return _(
        "For this, all data are written anew. The window closes meanwhile and comes back by itself; "
        "what is typed is kept. On a PC with many cases it takes some minutes."
    )


def _way_in(row: AccountRow) -> str:
    if row.is_half_removed:
        return _("not removed wholly yet: remove it once more")
    if row.is_removed:
        return _("removed")
    return _("with a password") if row.has_password else _("without a password")


def _tries(row: AccountRow) -> list[str]:
    words = ngettext("{count:,} wrong try", "{count:,} wrong tries", row.wrong_tries)
    return [words.format(count=row.wrong_tries)] if row.wrong_tries else []
