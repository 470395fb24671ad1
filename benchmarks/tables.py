"""The README's tables, from the results: `python -m benchmarks.figures tables` puts them there.

Each stands between `<!-- NAME -->` and `<!-- /NAME -->`.
"""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agents.learning.run import write_text
from benchmarks.comparison_tables import ablations, generalisation
from benchmarks.markdown import markdown
from benchmarks.places import RESULTS
from benchmarks.search_table import searched
from benchmarks.standings import read_results
from benchmarks.suites import SUITES
from renderers.workshop.command import OnThreads

README = Path(__file__).parents[1] / "README.md"
SIZE, CANVASES = 128, 16
"""of the table of brushes"""
NETS = ("pixel_shuffle", "dual_pathway", "dcgan", "unet")


@dataclass(frozen=True)
class Tables(OnThreads):
    """Write the README's tables anew from the results."""

    results: Path = RESULTS
    """folder of the results"""
    readme: Path = README
    """where they go"""


def run(options: Tables) -> str:
    """Replace every table; the README's text, which is also written."""
    text = filled(options.readme.read_text(), options.results)
    write_text(options.readme, text)
    print(f"written to {options.readme}")
    return text


def filled(text: str, results: Path = RESULTS) -> str:
    """The text with every table as the results have it now.

    Raises:
        ValueError: the text has no place for a table.
    """
    for name, (source, make) in TABLES.items():
        table = make(read(results / source))
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"no <!-- {name} --> ... <!-- /{name} --> in the text")
        text = place.sub(lambda m, table=table: m[1] + table + "\n" + m[2], text)  # type: ignore[misc]
    return text


def read(source: Path) -> Any:
    """A result; of a folder, all results of the leaderboard in it; all that match a `*`."""
    if source.is_dir():
        return read_results(source)
    if "*" in source.name:
        return [json.loads(file.read_text()) for file in sorted(source.parent.glob(source.name))]
    return json.loads(source.read_text())


def fidelity(found: dict[str, Any]) -> str:
    """PSNR of every network by brush, and what ships."""
    head = ["brush: dB random / extreme", "nothing drawn", *NETS, "**ships**: pixel_shuffle"]
    rows = []
    for brush in found["config"]["brushes"]:
        mine = [row for row in found["rows"] if row["brush"] == brush]
        by_net = {row["net"]: row for row in mine if not row["ships"]}
        ships = next(row for row in mine if row["ships"])
        blank = {kind: ships[f"{kind}, nothing drawn"] for kind in ("random", "extreme")}
        rows.append([brush, *(decibels(x) for x in (blank, *(by_net[net] for net in NETS), ships))])
    learners = [row for row in found["rows"] if not row["ships"]]
    for title, form in (
        ("weights, thousands", lambda row: row["parameters"] / 1e3),
        ("minutes of one thread", lambda row: row["seconds"] / 60),
    ):
        of = [[form(row) for row in learners if row["net"] == net] for net in NETS]
        of.append([form(row) for row in found["rows"] if row["ships"]])
        rows.append([title, "", *(span(values) for values in of)])
    return markdown(head, rows)


def decibels(row: dict[str, float]) -> str:
    """Random / extreme."""
    return f"{row['random']:.1f} / {row['extreme']:.1f}"


def span(values: list[float]) -> str:
    """From the least to the most."""
    low, high = f"{min(values):.3g}", f"{max(values):.3g}"
    return low if low == high else f"{low} to {high}"


def gap(found: dict[str, Any]) -> str:
    """What painting through the networks that ship costs."""
    head = ["MSE x 1,000 of paintings", "as the network paints", "the same strokes, exact",
            "between the two", "strokes found through the exact engine"]  # fmt: skip
    keys = ("under_the_network", "redrawn_exactly", "apart", "found_exactly")
    rows = [
        [row["brush"], *(f"{1000 * row['gap'][key]:.3f}" for key in keys)]
        for row in found["rows"] if row["ships"]
    ]  # fmt: skip
    return markdown(head, rows)


