"""A picture of a sweep: the error each trial came to, and the curves on the way."""

from pathlib import Path
from typing import Any

from agents.tuning.study import Study, has_learned
from renderers.files import write_figure

BEST, LEARNED, STOPPED = "tab:orange", "tab:blue", "0.7"


def draw(study: Study) -> Path | None:
    """Draw history.png; None where matplotlib is not installed, or nothing has been found yet."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return None
    learned = [x for x in study.trials if has_learned(x)]
    if not learned:
        return None
    figure = Figure(figsize=(10, 4), layout="constrained")
    history, curves = figure.subplots(1, 2)
    _draw_history(history, learned)
    _draw_curves(curves, study, min(learned, key=lambda x: x.value))
    figure.suptitle(f"{study.plan.agent}: {len(study.trials)} trials, {len(learned)} to the end")
    for axes in (history, curves):
        axes.grid(alpha=0.3)
    write_figure(study.folder / "history.png", figure, dpi=120)
    return study.folder / "history.png"


def _draw_history(axes: Any, learned: list[Any]) -> None:
    """Error against number, and the best so far."""
    numbers, errors = [x.number for x in learned], [x.value for x in learned]
    best = [min(errors[: i + 1]) for i in range(len(errors))]
    axes.plot(numbers, errors, "o", color=LEARNED, label="a trial")
    axes.step(numbers, best, where="post", color=BEST, label="the best so far")
    axes.set(xlabel="trial", ylabel="error at the end")
    _scale(axes, errors)
    axes.legend()


def _draw_curves(axes: Any, study: Study, best: Any) -> None:
    """Errors while they learned; the best trial's above the others."""
    shown = [x for x in study.trials if x.intermediate_values]
    for trial in sorted(shown, key=lambda x: (x is best, has_learned(x))):
        color = BEST if trial is best else LEARNED if has_learned(trial) else STOPPED
        points = sorted(trial.intermediate_values.items())
        axes.plot(*zip(*points, strict=True), marker=".", color=color, alpha=0.8)
    for color, label in ((BEST, "the best"), (LEARNED, "to the end"), (STOPPED, "stopped")):
        axes.plot([], [], color=color, label=label)
    axes.set(xlabel="updates", ylabel="error while learning")
    _scale(axes, [x for trial in shown for x in trial.intermediate_values.values()])
    axes.legend()


def _scale(axes: Any, errors: list[float]) -> None:
    if errors and min(errors) > 0:
        axes.set_yscale("log")
