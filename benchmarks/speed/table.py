"""What the page of speed says, from the results of this room."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown, thousands
from benchmarks.places import read_result
from benchmarks.speed import gpu_table

SIZE, CANVASES = 128, 16
"""of the table of brushes"""


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/speed.md`."""
    found, engines = read_result("speed", results), read_result("speed-table", results)
    equal, busy = read_result("equality", results), read_result("busy", results)
    return {
        "brushes": brushes(engines),
        "scaling": scaling(engines),
        "memory": engines["memory"],
        "speed": speed(found),
        "updates": updates(found),
        "equality": equality(equal),
        "equal": equal["config"],
        "threads": threads(busy),
        "bulk": bulk(results),
        "gpu": gpu_table.facts(read_result("gpu", results), engines),
        **overheads(read_result("env-profile", results)),
    }


def overheads(found: dict[str, Any]) -> dict[str, Any]:
    """Of a step of the environment, how much is not the engine's: percent by number of canvases."""
    of = {(row["renderer"], row["canvases"]): row for row in found["rows"]}
    besides = {
        f"{renderer} {canvases}": 100 * (1 - row["engine_share"])
        for (renderer, canvases), row in of.items()
    }
    step = of["tiles", 1]["milliseconds"]["step"]
    return {"besides": besides, "besides_microseconds": 10 * step * besides["tiles 1"]}


def brushes(found: dict[str, Any]) -> str:
    """Strokes per second by brush and engine, at one size and batch."""
    head = [
        "thousand strokes/s: forward, + backward",
        "tiles",
        "tiles, 0.3",
        "tiles, 0.1",
        "neural bf16",
        "neural f32",
        "exact",
        "exact compiled",
        "OpenCV loop",
    ]
    rows = []
    for brush in found["config"]["brushes"]:
        by_scale = {
            row["scale"]: row
            for row in found["rows"]
            if (row["brush"], row["size"], row["canvases"]) == (brush, SIZE, CANVASES)
        }
        tiles = [thousands(by_scale[scale].get("tiles")) for scale in (1.0, 0.3, 0.1)]
        others = ("neural bfloat16", "neural float32", "exact", "exact compiled", "opencv")
        rows.append([brush, *tiles, *(thousands(by_scale[1.0].get(name)) for name in others)])
    return markdown(head, rows)


def scaling(found: dict[str, Any]) -> str:
    """Strokes per second of Bezier strokes by tiles: canvases side by side, sizes."""
    sizes = found["config"]["sizes"]
    rows = []
    for canvases in found["config"]["batches"]:
        for scale in (1.0, 0.1):
            by_size = {
                row["size"]: thousands(row.get("tiles"))
                for row in found["rows"]
                if (row["brush"], row["canvases"], row["scale"]) == ("bezier", canvases, scale)
            }
            rows.append([f"{canvases} x 5, scale {scale:g}", *(by_size[size] for size in sizes)])
    return markdown(["bezier, tiles", *(f"{size} px" for size in sizes)], rows)


def speed(found: dict[str, Any]) -> str:
    """Bezier strokes per second beside the paper's network, and steps of the environment."""
    engines = ("tiles", "neural bfloat16", "network float32", "opencv loop")
    head = [
        "128 px, Bezier strokes",
        "tiles",
        "our network, bf16",
        "the paper's network, f32",
        "OpenCV loop",
    ]
    rows = []
    for row in found["strokes_per_second"]:
        title = f"{row['canvases']} x {row['strokes']:,}, scale {row['scale']:g}"
        rows.append([title, *(rates(row.get(engine)) for engine in engines)])
    steps = found["env_steps_per_second"]
    asked = (steps["tiles"], steps["neural"], steps["network float32"])
    rows.append(["env steps/s, 64 x 5, numpy", *(f"{x:,.0f}" for x in asked), ""])
    return markdown(head, rows)


def updates(found: dict[str, Any]) -> str:
    """Updates of learners per second, and the packages that their time is spent in."""
    rows = [
        [
            f"`{name}`",
            f"`{row['preset']}`",
            f"{row['updates']:.1f}",
            ", ".join(f"{key} {value:.1f}" for key, value in parts(row["milliseconds"]).items()),
            f"{row['peak_gigabytes_of_this_process']:.1f}",
        ]
        for name, row in found["updates_per_second"].items()
    ]
    return markdown(["learner", "preset", "updates/s", "milliseconds of one, in", "GB"], rows)


def parts(milliseconds: dict[str, float]) -> dict[str, float]:
    """Those that take a hundredth of the time or more."""
    least = sum(milliseconds.values()) / 100
    return {key: value for key, value in milliseconds.items() if value >= least}


def equality(found: dict[str, Any]) -> str:
    """How far tiles are from exact, and that in float32 from float64."""
    head = [
        "brush",
        "pixels off by more than 1e-4",
        "worst pixel",
        "median gradient error",
        "gradients off by more than 1e-3",
        "the same, exact in float32",
    ]
    rows = []
    for row in found["rows"]:
        tiles, exact = row["tiles"], row["exact in float64"]
        rows.append(
            [
                row["brush"],
                f"{tiles['pixels off']:.1e}",
                f"{tiles['worst pixel']:.1e}",
                f"{tiles['median gradient']:.1e}",
                f"{tiles['gradients off']:.1%}",
                f"{exact['gradients off']:.1%}",
            ]
        )
    return markdown(head, rows)


def threads(found: dict[str, Any]) -> str:
    """What a second thread gives and costs, and what a command chooses."""
    head = ["work", "precision", "busy processes", "waits", "one thread", "all", "ratio", "chosen"]
    rows = [
        [
            row["work"],
            row["precision"],
            f"{row['busy']}",
            row["waits"],
            *(f"{row[key]:,.1f}" for key in ("one", "all")),
            f"{row['ratio']:.2f}",
            f"{row['chosen']}",
        ]
        for row in found["rows"]
    ]
    return markdown(head, rows)


def rates(found: dict[str, Any] | None) -> str:
    """Forward, and forward + backward; how many times the paper's network, where it is known."""
    if found is None:
        return ""
    times = found.get("ratio_to_network", {})
    return ", ".join(
        f"{found[key]:,.0f}" + (f" ({times[key]:.1f}x)" if key in times else "")
        for key in ("forward", "forward_backward")
        if key in found
    )


def bulk(results: Path) -> dict[str, Any]:
    """Pictures a minute in bulk, by what paints them; empty while nothing is measured."""
    if not (results / "bulk.json").exists():
        return {"rows": "", "config": defaultdict(str), "num_pictures": ""}
    found = read_result("bulk", results)
    head = ["by", "workers", "pictures a minute", "times one process"]
    rows = [
        [
            row["by"],
            str(row["workers"]),
            f"{row['pictures_a_minute']:.0f}",
            f"{row['ratio']:.2f}",
        ]
        for row in found["rows"]
    ]
    return {**found, "rows": markdown(head, rows)}