def brushes(found: dict[str, Any]) -> str:
    """Strokes per second by brush and engine, at one size and batch."""
    head = ["thousand strokes/s: forward, + backward", "tiles", "tiles, 0.3", "tiles, 0.1",
            "neural bf16", "neural f32", "exact", "exact compiled", "OpenCV loop"]  # fmt: skip
    rows = []
    for brush in found["config"]["brushes"]:
        by_scale = {
            row["scale"]: row for row in found["rows"]
            if (row["brush"], row["size"], row["canvases"]) == (brush, SIZE, CANVASES)
        }  # fmt: skip
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
                row["size"]: thousands(row.get("tiles")) for row in found["rows"]
                if (row["brush"], row["canvases"], row["scale"]) == ("bezier", canvases, scale)
            }  # fmt: skip
            rows.append([f"{canvases} x 5, scale {scale:g}", *(by_size[size] for size in sizes)])
    return markdown(["bezier, tiles", *(f"{size} px" for size in sizes)], rows)


def speed(found: dict[str, Any]) -> str:
    """Bezier strokes per second beside the paper's network, and steps of the environment."""
    engines = ("tiles", "neural bfloat16", "network float32", "opencv loop")
    head = ["128 px, Bezier strokes", "tiles", "our network, bf16", "the paper's network, f32",
            "OpenCV loop"]  # fmt: skip
    rows = []
    for row in found["strokes_per_second"]:
        title = f"{row['canvases']} x {row['strokes']:,}, scale {row['scale']:g}"
        rows.append([title, *(rates(row.get(engine)) for engine in engines)])
    steps = found["env_steps_per_second"]
    asked = (steps["tiles"], steps["neural"], steps["network float32"])
    rows.append(["env steps/s, 64 x 5, numpy", *(f"{x:,.0f}" for x in asked), ""])
    return markdown(head, rows)


def rates(found: dict[str, Any] | None) -> str:
    """Forward, and forward + backward; how many times the paper's network, where it is known."""
    if found is None:
        return ""
    times = found.get("ratio_to_network", {})
    return ", ".join(
        f"{found[key]:,.0f}" + (f" ({times[key]:.1f}x)" if key in times else "")
        for key in ("forward", "forward_backward") if key in found
    )  # fmt: skip


def equality(found: dict[str, Any]) -> str:
    """How far tiles are from exact, and that in float32 from float64."""
    head = ["brush", "pixels off by more than 1e-4", "worst pixel", "median gradient error",
            "gradients off by more than 1e-3", "the same, exact in float32"]  # fmt: skip
    rows = []
    for row in found["rows"]:
        tiles, exact = row["tiles"], row["exact in float64"]
        rows.append([
            row["brush"], f"{tiles['pixels off']:.1e}", f"{tiles['worst pixel']:.1e}",
            f"{tiles['median gradient']:.1e}", f"{tiles['gradients off']:.1%}",
            f"{exact['gradients off']:.1%}",
        ])  # fmt: skip
    return markdown(head, rows)


def baselines(found: dict[str, Any]) -> str:
    """Stable-Baselines3's algorithms, and what strokes at random would get."""
    head = ["", "pictures, strokes", "test MSE (95 %)", "blank canvas", "random strokes", "actions",
            "minutes of one thread"]  # fmt: skip
    rows = []
    for row in found["rows"]:
        config = row["config"]
        rows.append([
            row["name"].removeprefix("sb3_").split("-")[0].upper(),
            f"{config['dataset']}, {config['budget']}",
            f"{row['test/mse']:.4f} ± {row['test/mse_95']:.4f}", f"{row['test/blank']:.4f}",
            f"{row['random/mse']:.4f}", f"{row['samples']:,.0f}",
            f"{row['processor_seconds'] / 60:.1f}",
        ])  # fmt: skip
    return markdown(head, rows)


def thousands(rates: list[float] | None) -> str:
    """Forward, and forward + backward."""
    return "" if rates is None else ", ".join(f"{rate / 1e3:.3g}" for rate in rates)


