"""Whether somebody must sign in at all, looked up before anything slow is imported."""

from pathlib import Path

KEY_FILE = "key.json"  # as `key_file` names it, which is slow to import
# Of all that `key_slots` writes only a slot with a password has it; to import what reads JSON would be felt.
ONLY_WITH_PASSWORD = b'"public"'


def has_passwords(folder: Path) -> bool:
    """Whether any account of these data has a password; a file that cannot be read is told when the data are opened."""
    try:
        return ONLY_WITH_PASSWORD in (folder / KEY_FILE).read_bytes()
    except OSError:
        return False
