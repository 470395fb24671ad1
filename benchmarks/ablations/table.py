"""What the pages about learning say: ablations, painters on other pictures, algorithms of SB3."""

from pathlib import Path
from typing import Any

from benchmarks.ablations.variants import ABLATIONS
from benchmarks.estimates import said
from benchmarks.markdown import markdown
from benchmarks.places import read_result


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/`; quick ablations by name and variant."""
    files = sorted(results.glob("ablation-*.json"))
    compared = [read_result(file.stem, results) for file in files]
    rivals = read_result("sb3", results)
    areas = read_result("stroke-area", results)["rows"][0]["mean"]
    return {
        **{one["ablation"]: variants(one) for one in compared if one["quick"]},
        "ablations": ablations(compared),
        "generalisation": generalisation(read_result("generalisation", results)),
        "sb3": sb3(rivals),
        "blank": {row["config"]["dataset"]: row["test/blank"] for row in rivals["rows"]},
        "faces": faces(read_result("faces-200", results)),
        "area": {word: 100 * areas[i] for word, i in (("first", 0), ("51st", 50), ("last", -1))},
    }


def variants(found: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Of each variant the error at the strokes it learned with, of its seeds too, and minutes."""
    of = {}
    for variant in found["variants"]:
        budget = variant["runs"][0]["config"]["budget"]
        row = next(row for row in variant["judged"] if row["strokes"] == budget)
        minutes = sum(run["processor_seconds"] for run in variant["runs"]) / 60
        of[variant["variant"]] = {
            "mse": row["mean"],
            "best": min(row["seeds"]),
            "worst": max(row["seeds"]),
            "minutes": minutes / len(variant["runs"]),
        }
    return of


def faces(found: dict[str, Any]) -> dict[str, float]:
    """Of the run that learned from faces: its error, with the painter of then too, and minutes."""
    return {
        "mse": found["test/mse"],
        "mse_95": found["test/mse_95"],
        "then": found["with the painter of the run"]["test/mse"],
        "minutes": found["seconds"] / 60,
        "points_on": found["config"]["evaluate_on"],
        "pictures": found["test/pictures"],
    }


def ablations(found: list[dict[str, Any]]) -> str:
    """Of every ablation what it asks, the final error of its variants, and its figure."""
    order = list(ABLATIONS)
    found = sorted(found, key=lambda one: (not one["quick"], order.index(one["ablation"])))
    return "\n\n".join(section(one) for one in found) or "None has been measured yet."


def section(one: dict[str, Any]) -> str:
    """One ablation: its question, a row for each variant and number of strokes, its figure."""
    name = one["ablation"] + ("-quick" if one["quick"] else "")
    head = ["variant", "strokes", "MSE (95 %)", "its seeds", "samples", "minutes of computing"]
    rows = []
    for variant in one["variants"]:
        for row in variant["judged"]:
            paper = f"{row['paper']:g}" if row.get("paper") else ""
            cells = [f"{row['strokes']}", said(row), seeds(row), *costs(variant["runs"]), paper]
            rows.append([variant["variant"], *cells])
    table = markdown([*head, "the paper, at its size"], rows)
    figure = f"![Error of {name}](../../benchmarks/figures/ablation-{name}.png)"
    return f"### {one['ablation']}\n\n{one['asks']} {pictures(one)}\n\n{table}\n\n{figure}"


def pictures(one: dict[str, Any]) -> str:
    """What was painted, and how large."""
    configs = [learned["config"] for variant in one["variants"] for learned in variant["runs"]]
    size = "Quick" if one["quick"] else "At the paper's sizes"
    return f"{size}: {configs[0]['dataset']}, {configs[0]['size']} px." if configs else f"{size}."


def seeds(row: dict[str, Any]) -> str:
    """Means of the best and the worst seed."""
    means = row.get("seeds", [])
    return f"{min(means):.5f} to {max(means):.5f}" if len(means) > 1 else ""


def costs(runs: list[dict[str, Any]]) -> list[str]:
    """Samples of each run, and minutes of computing on average, of those that did not diverge."""
    good = [learned for learned in runs if "diverged" not in learned]
    if not good:
        return ["", ""]
    minutes = sum(learned["processor_seconds"] for learned in good) / len(good) / 60
    return [f"{good[0]['samples']:,}", f"{minutes:.3g}"]


def generalisation(found: dict[str, Any]) -> str:
    """Error of painters, in rows, on what they did and did not learn from."""
    rows = found["rows"]
    names, sets = (list(dict.fromkeys(row[key] for row in rows)) for key in ("painter", "test"))
    cells = {(row["painter"], row["test"]): said(row) for row in rows}
    return markdown(
        ["learned from, paints", *sets],
        [[name, *(cells.get((name, test), "") for test in sets)] for name in names],
    )


def sb3(found: dict[str, Any]) -> str:
    """Stable-Baselines3's algorithms, and what strokes at random would get."""
    head = [
        "",
        "pictures, strokes",
        "test MSE (95 %)",
        "blank canvas",
        "random strokes",
        "actions",
        "minutes of one thread",
    ]
    rows = []
    for row in found["rows"]:
        config = row["config"]
        rows.append(
            [
                row["name"].removeprefix("sb3_").split("-")[0].upper(),
                f"{config['dataset']}, {config['budget']}",
                f"{row['test/mse']:.4f} ± {row['test/mse_95']:.4f}",
                f"{row['test/blank']:.4f}",
                f"{row['random/mse']:.4f}",
                f"{row['samples']:,.0f}",
                f"{row['processor_seconds'] / 60:.1f}",
            ]
        )
    return markdown(head, rows)
