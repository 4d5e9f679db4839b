"""What must hold of a case after every step, whatever was done about it."""

import argparse
import json
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO

from app.commands.list_ import run_show
from app.domain.buddhist_dates import day_short, moment_short
from app.domain.thai_text import arabic_digits
from app.domain.vocabulary import State
from app.services.cases.date_changes import date_changes
from app.services.office import Office
from app.services.paper.form_values import FormValues
from app.services.rows import CaseRecord, DutyRow

Dates = tuple[object, ...]


def dates_of(duty: DutyRow) -> Dates:
    """Everything that says by when."""
    return duty.due_on, duty.due_at, duty.extended_on, duty.paused_to


@dataclass
class Remembered:
    """One case as it was after the last step."""

    number: str
    is_open: bool = True
    saves: tuple[str, ...] = ()
    stages: frozenset[tuple[str, str]] = frozenset()
    running: dict[str, tuple[str, Dates]] = field(default_factory=dict)
    ended: dict[str, Dates] = field(default_factory=dict)

    def look(self, office: Office) -> CaseRecord:
        """Hold the case to account, and remember how it stands now."""
        record = office.complaints.case(self.number)
        self._require_nothing_lost(record)
        self._require_stopped_clocks(record)
        self._require_explained(record, office)
        require_closed_when_closed(record)
        require_one_date(record, office)
        self.is_open = record.state == State.OPEN
        self.saves = tuple(each.id for each in record.timeline)
        self.stages = _stages(record)
        self.running = {each.id: (each.label_th, dates_of(each)) for each in record.duties}
        self.ended = {each.id: dates_of(each) for each in record.duties if each.is_ended}
        return record

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
    return frozenset((each.uid, stage) for each in record.proceedings for stage in each.stages)


def _said_to_run_again(name: str, record: CaseRecord, known: tuple[str, ...]) -> bool:
    new = record.timeline[len(known) :]
    return any((f"duty:{name}", "ended", None) in each.changes for each in new)


def require_closed_when_closed(record: CaseRecord) -> None:
    """No case is closed while a duty of its own is open."""
    still_open = [each.id for each in record.duties if not each.is_ended and not each.collected]
    assert record.state != "closed" or not still_open, f"closed with {still_open}"


def require_one_date(record: CaseRecord, office: Office) -> None:
    """One due date for one duty in the list, the case, on paper and in the file."""
    (row,) = (each for each in office.register.everything() if each.uid == record.uid)
    first = record.earliest_due if record.state == "open" else None
    assert (row.due_on, row.due_at) == _shown(first), "the list says another date than the case"
    in_file = {each["id"]: each for each in _file_of(record.key, office)["duties"]}
    paper = FormValues(record, office.desk.policy, "th")
    assert set(in_file) == {each.id for each in record.duties}
    for duty in record.duties:
        assert all(_spelled(value) == in_file[duty.id][name] for name, value in _named(duty)), "the file differs"
        assert all(words in paper.due_of(duty) for words in _on_paper(duty)), "the paper says another date"


def _shown(duty: DutyRow | None) -> tuple[object, object]:
    if duty is None:
        return None, None
    return (duty.later_on, None) if duty.later_on else (duty.due_on, duty.due_at)


def _named(duty: DutyRow) -> tuple[tuple[str, object], ...]:
    return tuple((name, getattr(duty, name)) for name in ("due_on", "due_at", "extended_on", "paused_to", "done_at"))


def _spelled(value: object) -> object:
    return None if value is None else value.isoformat()  # type: ignore[attr-defined] # a day or a moment


def _on_paper(duty: DutyRow) -> list[str]:
    days = [day_short(day, "th", in_thai_digits=True) for day in (duty.due_on, duty.later_on) if day]
    return days or ([moment_short(duty.due_at, "th", in_thai_digits=True)] if duty.due_at else [])


def _file_of(number: str, office: Office) -> dict[str, list[dict[str, object]]]:
    written = StringIO()
    with redirect_stdout(written):
        assert run_show(argparse.Namespace(number=number, json=True), office) == 0
    return json.loads(written.getvalue())  # type: ignore[no-any-return]
