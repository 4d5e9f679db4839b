"""Every narrative through the whole window: entered, classified, saved, found, opened, ticked, printed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import FieldKind, Use, fields_for
from app.domain.thai_text import thai_digits
from app.services.cases.first_end import problems_of_end
from app.services.paper.form_values import FormValues
from app.services.rows import DutyRow
from tests.conftest import DEMO_MOMENT
from tests.journeys.officer import Officer
from tests.paper.conftest import squeezed

NARRATIVES = json.loads((Path(__file__).parents[1] / "data" / "narratives.json").read_text("utf-8"))
PHRASE = slice(40, 75)
TICKED = (
    "kind",
    "channel",
    "topics",
    "disclosure",
    "complainant_type",
    "outcome",
    "resolution_group",
    "level",
    "nonclinical_level",
)
MARKS = {True: "☑", False: "☐"}
FLAGS = {"category_provisional": "ชั่วคราว", "may_escalate": "มีแนวโน้มที่จะฟ้องร้องหรือร้องเรียน"}
TYPED = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL)
SAID = (FieldKind.MOMENT, FieldKind.DAY, FieldKind.NAMES, FieldKind.MONEY)
CHOSEN = ("sentinels", "category_up_to")
KEPT_BACK = "reported_by"  # where the reporter wished it
TO_MEDIATORS = [each for each in NARRATIVES if each["source_id"] in ("N01", "N04", "N20", "N36")]
WRITTEN = ("RPT-4", "RPT-8")


@dataclass(frozen=True)
class Recorded:
    """A narrative that stands in the register, and what is expected of it."""

    narrative: Mapping[str, object]
    expected: Mapping[str, object]
    number: str


def _with_their_turn() -> Iterator[object]:
    """Thirty in the default run, `poe narratives` takes them all."""
    for place, each in enumerate(NARRATIVES):
        is_left = place > 1 and place % 4 == 1
        yield pytest.param(each, id=str(each["source_id"]), marks=[pytest.mark.long] if is_left else [])


@pytest.fixture(scope="module", params=list(_with_their_turn()))
def recorded(request: pytest.FixtureRequest, officer: Officer) -> Recorded:
    """The narrative, entered and saved through the window."""
    entered = {name: value for name, value in request.param.items() if name != "source_id"}
    if problems_of_end(officer.office.assessment, officer.office.assessment.checked(entered)):
        del entered["outcome"]  # its duties are ticked first, and its end is written then
    officer.click("new_case")
    officer.fill(entered)
    officer.classify(entered)
    entered |= officer.explain(entered)
    officer.click("save")
    expected = officer.office.assessment.checked(entered)
    return Recorded(request.param, expected, officer.number())


def test_every_field_is_kept_as_it_was_entered(officer: Officer, recorded: Recorded) -> None:
    assert officer.office.complaints.case(recorded.number).fields == recorded.expected


def test_it_is_found_by_its_words_and_by_its_number(officer: Officer, recorded: Recorded, qtbot: QtBot) -> None:
    phrase = " ".join(str(recorded.narrative["details"])[PHRASE].split("\n")[0].split())
    officer.click("chip_all")
    for words in (phrase, recorded.number):
        with qtbot.waitSignal(officer.widget("register_pane").shown):
            officer.look_for(words)
        assert recorded.number in officer.listed()


def test_opened_again_every_field_says_what_was_entered(officer: Officer, recorded: Recorded, qtbot: QtBot) -> None:
    officer.click("new_case")
    assert officer.window.number() is None
    officer.look_for(recorded.number)
    qtbot.waitUntil(lambda: officer.listed() == [recorded.number])
    officer.open_listed(recorded.number)
    assert officer.number() == recorded.number
    assert officer.field_values() == recorded.expected


def test_the_duties_shown_are_those_of_the_rules(officer: Officer, recorded: Recorded) -> None:
    officer.window.open_case(recorded.number)
    duties = officer.office.assessment.duties_for(recorded.expected)
    assert sorted(officer.duties()) == sorted(duty.id for duty in duties)
    words, rows = officer.words_in("duties"), officer.office.complaints.case(recorded.number).duties
    assert [duty.id for duty in rows if not duty.is_ended and _due(duty) not in words] == []


@pytest.fixture(scope="module")
def paper(officer: Officer, recorded: Recorded) -> str:
    """The text of the printed form, without white space."""
    officer.window.open_case(recorded.number)
    return officer.printed()


@pytest.fixture
def values(officer: Officer, recorded: Recorded) -> FormValues:
    """How offices write what the case has."""
    return FormValues(officer.office.complaints.case(recorded.number), officer.office.desk.policy, "th")


def test_the_printed_form_says_everything_that_was_entered(paper: str, recorded: Recorded, values: FormValues) -> None:
    printed = [each for each in fields_for(Use.PRINT) if each.name in recorded.expected and each.name != KEPT_BACK]
    typed = {each.name: str(recorded.expected[each.name]) for each in printed if each.kind in TYPED}
    said = {each.name: values.text(each.name) for each in printed if each.kind in SAID or each.name in CHOSEN}
    number = {"number": thai_digits(recorded.number)}
    assert [name for name, words in {**typed, **said, **number}.items() if squeezed(words) not in paper] == []


def test_the_printed_form_ticks_what_was_chosen_and_nothing_else(
    paper: str, recorded: Recorded, values: FormValues
) -> None:
    lines = [line for name in TICKED for line in _boxes(values.labels(name), recorded.expected.get(name))]
    letters = [(code, code) for code in values.policy.categories]
    lines += _boxes(letters, recorded.expected.get("category"))
    lines += [f"{MARKS[bool(recorded.expected.get(name))]}{squeezed(words)}" for name, words in FLAGS.items()]
    assert [line for line in lines if line not in paper] == []


def test_the_printed_form_says_when_every_duty_is_due(paper: str, values: FormValues) -> None:
    duties = values.record.duties if values.record else ()
    late = [duty.id for duty in duties if squeezed(thai_digits(_due(duty))) not in paper]
    assert [each for each in late if len(duties) > 2 or each.startswith(("LVL", "GRP", "INT-1"))] == []


def _boxes(labels: Sequence[tuple[str, str]], value: object) -> list[str]:
    """Each choice with its mark before it."""
    chosen = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    return [f"{MARKS[code in chosen]}{squeezed(label)}" for code, label in labels]


def test_a_duty_is_ticked_with_its_time(officer: Officer, recorded: Recorded) -> None:
    officer.window.open_case(recorded.number)
    is_to_tell = officer.office.duties.is_to_tell
    running = [duty for duty in _duties(officer, recorded) if not (duty.collected or duty.done_at)]
    # Of several to be told each has a time, and a report is ticked with the words where it is.
    open_duties = [duty.id for duty in running if not is_to_tell(duty) and duty.rule not in WRITTEN]
    for duty in open_duties[:1]:
        officer.click(f"duty_{duty}")
        officer.type("done_by", "เจ้าหน้าที่ ตัวอย่าง")
        officer.click("save_tick")
        ticked = next(each for each in _duties(officer, recorded) if each.id == duty)
        assert (ticked.done_at, ticked.done_by) == (DEMO_MOMENT, "เจ้าหน้าที่ ตัวอย่าง")


@pytest.mark.parametrize("recorded", TO_MEDIATORS, indirect=True, ids=[each["source_id"] for each in TO_MEDIATORS])
def test_a_call_to_the_next_mediator_is_logged(officer: Officer, recorded: Recorded) -> None:
    tried = {"at": DEMO_MOMENT.isoformat(), "result": "not_possible", "because": "ผู้ร้องขอพบทีมไกล่เกลี่ย"}
    officer.office.proceedings.begin(recorded.number, "head_first", tried)
    officer.click("mediate")
    following = next(step for step in officer.office.mediation.steps(recorded.number) if step.is_next)
    officer.click("call_next")
    officer.type("call_words", "ไม่มีผู้รับสาย")
    officer.click("outcome_no_answer")
    (call,) = officer.office.complaints.case(recorded.number).calls
    assert (call.mediator, call.outcome, call.called_at) == (following.id, "no_answer", DEMO_MOMENT)


def _duties(officer: Officer, recorded: Recorded) -> tuple[DutyRow, ...]:
    return officer.office.complaints.case(recorded.number).duties


def _due(duty: DutyRow) -> str:
    if duty.due_at is not None:
        return moment_short(duty.due_at)
    return day_short(duty.due_on) if duty.due_on else ""
