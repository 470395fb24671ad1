"""A large picture of many strokes: seconds, memory, and whether it has seams."""

import json
import resource
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from agents.search import Search, SearchPainter
from benchmarks.places import RESULTS
from benchmarks.search.seams import seam
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.painting import LARGEST, PATCH, Painting, Side, Strokes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from renderers import BRUSHES, make_renderer
from renderers.files import to_json, write_text
from renderers.tiles.cpu.tile import TILE
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Positive, within


@dataclass(frozen=True)
class Large(OnThreads):
    """How large, and of how many strokes."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--side": "--size"}

    picture: str = "bundled:motorcycle_left.png"
    """as for `agents.paint`"""
    brush: Annotated[str, BRUSHES] = "bezier"
    """kind of stroke"""
    strokes: Strokes = 20_000
    """in the painting"""
    seconds: Positive = 120.0
    """for the search"""
    view: Side = 1024
    """longer side at which the picture is seen, pixels"""
    size: Annotated[int, within(PATCH + 1, LARGEST)] = 4096
    """longer side of what is drawn, pixels; in more than one patch, to see seams"""
    results: Path = RESULTS
    """folder of the JSON"""


def run(options: Large) -> dict[str, Any]:
    """Paint, draw, measure, write."""
    before = peak()
    photograph = read_picture(find_picture(options.picture))
    target = seen(photograph, options.view)
    renderer = make_renderer("auto", BRUSHES[options.brush]())
    began = time.perf_counter()
    strokes = SearchPainter(renderer, Search(seconds=options.seconds)).paint(
        target, options.strokes
    )
    searched, after = time.perf_counter() - began, peak()

    def error(picture: Float[Tensor, "1 3 H W"]) -> Float[Tensor, " 1"]:
        return squared_error(renderer.paint(torch.zeros_like(picture), strokes), picture)

    own = seen(photograph, max(photograph.shape[:2]))
    likeness = {str(max(x.shape[2:])): float(psnr(error(x))) for x in (own, target)}
    painting = Painting(options.brush, strokes[0], *photograph.shape[:2])
    began = time.perf_counter()
    picture = painting.render(options.size)
    drawn, largest = time.perf_counter() - began, peak()
    found = {
        "config": {k: v for k, v in to_json(options).items() if k != "results"},
        "psnr": likeness,
        "seams": {str(n): asdict(seam(picture / np.float32(255), n)) for n in (TILE, PATCH)},
        "seconds": {"search": searched, "drawing": drawn},
        "megabytes": {"before": before, "after the search": after, "after drawing": largest},
        "machine": machine(),
    }
    file = options.results / "large.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    print(json.dumps({k: found[k] for k in ("psnr", "seams", "seconds", "megabytes")}, indent=1))
    print(f"written to {file}")
    return found


def peak() -> float:
    """The most memory that this process has held, megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
