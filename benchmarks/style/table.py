"""What the page of style says, from the results of this room, as far as there are any."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.estimates import short
from benchmarks.markdown import markdown
from benchmarks.places import read_result

NONE = "Not measured yet."


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/style.md`."""
    said: dict[str, Callable[[dict[str, Any]], str]] = {
        "cost": cost,
        "ratios": ratios,
        "blind": blind,
    }
    there = {file.stem for file in results.glob("style*.json")}
    return {
        place: write(read_result(f"style-{place}", results)) if f"style-{place}" in there else NONE
        for place, write in said.items()
    }


def cost(found: dict[str, Any]) -> str:
    """A row for each network and size; the figure."""
    head = ["network", "threads", "seconds", "steps", "GB of the process at most", "style left"]
    rows = [
        [
            name,
            f"{row['machine']['threads']}",
            short(row["seconds"]),
            f"{row['steps']}",
            f"{row['peak_gigabytes']:.2f}",
            f"{100 * row['style']:.0f} %",
        ]
        for name, row in found["rows"].items()
    ]
    figure = (
        "![Seconds and memory against the longer side](../../benchmarks/figures/style-cost.png)"
    )
    return f"{markdown(head, rows)}\n\n{figure}"


def ratios(found: dict[str, Any]) -> str:
    """Content and style at each ratio, by network and size."""
    counts = [f"{x:g} : 1" for x in found["ratios"]]
    head = [
        "network",
        *(f"content, {x}" for x in counts),
        *(f"style, {x}" for x in counts),
        "content falls",
    ]
    rows = [
        [
            name,
            *(f"{x['mean']:.2f}" for x in row["content"]),
            *(f"{x['mean']:.3f}" for x in row["style"]),
            f"{row['monotonic']} of {found['pairs']}",
        ]
        for name, row in found["rows"].items()
    ]
    return markdown(head, rows)


def blind(found: dict[str, Any]) -> str:
    """Which of two ways was preferred, how often."""
    ways = found["ways"]
    rows = [
        [ways[better], ways[worse], f"{won} of {won + lost}"]
        for better, worse, won, lost in found["counts"]
    ]
    return markdown(["preferred", "to", "times"], rows)
