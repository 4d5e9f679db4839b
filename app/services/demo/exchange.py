"""Wards beside the demo's centre: paired, exchanging files for a fortnight, with what such a fortnight brings."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services.demo.cases import DemoClock
from app.services.exchange.office import ExchangeOffice, exchange_at
from app.services.exchange.told import told_of_export, told_of_import
from app.services.office import Office
from app.services.register.filter import Chip, RegisterFilter

# When each step of the fortnight is taken.
PAIRED = datetime.fromisoformat("2026-11-06T09:00:00+07:00")
FIRST_FILES = datetime.fromisoformat("2026-11-09T09:00:00+07:00")
SENT_TO_UNIT = datetime.fromisoformat("2026-11-12T09:30:00+07:00")
CENTRE_WORKED = datetime.fromisoformat("2026-11-18T14:00:00+07:00")
BOTH_WORKED = datetime.fromisoformat("2026-11-20T10:00:00+07:00")
WARDS = "wards.json"


Incident = Mapping[str, object]


@dataclass(frozen=True)
class Site:
    """One PC of the demo, the clock on its wall, and the incidents that happen there."""

    office: Office
    clock: DemoClock
    incidents: Sequence[Incident] = ()

    @property
    def exchange(self) -> ExchangeOffice:
        """What its person does with other PCs."""
        return exchange_at(self.office.desk)


@dataclass(frozen=True)
class Exchanged:
    """The ward's last file, and in sentences what went into it and what the centre got out of it."""

    file: Path
    sentences: tuple[str, ...]


def wards_in(folder: Path) -> tuple[tuple[str, Sequence[Incident]], ...]:
    """The names of the wards that the demo tells of, and their incidents."""
    wards = json.loads((folder / WARDS).read_text("utf-8"))["wards"]
    return tuple((str(ward["name"]), ward["incidents"]) for ward in wards)


def exchange_files(centre: Site, wards: Sequence[Site], *, stick: Path, file: Path) -> Exchanged:
    """Fill the wards and exchange files on `stick`; the first ward's last file is `file`.

    In the end one ward has not confirmed what it was sent, the last one waits for the centre's confirmation, and one
    case needs a decision. All clocks stand as before.
    """
    present = centre.clock.moment
    told = _Fortnight(centre, wards, stick)
    told.pair()
    told.begin()
    told.send_to_unit()
    told.work_at_the_centre()
    told.work_on_both_sides()
    _set(present, centre, *wards)
    return told.last_file(file)


class _Fortnight:
    """The steps, in their order."""

    def __init__(self, centre: Site, wards: Sequence[Site], stick: Path) -> None:
        self._centre, self._wards, self._stick, self._files = centre, wards, stick, 0
        self._first = ""

    def pair(self) -> None:
        """Connect every ward; the last one is not confirmed yet."""
        _set(PAIRED, self._centre, *self._wards)
        for ward in self._wards:
            request, reply = self._stick / "request.ccpair", self._stick / "reply.ccpair"
            ward.exchange.pairing.request(request)
            accepted = self._centre.exchange.pairing.accept(request, reply)
            if ward is not self._wards[-1]:
                ward.exchange.pairing.finish(reply, accepted.code)
                self._centre.exchange.pairing.confirm(accepted.peer.id)

    def begin(self) -> None:
        """The first incidents come to the centre, and everybody knows that they came."""
        for ward in self._wards[:-1]:
            for incident in ward.incidents:
                if datetime.fromisoformat(str(incident["entered_at"])) < FIRST_FILES:
                    number = _recorded(ward, incident)
                    self._first = self._first or ward.office.complaints.case(number).uid
            _set(FIRST_FILES, self._centre, ward)
            self._to_centre(ward)
            self._to_ward(ward)
            self._to_centre(ward)

    def send_to_unit(self) -> None:
        """A case goes to the second ward with a file that never arrives."""
        _set(SENT_TO_UNIT, self._centre)
        ward = self._wards[1]
        case = self._centre.office.register.page(RegisterFilter(chip=Chip.TO_DO), 0, 1)[0]
        self._centre.exchange.grants.grant(case.uid, _id(ward))
        self._centre.exchange.exchange.export(_id(ward), self._next_file())

    def work_at_the_centre(self) -> None:
        """The first ward sees what became of its case."""
        _set(CENTRE_WORKED, self._centre, self._wards[0])
        self._centre.office.complaints.change_fields(self._first, {"category": "D"})
        self._to_ward(self._wards[0])

    def work_on_both_sides(self) -> None:
        """Two people write different things about the same case."""
        _set(BOTH_WORKED, self._centre, self._wards[0])
        for site, words in ((self._centre, _AT_CENTRE), (self._wards[0], _AT_WARD)):
            site.office.complaints.change_fields(self._first, {"immediate_action": words})

    def last_file(self, file: Path) -> Exchanged:
        """The first ward's newest incident travels; nothing has come back yet."""
        ward = self._wards[0]
        present = ward.clock.moment
        _recorded(ward, ward.incidents[-1])
        _set(present, ward)
        exported = ward.exchange.exchange.export(_id(self._centre), file)
        imported = self._centre.exchange.exchange.import_file(file)
        return Exchanged(file, (*told_of_export(exported), *told_of_import(imported)))

    def _to_centre(self, ward: Site) -> None:
        path = self._next_file()
        ward.exchange.exchange.export(_id(self._centre), path)
        self._centre.exchange.exchange.import_file(path)

    def _to_ward(self, ward: Site) -> None:
        path = self._next_file()
        self._centre.exchange.exchange.export(_id(ward), path)
        ward.exchange.exchange.import_file(path)

    def _next_file(self) -> Path:
        self._files += 1
        return self._stick / f"{self._files}.ccx"


def _recorded(ward: Site, incident: Incident) -> str:
    fields = incident["fields"]
    assert isinstance(fields, dict)
    _set(datetime.fromisoformat(str(incident["entered_at"])), ward)
    return ward.office.complaints.record(fields)


def _set(moment: datetime, *sites: Site) -> None:
    for site in sites:
        site.clock.moment = moment


def _id(site: Site) -> str:
    return site.office.desk.node.fingerprint


# What people of a Thai hospital wrote: data, like the file of the wards.
_AT_CENTRE = "แจ้งแพทย์เวร งดยากลุ่มง่วงซึม เฝ้าระวัง 24 ชั่วโมง"
_AT_WARD = "วัดสัญญาณชีพทุก 15 นาที แจ้งแพทย์เวร ให้ออกซิเจน"
