"""`account` on the command line: passwords come from standard input, never from an option, and are said nowhere."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.commands import account, passwords
from app.services import key_file
from app.services.accounts.journal import PASSWORD_SET, noted
from tests.services.signing_in import FIRST, OTHER, PASSWORD, SOMSRI, WEAK, signed

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs a command on a folder of the test's own; `lines` are what is typed."""
    monkeypatch.setattr(account, "calibrated", lambda _rule: WEAK)

    def run(*arguments: str, lines: tuple[str, ...] = ()) -> tuple[int, str, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        status = bootstrap.main(["--language", "en", "--data-dir", str(tmp_path / "data"), *arguments])
        captured = capsys.readouterr()
        assert not [line for line in lines if line in captured.out + captured.err]
        return status, captured.out, captured.err

    return run


@pytest.fixture
def closed(say: Say) -> str:
    """Two accounts with passwords; the recovery code."""
    assert say("account", "add", SOMSRI, "--role", "administrator", lines=(OTHER,))[0] == 0
    return say("account", "password", FIRST, lines=(PASSWORD,))[1].strip()


def test_without_any_password_commands_ask_for_none(say: Say) -> None:
    say("init")
    assert say("list", "--json") == (0, "[]\n", "")


def test_the_first_password_prints_the_recovery_code_alone_and_then_every_command_asks(say: Say) -> None:
    status, printed, words = say("account", "password", FIRST, lines=(PASSWORD,))
    assert status == 0 and len(printed.split()) == 8 and "Print it and lock it away" in words
    assert say("list", "--json", lines=(PASSWORD,))[:2] == (0, "[]\n")
    status, printed, words = say("list", "--json")
    assert (status, printed) == (1, "") and "nothing came" in words


def test_an_account_without_a_password_keeps_working(say: Say) -> None:
    assert say("account", "add", SOMSRI, lines=(OTHER,))[0] == 0
    assert say("list", "--json")[0] == 0
    assert say("--as", FIRST, "list", "--json")[0] == 0
    assert say("--as", SOMSRI, "list", "--json", lines=(OTHER,))[0] == 0
    assert "do not fit together" in say("--as", SOMSRI, "list", lines=("wrong",))[2]


def test_who_leaves_the_folder_open_is_named(say: Say) -> None:
    say("staff", "--add", SOMSRI)
    status, printed, words = say("account", "password", FIRST, lines=(PASSWORD,))
    assert (status, printed) == (0, "") and f"have none: {SOMSRI}" in words
    assert "--as NAME" in say("list")[2]
    assert say("--as", SOMSRI, "list", "--json")[0] == 0


def test_where_several_have_passwords_it_must_be_said_who_signs_in(say: Say, closed: str) -> None:
    assert "--as NAME" in say("list", lines=(PASSWORD,))[2]
    assert say("--as", SOMSRI, "list", "--json", lines=(OTHER,))[0] == 0


def test_the_list_says_who_signs_in_how(say: Say, closed: str) -> None:
    say("--as", SOMSRI, "list", lines=("wrong",))
    say("--as", SOMSRI, "list", lines=(OTHER,))
    rows = say("--as", FIRST, "account", "list", lines=(PASSWORD,))[1].splitlines()
    assert [row.split("\t")[1:] for row in rows[1:]] == [
        [FIRST, "Complaint-centre officer, Administrator", "", "with a password", "0"],
        [SOMSRI, "Administrator", "", "with a password", "1"],
    ]


def test_a_removed_account_is_listed_as_such_and_opens_nothing(say: Say, closed: str) -> None:
    assert say("--as", FIRST, "account", "remove", SOMSRI, lines=(PASSWORD,))[0] == 0
    assert say("--as", SOMSRI, "list", lines=(OTHER,))[0] == 1
    assert "removed" in say("account", "list", lines=(PASSWORD,))[1]


def test_an_administrator_removes_neither_themselves_nor_the_last_one(say: Say, closed: str) -> None:
    status, _printed, words = say("--as", FIRST, "account", "remove", FIRST, lines=(PASSWORD,))
    assert status == 1 and "your own account" in words
    assert say("--as", SOMSRI, "list", "--json", lines=(OTHER,))[0] == 0


def test_a_forgotten_password_is_set_anew_with_the_recovery_code(say: Say, closed: str) -> None:
    again = ("account", "password", FIRST, "--forgotten")
    assert say(*again, lines=("00000 " * 8, "a new sentence"))[0] == 1
    assert say(*again, lines=(closed, "a new sentence"))[0] == 0
    assert say("--as", FIRST, "list", "--json", lines=("a new sentence",))[0] == 0
    assert say("--as", FIRST, "list", lines=(PASSWORD,))[0] == 1


def test_a_wrong_recovery_code_is_told_as_such(say: Say, closed: str) -> None:
    words = say("account", "password", FIRST, "--forgotten", lines=("00000 " * 8, "a new sentence"))[2]
    assert "recovery code is wrong, or a newer one was made" in words


def test_where_accounts_have_passwords_staff_makes_none_without(say: Say, closed: str) -> None:
    status, printed, words = say("--as", FIRST, "staff", "--add", "ปิติ ทดสอบ", lines=(PASSWORD,))
    assert (status, printed) == (1, "") and "account add NAME" in words
    assert "ปิติ" not in say("--as", FIRST, "staff", lines=(PASSWORD,))[1]


def test_an_officer_is_told_who_makes_accounts(say: Say, closed: str) -> None:
    assert say("--as", FIRST, "account", "add", "มานี", "--role", "officer", lines=(PASSWORD, "a third one"))[0] == 0
    status, printed, words = say("--as", "มานี", "account", "add", "ปิติ", lines=("a third one", "a fourth one"))
    assert (status, printed) == (1, "") and "Administrator" in words and "Complaint-centre officer" in words
    assert say("--as", "มานี", "account", "password", "มานี", lines=("a third one", "a fourth one"))[0] == 0


def test_each_copy_is_listed_with_what_opens_it(say: Say, tmp_path: Path) -> None:
    assert say("backup")[0] == 0
    assert "\twithout a password\t" in say("restore")[1]
    say("account", "password", FIRST, lines=(PASSWORD,))
    assert "\twith a password\t" in say("restore")[1]


def test_a_new_recovery_code_ends_the_one_before(say: Say, closed: str) -> None:
    code = say("--as", FIRST, "account", "recovery", lines=(PASSWORD,))[1].strip()
    assert code != closed
    again = ("account", "password", FIRST, "--forgotten")
    assert say(*again, lines=(closed, "a new sentence"))[0] == 1
    assert say(*again, lines=(code, "a new sentence"))[0] == 0


def test_a_password_that_others_may_know_opens_no_old_copy_of_the_new_data(
    say: Say, closed: str, tmp_path: Path
) -> None:
    before = key_file.ring_of(tmp_path / "data").generation
    status = say("--as", FIRST, "account", "password", FIRST, "--known-to-others", lines=(PASSWORD, "a new sentence"))[
        0
    ]
    assert (status, key_file.ring_of(tmp_path / "data").generation) == (0, before + 1)


def test_many_wrong_passwords_make_the_next_try_wait(say: Say, closed: str) -> None:
    for _ in range(3):
        say("--as", FIRST, "list", lines=("wrong",))
    status, _printed, words = say("--as", FIRST, "list", lines=(PASSWORD,))
    assert status == 1 and "seconds" in words


def test_a_short_password_is_refused_in_words(say: Say) -> None:
    status, _printed, words = say("account", "add", SOMSRI, lines=("๑๒๓๔",))
    assert status == 1 and "at least 8 characters" in words


def test_on_a_terminal_a_new_password_is_typed_twice_until_both_are_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["one", "other", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert passwords.asked_twice("?", "!") == PASSWORD
    assert capsys.readouterr().err.count("\n") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pin_is_given_on_the_command_line_and_taken_away_again(say: Say, tmp_path: Path) -> None:
    say("account", "add", SOMSRI, "--role", "ward_head", lines=(OTHER,))
    status, _printed, words = say("account", "pin", SOMSRI, lines=("2468",))
    assert status == 0 and "lock screen" in words and (tmp_path / "data" / "quick-log.json").exists()
    assert say("account", "pin", SOMSRI, lines=("zwei",))[0] == 1
    assert say("account", "pin", SOMSRI, "--take")[0] == 0
    assert not (tmp_path / "data" / "quick-log.json").exists()


def test_with_the_recovery_code_it_is_the_person_who_set_the_new_password(
    say: Say, closed: str, tmp_path: Path, now: datetime
) -> None:
    assert say("account", "password", SOMSRI, "--forgotten", lines=(closed, "a third sentence 3"))[0] == 0
    folder = tmp_path / "data"
    office = bootstrap.open_office(
        folder, clock=lambda: now, signed=signed(folder, lambda: now, SOMSRI, "a third sentence 3")
    )
    with office.database.reading() as connection:
        last = [each for each in noted(connection) if each.what == PASSWORD_SET][-1]
    office.database.close()
    assert last.by == last.who == office.desk.person.uid and office.desk.person.name == SOMSRI
