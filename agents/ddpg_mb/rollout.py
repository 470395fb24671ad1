"""The actor at work in environments: where the views that it learns from come from."""

from typing import Any

import torch

from agents.ddpg_mb.config import Config
from agents.ddpg_mb.learner import Learner
from agents.look import crop, look_around, side_at, to_canvas, whole
from agents.painter import bundles, fit
from agents.replay import Replay, Views
from paint_gym.env import PaintCanvasVectorEnv


class Rollout:
    """The agent at work in the environment, filling the replay."""

    def __init__(self, config: Config, learner: Learner, replay: Replay):
        self.config, self.learner, self.replay = config, learner, replay
        names = config.dataset.split("+")
        per = -(-config.num_envs // len(names))
        self.envs = [
            PaintCanvasVectorEnv(
                num_envs=per, dataset=name, data_dir=config.data_dir, size=config.size,
                brush=config.brush, renderer=config.renderer, budget=config.budget,
                bundle=config.bundle, output="torch", device=str(learner.device),
                autoreset_mode="disabled",
            )
            for name in names
        ]  # fmt: skip
        self.step, self.horizon = 0, bundles(config.budget, config.bundle)
        self.seed_of_next = config.seed

    @torch.no_grad()
    def advance(self) -> None:
        """One action in every environment; episodes begin and end together."""
        if self.step == 0:
            for i, env in enumerate(self.envs):
                env.reset(seed=hash_seed(self.config.seed, self.seed_of_next, i))
            self.seed_of_next += 1
        self.learner.actor.eval()
        for env in self.envs:
            self._act_in(env)
        self.learner.actor.train()
        self.step = (self.step + 1) % self.horizon

    def _act_in(self, env: PaintCanvasVectorEnv) -> None:
        state, config = env.state, self.config
        progress = self.step / self.horizon
        if config.look == "window":
            windows = look_around(state.canvas, state.target, side_at(self.step, self.horizon))
            canvas, target = (crop(x, windows, config.view) for x in (state.canvas, state.target))
        else:
            windows = whole(len(state.canvas), state.canvas)
            canvas, target = (fit(x, config.view) for x in (state.canvas, state.target))
        spent = canvas.new_full((len(canvas),), progress)
        strokes = self.learner.act(self.learner.actor, canvas, target, windows.side, spent)
        env.step(to_canvas(strokes, self.learner.brush, windows).flatten(1))
        ends = torch.full((len(canvas),), self.step + 1 == self.horizon, device=canvas.device)
        self.replay.add(Views(canvas, target, windows.side, spent, strokes, ends))

    def state_dict(self) -> dict[str, Any]:
        """Canvases, targets and counters."""
        return {
            "step": self.step,
            "seed_of_next": self.seed_of_next,
            "states": [env.state if self.step else None for env in self.envs],
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on in the middle of the episodes."""
        self.step, self.seed_of_next = state["step"], state["seed_of_next"]
        for env, kept in zip(self.envs, state["states"], strict=True):
            if kept is not None:
                env.reset(seed=0)
                env.state = kept


def hash_seed(*parts: int) -> int:
    """One seed out of several numbers, below 2**31."""
    mixed = 0
    for part in parts:
        mixed = (mixed * 1_000_003 + part + 12_345) % 2**31
    return mixed
