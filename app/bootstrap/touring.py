"""Makes what the tour looks at: the demo's centre with its wards, and the pictures of their windows."""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.furnishing import make_window
from app.bootstrap.offices import DEMO_DATA, DEMO_MOMENT, demo_clock, demo_office, open_office
from app.bootstrap.qt_failure import tell_of_missing_libraries

if TYPE_CHECKING:
    from app.services.demo.exchange import Site
    from app.services.office import Office

REFUSED = 1


def take_tour(arguments: argparse.Namespace) -> int:
    """Run the tour in throw-away folders; 1 when Qt cannot draw here, or a picture is faulty."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if tell_of_missing_libraries():
        return REFUSED
    from app.ui.tour.making import FaultyPictures

    with (
        tempfile.TemporaryDirectory(prefix="complaint-centre-tour-") as folder,
        _sites(Path(folder)) as sites,
        _others(Path(folder)) as others,
    ):
        try:
            return int(arguments.run(arguments, sites[0], sites[1:], partial(_pictures, others), _documents))
        except FaultyPictures as refusal:
            print("\n".join(refusal.faults), file=sys.stderr)
            return REFUSED


@contextlib.contextmanager
def _sites(folder: Path) -> "Iterator[Sequence[Site]]":
    """The centre, and the wards; they know nothing of each other yet."""
    from app.services.demo.cases import DemoClock
    from app.services.demo.exchange import Site, wards_in
    from app.services.node import SetUp

    with contextlib.ExitStack() as stack:
        clock = DemoClock(DEMO_MOMENT)
        sites = [Site(demo_office(folder / "centre", clock), clock)]
        stack.callback(sites[0].office.database.close)
        for place, (name, incidents) in enumerate(wards_in(DEMO_DATA), start=1):
            clock = DemoClock(DEMO_MOMENT)
            office = open_office(folder / f"ward-{place}", clock=clock, set_up=SetUp(role="ward", unit=name))
            stack.callback(office.database.close)
            sites.append(Site(office, clock, incidents))
        yield sites


@contextlib.contextmanager
def _others(folder: Path) -> "Iterator[Mapping[str, tuple[Office, str]]]":
    """An office of each other profile with its name."""
    from app.services.demo.cases import DemoClock
    from app.services.demo.offices import fill_office, offices_in
    from app.services.hospital.staff import hospital_name
    from app.services.node import SetUp

    with contextlib.ExitStack() as stack:
        opened = {}
        for profile, told in offices_in(DEMO_DATA).items():
            clock = DemoClock(DEMO_MOMENT)
            office = open_office(folder / profile, clock=clock, set_up=SetUp(role="centre", profile=profile))
            stack.callback(office.database.close)
            fill_office(office, clock, told)
            opened[profile] = office, hospital_name(office.database)
        yield opened


def _pictures(
    others: "Mapping[str, tuple[Office, str]]", centre: "Office", ward: "Office", out: Path, only: Sequence[str]
) -> Sequence[Path]:
    from app.services.hospital.staff import hospital_name
    from app.services.paper.word_breaker import shipped_words
    from app.ui.application import application
    from app.ui.shown_text import use_breaker
    from app.ui.tour.making import Stages, pictures

    qt = application()
    use_breaker(shipped_words().with_breaks)
    stages = Stages(partial(make_window, demo_clock), centre, ward, hospital_name(centre.database), others)
    return pictures(qt, stages, out, tuple(only))


def _documents(office: "Office") -> Mapping[str, bytes]:
    from app.services.demo.documents import documents

    return documents(office)
