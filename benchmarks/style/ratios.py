"""What a ratio of content to style means: the same, whoever sees, however large.

A row for each network and size: style and content of five pairs at each ratio, and of how many
pairs content comes nearer with every greater weight.
"""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import torch
from tqdm import tqdm

from agents.style.examples import STYLES
from agents.style.options import SMALLEST
from benchmarks.estimates import estimate
from benchmarks.places import FIGURES, RESULTS
from benchmarks.style.figure import draw
from benchmarks.style.measure import CONTENTS, made, there
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within

RESULT = "style-ratios.json"
RATIOS = (3.0, 10.0, 30.0, 100.0)
WHAT = ("style", "content")
SHOWN = (1, 1)
"""the pair on the sheet"""
SIDE = 300
"""longer side there, pixels"""


@dataclass(frozen=True)
class Ratios(OnThreads):
    """What a ratio of content to style means."""

    sizes: tuple[Annotated[int, within(SMALLEST, 4096)], ...] = (128, 192, 256)
    """longer sides, pixels"""
    photographs: Count = 5
    """how many, with a painting each"""
    results: Path = RESULTS
    """folder of style-ratios.json"""
    figures: Path = FIGURES
    """folder of style-ratios.jpg"""


def run(options: Ratios) -> dict[str, Any]:
    """Measure, write, draw, print."""
    found: dict[str, Any] = {"machine": machine(), "ratios": RATIOS, "pairs": options.photographs}
    cells = [(net, side) for net in there() for side in options.sizes]
    rows = {}
    for net, side in tqdm(cells, unit="cell"):
        each = [
            [
                made(content, style, model=net, max_long_edge=side, content_weight=ratio).row()
                for ratio in RATIOS
            ]
            for content, style in list(zip(CONTENTS, STYLES, strict=True))[: options.photographs]
        ]
        rows[f"{net}, {side} px"] = {
            "network": net,
            "size": side,
            "each": each,
            "monotonic": sum(falls([x["content"] for x in pair]) for pair in each),
            **{what: [mean(each, i, what) for i in range(len(RATIOS))] for what in WHAT},
        }
    found["rows"] = rows
    file = options.results / RESULT
    write_text(file, json.dumps(found, indent=1) + "\n")
    for name, row in rows.items():
        shown = ", ".join(
            f"{r:g}: {c['mean']:.2f}" for r, c in zip(RATIOS, row["content"], strict=True)
        )
        print(f"{name}: content {shown}; falls in {row['monotonic']} of {options.photographs}")
    print(f"written to {file} and {sheet(options.figures / 'style-ratios.jpg')}")
    return found


def mean(each: list[list[dict[str, Any]]], ratio: int, what: str) -> dict[str, float]:
    """Over pairs, with its interval."""
    return vars(estimate(torch.tensor([[pair[ratio][what] for pair in each]])))


def falls(values: list[float]) -> bool:
    """Whether each is below the one before."""
    return all(b < a for a, b in pairwise(values))


def sheet(file: Path) -> Path:
    """One pair at every ratio, by every network."""
    content, style = CONTENTS[SHOWN[0]], STYLES[SHOWN[1]]
    rows = [
        [
            made(content, style, model=net, max_long_edge=SIDE, content_weight=x).picture
            for x in RATIOS
        ]
        for net in there()
    ]
    return draw(rows, file, side=SIDE, above=[f"{x:g} : 1" for x in RATIOS], beside=there())
