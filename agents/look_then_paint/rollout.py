"""The actor at work in environments: where the views that it learns from come from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.learning.environments import hash_seed, make_environments
from agents.learning.processes import gather, part_of
from agents.learning.replay import Replay, to_bytes, to_floats
from agents.look_then_paint.config import Config
from agents.look_then_paint.views import Views
from agents.painters.policy import bundles, fit
from agents.windows.choice import explore_by_glance, explore_near, explore_on_schedule
from agents.windows.glance import Glance
from agents.windows.look import Windows, crop, to_canvas, whole
from paint_gym.env import PaintCanvasVectorEnv
from renderers import Brush

Act = Callable[[Views], Float[Tensor, "B K P"]]
"""an actor's strokes for views, in view coordinates"""


@dataclass(frozen=True)
class Seen:
    """What an environment shows of all its canvases."""

    planes: UInt8[Tensor, "B 7 H W"]


class Rollout:
    """The actor at work in the environments, filling the replay.

    Args:
        config: of the run.
        act: the actor.
        glance: the learned look, if there is one.
        brush: what is painted with.
        device: where.
        generator: of windows, budgets and what is drawn from the replay.
    """

    def __init__(
        self,
        config: Config,
        act: Act,
        glance: Glance | None,
        *,
        brush: Brush,
        device: torch.device,
        generator: torch.Generator,
    ):
        self.config, self.act, self.glance, self.brush = config, act, glance, brush
        self.generator = generator
        self.replay = Replay(config.replay, Views, device)
        self.envs = make_environments(config, device, budget=config.longest)
        self.planes: list[UInt8[Tensor, "B 7 H W"]] = []
        self.step, self.horizon, self.episodes = 0, 0, 0

    def batch(self, update: int) -> Views:
        """What this update learns from; before the first of every so many, all canvases go on."""
        wanted = min(self.config.batch_size * 4, self.config.replay // 2)
        if update % self.config.updates_per_step == 0:
            self.advance()
            while len(self.replay) < wanted:
                self.advance()
        return self.replay.sample(self.config.batch_size, self.generator).as_floats()

    @torch.no_grad()
    def advance(self) -> None:
        """One action in every environment; episodes begin and end together."""
        if self.step == 0:
            self._begin()
        for i, env in enumerate(self.envs):
            self.planes[i] = self._act_in(env, self.planes[i])
        self.step = (self.step + 1) % self.horizon

    def _begin(self) -> None:
        budgets = self.config.budgets or (self.config.budget,)
        rarity = torch.tensor([1 / budget for budget in budgets])  # each fills as many steps
        chosen = budgets[int(torch.multinomial(rarity, 1, generator=self.generator))]
        self.horizon = bundles(chosen, self.config.bundle)
        seeds = [
            hash_seed(self.config.seed, self.episodes, i, canvases=env.num_envs)
            for i, env in enumerate(self.envs)
        ]
        self.planes = [env.reset(seed=seed)[0] for env, seed in zip(self.envs, seeds, strict=True)]
        self.episodes += 1

    def _act_in(
        self, env: PaintCanvasVectorEnv, planes: UInt8[Tensor, "B 7 H W"]
    ) -> UInt8[Tensor, "B 7 H W"]:
        """A bundle on each canvas that is seen here; what is seen then."""
        config, whole_canvas, target = (
            self.config,
            to_floats(planes[:, :3]),
            to_floats(planes[:, 3:6]),
        )
        windows = self._look(whole_canvas, target)
        if config.look == "whole":
            seen, wanted = (fit(x, config.view) for x in (whole_canvas, target))
        else:
            seen, wanted = (crop(x, windows, config.view) for x in (whole_canvas, target))
        spent = seen.new_full((len(seen),), self.step / self.horizon)
        views = Views(seen, wanted, windows.side, spent, torch.full_like(spent, 1 / self.horizon))
        strokes = self.act(views)
        kept = replace(views, canvas=to_bytes(seen), target=to_bytes(wanted))
        self.replay.add(gather(kept))
        return env.step(to_canvas(strokes, self.brush, windows).flatten(1))[0]

    def _look(self, canvas: Tensor, target: Tensor) -> Windows:
        if self.config.look == "whole":
            return whole(len(canvas), canvas)
        if self.config.look == "near":
            return explore_near(canvas, target, generator=self.generator)
        if self.glance is None:
            return explore_on_schedule(
                canvas, target, done=self.step, horizon=self.horizon, generator=self.generator
            )
        return explore_by_glance(self.glance, canvas, target, generator=self.generator)

    def state_dict(self) -> dict[str, Any]:
        """What is seen, and counters, of all processes."""
        seen = [gather(Seen(x)).planes for x in self.planes] if self.step else []
        return {
            "step": self.step,
            "horizon": self.horizon,
            "episodes": self.episodes,
            "planes": seen,
            "replay": self.replay.state_dict(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on in the middle of the episodes."""
        self.step, self.horizon = state["step"], state["horizon"]
        self.episodes = state["episodes"]
        self.replay.load_state_dict(state["replay"])
        self.planes = [part_of(Seen(x.to(self.replay.device))).planes for x in state["planes"]]
        for env, planes in zip(self.envs, self.planes, strict=False):
            env.reset(seed=0, options={"target": planes[:, 3:6], "canvas": planes[:, :3]})
