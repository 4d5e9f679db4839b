"""The file of numbers beside the centre's ledger: what was given is known, whatever happened to the last line."""

from pathlib import Path
from time import perf_counter

from app.services.kept_outside.ledger import LINE_BYTES, Ledger
from tests.exchange.remembered import CENTRE, Remembered


def test_numbers_are_known_without_the_program_having_been_closed(remembered: Remembered) -> None:
    remembered.copy(CENTRE, "centre-backup")
    ledger_of(remembered).note_number("2569/00017")
    remembered.record(CENTRE)
    remembered.copy("centre-backup", CENTRE)
    remembered.at(CENTRE).recovery.confirm()
    assert remembered.record(CENTRE) == "2569/00018"


def test_half_a_line_of_a_number_is_passed_over(remembered: Remembered) -> None:
    ledger = ledger_of(remembered)
    ledger.note_number("2569/00005")
    with next(remembered.outside.rglob("numbers-*")).open("ab") as file:
        file.write(b"half a line")
    known = ledger.known()
    assert known is not None
    assert known.numbers["2569"] == 5


def test_lines_after_half_a_line_are_read(remembered: Remembered) -> None:
    ledger = ledger_of(remembered)
    for number in range(1, 4):
        ledger.note_number(f"2569/{number:05}")
        with next(remembered.outside.rglob("numbers-*")).open("ab") as file:
            file.write(b"half a line"[:number])
    ledger.note_number("2569/00004")
    known = ledger.known()
    assert known is not None
    assert known.numbers["2569"] == 4


def test_remembering_a_number_costs_less_than_a_tenth_of_a_millisecond(remembered: Remembered) -> None:
    ledger = ledger_of(remembered)
    took = []
    for number in range(1, 200):
        begin = perf_counter()
        ledger.note_number(f"2569/{number:05}")
        took.append(perf_counter() - begin)
    assert sorted(took)[len(took) // 2] < 0.0001
    assert next(remembered.outside.rglob("numbers-*")).stat().st_size == 199 * LINE_BYTES


def ledger_of(remembered: Remembered) -> Ledger:
    desk = remembered.office(CENTRE).desk
    place = remembered.outside / desk.node.fingerprint
    return Ledger(place, remembered.folder(CENTRE), desk.database.key_for("ledger"))


def test_the_file_of_numbers_is_made_with_its_folder(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "outside" / "pc", tmp_path, bytes(32))
    ledger.note_number("2569/00001")
    known = ledger.known()
    assert known is not None
    assert known.numbers == {"2569": 1}
