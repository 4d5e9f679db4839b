"""What a command run in the folder of one of two paired PCs answers."""

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def answer(run: Run, where: str, *arguments: str) -> dict[str, object]:
    status, printed, words = run(where, *arguments, "--json")
    assert status == 0, words
    return dict(json.loads(printed))
