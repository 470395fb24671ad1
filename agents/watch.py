"""`python -m agents.watch`: an actor painting in the window of the environment.

Keys: space pauses, n or right arrow takes one step, q or escape closes the window.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch

from agents.painters.by_name import Wishes, policy
from paint_gym.env import PaintCanvasEnv
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES
from renderers.workshop.command import OnThreads, run
from renderers.workshop.ranges import Count, Seed


@dataclass(frozen=True)
class Options(OnThreads):
    """Watch an actor paint."""

    dataset: str = "photos"
    """target pictures"""
    data_dir: str | None = None
    """where the data set lies; else the folder named by PAINT_GYM_DATA"""
    actor: Path | None = None
    """weights of another painter; else the one that ships for the brush"""
    brush: Annotated[str, BRUSHES] | None = None
    """kind of stroke; else the painter's own"""
    episodes: Count = 3
    """paintings to watch"""
    budget: Strokes = 200
    """strokes in a painting"""
    size: Side = 128
    """side of the canvas, pixels"""
    seed: Seed = 0
    """chooses the pictures"""


def main(argv: Sequence[str] | None = None) -> None:
    """Show what the command line says."""
    run(Options, show, argv, prog="python -m agents.watch", about=__doc__)


def show(options: Options) -> None:
    """Play the episodes, and tell how well they went."""
    for episode, error in enumerate(watch(options)):
        print(f"painting {episode + 1}: MSE {error:.5f}")


def watch(options: Options) -> Iterator[float]:
    """Play the episodes; the error of each painting as it is finished.

    Stops when the window is closed.
    """
    painter = policy(Wishes(options.brush, actor=options.actor))
    env = PaintCanvasEnv(
        dataset=options.dataset,
        data_dir=options.data_dir,
        split="test",
        size=options.size,
        brush=painter.brush.name,
        renderer="auto",
        budget=options.budget,
        bundle=painter.bundle,
        render_mode="human",
    )
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
