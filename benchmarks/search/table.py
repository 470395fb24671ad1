"""The README's table of painters that search, from the result of `measure`."""

from typing import Any

from benchmarks.markdown import markdown

SETS = {"imagenet": "ImageNet", "celeba": "faces", "kodak": "Kodak", "photos": "photos"}


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
