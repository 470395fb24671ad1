"""`python -m agents.watch`: an actor painting in the window of the environment.

Keys: space pauses, n or right arrow takes one step, q or escape closes the window.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import torch
import tyro

from agents.painter import load_painter
from paint_gym.env import PaintCanvasEnv


@dataclass(frozen=True)
class Options:
    """Watch an actor paint."""

    dataset: str = "photos"
    """target pictures"""
    data_dir: str | None = None
    """where the data set lies; else the folder named by PAINT_GYM_DATA"""
    actor: Path | None = None
    """weights of another painter; else the one that ships"""
    episodes: int = 3
    """paintings to watch"""
    budget: int = 200
    """strokes in a painting"""
    size: int = 128
    """side of the canvas, pixels"""
    seed: int = 0
    """chooses the pictures"""


def main(argv: Sequence[str] | None = None) -> None:
    """Parse and show; errors a person can mend are one line, exit code 2."""
    options = tyro.cli(Options, args=argv, description=__doc__, prog="python -m agents.watch")
    try:
        for episode, error in enumerate(watch(options)):
            print(f"painting {episode + 1}: MSE {error:.5f}")
    except (ValueError, OSError, KeyError) as error:
        print(f"agents.watch: {error.args[0] if error.args else error}", file=sys.stderr)
        sys.exit(2)


def watch(options: Options) -> Iterator[float]:
    """Play the episodes; the error of each painting as it is finished.

    Stops when the window is closed.
    """
    painter = load_painter(options.actor)
    env = PaintCanvasEnv(
        dataset=options.dataset, data_dir=options.data_dir, split="test", size=options.size,
        brush=painter.brush.name, renderer="auto", budget=options.budget, bundle=painter.bundle,
        render_mode="human",
    )  # fmt: skip
    with closing(env):
        for episode in range(options.episodes):
            _, info = env.reset(seed=options.seed + episode)
            strokes = painter.paint(env.state.target, options.budget)[0]
            for bundle in strokes.split(painter.bundle):
                if env.window is None or not env.window.is_open:
                    return
                *_, info = env.step(torch.flatten(bundle).numpy())
            yield float(info["mse"])


if __name__ == "__main__":
    main()
