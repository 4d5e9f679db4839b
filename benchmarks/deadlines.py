"""A million deadlines against numpy's own counting, in one run: `python -m benchmarks.deadlines`."""

import random
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

import numpy

from app.domain.counting import nth_working_days
from app.domain.government_calendar import calendar_from_policy
from app.domain.policy import POLICY_FOLDER

DEADLINES = 1_000_000
WORKING_DAYS = 15
REPEATS = 3
LIMIT = 3.0
SEED = 2569
EPOCH = date(1970, 1, 1).toordinal()


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _each in range(REPEATS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def main() -> int:
    """Print both times and their ratio; 1 when the limit is missed or the dates differ."""
    calendar = calendar_from_policy(POLICY_FOLDER)
    first, last = date(calendar.first_year, 1, 1).toordinal(), date(calendar.last_year, 11, 1).toordinal()
    chosen = random.Random(SEED)
    received = [chosen.randrange(first, last) for _each in range(DEADLINES)]
    days = (numpy.array(received, dtype="int64") - EPOCH).astype("datetime64[D]")
    closed = numpy.array([day.toordinal() - EPOCH for day in calendar.closures], dtype="int64")
    working = numpy.busdaycalendar(holidays=closed.astype("datetime64[D]"))

    def by_numpy() -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.datetime64]]":
        return numpy.busday_offset(days, WORKING_DAYS - 1, roll="forward", busdaycal=working)

    ours, theirs = (fastest(lambda: nth_working_days(received, WORKING_DAYS, calendar)), fastest(by_numpy))
    equal = nth_working_days(received, WORKING_DAYS, calendar) == (by_numpy().astype("int64") + EPOCH).tolist()
    print(f"{DEADLINES:,} deadlines: {ours:.3f} s, numpy.busday_offset {theirs:.3f} s")
    print(f"ratio {ours / theirs:.2f} (at most {LIMIT}), the same dates: {equal}")
    return 0 if equal and ours <= LIMIT * theirs else 1


if __name__ == "__main__":
    sys.exit(main())
