"""The README's tables of the leaderboard."""

import math
from collections.abc import Sequence
from typing import Any

from benchmarks.leaderboard.suites import SUITES
from benchmarks.markdown import markdown


def leaderboard(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the data sets, beside the paper's."""
    suites = [name for name, suite in SUITES.items() if suite.dataset != "photos"]
    paper = [f"{SUITES[name].paper:g}" if SUITES[name].paper else "" for name in suites]
    last = ["*Learning to Paint*, own crops, whole sets", "bezier", *paper, ""]
    return standing(found, [*suites, "photos-200"], [last])


def leaderboard_budgets(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the same pictures with 10 to 1,000 strokes."""
    return standing(found, [name for name, suite in SUITES.items() if suite.dataset == "photos"])


def leaderboard_whole(found: list[dict[str, Any]]) -> str:
    """Everything measured on the suite that needs no download."""
    head = [
        "photos-200",
        "brush",
        "MSE",
        "95 % over",
        "PSNR, dB",
        "SSIM",
        "strokes",
        "s/picture, in batches",
        "of it computing",
        "alone",
        "renderer gap",
    ]
    rows = []
    for row in (row for row in found if row["suite"] == "photos-200"):
        mean = {name: figure["mean"] for name, figure in row["figures"].items()}
        over = "pictures" if row["interval"] == "pictures" else f"{len(row['seeds'])} seeds"
        times = [row["seconds"].get(name) for name in ("batched", "processor", "alone")]
        took = ["" if t is None else "< 0.001" if t < 0.001 else f"{t:.2g}" for t in times]
        rows.append(
            [
                row["entry"],
                row["brush"],
                f"{mean['mse']:.5f}{earlier(row)}",
                over,
                f"{mean['psnr']:.2f}",
                f"{mean['ssim']:.3f}",
                f"{mean['strokes']:g}",
                took[0] + " claimed" * bool(took[0] and row["seconds"]["claimed"]),
                *took[1:],
                "" if row["gap"] is None else f"{row['gap']:.1e}",
            ]
        )
    return markdown(head, rows)


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
        for (entry, brush), rows in by_painter.items()
        if set(rows) & set(suites)
    ]
    order = {key: place(rows, suites) for key, rows in by_painter.items()}
    rows.sort(key=lambda row: order[row[0], row[1]])
    return markdown(["MSE (95 %)", "brush", *suites], [*rows, *more])


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
