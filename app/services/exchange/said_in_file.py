"""What a file says beside its saves: what its sender asks for, could not take, and holds."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.wire import CASE_UID, KIND
from app.services.exchange.wire_values import HASH
from app.services.log.authority import REFERENCE

DIGEST = re.compile(r"[0-9a-f]{8,64}")


@dataclass
class Requests:
    """What the sender asks for, and what it could not take."""

    cases: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class SaidInFile:
    """Gathers it line by line. `listed` has for each case the digest of what the sender holds and, where it came, the
    list of saves with the places that carry a value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.requests = Requests()
        self.listed: dict[str, tuple[str, Mapping[str, Sequence[int]] | None]] = {}

    def read_requests(self, lines: Iterator[str]) -> None:
        """Take what is asked for.

        Raises:
            UnusableExchangeFile: broken.
        """
        for line in lines:
            each = self._object(line)
            if CASE_UID.fullmatch(str(each.get("case"))) or each.get("case") == REFERENCE:
                self.requests.cases.append(str(each["case"]))
            elif HASH.fullmatch(str(each.get("file"))):
                self.requests.files.append(str(each["file"]))
            elif HASH.fullmatch(str(each.get("refused"))) and KIND.fullmatch(str(each.get("reason"))):
                self.requests.refused.append((str(each["refused"]), str(each["reason"])))

    def read_holdings(self, lines: Iterator[str]) -> None:
        """Take what is listed.

        Raises:
            UnusableExchangeFile: broken.
        """
        for line in lines:
            each = self._object(line)
            uid, saves = each.get("case"), each.get("saves")
            digest = str(each.get("digest"))
            if (uid != REFERENCE and not CASE_UID.fullmatch(str(uid))) or not DIGEST.fullmatch(digest):
                raise UnusableExchangeFile(self._path, "broken")
            self.listed[str(uid)] = (digest, None if saves is None else self._lists(saves))

    def _lists(self, saves: object) -> dict[str, list[int]]:
        if not isinstance(saves, dict) or not all(
            isinstance(places, list) and all(type(place) is int for place in places) for places in saves.values()
        ):
            raise UnusableExchangeFile(self._path, "broken")
        return saves

    def _object(self, line: str) -> dict[str, object]:
        try:
            thing = json.loads(line)
        except (ValueError, RecursionError):
            raise UnusableExchangeFile(self._path, "broken") from None
        if not isinstance(thing, dict):
            raise UnusableExchangeFile(self._path, "broken")
        return thing
