"""The proceedings and the history of a case, in words."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.policy import Policy, load_policy
from app.domain.proceedings.kinds import KINDS
from app.services.rows import CallRow, SaveRow
from app.services.words.save_words import OTHER_SAVE
from app.translation import _
from app.ui.form.doings import proceedings
from app.ui.form.timeline import history, save_in_words
from tests.ui.form_parts import a_duty, a_record


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def test_proceedings_stand_newest_first(now: datetime, policy: Policy) -> None:
    done = replace(a_duty(now), done_at=now + timedelta(hours=2), done_by="หัวหน้าเวร ตัวอย่าง", means="โทรศัพท์")
    call = CallRow("c1", "MED-1", "no_answer", now + timedelta(hours=1), "", "เจ้าหน้าที่ ตัวอย่าง")
    entries = proceedings(a_record(now, duties=(done,), calls=(call,), attachments=()), policy, now.date())
    assert [entry.icon for entry in entries] == ["checkmark_circle", "call", "document_add"]
    assert entries[0].words == ("โทรศัพท์",)


def test_an_open_duty_is_no_proceeding(now: datetime, policy: Policy) -> None:
    assert len(proceedings(a_record(now, attachments=()), policy, now.date())) == 1


def test_history_names_fields_and_choices_in_words(now: datetime, policy: Policy) -> None:
    changes = (
        ("case", "channel", {"channel": "in_person"}),
        ("case", "topic:waiting", True),
        ("case", "place", "ช่อง 3"),
        ("case", "complainant_signature", True),
        ("duty:LVL-2", "due", {"id": "LVL-2"}),
    )
    (entry,) = history(a_record(now, timeline=(SaveRow("a", "corrected", now, "ก", changes),)), policy)
    assert [words.partition(": ")[2] for words in entry.words] == [
        policy.channels["in_person"].label_th,
        policy.topics["waiting"].label_th,
        "ช่อง 3",
        _("Yes"),
    ]


def test_history_says_what_was_taken_away(now: datetime, policy: Policy) -> None:
    changes = (("case", "topic:waiting", None), ("case", "place", None))
    (entry,) = history(a_record(now, timeline=(SaveRow("a", "corrected", now, "ก", changes),)), policy)
    assert policy.topics["waiting"].label_th in entry.words[0]
    assert len(entry.words) == 2


def test_history_names_the_file_that_was_attached(now: datetime, policy: Policy) -> None:
    save = SaveRow("a", "attached", now, "ก", (("attachment:f1", "file", {"name": "ภาพ.jpg"}),))
    assert history(a_record(now, timeline=(save,)), policy)[0].words == ("ภาพ.jpg",)


def test_history_says_what_is_only_proposed(now: datetime, policy: Policy) -> None:
    place = ("case", "place")
    save = SaveRow("a", "corrected", now, "ก", ((*place, "ช่อง 3"),), frozenset([place]))
    (entry,) = history(a_record(now, timeline=(save,)), policy)
    assert entry.words[0] == _("Only proposed by another unit; it does not count here.")


def test_every_stage_of_every_kind_is_called_by_its_name_in_the_history() -> None:
    unnamed = [
        f"{code}_{stage.name}"
        for code, kind in KINDS.items()
        for stage in kind.stages
        if save_in_words(f"{code}_{stage.name}")[1] == _(OTHER_SAVE)
    ]
    assert unnamed == []


@pytest.mark.rule("DAY-5")
def test_what_was_taken_back_is_called_so_in_the_history() -> None:
    assert save_in_words("proceeding_voided")[1] == "ถอนรายการแล้ว"
