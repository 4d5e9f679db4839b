"""Room for work on very many small things at once."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cyclic garbage meanwhile.

    The hundred thousands of rows of an import make none, and walking through them again and again took an eighth
    of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
