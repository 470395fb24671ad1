"""What the pages about learning say: ablations, painters on other pictures, algorithms of SB3."""

from pathlib import Path
from typing import Any

from benchmarks.ablations.variants import ABLATIONS, titled
from benchmarks.estimates import said
from benchmarks.markdown import markdown
from benchmarks.places import read_result


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/`; ablations by name, larger ones with their size."""
    files = sorted(results.glob("ablation-*.json"))
    compared = [read_result(file.stem, results) for file in files]
    rivals = read_result("sb3", results)
    areas = read_result("stroke-area", results)["rows"][0]["mean"]
    return {
        **{called(one): variants(one) for one in compared},
        "ablations": ablations(compared),
        "generalisation": generalisation(read_result("generalisation", results)),
        "sb3": sb3(rivals),
        **reward(read_result("critic", results)),
        **details(read_result("detail", results) if (results / "detail.json").exists() else None),
        "blank": {row["config"]["dataset"]: row["test/blank"] for row in rivals["rows"]},
        "faces": faces(read_result("faces-200", results)),
        "area": {word: 100 * areas[i] for word, i in (("first", 0), ("51st", 50), ("last", -1))},
    }


def called(found: dict[str, Any]) -> str:
    """What an ablation is called on the pages."""
    name, preset = found["ablation"], found["preset"]
    return name if preset == "quick" else f"{name}_{preset}"


def reward(found: dict[str, Any]) -> dict[str, Any]:
    """What the critic that ships is worth as a reward."""
    return {
        "critic": critic(found),
        "critic_painters": critic_painters(found),
        "critic_pictures": found["pictures"],
        "worth": {key: row["mean"] for key, row in found["figures"].items()},
    }


def details(found: dict[str, Any] | None) -> dict[str, Any]:
    """How painters differ in detail; nothing before it is measured."""
    if found is None:
        return dict.fromkeys(("detail", "detail_pictures", "detail_network", "fine"), "")
    return {
        "fine": {
            row["painter"]: {key: row[key]["mean"] for key in DIGITS}
            | {key: row["learned"][key] for key in ("samples", "processor_seconds")}
            for row in found["rows"]
        },
        "detail": detail(found),
        "detail_pictures": found["pictures"],
        "detail_network": found["network"],
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
            "blank": variant["runs"][0].get("blank"),
            "on_few": variant["runs"][0]["curve"][-1]["mse"],
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
    sizes = ("paper", "medium", "quick")
    found = sorted(found, key=lambda x: (order.index(x["ablation"]), sizes.index(x["preset"])))
    return "\n\n".join(section(one) for one in found) or "None has been measured yet."


def section(one: dict[str, Any]) -> str:
    """One ablation: its question, a row for each variant and number of strokes, its figure."""
    name = titled(one["ablation"], one["preset"])
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
    sets = dict.fromkeys(config["dataset"] for config in configs)
    return f"Preset {one['preset']}: {', '.join(sets)}, {configs[0]['size']} px."


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


WORTH = {
    "order": "rank correlation of score and minus squared error, over paintings of a picture",
    "strokes": "rank correlation of score and strokes, along a painting by the shipped actor",
    "rises": "bundles of that painting that raise the score",
    "lowers": "bundles of it that lower the squared error",
    "real": "pictures that score above every painting of them",
    "blurred": "pictures that score less the more they are blurred",
    "noisy": "pictures that score less the more noise covers them",
}
"""what is measured of a score as a reward, for people"""


def critic(found: dict[str, Any]) -> str:
    """What a score is worth as a reward, with intervals over pictures."""
    figures = found["figures"]
    return markdown(
        ["measured", "share or correlation (95 %)"],
        [[WORTH[key], interval(figures[key], 3)] for key in WORTH],
    )


def critic_painters(found: dict[str, Any]) -> str:
    """Mean scores and errors of painters; of the picture itself last."""
    rows = [
        [name, f"{row['score']:.2f}", f"{row['mse']:.4f}"]
        for name, row in found["painters"].items()
    ]
    picture = ["the picture itself", f"{found['copies']['the picture']:.2f}", "0"]
    return markdown(["painting, strokes", "score", "MSE"], [*rows, picture])


DIGITS = {"mse": 5, "perceptual": 4, "power": 3, "kept": 3}
"""figures of detail, and how many digits of each are read"""


def detail(found: dict[str, Any]) -> str:
    """Painters by squared error and by detail; the difference of the first two, by picture."""
    head = ["painter", "MSE (95 %)", "perceptual distance", "power in detail", "detail kept"]
    rows = [
        [row["painter"], *(interval(row[key], digits) for key, digits in DIGITS.items())]
        for row in found["rows"]
    ]
    if found["apart"]:
        one, other = (row["painter"] for row in found["rows"][:2])
        apart = [interval(found["apart"][key], digits) for key, digits in DIGITS.items()]
        rows.append([f"{one} - {other}", *apart])
    return markdown(head, rows)


def interval(row: dict[str, Any], digits: int) -> str:
    """A mean and its interval, with so many digits after the point."""
    mean, low, high = (f"{row[key]:.{digits}f}" for key in ("mean", "low", "high"))
    return f"{mean} ({low} to {high})"


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
