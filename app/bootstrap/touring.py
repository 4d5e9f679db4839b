"""Makes what the tour looks at: the demo's centre with its wards, and the pictures of their windows."""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
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
    from app.ui.tour import FaultyPictures

    with tempfile.TemporaryDirectory(prefix="complaint-centre-tour-") as folder, _sites(Path(folder)) as sites:
        try:
            return int(arguments.run(arguments, sites[0], sites[1:], _pictures))
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


def _pictures(centre: "Office", ward: "Office", out: Path) -> Sequence[Path]:
    from app.services.hospital.staff import hospital_name
    from app.services.paper.word_breaker import shipped_words
    from app.ui.application import application
    from app.ui.shown_text import use_breaker
    from app.ui.tour import Stages, pictures

    qt = application()
    use_breaker(shipped_words().with_breaks)
    stages = Stages(partial(make_window, demo_clock), centre, ward, hospital_name(centre.database))
    return pictures(qt, stages, out)
