"""Visitors of the studio, all at once, for some minutes: errors, waiting, memory, fairness.

The real studio runs in processes of its own, as `python -m agents.studio` begins it. First one
visitor is there alone; then all come at once, and each brings a photograph, has it painted, watches
to the last stroke, takes the SVG, looks at it for a moment and begins anew. It ends in any case:
what was begun has a minute and a half more.
"""

import asyncio
import json
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from benchmarks.places import FIGURES, RESULTS, aside
from benchmarks.studio import figure, summary
from benchmarks.studio.crowd import Crowd
from benchmarks.studio.server import studio
from benchmarks.studio.visitor import Wish
from paint_gym.paintings.painting import Strokes
from paint_gym.pictures.bundled import find_picture
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed, Weight, upto, within

PHOTOGRAPHS = ("coffee.png", "chelsea.png", "astronaut.png", "rocket.jpg")
"""that visitors bring, in turns"""
CONFIG = ("minutes", "visitors", "strokes", "seconds", "think", "workers")
"""options that a result is of"""


@dataclass(frozen=True, kw_only=True)
class Load(OnThreads):
    """How the studio bears many visitors at once."""

    quick: bool = False
    """two visitors for a few seconds: to see that it runs"""
    minutes: Annotated[float, upto(60)] = 5.0
    """for which visitors come; what they have begun has a minute and a half more"""
    visitors: Annotated[int, within(1, 200)] = 20
    """at once"""
    strokes: Strokes = 200
    """of a painting"""
    seconds: Annotated[float, upto(60)] = 2.0
    """of painting that are asked for"""
    think: Weight = 2.0
    """seconds that a visitor looks at a painting before the next, on average"""
    alone: Count = 5
    """paintings of one visitor whom nobody disturbs, before the others come"""
    workers: Annotated[int, within(1, 256)] | None = None
    """processes of the studio that paint; as many as it takes by itself, if not given"""
    seed: Seed = 0
    """of how long visitors look"""
    out: Path = RESULTS / "studio.json"
    """where the result goes"""
    figures: Path = FIGURES
    """folder of studio.png"""

    @property
    def meant(self) -> "Load":
        """As it is asked for; of a quick one, small, and where nothing is kept."""
        if not self.quick:
            return self
        small: dict[str, Any] = {"minutes": 0.1, "visitors": 2, "strokes": 20, "alone": 1}
        out, figures = aside(self.out), aside(self.figures)
        return replace(self, **small, seconds=0.5, think=0.5, out=out, figures=figures)


def run(options: Load) -> dict[str, Any]:
    """Measure, write, draw, print.

    Raises:
        ImportError: httpx is missing, or what the studio takes.
        OSError: the studio does not begin, or ends by itself.
    """
    if find_spec("httpx") is None:
        raise ImportError('visitors take httpx: pip install -c constraints.txt -e ".[dev]"')
    meant = options.meant
    found = measured(meant)
    write_text(meant.out, json.dumps(found, indent=1) + "\n")
    drawn = figure.draw(found, meant.figures)
    print(f"{line(found)}\nwritten to {meant.out} and {drawn}")
    return found


def measured(options: Load) -> dict[str, Any]:
    """One visitor alone in a studio, then all of them at once."""
    wish, seconds = Wish(options.strokes, options.seconds), 60 * options.minutes
    photographs = [find_picture(f"bundled:{name}").read_bytes() for name in PHOTOGRAPHS]
    with studio(options.workers) as served:
        quiet = Crowd(served, wish, photographs)
        crowd = Crowd(served, wish, photographs, think=options.think, seed=options.seed)
        asyncio.run(quiet.alone(options.alone))
        asyncio.run(crowd.stay(options.visitors, seconds))
    return {
        "machine": machine(),
        "date": date.today().isoformat(),
        "seed": options.seed,
        "config": {name: getattr(options, name) for name in CONFIG},
        "alone": summary.times(quiet.painted),
        **summary.summed(crowd, options.visitors, seconds),
    }


def line(found: dict[str, Any]) -> str:
    """A result for a person."""
    alone, all_of_them = (x["first_stroke"] for x in (found["alone"], found))
    said = "".join(f"\n  {count} x {what}" for what, count in found["said"].items())
    return (
        f"{found['errors']} errors, {found['paintings']} paintings, "
        f"{found['paintings_a_minute']:.1f} a minute; first stroke after {_seconds(alone)} alone, "
        f"{_seconds(all_of_them)} among all{said}"
    )


def _seconds(spread: dict[str, float] | None) -> str:
    return "no" if spread is None else f"{spread['median']:.2f} (worst {spread['worst']:.2f}) s"
