"""The figure of where a step of the environment spends its time, from `env_profile`'s result."""

from pathlib import Path
from typing import Any

from renderers.files import write_figure

PARTS = {
    "engine": ("C0", "engine: paint the strokes"),
    "pixels": ("C1", "pixels: round, squared error, lay out the observation (one pass)"),
    "autoreset": ("C2", "autoreset: draw new targets, begin again"),
    "actions": ("C4", "actions: copy, check, clip"),
    "score": ("C6", "score: here, minus the squared error"),
    "observation": ("C8", "observation: hand it over"),
    "info": ("C5", "info"),
    "rest": ("0.7", "rest: state, rewards, flags"),
}
"""what a step is made of, from the bottom of a bar up: its colour, and what it is"""


def draw(found: dict[str, Any], file: Path) -> None:
    """Stacked bars: each step is 100 %, its milliseconds are written above."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    rows = found["rows"]
    figure, axes = plt.subplots(figsize=(9, 5), dpi=110)
    names = [f"{row['canvases']}\n{row['renderer']}" for row in rows]
    bottom = [0.0] * len(rows)
    for part, (color, label) in PARTS.items():
        shares = [
            100 * row["milliseconds"]["parts"][part] / row["milliseconds"]["step"] for row in rows
        ]
        axes.bar(names, shares, bottom=bottom, color=color, label=label, width=0.6)
        bottom = [b + s for b, s in zip(bottom, shares, strict=True)]
    for x, row in enumerate(rows):
        axes.text(
            x,
            50 * row["engine_share"],
            f"engine\n{row['engine_share']:.0%}",
            ha="center",
            va="center",
            color="white",
            weight="bold",
        )
        step, rate = row["milliseconds"]["step"], row["steps_per_second"]
        axes.text(x, 101, f"{step:.3g} ms\n{rate:,.0f} steps/s", ha="center", fontsize=8)
    axes.set(
        xlabel="canvases side by side, and the engine", ylabel="share of a step, %", ylim=(0, 112)
    )
    axes.set_title(_title(found), fontsize=9)
    figure.legend(*axes.get_legend_handles_labels(), fontsize=7, loc="lower center", ncols=2)
    figure.tight_layout(rect=(0, 0.13, 1, 1))
    write_figure(file, figure)
    plt.close(figure)


def _title(found: dict[str, Any]) -> str:
    machine, size = found["machine"], found["config"]["size"]
    where = f"{machine['processor']}, {machine['threads']} threads, torch {machine['torch']}"
    return f"env.step, 5 strokes, {size} px, numpy output, all overheads in\n{where}"
