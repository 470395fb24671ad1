"""What the page of speed says of a GPU."""

from collections.abc import Iterable
from typing import Any

from benchmarks.markdown import markdown, thousands

ENGINES = {
    "tiles": "tiles, scale 1",
    "tiles, 0.3": "tiles, scale 0.3",
    "neural bf16": "neural, scale 1",
    "exact": "exact, scale 1",
    "the paper's network, bf16": "network of the paper, scale 1",
}
"""columns, and what they are called in the result"""
PASSES = ("forward", "both")
"""the two rates of an engine: forward, forward + backward"""


def facts(found: dict[str, Any], processor: dict[str, Any]) -> dict[str, Any]:
    """What stands in the places of the page's section.

    Args:
        found: of `python -m benchmarks.speed gpu`.
        processor: of `python -m benchmarks.speed engines`, on a processor.
    """
    return {
        **found,
        "brushes": brushes(found),
        "steps": steps(found),
        "exact": exact(found),
        "terabytes": found["copied bytes per second"] / 1e12,
        "bytes": found["environment"][0]["bytes of a canvas"],
        "most": found["config"]["batches"][-1],
        "by": processor["config"]["batches"][-1],
        "over network": times(found, "neural, scale 1"),
        "over processor": beside(found, processor),
    }


def brushes(found: dict[str, Any]) -> str:
    """Strokes per second by brush, canvases and engine."""
    head = ["thousand strokes/s: forward, + backward", *ENGINES]
    rows = [
        [
            f"{row['brush']}, {row['canvases']:,} canvases",
            *(thousands(row.get(name)) for name in ENGINES.values()),
        ]
        for row in found["strokes per second"]
    ]
    return markdown(head, rows)


def steps(found: dict[str, Any]) -> str:
    """Steps of the environment per second, and the share of what memory would allow."""
    rows = [
        [
            f"{row['canvases']:,}",
            f"{row['steps per second']:,.0f}",
            f"{share(row, found['copied bytes per second']):.2%}",
        ]
        for row in found["environment"]
    ]
    return markdown(["canvases", "steps/s", "of what memory would allow"], rows)


def share(row: dict[str, Any], copied: float) -> float:
    """Of the steps that there were if each did no more than read and write its canvas once."""
    return row["steps per second"] / (copied / row["bytes of a canvas"])


def exact(found: dict[str, Any]) -> str:
    """How far tiles are from the exact engine there."""
    head = [
        "brush",
        "pixels off by more than 1e-4",
        "worst pixel",
        "median gradient error",
        "gradients off by more than 1e-3",
    ]
    rows = [
        [
            row["brush"],
            *(f"{row[name]:.1e}" for name in ("pixels off", "worst pixel", "median gradient")),
            f"{row['gradients off']:.1%}",
        ]
        for row in found["equality"]
    ]
    return markdown(head, rows)


def times(found: dict[str, Any], engine: str) -> dict[str, str]:
    """How many times an engine's strokes tiles lay, by pass, at the most canvases."""
    return spans((row["tiles, scale 1"], row[engine]) for row in at_most(found).values())


def beside(found: dict[str, Any], processor: dict[str, Any]) -> dict[str, str]:
    """The same beside tiles on the processor, each at the most canvases that were measured."""
    size, canvases = found["config"]["size"], processor["config"]["batches"][-1]
    there = {
        row["brush"]: row["tiles"]
        for row in processor["rows"]
        if (row["size"], row["canvases"], row["scale"]) == (size, canvases, 1.0)
    }
    return spans((row["tiles, scale 1"], there[name]) for name, row in at_most(found).items())


def at_most(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Rows of brushes with the most canvases, by brush."""
    most = found["config"]["batches"][-1]
    rows = found["strokes per second"]
    return {row["brush"]: row for row in rows if row["canvases"] == most}


def spans(pairs: Iterable[tuple[list[int], list[int]]]) -> dict[str, str]:
    """The least and the greatest ratio of an engine's rates to another's, by pass."""
    ratios = [[a / b for a, b in zip(*pair, strict=True)] for pair in pairs]
    return {
        name: f"{min(of):.0f} to {max(of):.0f}"
        for name, of in zip(PASSES, zip(*ratios, strict=True), strict=True)
    }
