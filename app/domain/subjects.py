"""What a case is about, on one line of a list: the first line of what was told that says something."""

import re

LONGEST = 160  # letters
CUT = "…"
# Letters begin with whom they go to, which says nothing of the matter; longer lines say more than that.
_SALUTATION = re.compile(r"(?:กราบ|ขอ)?เรียน(?:\s+|(?=ท่าน|คุณ|ผู้|หัวหน้า|นาย|นาง|แพทย์)).{0,60}")


def subject_of(details: str) -> str:
    """The first line, without the salutation when more follows; its end marked where it is cut."""
    lines = [line.strip() for line in details.splitlines() if line.strip()]
    if len(lines) > 1 and _SALUTATION.fullmatch(lines[0]):
        del lines[0]
    line = lines[0] if lines else ""
    return line if len(line) <= LONGEST else line[: LONGEST - len(CUT)] + CUT


def is_cut(subject: str) -> bool:
    """Whether `subject_of` left something of the line out, wherever in a word that was."""
    return len(subject) == LONGEST and subject.endswith(CUT)
