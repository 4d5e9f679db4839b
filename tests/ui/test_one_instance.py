"""One program for one data folder."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.one_instance import OneInstance, server_name


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> OneInstance:
    return OneInstance(tmp_path)


def test_the_second_start_raises_the_window_of_the_first(first: OneInstance, tmp_path: Path, qtbot: QtBot) -> None:
    assert first.is_first()
    second = OneInstance(tmp_path)
    with qtbot.waitSignal(first.raised):
        assert not second.is_first()
    first.let_go()


def test_after_the_first_has_ended_the_folder_is_free(first: OneInstance, tmp_path: Path) -> None:
    assert first.is_first()
    first.let_go()
    second = OneInstance(tmp_path)
    assert second.is_first()
    second.let_go()


def test_other_folders_are_other_programs(first: OneInstance, tmp_path: Path) -> None:
    assert first.is_first()
    other = OneInstance(tmp_path / "practice")
    assert other.is_first()
    other.let_go()
    first.let_go()


def test_the_name_of_the_socket_does_not_name_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in server_name(tmp_path)
    assert server_name(tmp_path) == server_name(tmp_path / "." / "")
