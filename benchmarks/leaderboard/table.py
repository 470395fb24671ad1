"""What the leaderboard's page of results says, and its rows in the READMEs."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.leaderboard import kodak
from benchmarks.leaderboard.learned import learned
from benchmarks.leaderboard.standings import read_results
from benchmarks.leaderboard.suites import SUITES
from benchmarks.markdown import markdown
from benchmarks.places import read_result

CHOSEN = ("refined", "search", "greedy", "general", "random")
IN_SHORT = ("photos-50", "photos-200", "faces-200", "imagenet-400")
"""painters and suites of the READMEs' rows"""
HEAD = ("MSE (95 %)", "brush", "learned from")


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/leaderboard.md`."""
    found = read_results(results / "leaderboard")
    splits = read_result("general", results)["rows"]
    return {
        "leaderboard": leaderboard(found),
        "budgets": leaderboard_budgets(found),
        "brushes": leaderboard_brushes(found),
        "kodak": kodak.rows(found),
        "photos_200": leaderboard_whole(found),
        "learned": lessons(found),
        "mse": {f"{r['entry']} {r['suite']}": r["figures"]["mse"]["mean"] for r in found},
        "general": {row["dataset"]: row for row in splits if row["budget"] == 200},
        "suites": SUITES,
    }


def in_short(found: list[dict[str, Any]]) -> str:
    """A few painters on a few suites: the READMEs' rows, in no language but names."""
    rows = ranked([row for row in found if row["entry"] in CHOSEN], IN_SHORT)
    return markdown(["MSE (95 %)", *IN_SHORT], [[row[0], *row[len(HEAD) :]] for row in rows])


def lessons(found: list[dict[str, Any]]) -> str:
    """What each painter learned from, where it paints what, and how its weights are made anew."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for row in found:
        one = learned(row)
        rows.setdefault((row["entry"], one.pictures, one.command), []).append(row["suite"])
    count = {entry: len({r["suite"] for r in found if r["entry"] == entry}) for entry, *_ in rows}
    lines = [
        [
            entry,
            "all" if len(suites) == count[entry] else ", ".join(suites),
            pictures,
            f"`{command}`" if command else "",
        ]
        for (entry, pictures, command), suites in sorted(rows.items())
    ]
    return markdown(["painter", "its suites", "learned from", "weights made anew by"], lines)


def leaderboard(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the data sets, beside the paper's."""
    suites = [name for name, suite in SUITES.items() if suite.dataset not in ("photos", "kodak")]
    paper = [f"{SUITES[name].paper:g}" if SUITES[name].paper else "" for name in suites]
    name = "*Learning to Paint*, own crops, whole sets"
    last = [name, "bezier", "that set", *paper, ""]
    suites.append("photos-200")
    return markdown([*HEAD, *suites], [*ranked(found, suites), last])


def leaderboard_budgets(found: list[dict[str, Any]]) -> str:
    """Squared error of every painter on the same pictures with 10 to 1,000 strokes."""
    suites = [n for n, suite in SUITES.items() if suite.dataset == "photos" and not suite.brush]
    return markdown([*HEAD, *suites], ranked(found, suites))


def leaderboard_brushes(found: list[dict[str, Any]]) -> str:
    """PSNR of every painter on the same pictures with each brush."""
    suites = [suite for suite in SUITES.values() if suite.brush]
    brushes = dict.fromkeys(suite.brush for suite in suites)
    budgets = dict.fromkeys(suite.budget for suite in suites)
    mean = {
        (r["entry"], r["suite"]): f"{r['figures']['psnr']['mean']:.2f}"
        for r in found
        if r["suite"] in {suite.name for suite in suites}
    }
    rows = [
        [brush, entry, *(mean.get((entry, f"{brush}-{budget}"), "") for budget in budgets)]
        for brush in brushes
        for entry in dict.fromkeys(entry for entry, name in mean if name.startswith(f"{brush}-"))
    ]
    return markdown(["brush", "painter", *(f"{n} strokes, dB" for n in budgets)], rows)


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


def ranked(found: list[dict[str, Any]], suites: Sequence[str]) -> list[list[str]]:
    """Painters in rows, suites in columns; who painted most suites, and best, first (`place`)."""
    by_painter: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for row in found:
        if row["suite"] in suites:
            by_painter.setdefault((row["entry"], row["brush"]), {})[row["suite"]] = row
    least = {
        name: min((r["figures"]["mse"]["mean"] for r in found if r["suite"] == name), default=0)
        for name in suites
    }
    order = sorted(by_painter, key=lambda key: place(by_painter[key], suites))
    return [
        [entry, brush, lesson(rows.values()), *(cell(rows.get(s), least[s]) for s in suites)]
        for entry, brush in order
        for rows in [by_painter[entry, brush]]
    ]


def lesson(rows: Iterable[dict[str, Any]]) -> str:
    """What a painter learned from before it painted these."""
    return "; or ".join(dict.fromkeys(learned(row).pictures for row in rows))


def place(rows: dict[str, dict[str, Any]], suites: Sequence[str]) -> tuple[int, float]:
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
