"""PaintCanvas-v0 as a vector environment: B canvases side by side."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import gymnasium as gym
import numpy as np
import torch
from gymnasium import spaces
from gymnasium.error import ResetNeeded
from gymnasium.utils import seeding
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space
from torch import Tensor

from paint_gym.actions import read_actions
from paint_gym.config import RENDER_MODES, configure
from paint_gym.easel.easel import Easel, need_memory
from paint_gym.observation import arrange, observation_space
from paint_gym.options import ResetOptions, read_options, read_seeds
from paint_gym.scores import make_score
from paint_gym.spec import PlainSpec
from paint_gym.state import CanvasState
from paint_gym.targets import make_targets
from paint_gym.targets.choice import choose
from paint_gym.view import Scene, Window, compose, scenes
from renderers import BRUSHES, make_renderer
from renderers.workshop.device import find_device
from renderers.workshop.ranges import Count, fit

FPS = 10


class PaintCanvasVectorEnv(PlainSpec, VectorEnv[Any, Any, Any]):
    """B canvases painted at once; see `PaintCanvasEnv` for what one of them is.

    The same arguments, and `num_envs`. Observations, rewards, flags and infos have a leading
    axis B and are the caller's to keep. Numbers in infos come with a mask, `_name`. Under
    `output="torch"` all of them are tensors on `device`, and a step asks the device nothing beyond
    what the renderer does (neural: which cells are touched; tiles: nothing).

    Autoreset modes: "next_step" resets a finished canvas at the step after, ignoring its action;
    "same_step" at once, the last observation and info given in `final_obs` and `final_info` (of
    the other canvases, `final_obs` is the observation itself); "disabled" leaves it to the caller:
    `reset(options={"reset_mask": done})`.

    In human mode the window shows the first canvas.

    Raises:
        MemoryError: so many canvases of that size do not fit.
        ResetNeeded: stepping before `reset`, or past an episode's end with autoreset disabled.
        ValueError: an argument out of range; actions of the wrong shape, or not finite (tensors on
            a GPU are not looked at).
    """

    metadata: dict[str, Any] = {  # noqa: RUF012
        "render_modes": list(RENDER_MODES),
        "render_fps": FPS,
        "autoreset_mode": AutoresetMode.NEXT_STEP,
    }
    window: Window | None = None  # until there is one: what was refused is closed too

    def __init__(self, *, num_envs: int = 1, **config: Any):
        self.config = config_ = configure(**config)
        self.num_envs = num_envs = fit("num_envs", num_envs, Count)
        self.render_mode = config_.render_mode
        self.autoreset_mode = AutoresetMode[config_.autoreset_mode.upper()]
        self.metadata = {**self.metadata, "autoreset_mode": self.autoreset_mode}
        self.device = find_device(config_.device)
        brush = BRUSHES[config_.brush]()
        self.stroke_shape = (config_.bundle, len(brush.params))
        numbers = config_.bundle * len(brush.params)
        if self.device.type == "cpu":
            need_memory(num_envs, config_.size, numbers)
        self.targets = make_targets(
            config_.dataset, size=config_.size, split=config_.split, data_dir=config_.data_dir
        )
        self.renderer = make_renderer(
            config_.renderer, brush, self.device, precision=config_.precision
        )
        self.score = make_score(config_.score, self.device)
        self.easel = Easel(
            num_envs, config_.size, horizon=config_.horizon, renderer=self.renderer,
            score=self.score, device=self.device,
        )  # fmt: skip
        self.single_action_space = spaces.Box(0, 1, (numbers,), np.float32)
        self.single_observation_space = observation_space(config_)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.generators = [np.random.default_rng() for _ in range(num_envs)]
        if config_.render_mode == "human":
            self.window = Window(FPS)
        self._frames: list[list[np.ndarray]] = [[] for _ in range(num_envs)]
        self._begun = np.zeros(num_envs, bool)
        self._over = np.zeros(num_envs, bool)

    @cached_property
    def observation_space(self) -> gym.Space:  # type: ignore[override]
        """Made when asked for: its bounds alone are as large as eight observations."""
        return batch_space(self.single_observation_space, self.num_envs)

    @property
    def state(self) -> CanvasState:
        """The paintings as a value that later steps leave alone; assigning one goes on from it."""
        return self.easel.state

    @state.setter
    @torch.no_grad()
    def state(self, state: CanvasState) -> None:
        self.easel.state = state
        self._begun[:] = True
        self._over = self._is_over()

    @torch.no_grad()
    def reset(
        self, *, seed: int | Sequence[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[Any, dict[str, Any]]:  # fmt: skip
        """Begin anew. Canvas i draws from seed + i, or from seed[i].

        Args:
            seed: one for all, one for each, or None to go on drawing.
            options: "reset_mask", which canvases ([B] booleans); "target_ids", which pictures
                of the data set to paint; "target", what to paint instead (its id is -1); "canvas",
                what to begin on. Pictures are bytes or floats in [0, 1], one for all or for each.

        Raises:
            ValueError: options or seeds that do not fit.
        """
        batch, pictures = self._batch, len(self.targets)
        asked = read_options(options, batch, config=self.config, pictures=pictures)
        seeds = read_seeds(seed, self.num_envs)
        for i in np.flatnonzero(asked.mask):
            if seeds[i] is not None:
                self.generators[i] = seeding.np_random(seeds[i])[0]
        self._begin(asked)
        self._over &= ~asked.mask
        self._show(asked.mask)
        return self._observe(), self._inform(asked.mask)

    @torch.no_grad()
    def step(self, actions: Any) -> tuple[Any, Any, Any, Any, dict[str, Any]]:
        """Lay one bundle on every canvas: strokes [B, K * P] in [0, 1], clipped to it."""
        strokes = self._read_actions(actions)
        resetting = self._over
        self._check_begun()
        if resetting.all():
            rewards = torch.zeros(self.num_envs, device=self.device)
        else:
            rewards = self.easel.paint(strokes)
        if resetting.any():
            self._begin(ResetOptions(resetting))
            rewards.masked_fill_(torch.from_numpy(resetting).to(self.device), 0)
        terminated, truncated = self._is_terminated(), self._is_truncated()
        self._over = terminated | truncated
        final = self._begin_again() if self.autoreset_mode is AutoresetMode.SAME_STEP else {}
        self._show(np.ones(self.num_envs, bool))
        flags = (self._export(terminated), self._export(truncated))
        return (
            self._observe(), self._export(rewards), *flags,
            final | self._inform(np.ones(self.num_envs, bool)),
        )  # fmt: skip

    def render(self) -> tuple[Any, ...] | None:
        """One frame for each canvas, uint8 [rows,columns,3] (see `compose`); None in human mode.

        In rgb_array_list mode the list of its frames since the last call, or the last reset.
        """
        if self.render_mode is None:
            gym.logger.warn("render() without a render_mode shows nothing: pass 'rgb_array'")
        if self.render_mode in (None, "human"):
            return None
        self._check_begun(finished_too=False)
        if self.render_mode == "rgb_array":
            return self._compose()
        frames, self._frames = self._frames, [[] for _ in range(self.num_envs)]
        return tuple(frames)

    def close_extras(self, **_: Any) -> None:
        """Close the window."""
        if self.window is not None:
            self.window.close()

    # How an episode begins

    def _begin(self, asked: ResetOptions) -> None:
        """New targets and canvases where the mask says; no other generator is touched."""
        rows = np.flatnonzero(asked.mask)
        where = torch.from_numpy(rows)
        if asked.target is not None:
            chosen, target = np.full(len(rows), -1), asked.target[where].to(self.device)
        else:
            drawing = [self.generators[i] for i in rows]
            ids = None if asked.target_ids is None else asked.target_ids[rows]
            chosen, target = choose(
                self.targets, drawing, ids, flips=self.config.flips, device=self.device
            )
        blank = torch.zeros_like(target)
        begun_on = blank if asked.canvas is None else asked.canvas[where].to(self.device)
        self.easel.set_up(rows, target, begun_on, target_ids=chosen)
        self._begun |= asked.mask
        for row in rows:
            self._frames[row].clear()

    def _begin_again(self) -> dict[str, Any]:
        """Reset what is over, within the step; how it ended."""
        over, self._over = self._over, np.zeros(self.num_envs, bool)
        if not over.any():
            return {}
        final = {
            "final_obs": self._present(self.easel.planes()),
            "_final_obs": self._export(over.copy()),
            "final_info": self._inform(over), "_final_info": self._export(over.copy()),
        }  # fmt: skip
        self._begin(ResetOptions(over))
        return final

    # What a step needs

    def _read_actions(self, actions: Any) -> Tensor:
        return read_actions(actions, self._batch, self.stroke_shape, device=self.device)

    def _check_begun(self, finished_too: bool = True) -> None:
        if not self._begun.all():
            raise ResetNeeded("call reset() before step() and render()")
        if finished_too and self.autoreset_mode is AutoresetMode.DISABLED and self._over.any():
            raise ResetNeeded(self._finished())

    @property
    def _batch(self) -> int | None:
        """Of what is asked for and said."""
        return self.num_envs

    def _finished(self) -> str:
        return (
            f"canvases {np.flatnonzero(self._over).tolist()} are finished: call "
            'reset(options={"reset_mask": terminated | truncated})'
        )

    def _is_terminated(self) -> np.ndarray:
        return self.easel.steps >= self.config.horizon

    def _is_truncated(self) -> np.ndarray:
        limit = self.config.max_episode_steps
        return np.zeros(self.num_envs, bool) if limit is None else self.easel.steps >= limit

    def _is_over(self) -> np.ndarray:
        return self._is_terminated() | self._is_truncated()

    # What is handed out

    def _observe(self) -> Any:
        return self._present(self.easel.hand_over())

    def _present(self, planes: Tensor) -> Any:
        arranged = arrange(planes, self.easel.steps / self.config.horizon, self.config)
        if isinstance(arranged, dict):
            return {name: self._export(entry) for name, entry in arranged.items()}
        return self._export(arranged)

    def _inform(self, mask: np.ndarray) -> dict[str, Any]:
        """Numbers about each canvas, 0 where the mask says nothing; each with its mask."""
        easel = self.easel
        numbers: dict[str, Any] = {
            "score": easel.scores, "mse": easel.errors,
            "strokes": easel.steps * self.config.bundle, "target_id": easel.target_ids,
            "horizon": np.full(self.num_envs, self.config.horizon),
        }  # fmt: skip
        here = self._export(mask)
        info: dict[str, Any] = {}
        for name, number in numbers.items():
            info[name] = self._export(number) * here
            info[f"_{name}"] = self._export(mask.copy())
        return info

    def _export(self, x: Any) -> Any:
        """As an array, or as a tensor on the device."""
        if self.config.output == "torch":
            return x if isinstance(x, Tensor) else torch.from_numpy(x).to(self.device)
        return x.cpu().numpy() if isinstance(x, Tensor) else x

    def _scenes(self, count: int) -> list[Scene]:
        """Arguments of `compose` for the first canvases."""
        planes = self.easel.planes()[:count].permute(0, 2, 3, 1).cpu().numpy()
        spent = (self.easel.steps[:count] * self.config.bundle).tolist()
        scores = self.easel.scores[:count].tolist()
        return scenes(planes, scores, spent=spent, budget=self.config.budget)

    def _compose(self) -> tuple[np.ndarray, ...]:
        return tuple(compose(*scene[0], **scene[1]) for scene in self._scenes(self.num_envs))

    def _show(self, anew: np.ndarray) -> None:
        """What is new of these canvases: in the window, or kept for `render`."""
        if self.render_mode == "rgb_array_list":
            frames = self._compose()
            for row in np.flatnonzero(anew):
                self._frames[row].append(frames[row])
        if self.window is not None and self.window.is_open:
            for pictures, words in self._scenes(1):
                self.window.show(*pictures, **words)
