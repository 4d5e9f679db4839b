"""Keys that work whether the keyboard writes Latin or Thai letters."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# What the keys of the Kedmanee layout write, where a system names a key by its letter.
KEDMANEE = {
    **{"N": "ื", "S": "ห", "F": "ด", "P": "ย", "M": "ท", "C": "แ"},
    **{"1": "ๅ", "2": "/", "3": "-", "4": "ภ", "5": "ถ", "6": "ุ", "7": "ึ", "8": "ค", "9": "ต"},
}

# The same with Shift, which some systems name by what is then written.
SHIFTED = {"N": "์"}


def on_keys(keys: str, window: QWidget, slot: Callable[[], object]) -> QShortcut:
    """Call `slot` on these keys anywhere in the window."""
    shortcut = QShortcut(window)
    shortcut.setKeys(sequences(keys))
    shortcut.activated.connect(slot)
    return shortcut


def sequences(keys: str) -> list[QKeySequence]:
    """ "Ctrl+N" with its Thai twin."""
    before, plus, last = keys.rpartition("+")
    wanted = [keys]
    if plus and last in KEDMANEE:
        wanted.append(f"{before}+{KEDMANEE[last]}")
    if "Shift" in before and last in SHIFTED:
        wanted.append(f"{before}+{SHIFTED[last]}")
    return [QKeySequence(each) for each in wanted]
