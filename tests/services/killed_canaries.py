"""Works with cases full of canary words in processes that are switched off at a touch of a file or a statement."""

import logging
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from app import bootstrap
from app.services.backup.backups import Backups
from app.services.cases.telling import Told
from app.services.exchange.office import exchange_at
from app.services.locked_log.box import LockedLog
from app.services.locked_log.hand import new_name
from app.services.locked_log.taking_in import take_in
from app.services.office import Office
from app.ui.application import application
from app.ui.errors_window import log_problem
from app.ui.form.preview import PreviewDialog, print_document
from app.ui.log_file import close_log, open_log
from tests.every_statement import before_every_statement
from tests.services.canary_words import PIN, case_full_of, fill_case, stem_of
from tests.services.signing_in import RULES

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
NUMBER = "2569/00001"
FIRST_MOMENTS = 40
TOUCHES = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.truncate"})


def _import(office: Office, place: Path) -> None:
    exchange_at(office.desk).exchange.import_file(place / "stick" / "to-centre.ccx")


def _export(office: Office, place: Path) -> None:
    services = exchange_at(office.desk)
    services.exchange.export(services.pairing.list()[0].id, place / "stick" / "to-ward.ccx")


def _print(office: Office, place: Path) -> None:
    qt = application()
    document, printer = QPdfDocument(qt), QPrinter()
    buffer = QBuffer(document)
    buffer.setData(office.papers.complaint_form(NUMBER))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place / "out" / "printed.pdf"))
    print_document(document, printer)


def _preview(office: Office, place: Path) -> None:
    qt, log = application(), open_log(place / "data")
    dialog = PreviewDialog(office.papers.complaint_form(NUMBER), "…", None)
    dialog.show()
    qt.processEvents()
    try:
        raise ValueError(str(office.complaints.case(NUMBER).fields["details"]))
    except ValueError as problem:
        log_problem(type(problem), problem.__traceback__)
        logging.getLogger("app").info("the preview stands")
    close_log(log)
    dialog.close()


def _open_file(office: Office, _place: Path) -> None:
    record = office.complaints.case(NUMBER)
    office.attachments.private_copy(NUMBER, record.attachments[0].uid)


def _record(office: Office, place: Path) -> None:
    stem = (place / "stem").read_text("utf-8")
    fill_case(office, office.complaints.record(case_full_of(stem)), stem, place / "out")
    Backups(office.desk).make(lambda _done, _of: None, into=place / "stick")


def _log_on_lock_screen(office: Office, place: Path) -> None:
    """As the night shift does while nobody has opened the data; then somebody signs in."""
    hand = LockedLog(place / "data", RULES, lambda: MOMENT).opened(office.desk.person.uid, PIN)
    stem = (place / "stem").read_text("utf-8")
    answers = {"details": stem, "units": stem, "known_at": MOMENT.isoformat(), "seen_now": "watched"}
    hand.drafts.keep(new_name(), {**answers, "reported_by": stem})
    letter = hand.record({**answers, "reported_by": stem})
    hand.told(letter, [Told("duty_doctor", stem, MOMENT, "telephone", stem, "")], author=office.desk.person.uid)
    take_in(office.desk, office.roster, RULES.delay)


ACTS: Mapping[str, Callable[[Office, Path], None]] = {
    "import": _import,
    "print": _print,
    "preview": _preview,
    "open": _open_file,
    "export": _export,
    "record": _record,
    "lock_screen": _log_on_lock_screen,
}


def main(ready: str, places: str, seed: str, kills: str) -> None:
    """Do the acts in turn until so many were killed, each in a copy of `ready`; print act, place and moment.

    How many moments an act has is learnt when it is done to its end: at its first turn it may be, and is killed early
    else.
    """
    chance, moments, done = random.Random(int(seed)), dict.fromkeys(ACTS, FIRST_MOMENTS), 0
    (Path(ready) / "stem").write_text(stem_of(int(seed)), "utf-8")
    order = chance.sample(tuple(ACTS), len(ACTS))
    for turn, act in enumerate(cycle(order)):
        if done == int(kills):
            break
        point, name = chance.randrange(1, moments[act] + 1), f"{turn}-{act}"
        whole = _in_a_process(act, Path(ready), Path(places) / name, point)
        moments[act] = whole or max(moments[act], 2 * point)
        done += not whole
        print(act, name, "whole" if whole else point, flush=True)


def _in_a_process(act: str, ready: Path, place: Path, point: int) -> int:
    """How many moments the act has, when it has not so many that it was killed; 0 when it was."""
    shutil.copytree(ready, place)
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        counted = _done(act, place, point)
        os.write(writes, str(counted).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as answer:
        said = answer.read()
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or (os.WIFEXITED(status) and said), f"{act} {point}: {status}"
    return int(said or 0)


def _done(act: str, place: Path, point: int) -> int:
    os.environ |= {"COMPLAINT_CENTRE_STATE": str(place / "state"), "HOME": str(place / "home")}
    os.environ["TMPDIR"] = tempfile.tempdir = str(place / "tmp")
    office = bootstrap.open_office(place / "data", clock=lambda: MOMENT, outside=place / "state")
    counted = [0]

    def count(*_arguments: object) -> None:
        counted[0] += 1
        if counted[0] == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def count_touches(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and str(place) in str(arguments[0]):
            count()

    sys.addaudithook(count_touches)
    with before_every_statement(count):
        ACTS[act](office, place)
    return counted[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
