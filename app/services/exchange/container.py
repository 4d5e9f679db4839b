"""The one door to exchange files: packing and writing them, and reading what was verified."""

from app.services.exchange.container_layout import ClearLine
from app.services.exchange.container_reading import OpenedFile, clear_line_of, opened
from app.services.exchange.container_writing import Packed, pack_bytes, pack_lines, write_file
from app.services.exchange.limits import LIMITS, Limits
from app.services.exchange.sections import ReadSection
from app.services.identity.keys import Keys, PeerKeys

__all__ = [
    "LIMITS",
    "ClearLine",
    "Keys",
    "Limits",
    "OpenedFile",
    "Packed",
    "PeerKeys",
    "ReadSection",
    "clear_line_of",
    "opened",
    "pack_bytes",
    "pack_lines",
    "write_file",
]
