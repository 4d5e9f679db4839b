"""Imports without the hook of PySide6; this module itself is imported before it."""

import builtins
import contextlib
from collections.abc import Iterator

# Taken before PySide6 puts its own in its place.
_PLAIN_IMPORT = builtins.__import__


@contextlib.contextmanager
def plain_imports() -> Iterator[None]:
    """Import without PySide6's hook, which makes every later import a third slower."""
    hooked = builtins.__import__
    builtins.__import__ = _PLAIN_IMPORT
    try:
        yield
    finally:
        builtins.__import__ = hooked
