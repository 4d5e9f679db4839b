"""What must hold of a case after every step, whatever was done about it.

What a look costs grows with the length of the case, so the whole file is read where a date or an end is another one
than before, the form is printed where a date is, and both when the case ends and at every tenth entry; all else at
every look.
"""

import argparse
import json
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO

from app.commands.list_ import run_show
from app.domain.thai_text import arabic_digits
from app.domain.vocabulary import Outcome, State
from app.services.cases.closing import Closings
from app.services.cases.date_changes import date_changes
from app.services.office import Office
from app.services.rows import CaseRecord, DutyRow
from tests.life.papers import require_one_date_on_paper

Dates = tuple[object, ...]
WHOLLY_EVERY = 10


def dates_of(duty: DutyRow) -> Dates:
    """Everything that says by when."""
    return duty.due_on, duty.due_at, duty.extended_on, duty.paused_to


@dataclass
class Remembered:
    """One case as it was after the last step."""

    number: str
    is_open: bool = True
    last: CaseRecord | None = None
    saves: tuple[str, ...] = ()
    stages: frozenset[tuple[str, str]] = frozenset()  # of what was done, and the calls to mediators
    running: dict[str, tuple[str, Dates]] = field(default_factory=dict)
    ended: dict[str, Dates] = field(default_factory=dict)

    def look(self, office: Office) -> CaseRecord:
        """Hold the case to account, and remember how it stands now."""
        record = office.complaints.case(self.number)
        self._require_nothing_lost(record)
        self._require_stopped_clocks(record)
        self._require_explained(record, office)
        require_closed_when_closed(record)
        require_finished_when_closed(record, office)
        require_one_date_in_the_list(record, office)
        is_another = self._is_another_part(record) or self._dates_moved(record)
        if is_another or self._ends_moved(record):
            require_one_date_in_the_file(record, office)
        if is_another:
            require_one_date_on_paper(record, office)
        self.is_open = record.state == State.OPEN
        self.last = record
        self.saves = tuple(each.id for each in record.timeline)
        self.stages = _stages(record)
        self.running = {each.id: (each.label_th, dates_of(each)) for each in record.duties}
        self.ended = {each.id: dates_of(each) for each in record.duties if each.is_ended}
        return record

    def _is_another_part(self, record: CaseRecord) -> bool:
        """Whether it has just ended, or has come through another ten entries."""
        is_tenth = len(record.timeline) // WHOLLY_EVERY > len(self.saves) // WHOLLY_EVERY
        return is_tenth or (self.is_open and record.state != State.OPEN)

    def _ends_moved(self, record: CaseRecord) -> bool:
        before = self.last.duties if self.last else ()
        return [(each.id, each.done_at) for each in record.duties] != [(each.id, each.done_at) for each in before]

    def _dates_moved(self, record: CaseRecord) -> bool:
        """Whether a duty that was there before has another date."""
        known = ((self.running[each.id][1], dates_of(each)) for each in record.duties if each.id in self.running)
        return any(before != after for before, after in known)

    def _require_nothing_lost(self, record: CaseRecord) -> None:
        saves = tuple(each.id for each in record.timeline)
        assert saves[: len(self.saves)] == self.saves, "an entry of the timeline was lost or moved"
        assert self.stages <= _stages(record), "what was done about the case was lost"

    def _require_stopped_clocks(self, record: CaseRecord) -> None:
        now = {each.id: each for each in record.duties}
        for name, dates in self.ended.items():
            running_again = name not in now or not now[name].is_ended
            assert running_again or dates_of(now[name]) == dates, f"the stopped clock of {name} ran on"
            lost = name not in now and not _said_to_run_again(name, record, self.saves)
            assert not lost, f"{name} had ended and is gone"

    def _require_explained(self, record: CaseRecord, office: Office) -> None:
        """Every date that is another one now stands in the history, with what moved it."""
        if not self.saves:
            return
        new = [each.id for each in record.timeline[len(self.saves) :]]
        told = date_changes(record.timeline, office.desk.policy)
        sentences = [change.words for save in new for change in told[save]]
        now = {each.id: (each.label_th, dates_of(each)) for each in record.duties}
        for name in {*now, *self.running}:
            before, after = self.running.get(name), now.get(name)
            if (before and before[1]) != (after and after[1]):
                label = arabic_digits((after or before or ("",))[0])
                because = [each.rpartition(" เพราะ ") for each in sentences if each.startswith(f"“{label}”")]
                assert because and all(reason for _said, _because, reason in because), f"nobody says why {name} moved"


def _stages(record: CaseRecord) -> frozenset[tuple[str, str]]:
    calls = ((each.uid, each.outcome) for each in record.calls)
    return frozenset([*((each.uid, stage) for each in record.proceedings for stage in each.stages), *calls])


def _said_to_run_again(name: str, record: CaseRecord, known: tuple[str, ...]) -> bool:
    new = record.timeline[len(known) :]
    return any((f"duty:{name}", "ended", None) in each.changes for each in new)


def require_closed_when_closed(record: CaseRecord) -> None:
    """No case is closed while a duty of its own is open."""
    still_open = [each.id for each in record.duties if not each.is_ended and not each.collected]
    assert record.state != "closed" or not still_open, f"closed with {still_open}"


def require_finished_when_closed(record: CaseRecord, office: Office) -> None:
    """Nor while a reply, an order or a receipt is missing that the rules want before the end."""
    if record.state == State.CLOSED and record.fields.get("outcome") != Outcome.MERGED:
        found = Closings(office.desk, office.complaints, office.proceedings).before(record.key)
        assert not found.open_work, f"closed with {found.open_work}"


def require_one_date_in_the_list(record: CaseRecord, office: Office) -> None:
    """The list says of a case what the first of its duties says."""
    (row,) = (each for each in office.register.everything() if each.uid == record.uid)
    first = record.earliest_due if record.state == "open" else None
    assert (row.due_on, row.due_at) == _shown(first), "the list says another date than the case"


def require_one_date_in_the_file(record: CaseRecord, office: Office) -> None:
    """One due date for one duty in the case and in what `show --json` writes."""
    in_file = {each["id"]: each for each in _file_of(record.key, office)["duties"]}
    assert set(in_file) == {each.id for each in record.duties}
    for duty in record.duties:
        assert all(_spelled(value) == in_file[duty.id][name] for name, value in _named(duty)), "the file differs"


def _shown(duty: DutyRow | None) -> tuple[object, object]:
    if duty is None:
        return None, None
    return (duty.later_on, None) if duty.later_on else (duty.due_on, duty.due_at)


def _named(duty: DutyRow) -> tuple[tuple[str, object], ...]:
    return tuple((name, getattr(duty, name)) for name in ("due_on", "due_at", "extended_on", "paused_to", "done_at"))


def _spelled(value: object) -> object:
    return None if value is None else value.isoformat()  # type: ignore[attr-defined] # a day or a moment


def _file_of(number: str, office: Office) -> dict[str, list[dict[str, object]]]:
    written = StringIO()
    with redirect_stdout(written):
        assert run_show(argparse.Namespace(number=number, json=True, reason=None), office) == 0
    return json.loads(written.getvalue())  # type: ignore[no-any-return]
