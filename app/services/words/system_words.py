"""What the system says when it refuses a file, in our own words."""

import errno

from app.translation import N_, _

BUSY = N_("another program is using it")
WORDS: dict[int, str] = {
    errno.ENOSPC: N_("there is no room left"),
    errno.EDQUOT: N_("there is no room left"),
    errno.EACCES: N_("the rights to it are missing"),
    errno.EPERM: N_("the rights to it are missing"),
    errno.EROFS: N_("it can only be read here, not written"),
    errno.ENOENT: N_("it is not there"),
    errno.ENODEV: N_("it is not there"),
    errno.ENXIO: N_("it is not there"),
    errno.ENOTDIR: N_("a part of its path is a file and no folder"),
    errno.EIO: N_("the stick or the disk does not answer"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.EISDIR: N_("it is a folder and no file"),
    errno.EEXIST: N_("something of that name is there already"),
    errno.EBUSY: BUSY,
    errno.ETXTBSY: BUSY,
    errno.EFBIG: N_("it is too large for this stick or disk"),
}
# Windows gives these the number of missing rights.
HELD_ON_WINDOWS = (32, 33)


def words_of_system(error: OSError) -> str:
    """Why the system refused, without a full stop; words of its own that we do not know stand in quotation marks."""
    if getattr(error, "winerror", None) in HELD_ON_WINDOWS:
        return _(BUSY)
    known = WORDS.get(error.errno or 0)
    if known is not None:
        return _(known)
    return _("the system says: “{words}”").format(words=error.strerror or str(error) or "–")
