"""The data under a former key, which lie beside the new ones only as long as these take their place."""

import shutil
from pathlib import Path

from app.services.backup.swap import NOTE

BEFORE = ".before-new-key"


def forget_former(folder: Path) -> None:
    """Take away the data under the former key, once the new ones are in their place."""
    if (folder / BEFORE).exists() and not (folder / NOTE).exists():
        shutil.rmtree(folder / BEFORE, ignore_errors=True)
