"""Whole photographs, by strokes, floats and seconds, beside what others publish."""

from typing import Any

from benchmarks.markdown import markdown
from renderers import BRUSHES

GAUSSIAN = 8
"""numbers of one"""
STEPS = "50,000 steps of a GPU"
COUNTS, MORE = (256, 512, 1024), (5000, 10000)
CURVES = {
    ("Vector Scaffolding (ECCV 2026)", "of a GPU"): (25.18, 26.68, 28.30),
    ("Bezier Splatting (NeurIPS 2025)", "minutes of a GPU"): (24.19, 25.61, 26.91),
}
GAUSSIANS = {
    ("GaussianImage (ECCV 2024)", STEPS): (29.85, 32.48),
    ("GaussianImage++ (AAAI 2026)", STEPS): (31.83, 35.41),
}
"""what papers say of the same 24 photographs at the same size: PSNR of so many primitives"""


def rows(found: list[dict[str, Any]]) -> str:
    """Whole photographs: strokes, floats and seconds, beside what others publish."""
    head = ["painter", "primitives", "floats", "PSNR, dB (95 %)", "SSIM", "perceptual", "s/picture"]
    own = [cells(row) for row in found if row["dataset"] == "kodak"]
    return markdown(head, [*own, *published()])


def cells(row: dict[str, Any]) -> list[str]:
    """A result on whole photographs."""
    numbers = len(BRUSHES[row["brush"]]().params)
    psnr, ssim, seen = (row["figures"].get(name) for name in ("psnr", "ssim", "perceptual"))
    return [
        row["entry"],
        f"{row['budget']:,} {row['brush']}",
        f"{row['budget'] * numbers:,}",
        f"{psnr['mean']:.2f} ({psnr['low']:.2f} to {psnr['high']:.2f})",
        f"{ssim['mean']:.3f}",
        "" if seen is None else f"{seen['mean']:.3f}",
        f"{row['seconds']['batched']:.1f}" if row["seconds"]["batched"] else "",
    ]


def published() -> list[list[str]]:
    """Rows of what papers say."""
    return [
        [f"*{name}*", f"{n:,} {kind}", f"{n * size:,}" if size else "", f"{psnr:.2f}", "", "", cost]
        for kind, size, counts, found in (
            ("closed curves", 0, COUNTS, CURVES),
            ("Gaussians", GAUSSIAN, MORE, GAUSSIANS),
        )
        for (name, cost), figures in found.items()
        for n, psnr in zip(counts, figures, strict=True)
    ]
