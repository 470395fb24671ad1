"""Seconds and memory of a picture against its size.

A row of `style-cost.json` for each network and longer side: memory is what the process took at
most, so a command measures one. The figure shows all rows that are there.
"""

import resource
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from agents.style.examples import STYLES
from benchmarks.judged import put
from benchmarks.places import FIGURES, RESULTS
from benchmarks.style.measure import CONTENTS, made
from paint_gym.features import NETWORKS, load_network
from renderers.files import write_figure
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import within
from renderers.workshop.reading import read_json

RESULT = "style-cost.json"


@dataclass(frozen=True)
class Cost(OnThreads):
    """Seconds and memory of a picture."""

    size: Annotated[int, within(32, 8192)] = 512
    """longer side, pixels"""
    model: Annotated[str, NETWORKS] = "squeezenet"
    """who sees"""
    preview: bool = False
    """what `agents.stylize --preview` makes"""
    results: Path = RESULTS
    """folder of style-cost.json"""
    figures: Path = FIGURES
    """folder of style-cost.png"""


def run(options: Cost) -> dict[str, Any]:
    """Measure, write, draw, print."""
    network = load_network(options.model).name
    found = made(
        CONTENTS[0], STYLES[1], model=network, max_long_edge=options.size, preview=options.preview
    )
    side = max(found.picture.shape[:2])
    row = {
        "machine": machine(),
        "network": network,
        "size": side,
        **found.row(),
        "peak_gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }
    name = f"{network}, {'preview' if options.preview else f'{side} px'}"
    file = put(options.results / RESULT, name, row)
    print(
        f"{name}: {row['seconds']:.1f} s, {row['steps']} steps, {row['peak_gigabytes']:.2f} GB at "
        f"most, {1 - row['style']:.0%} of the style"
    )
    print(
        f"written to {file} and {draw(read_json(file, 'holds no rows')['rows'], options.figures)}"
    )
    return row


def draw(rows: dict[str, Any], folder: Path) -> Path:
    """Both against the longer side, for each network."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(8, 3), dpi=100)
    wholes = {name: row for name, row in rows.items() if "preview" not in name}
    for network in sorted({row["network"] for row in wholes.values()}):
        own = sorted(
            (row for row in wholes.values() if row["network"] == network), key=lambda x: x["size"]
        )
        for at, what in zip(axes, ("seconds", "peak_gigabytes"), strict=True):
            at.plot([x["size"] for x in own], [x[what] for x in own], "o-", label=network)
    for at, words in zip(axes, ("seconds", "GB at most"), strict=True):
        at.set(xlabel="longer side, pixels", ylabel=words, ylim=(0, None))
        at.grid(alpha=0.3)
    axes[0].legend(frameon=False)
    figure.tight_layout()
    file = folder / "style-cost.png"
    write_figure(file, figure)
    plt.close(figure)
    return file
