"""What the page of translators says, from the results of this room, as far as there are any."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.comparison_table import cells, interval, mean, share, table_of
from benchmarks.estimates import said_of_seeds, short
from benchmarks.markdown import markdown
from benchmarks.places import read_result
from benchmarks.translators.figure import ENDS
from benchmarks.translators.variants import COMPARISONS

NONE = "Not measured yet."
TOLD = {
    "pixels right": ("pixel_accuracy", interval),
    "classes right": ("class_accuracy", interval),
    "IoU": ("iou", interval),
}
"""what the segmenter tells"""
NEAR = {"L1": ("l1", mean), "PSNR, dB": ("psnr", mean), "SSIM": ("ssim", share)}
"""where pairs belong together"""


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/translators.md`."""
    said: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
        "judged": ("translators", judged),
        "hints": ("translators-hints", hints),
        "speed": ("translators-speed", speed),
        "answers": ("translators-answers", answers),
        **{name: (f"translators-{name}", compared) for name in COMPARISONS},
    }
    there = {file.stem for file in results.glob("translators*.json")}
    return {
        place: write(read_result(name, results)) if name in there else NONE
        for place, (name, write) in said.items()
    }


def compared(found: dict[str, Any]) -> str:
    """A comparison: its question, a row for each variant, its figure."""
    task, name = found["task"], found["comparison"]
    table = table_of(found, columns(task), {ENDS[x]: row for x, row in found["ends"].items()})
    parts = [f"{found['asks']} {said_of(task)}", table, *published(name), *refusals(found)]
    if segmenter := task["segmenter"]:
        parts.append(
            f"The segmenter is right about {100 * segmenter['pixel_accuracy']:.1f} % of the pixels "
            f"of real photographs; {100 * segmenter['commonest']:.1f} % are of the commonest class."
        )
    figure = f"![Figures of {name}](../../benchmarks/figures/translators-{name}.png)"
    return "\n\n".join([*parts, figure])


def columns(task: dict[str, Any]) -> dict[str, Any]:
    """What is told of a task."""
    distances = {f"FD-{task['features']}": ("fd", interval), "KID": ("kid", mean)}
    told = TOLD if task["segmenter"] else {}
    return {**told, **distances, **NEAR}


def said_of(task: dict[str, Any]) -> str:
    """A task in words."""
    pairs = task["pairs"]
    kind = f"{pairs['name']} of {pairs['dataset']}, {pairs['size']} px"
    return f"{kind}, {task['pictures']} pictures against {task['reference']} real ones."


def published(name: str) -> list[str]:
    """What the paper has, where it has."""
    rows = [
        [variant, *(f"{x:.2f}" for x in one.paper)]
        for variant, one in COMPARISONS[name].variants.items()
        if one.paper
    ]
    head = ["in the paper, of streets at 256 px", "pixels right", "classes right", "IoU"]
    return [markdown(head, rows)] if rows else []


def refusals(found: dict[str, Any]) -> list[str]:
    """Variants that cannot be at this size, and why."""
    return [f"Not here: {name}, for `{why}`." for name, why in found["refused"].items()]


def judged(found: dict[str, Any]) -> str:
    """Every translator, and below it what its figures lie between."""
    parts = []
    for name, row in found["rows"].items():
        task, rows = row["task"], {name: row["made"]}
        rows |= {f"{name}: {ENDS[end]}": figures for end, figures in row["ends"].items()}
        parts.append((task, rows))
    heads = dict.fromkeys(head for task, _ in parts for head in columns(task))
    lines = []
    for task, rows in parts:
        known = columns(task)
        for name, figures in rows.items():
            by_head = dict(zip(known, cells(figures, known), strict=True))
            lines.append([name, said_of(task), *(by_head.get(head, "") for head in heads)])
    return markdown(["translator", "of", *heads], lines)


def hints(found: dict[str, Any]) -> str:
    """PSNR by the number of hints, and above grey, with and without the network; the figure."""
    counts = next(iter(found["rows"].values()))["counts"]
    head = ["translator", "pictures", "grey", *(f"{one['hints']} hints" for one in counts)]
    rows = []
    for name, row in found["rows"].items():
        pairs = row["pairs"]
        of = f"{row['count']} of {pairs['dataset']}, {pairs['size']} px"
        each = [said_of_seeds(one["psnr"]) for one in row["counts"]]
        rows.append([name, of, said_of_seeds(row["grey"]), *each])
        above = [f"{one['above_grey']['mean']:+.2f}" for one in row["counts"]]
        rows.append([f"{name}, above grey", "", "", *above])
        spread = [f"{one['spread']['mean'] - row['grey']['mean']:+.2f}" for one in row["counts"]]
        rows.append(["hints spread, no network, above grey", "", "", *spread])
    figure = "![PSNR against hints](../../benchmarks/figures/translators-hints.png)"
    return f"{markdown(head, rows)}\n\n{figure}"


def speed(found: dict[str, Any]) -> str:
    """Seconds and memory of every network and size."""
    head = ["network", "parameters", "seconds", "threads", "GB of the process at most"]
    rows = [
        [
            name,
            f"{row['parameters'] / 1e6:.1f} M",
            short(row["seconds"]),
            f"{row['machine']['threads']}",
            f"{row['peak_gigabytes']:.2f}",
        ]
        for name, row in found["rows"].items()
    ]
    return markdown(head, rows)


def answers(found: dict[str, Any]) -> str:
    """Milliseconds until the sketch window answers a stroke."""
    head = ["network", "strokes", "threads", "median, ms", "worst, ms"]
    rows = [
        [
            name,
            f"{len(row['all_seconds'])}",
            f"{row['machine']['threads']}",
            *(f"{1000 * row[key]:.0f}" for key in ("median_seconds", "worst_seconds")),
        ]
        for name, row in found["rows"].items()
    ]
    return markdown(head, rows)
