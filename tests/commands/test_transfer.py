"""Files between two data folders by commands alone, and the answers that other programs read."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.paired import Run, answer


def test_an_export_says_what_went_and_an_import_what_came(run_paired: Run) -> None:
    went = answer(run_paired, "ward", "export", "--to", "C", "-o", "a.ccx")
    assert {name: went[name] for name in ("parts", "saves", "cases", "not_acknowledged")} == {
        "parts": 1,
        "saves": 2,
        "cases": 1,
        "not_acknowledged": 2,
    }
    came = answer(run_paired, "centre", "import", "a.ccx")
    wanted = {"new": 2, "known": 0, "waiting": 0, "conflict": 0, "quarantined": 0, "recovered": 0, "refused": 0}
    assert {name: came[name] for name in wanted} == wanted
    again = answer(run_paired, "centre", "import", "a.ccx")
    assert (again["new"], again["known"]) == (0, 2)


def test_both_sides_have_the_same_digest_and_know_the_case_by_both_numbers(run_paired: Run) -> None:
    answer(run_paired, "ward", "export", "--to", "C", "-o", "a.ccx")
    answer(run_paired, "centre", "import", "a.ccx")
    answer(run_paired, "centre", "export", "--to", "W1", "-o", "b.ccx")
    answer(run_paired, "ward", "import", "b.ccx")
    said = [
        answer(run_paired, where, "digest", "--case", number)["digest"]
        for where in ("centre", "ward")
        for number in ("2569/00001", "W1a-2569-0001")
    ]
    assert len(set(said)) == 1


def test_a_conflict_is_listed_and_decided(run_paired: Run) -> None:
    for step in (("ward", "C", "a.ccx", "centre"), ("centre", "W1", "b.ccx", "ward")):
        answer(run_paired, step[0], "export", "--to", step[1], "-o", step[2])
        answer(run_paired, step[3], "import", step[2])
    run_paired("ward", "set", "2569/00001", "place=ตึกหน้า")
    run_paired("centre", "set", "2569/00001", "place=ตึกหลัง")
    answer(run_paired, "ward", "export", "--to", "C", "-o", "c.ccx")
    assert answer(run_paired, "centre", "import", "c.ccx")["conflict"] == 1
    assert run_paired("centre", "resolve", "2569/00001", "place", "ตึกกลาง")[0] == 0
    assert answer(run_paired, "centre", "show", "2569/00001")["conflicts"] == []


def test_what_is_erased_at_the_centre_is_gone_at_the_ward_after_the_next_file(run_paired: Run) -> None:
    answer(run_paired, "ward", "export", "--to", "C", "-o", "a.ccx")
    answer(run_paired, "centre", "import", "a.ccx")
    assert run_paired("centre", "erase", "2569/00001", "complainant_phone")[0] == 0
    answer(run_paired, "centre", "export", "--to", "W1", "-o", "b.ccx")
    answer(run_paired, "ward", "import", "b.ccx")
    shown = answer(run_paired, "ward", "show", "2569/00001")
    assert shown["erased"] == ["complainant_phone"]
    assert "complainant_phone" not in dict(shown["fields"])


@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        ("ward", ("grant", "W1a-2569-0001", "C")),
        ("ward", ("erase", "W1a-2569-0001", "details")),
        ("centre", ("export", "--to", "W9", "-o", "x.ccx")),
        ("centre", ("import", "cases.json")),
        ("centre", ("confirm",)),
        ("centre", ("grant", "2569/00009", "W1")),
        ("ward", ("resolve", "W1a-2569-0001", "place", "ตึกกลาง")),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(where: str, arguments: tuple[str, ...], run_paired: Run) -> None:
    status, printed, words = run_paired(where, *arguments)
    assert (status, printed) == (1, "") and words.strip()
    assert not Path("x.ccx").exists()


def to_and_fro(run: Run, name: str) -> str:
    """A file from the ward to the centre and its answer; what the ward was told at last."""
    for sender, peer, receiver in (("ward", "C", "centre"), ("centre", "W1", "ward")):
        assert run(sender, "export", "--to", peer, "-o", f"{name}-{sender}.ccx")[0] == 0
        status, out, words = run(receiver, "import", f"{name}-{sender}.ccx")
        assert status == 0, words
    return out + words


def test_grant_set_resolve_and_erase_say_what_they_did(run_paired: Run) -> None:
    to_and_fro(run_paired, "a")
    assert "หอผู้ป่วยชาย" in run_paired("centre", "grant", "2569/00001", "W1", "--class", "identity")[1]
    seen = answer(run_paired, "centre", "show", "2569/00001")["seen"]
    assert "สถานที่" in run_paired("centre", "set", "2569/00001", "place=ตึกหน้า")[1]
    run_paired("centre", "set", "2569/00001", "place=ตึกกลาง", "--seen", seen)
    assert "2569/00001" in run_paired("centre", "resolve", "2569/00001", "place", "ตึกหลัง")[1]
    erased = run_paired("centre", "erase", "2569/00001", "complainant_phone")[1]
    assert "หอผู้ป่วยชาย" in erased and "ยังไม่ยืนยัน" in erased
    assert answer(run_paired, "centre", "grant", "2569/00001", "W1", "--end")["class"] == "ended"


def test_a_ward_that_recorded_a_case_is_named_although_nothing_went_back_to_it_yet(run_paired: Run) -> None:
    answer(run_paired, "ward", "export", "--to", "C", "-o", "a.ccx")
    answer(run_paired, "centre", "import", "a.ccx")
    erased = answer(run_paired, "centre", "erase", "2569/00001", "complainant_phone")
    assert erased["not_confirmed"] == ["หอผู้ป่วยชาย"]


@pytest.mark.parametrize("command", [("grant", "2569/00001", "W9"), ("export", "--to", "W9", "-o", "x.ccx")])
def test_a_wrong_peer_is_refused_with_the_pcs_that_are_known(run_paired: Run, command: tuple[str, ...]) -> None:
    to_and_fro(run_paired, "a")
    status, out, words = run_paired("centre", *command)
    assert (status, out) == (1, "") and "หอผู้ป่วยชาย (W1)" in words


@pytest.mark.parametrize("command", [("grant", "2569/00009", "W1"), ("erase", "2569/00009", "details")])
def test_a_wrong_case_is_refused_with_the_newest_ones(run_paired: Run, command: tuple[str, ...]) -> None:
    to_and_fro(run_paired, "a")
    status, out, words = run_paired("centre", *command)
    assert (status, out) == (1, "") and "2569/00001" in words


@pytest.mark.parametrize(
    ("name", "hint"),
    [("request", "pair accept"), ("reply", "pair finish"), ("cases.json", "record"), ("ward", "โฟลเดอร์")],
)
def test_an_import_of_something_else_says_where_it_belongs(run_paired: Run, name: str, hint: str) -> None:
    status, _out, words = run_paired("centre", "import", name)
    assert status == 1 and hint in words


def test_recording_a_file_of_another_pc_points_to_import(run_paired: Run) -> None:
    run_paired("ward", "export", "--to", "C", "-o", "a.ccx")
    status, _out, words = run_paired("centre", "record", "a.ccx")
    assert status == 1 and "import" in words


def test_a_ward_that_was_set_back_is_told_to_send_today_until_the_centre_has_answered(run_paired: Run) -> None:
    to_and_fro(run_paired, "a")
    shutil.copytree("ward", "copy")
    run_paired("ward", "set", "2569/00001", "place=ตึกหน้า")
    to_and_fro(run_paired, "b")
    shutil.rmtree("ward")
    Path("copy").rename("ward")
    assert "วันนี้" in run_paired("ward", "list")[2]
    assert run_paired("ward", "list")[2] == ""
    assert "วันนี้" in run_paired("ward", "export", "--to", "C", "-o", "c.ccx")[2]
    run_paired("centre", "import", "c.ccx")
    run_paired("centre", "export", "--to", "W1", "-o", "d.ccx")
    assert "กลับมาแล้ว" in run_paired("ward", "import", "d.ccx")[2]
    assert run_paired("ward", "export", "--to", "C", "-o", "e.ccx")[2] == ""
    assert answer(run_paired, "ward", "show", "2569/00001")["fields"]["place"] == "ตึกหน้า"


def test_the_first_file_of_a_centre_that_was_set_back_explains_why_it_is_empty(run_paired: Run) -> None:
    to_and_fro(run_paired, "a")
    shutil.copytree("centre", "copy")
    run_paired("centre", "set", "2569/00001", "place=ตึกหน้า")
    shutil.rmtree("centre")
    Path("copy").rename("centre")
    assert answer(run_paired, "centre", "export", "--to", "W1", "-o", "b.ccx")["only_asks"] is True
    _status, out, words = run_paired("centre", "export", "--to", "W1", "-o", "c.ccx")
    assert "ไม่มีเรื่อง" in out and "หอผู้ป่วยชาย" in words
    assert "ส่งไฟล์ให้ทุกหอผู้ป่วย" in run_paired("centre", "confirm")[1]


def test_an_officer_lists_and_takes_over_what_a_stolen_pc_has_sent(run_paired: Run) -> None:
    run_paired("ward", "export", "--to", "C", "-o", "a.ccx")
    run_paired("centre", "pair", "revoke", "W1", "--stolen")
    status, _out, words = run_paired("centre", "import", "a.ccx")
    assert status == 1 and "kept" in words
    (file,) = json.loads(run_paired("centre", "kept", "--json")[1])
    assert file["id"] in run_paired("centre", "kept")[1]
    entry = next(
        each for each in json.loads(run_paired("centre", "kept", file["id"], "--json")[1]) if each["kind"] == "received"
    )
    assert entry["hash"][:12] in run_paired("centre", "kept", file["id"])[1]
    taken = run_paired("centre", "kept", file["id"], "--take", entry["hash"][:12])
    assert taken[0] == 0 and "2569/00001" in taken[1]
