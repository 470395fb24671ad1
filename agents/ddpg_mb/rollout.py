"""The actor at work in environments: where the views that it learns from come from."""

from dataclasses import replace
from typing import Any

import torch

from agents.ddpg_mb.config import Config
from agents.ddpg_mb.learner import Learner
from agents.learning.processes import gather, part_of, share_of
from agents.learning.replay import Replay, Views
from agents.painters.policy import bundles, fit
from agents.windows.choice import explore_by_glance, explore_near, explore_on_schedule
from agents.windows.look import Windows, crop, to_canvas, whole
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.state import CanvasState


class Rollout:
    """The agent at work in the environment, filling the replay."""

    def __init__(self, config: Config, learner: Learner, replay: Replay):
        self.config, self.learner, self.replay = config, learner, replay
        names = config.dataset.split("+")
        per = -(-config.num_envs // len(names))
        self.mine = share_of(per, "canvases of each data set, --num-envs,")
        self.envs = [
            PaintCanvasVectorEnv(
                num_envs=self.mine.stop - self.mine.start, dataset=name,
                data_dir=config.data_dir, size=config.size, brush=config.brush,
                renderer=config.renderer, precision=config.precision, budget=longest(config),
                bundle=config.bundle, output="torch", device=str(learner.device),
                autoreset_mode="disabled",
            )
            for name in names
        ]  # fmt: skip
        self.step, self.horizon, self.episodes = 0, 0, 0

    @torch.no_grad()
    def advance(self) -> None:
        """One action in every environment; episodes begin and end together."""
        if self.step == 0:
            self._begin()
        self.learner.actor.eval()
        for env in self.envs:
            self._act_in(env)
        self.learner.actor.train()
        self.step = (self.step + 1) % self.horizon

    def _begin(self) -> None:
        budgets = self.config.budgets or (self.config.budget,)
        rarity = torch.tensor([1 / budget for budget in budgets])  # each fills as many steps
        chosen = budgets[int(torch.multinomial(rarity, 1))]
        self.horizon = bundles(chosen, self.config.bundle)
        for i, env in enumerate(self.envs):
            env.reset(seed=hash_seed(self.config.seed, self.episodes, i) + self.mine.start)
        self.episodes += 1

    def _act_in(self, env: PaintCanvasVectorEnv) -> None:
        state, config = env.state, self.config
        windows = self._look(state)
        if config.look == "whole":
            canvas, target = (fit(x, config.view) for x in (state.canvas, state.target))
        else:
            canvas, target = (crop(x, windows, config.view) for x in (state.canvas, state.target))
        spent = canvas.new_full((len(canvas),), self.step / self.horizon)
        views = Views(
            canvas, target, windows.side, spent, torch.full_like(spent, 1 / self.horizon),
            canvas.new_zeros(len(canvas), *env.stroke_shape),
            torch.full_like(spent, self.step + 1 == self.horizon, dtype=torch.bool),
        )  # fmt: skip
        strokes = self.learner.act(self.learner.actor, views)
        env.step(to_canvas(strokes, self.learner.brush, windows).flatten(1))
        self.replay.add(gather(replace(views, strokes=strokes)))

    def _look(self, state: CanvasState) -> Windows:
        chance = torch.default_generator
        if self.config.look == "whole":
            return whole(len(state.canvas), state.canvas)
        if self.config.look == "near":
            return explore_near(state.canvas, state.target, generator=chance)
        if self.learner.glance is None:
            return explore_on_schedule(
                state.canvas, state.target, done=self.step, horizon=self.horizon, generator=chance
            )
        return explore_by_glance(self.learner.glance, state.canvas, state.target, generator=chance)

    def state_dict(self) -> dict[str, Any]:
        """Canvases, targets and counters, of all processes."""
        return {
            "step": self.step, "horizon": self.horizon, "episodes": self.episodes,
            "states": [vars(gather(env.state)) if self.step else None for env in self.envs],
        }  # fmt: skip

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on in the middle of the episodes."""
        self.step, self.horizon = state["step"], state["horizon"]
        self.episodes = state["episodes"]
        for env, kept in zip(self.envs, state["states"], strict=True):
            if kept is not None:
                env.reset(seed=0)
                env.state = part_of(CanvasState(**kept))


def longest(config: Config) -> int:
    """Strokes in the longest episode learned from."""
    return max(config.budgets or (config.budget,))


def hash_seed(*parts: int) -> int:
    """One seed out of several numbers, below 2**31."""
    mixed = 0
    for part in parts:
        mixed = (mixed * 1_000_003 + part + 12_345) % 2**31
    return mixed
