"""One program for one data folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import DataFolderProblem
from app.ui.folder_lock import FolderLock
from app.ui.one_instance import OneInstance, raise_first, server_name


@pytest.fixture
def first(tmp_path: Path) -> Iterator[FolderLock]:
    lock = FolderLock(tmp_path)
    assert lock.take()
    yield lock
    lock.let_go()


def test_the_second_start_raises_the_window_of_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    listening = OneInstance(tmp_path)
    with qtbot.waitSignal(listening.raised):
        raise_first(tmp_path)
    listening.let_go()


@pytest.mark.usefixtures("first")
def test_the_folder_is_held_for_one_process(tmp_path: Path) -> None:
    assert not FolderLock(tmp_path).take()


def test_after_the_first_has_ended_the_folder_is_free(first: FolderLock, tmp_path: Path) -> None:
    first.let_go()
    second = FolderLock(tmp_path)
    assert second.take()
    second.let_go()


@pytest.mark.usefixtures("first")
def test_other_folders_are_other_programs(tmp_path: Path) -> None:
    other = FolderLock(tmp_path / "practice")
    assert other.take()
    other.let_go()


@pytest.mark.parametrize("name", ["a_file", "a_file/below"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a_file").write_text("")
    with pytest.raises(DataFolderProblem):
        FolderLock(tmp_path / name).take()


def test_the_name_of_the_socket_does_not_name_the_folder(tmp_path: Path) -> None:
    assert tmp_path.name not in server_name(tmp_path)
    assert server_name(tmp_path) == server_name(tmp_path / "." / "")
