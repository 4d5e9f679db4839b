"""How large an exchange file and its parts may be; the sender keeps to it, the receiver insists on it."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes but for `ratio` (unpacked to packed), `manifest_depth` (levels of JSON) and `sections` (a count).

    `attachment_bytes` holds for a section that is read at once, `line_bytes` for one line of the others, and
    `unpacked_bytes` for each section.
    """

    file_bytes: int = 200 * MEGABYTE
    attachment_bytes: int = 50 * MEGABYTE
    ratio: int = 200
    unpacked_bytes: int = 1_000 * MEGABYTE
    line_bytes: int = 32 * MEGABYTE
    manifest_bytes: int = 4 * MEGABYTE
    manifest_depth: int = 20
    sections: int = 10_000


LIMITS = Limits()


def in_megabytes(size_bytes: int) -> int:
    """For messages: whole megabytes, rounded up."""
    return -(-size_bytes // MEGABYTE)
