"""Where the time of a piece of work goes, by the house's own packages: whatever the work is."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType
from typing import Any

from benchmarks.places import ROOT

EVERY = 0.001
"""seconds between looks"""


def by_package(work: Callable[[], Any], seconds: float) -> dict[str, float]:
    """Milliseconds of one call, by the package that is at work or has called what is; most first.

    A signal comes every millisecond, or when the compiled code that it falls in has ended; the time
    since the last one is that of the innermost function of the house. Main thread only.
    """
    calls, began = 0, time.perf_counter()
    with watched() as spent:
        while not calls or time.perf_counter() - began < seconds:
            work()
            calls += 1
    return {
        package: 1000 * whole / calls
        for package, whole in sorted(spent.items(), key=lambda pair: -pair[1])
    }


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """Seconds by package, counted while it lasts."""
    spent: dict[str, float] = {}
    last, looking = time.perf_counter(), False

    def look(_: int, frame: FrameType | None) -> None:
        nonlocal last, looking
        if looking:  # on a busy machine the next signal comes before this one is done with
            return
        looking = True
        now, package = time.perf_counter(), package_of(frame)
        spent[package] = spent.get(package, 0.0) + now - last
        last, looking = now, False

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    try:
        yield spent
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def package_of(frame: FrameType | None) -> str:
    """The package of the innermost function of the house but for those of benchmarks."""
    while frame is not None:
        file = PurePath(frame.f_code.co_filename)
        if file.is_relative_to(ROOT):
            floor, *rooms = file.relative_to(ROOT).with_suffix("").parts
            if floor in FLOORS:
                return ".".join([floor, *rooms[:1]])
        frame = frame.f_back
    return "elsewhere"


FLOORS = ("renderers", "paint_gym", "agents")
"""where work is done"""
