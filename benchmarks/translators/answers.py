"""How long the sketch window takes to answer: from the end of a stroke to the frame that shows it.

The window is that of `agents.sketch`, with a hand that draws in it; it needs a screen, or
SDL_VIDEODRIVER=dummy. What is learned changes no second, so the network has not learned.
"""

import random
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import numpy as np

from agents.gan.translators import planes_of
from agents.sketching.answers import Translate
from agents.sketching.pages import PAGES
from agents.sketching.sketch import Sketch
from benchmarks.judged import put
from benchmarks.places import RESULTS, aside
from benchmarks.translators.compare import untrained
from benchmarks.translators.speed import LEARNERS, preset_of
from paint_gym.pairs import PAIRS
from paint_gym.pictures.reading import WHITE
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

RESULT = "translators-answers.json"
PLACES = 8
"""of the mouse in a stroke, one a frame"""


@dataclass(frozen=True)
class Answers(OnThreads):
    """How long the sketch window takes to answer a stroke."""

    learner: Annotated[str, LEARNERS] = "pix2pix"
    """whose network, as `agents.train` calls it"""
    preset: str = "cpu"
    """of that learner; pages are as large as its pictures"""
    repeats: Count = 30
    """strokes that are drawn, after a first one"""
    seed: Seed = 0
    """of the strokes"""
    quick: bool = False
    """three strokes, and the smallest preset: to see that it runs"""
    results: Path = RESULTS
    """folder of translators-answers.json"""


def run(options: Answers) -> dict[str, Any]:
    """Measure, write, print."""
    if options.quick:
        options = replace(options, preset="quick", repeats=3, results=aside(options.results))
    config = preset_of(options.learner, options.preset)
    kind = PAIRS["edges"]
    paper = np.full((1, 1, 3), WHITE, np.uint8)
    page = PAGES[kind.drawn](kind.given_of, paper, config.size)
    taken = waits(
        Sketch(page), untrained({**config.network(), "pairs": planes_of(kind)}, 0), options
    )
    row = {
        "machine": machine(),
        "learner": options.learner,
        "preset": options.preset,
        "size": config.size,
        "seed": options.seed,
        "median_seconds": statistics.median(taken),
        "worst_seconds": max(taken),
        "all_seconds": taken,
    }
    name = f"{options.learner}, {options.preset}, {config.size} px"
    file = put(options.results / RESULT, name, row)
    told = f"{1000 * row['median_seconds']:.0f} ms, {1000 * row['worst_seconds']:.0f} at worst"
    print(f"{name}: a stroke is answered after {told} of {options.repeats}")
    print(f"written to {file}")
    return row


def waits(sketch: Sketch, translate: Translate, options: Answers) -> list[float]:
    """Seconds that each stroke waits for its answer, of all but the first."""
    from agents.sketching.window import SketchWindow  # pygame, which greets whoever loads it

    chance = random.Random(options.seed)
    with TemporaryDirectory() as folder:
        window = SketchWindow(sketch, translate, Path(folder), tell=print)
        try:
            taken = [wait(window, chance) for _ in range(options.repeats + 1)]
        finally:
            sketch.clear()  # nothing to be saved
            window.close()
    return taken[1:]


def wait(window: Any, chance: random.Random) -> float:
    """Seconds from the end of one more stroke to that of the frame with its answer."""
    for i in range(PLACES):
        at = (chance.random(), chance.random())
        if i:
            window.sketch.drag(at)
        else:
            window.sketch.press(at)
        window.frame()
    began = time.perf_counter()
    window.sketch.drag((chance.random(), chance.random()))
    window.sketch.lift()
    window.frame()
    while not window.answers.current:
        window.frame()
    return time.perf_counter() - began