def leaderboard(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the data sets, beside the paper's."""
    suites = [name for name, suite in SUITES.items() if suite.dataset != "photos"]
    paper = [f"{SUITES[name].paper:g}" if SUITES[name].paper else "" for name in suites]
    last = ["*Learning to Paint*, own crops, whole sets", "bezier", *paper, ""]
    return standing(found, [*suites, "photos-200"], [last])


def leaderboard_budgets(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the same pictures with 10 to 1,000 strokes."""
    return standing(found, [name for name, suite in SUITES.items() if suite.dataset == "photos"])


def standing(found: list[dict[str, Any]], suites: list[str], more: Sequence[list[str]] = ()) -> str:
    """Painters in rows, suites in columns; who painted most suites, and best, first (`place`)."""
    by_painter: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for row in found:
        by_painter.setdefault((row["entry"], row["brush"]), {})[row["suite"]] = row
    least = {
        name: min((r["figures"]["mse"]["mean"] for r in found if r["suite"] == name), default=0)
        for name in suites
    }
    rows = [
        [entry, brush, *(cell(rows.get(name), least[name]) for name in suites)]
        for (entry, brush), rows in by_painter.items() if set(rows) & set(suites)
    ]  # fmt: skip
    order = {key: place(rows, suites) for key, rows in by_painter.items()}
    rows.sort(key=lambda row: order[row[0], row[1]])
    return markdown(["MSE (95 %)", "brush", *suites], [*rows, *more])


def leaderboard_whole(found: list[dict[str, Any]]) -> str:
    """Everything measured on the suite that needs no download."""
    head = ["photos-200", "brush", "MSE", "95 % over", "PSNR, dB", "SSIM", "strokes",
            "s/picture, in batches", "of it computing", "alone", "renderer gap"]  # fmt: skip
    rows = []
    for row in (row for row in found if row["suite"] == "photos-200"):
        mean = {name: figure["mean"] for name, figure in row["figures"].items()}
        over = "pictures" if row["interval"] == "pictures" else f"{len(row['seeds'])} seeds"
        times = [row["seconds"].get(name) for name in ("batched", "processor", "alone")]
        took = ["" if t is None else "< 0.001" if t < 0.001 else f"{t:.2g}" for t in times]
        rows.append([
            row["entry"], row["brush"], f"{mean['mse']:.5f}{earlier(row)}", over,
            f"{mean['psnr']:.2f}",
            f"{mean['ssim']:.3f}", f"{mean['strokes']:g}",
            took[0] + " claimed" * bool(took[0] and row["seconds"]["claimed"]), *took[1:],
            "" if row["gap"] is None else f"{row['gap']:.1e}",
        ])  # fmt: skip
    return markdown(head, rows)


def place(rows: dict[str, dict[str, Any]], suites: list[str]) -> tuple[int, float]:
    """What painters are ordered by: suites painted, then mean of the logarithm of the error."""
    errors = [rows[name]["figures"]["mse"]["mean"] for name in suites if name in rows]
    return -len(errors), sum(math.log(error) for error in errors) / max(1, len(errors))


def cell(row: dict[str, Any] | None, least: float) -> str:
    """Mean and interval; several seeds are named, the best of a suite is bold."""
    if row is None:
        return ""
    mse = row["figures"]["mse"]
    mean = f"{mse['mean']:.5f}"
    seeds = f", {len(row['seeds'])} seeds" if row["interval"] == "seeds" else ""
    title = f"**{mean}**" if mse["mean"] == least else mean
    return f"{title}{earlier(row)} ({mse['low']:.5f} to {mse['high']:.5f}{seeds})"


def earlier(row: dict[str, Any]) -> str:
    """A mark on what was painted on the suite's pictures as they were frozen before."""
    return "" if row["digest"] == SUITES[row["suite"]].digest else "°"


TABLES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "fidelity": ("fidelity.json", fidelity), "gap": ("fidelity.json", gap),
    "brushes": ("speed-table.json", brushes), "scaling": ("speed-table.json", scaling),
    "speed": ("speed.json", speed), "equality": ("equality.json", equality),
    "ablations": ("ablation-*.json", ablations),
    "generalisation": ("generalisation.json", generalisation),
    "leaderboard": ("leaderboard", leaderboard), "budgets": ("leaderboard", leaderboard_budgets),
    "photos-200": ("leaderboard", leaderboard_whole),
    "sb3": ("sb3.json", baselines), "search": ("search.json", searched),
}  # fmt: skip
"""place in the README: the result it comes from, and how"""
