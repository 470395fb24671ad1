"""Whole episodes played in environments, and the transitions that are learned from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int, UInt8
from torch import Tensor

from agents.learning.environments import hash_seed
from agents.learning.processes import gather, part_of
from agents.learning.replay import Replay, to_floats
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.state import CanvasState

Act = Callable[[CanvasState], Float[Tensor, "B K P"]]
"""an actor's strokes for canvases in progress"""


@dataclass(frozen=True)
class Transition:
    """N actions, and what the environment made of them.

    Attributes:
        canvas: before, RGB bytes.
        target: RGB bytes.
        step: actions taken before.
        strokes: the action.
        reward: the environment's.
        after: the canvas that the strokes made, RGB bytes.
        last: whether it ended the episode.
    """

    canvas: UInt8[Tensor, "N 3 H W"]
    target: UInt8[Tensor, "N 3 H W"]
    step: Int[Tensor, " N"]
    strokes: Float[Tensor, "N K P"]
    reward: Float[Tensor, " N"]
    after: UInt8[Tensor, "N 3 H W"]
    last: Bool[Tensor, " N"]

    @staticmethod
    def memory(size: int, numbers: int) -> int:
        """Bytes of one: pictures of this side, an action of so many numbers."""
        return 9 * size**2 + 4 * numbers + 13

    def states(self, horizon: int) -> tuple[CanvasState, CanvasState]:
        """The paintings before and after."""
        target = to_floats(self.target)
        return (
            CanvasState(to_floats(self.canvas), target, self.step, horizon),
            CanvasState(to_floats(self.after), target, self.step + 1, horizon),
        )


class Episodes:
    """Episodes of all environments; what happens in them is remembered.

    Between two episodes nothing is on the canvases, so a run that is resumed needs their count.

    Args:
        envs: of one kind, giving tensors.
        replay: what remembers.
        act: the actor.
        seed: of the targets.
        generator: of what is drawn from the replay.
    """

    def __init__(
        self,
        envs: Sequence[PaintCanvasVectorEnv],
        replay: Replay[Transition],
        act: Act,
        *,
        seed: int,
        generator: torch.Generator,
    ):
        self.envs, self.replay, self.act = envs, replay, act
        self.seed, self.generator, self.played = seed, generator, 0

    @torch.no_grad()
    def play(self) -> float:
        """One episode on every canvas; the mean sum of its rewards."""
        total = [self._play(i, env) for i, env in enumerate(self.envs)]
        self.played += 1
        return sum(total) / len(total)

    def _play(self, i: int, env: PaintCanvasVectorEnv) -> float:
        planes, _ = env.reset(seed=hash_seed(self.seed, self.played, i, canvases=env.num_envs))
        total, horizon = 0.0, env.config.horizon
        for t in range(horizon):
            step = torch.full((env.num_envs,), t, device=planes.device)
            canvas, target = planes[:, :3], planes[:, 3:6]
            seen = CanvasState(to_floats(canvas), to_floats(target), step, horizon)
            strokes = self.act(seen)
            planes, reward, last, _, _ = env.step(strokes.flatten(1))
            self.replay.add(
                gather(Transition(canvas, target, step, strokes, reward, planes[:, :3], last))
            )
            total += float(reward.mean())
        return total

    def batch(self, update: int, *, every: int, size: int) -> Transition:
        """What an update learns from; before the first of every so many, an episode is played.

        Args:
            update: from 0.
            every: updates after each episode.
            size: transitions.
        """
        if update % every == 0:
            self.play()
            while len(self.replay) < min(4 * size, self.replay.capacity // 2):
                self.play()
        return part_of(self.replay.sample(size, self.generator))

    def state_dict(self) -> dict[str, Any]:
        """How many were played."""
        return {"played": self.played}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        self.played = state["played"]
