"""What the page of painters that search says, from the results of this room."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.places import read_result

SETS = {"imagenet": "ImageNet", "celeba": "faces", "kodak": "Kodak", "photos": "photos"}


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/search.md`."""
    found, large = read_result("search", results), read_result("large", results)
    rows = found["rows"]
    mse = {name: row["mse"]["mean"] for name, row in rows.items()}
    seam = large["seams"]["16"]  # of the engine's tiles
    return {
        "search": searched(found),
        "mse": mse,
        "seconds": {name: row["seconds"]["mean"] for name, row in rows.items()},
        "off_by_more_search": 100 * (1 - mse["imagenet-200"] / mse["imagenet-200-fast"]),
        "times_by_more_strokes": mse["imagenet-200"] / mse["imagenet-1000"],
        "large": large,
        "large_psnr": large["psnr"]["1024"],
        "large_psnr_own": large["psnr"]["741"],
        "seam": seam,
        **transported(read_result("transport", results)),
    }


def transported(found: dict[str, Any]) -> dict[str, float]:
    """Percent of the error of strokes begun elsewhere that each score leaves; of one, of four."""
    left = {}
    for count, word in (("1", "one"), ("4", "four")):
        rows = found["beside"][count]
        for score, name in (("l1", "alone"), ("l1, transport", "with_transport")):
            share = rows[score]["mean"] / rows["nothing moved"]["mean"]
            left[f"left_of_{word}_{name}"] = 100 * share
    return left


def searched(found: dict[str, Any]) -> str:
    """What was to be reached, and what was."""
    head = ["pictures", "painter", "to reach", "MSE (95 %)", "PSNR, dB", "SSIM", "s/picture"]
    rows = [
        cells(row) for row in found["rows"].values() if any(row["case"]["wanted"])
    ]  # the others are points of curves
    return markdown(head, rows) if rows else "None has been measured yet."


def cells(row: dict[str, Any]) -> list[str]:
    """A line."""
    case, mse = row["case"], row["mse"]
    error, seconds = case["wanted"]
    goal = [f"MSE {error:.4f}"] if error else []
    goal += [f"{seconds:g} s"] if seconds else []
    return [
        f"{SETS[case['pictures']]}, {case['side']} px",
        f"{case['painter']}, {case['strokes']:,} {case['brush']}"
        + (f", {case['together']} at a time" if case["together"] > 1 else ""),
        " in ".join(goal),
        f"{mse['mean']:.5f} ({mse['low']:.5f} to {mse['high']:.5f})",
        f"{row['psnr']['mean']:.2f}",
        f"{row['ssim']['mean']:.3f}",
        f"{row['seconds']['mean']:.2f}",
    ]
