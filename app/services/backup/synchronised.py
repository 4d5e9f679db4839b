"""Whether a data folder lies where another program copies files while they are in use, or on another computer.

A database is more than one file, and each is right only beside the others: what is copied in between is damaged, and
two PCs that share such a folder overwrite each other's work.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NETWORK = "network"
MOUNTS = Path("/proc/self/mounts")
NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "davfs", "fuse.rclone", "fuse.google-drive")


@dataclass(frozen=True)
class Synchroniser:
    """One program that keeps a folder alike on several PCs: how its folder is called, and what tells where it is."""

    name: str
    folders: tuple[str, ...]
    variables: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


KNOWN = (
    Synchroniser("OneDrive", ("onedrive",), ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")),
    Synchroniser("Google Drive", ("google drive", "googledrive", "my drive", "ไดรฟ์ของฉัน"), (), (".tmp.drivedownload",)),
    Synchroniser("Dropbox", ("dropbox",), (), (".dropbox", ".dropbox.cache")),
    Synchroniser("iCloud Drive", ("icloud drive", "iclouddrive", "com~apple~clouddocs")),
    Synchroniser("Nextcloud", ("nextcloud",), (), (".nextcloudsync.log", ".owncloudsync.log")),
)


def synchronising(folder: Path, environment: Mapping[str, str] = os.environ, mounts: Path = MOUNTS) -> str:
    """The name of the program, `NETWORK` for a folder of another computer, or empty."""
    whole = folder.resolve()
    chain = (whole, *whole.parents)
    cloud = next((each.name for each in KNOWN if _has(each, chain, environment)), "")
    return cloud or (NETWORK if _is_elsewhere(whole, mounts) else "")


def _has(known: Synchroniser, chain: Sequence[Path], environment: Mapping[str, str]) -> bool:
    given = {Path(environment[name]) for name in known.variables if environment.get(name)}
    return any(
        # Organisations add their name: “OneDrive - Hospital”, “Dropbox (Hospital)”.
        any(each.name.casefold().partition(" - ")[0].partition(" (")[0] == name for name in known.folders)
        or each in given
        or any((each / name).exists() for name in known.inside)
        for each in chain
    )


def _is_elsewhere(whole: Path, mounts: Path) -> bool:
    if whole.drive.startswith("\\\\"):
        return True
    try:
        lines = [line.split() for line in mounts.read_text("utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    points = {line[1].replace("\\040", " "): line[2] for line in lines if len(line) > 2}
    system = next((points[str(each)] for each in (whole, *whole.parents) if str(each) in points), "")
    return system.startswith(NETWORK_SYSTEMS)
