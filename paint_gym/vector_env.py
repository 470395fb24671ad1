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

from paint_gym.config import RENDER_MODES, EnvConfig, configure
from paint_gym.easel import Easel
from paint_gym.options import read_options
from paint_gym.scores import make_score
from paint_gym.state import CanvasState
from paint_gym.targets import make_targets
from paint_gym.view import Window, compose
from renderers import BRUSHES, make_renderer
from renderers.device import find_device

FPS = 10
NOT_FINITE = "actions must be finite numbers, got NaN or infinity"


class PaintCanvasVectorEnv(VectorEnv[Any, Any, Any]):
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
        ResetNeeded: stepping before `reset`, or past an episode's end with autoreset disabled.
        ValueError: actions of the wrong shape, or not finite (tensors on a GPU are not looked at).
    """

    metadata: dict[str, Any] = {  # noqa: RUF012
        "render_modes": list(RENDER_MODES),
        "render_fps": FPS,
        "autoreset_mode": AutoresetMode.NEXT_STEP,
    }

    def __init__(self, *, num_envs: int = 1, **config: Any):
        self.config = config_ = configure(**config)
        self.num_envs, self.render_mode = num_envs, config_.render_mode
        self.autoreset_mode = AutoresetMode[config_.autoreset_mode.upper()]
        self.metadata = {**self.metadata, "autoreset_mode": self.autoreset_mode}
        self.device = find_device(config_.device)
        self.targets = make_targets(
            config_.dataset, size=config_.size, split=config_.split, data_dir=config_.data_dir
        )
        brush = BRUSHES[config_.brush]()
        self.renderer = make_renderer(config_.renderer, brush, self.device, config_.precision)
        self.score = make_score(config_.score, self.device)
        self.stroke_shape = (config_.bundle, len(brush.params))
        self.easel = Easel(
            num_envs, config_.size, horizon=config_.horizon, renderer=self.renderer,
            score=self.score, device=self.device,
        )  # fmt: skip
        numbers = config_.bundle * len(brush.params)
        self.single_action_space = spaces.Box(0, 1, (numbers,), np.float32)
        self.single_observation_space = _observation_space(config_)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.generators = [np.random.default_rng() for _ in range(num_envs)]
        self.window = Window(FPS) if config_.render_mode == "human" else None
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
                to paint; "canvas", what to begin on (bytes, or floats in [0, 1]).

        Raises:
            ValueError: options or seeds that do not fit.
        """
        asked = read_options(
            options, batch=self.num_envs, size=self.config.size, pictures=len(self.targets)
        )
        self._seed(seed, asked.mask)
        self._begin(asked.mask, asked.target_ids, asked.canvas)
        self._over &= ~asked.mask
        self._show()
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
            self._begin(resetting)
            rewards.masked_fill_(torch.from_numpy(resetting).to(self.device), 0)
        terminated, truncated = self._is_terminated(), self._is_truncated()
        self._over = terminated | truncated
        final = self._begin_again() if self.autoreset_mode is AutoresetMode.SAME_STEP else {}
        self._show()
        flags = (self._export(terminated), self._export(truncated))
        return (
            self._observe(), self._export(rewards), *flags,
            final | self._inform(np.ones(self.num_envs, bool)),
        )  # fmt: skip

    def render(self) -> tuple[np.ndarray, ...] | None:
        """One frame for each canvas, uint8 [rows,columns,3] (see `compose`); None in human mode."""
        if self.render_mode is None:
            gym.logger.warn("render() without a render_mode shows nothing: pass 'rgb_array'")
        if self.render_mode != "rgb_array":
            return None
        self._check_begun(finished_too=False)
        return tuple(compose(*pictures, **words) for pictures, words in self._scenes(self.num_envs))

    def close_extras(self, **_: Any) -> None:
        """Close the window."""
        if self.window is not None:
            self.window.close()

    # How an episode begins

    def _seed(self, seed: int | Sequence[int | None] | None, mask: np.ndarray) -> None:
        if seed is None:
            return
        if isinstance(seed, (int, np.integer)):
            seeds: list[int | None] = [int(seed) + i for i in range(self.num_envs)]
        else:
            seeds = list(seed)
        if len(seeds) != self.num_envs:
            raise ValueError(f"wanted {self.num_envs} seeds, got {len(seeds)}")
        for i in np.flatnonzero(mask):
            if seeds[i] is not None:
                self.generators[i] = seeding.np_random(seeds[i])[0]

    def _begin(
        self, mask: np.ndarray, ids: np.ndarray | None = None, canvas: Tensor | None = None
    ) -> None:
        """New targets and canvases where the mask says; no other generator is touched."""
        rows = np.flatnonzero(mask)
        mirrored = np.zeros(len(rows), bool)
        if ids is None:
            chosen = np.array([self.generators[i].integers(len(self.targets)) for i in rows])
            if self.config.flips:
                mirrored = np.array([self.generators[i].random() < 0.5 for i in rows])
        else:
            chosen = ids[rows]
        target = self.targets[torch.from_numpy(chosen)].to(self.device)
        if mirrored.any():
            where = torch.from_numpy(mirrored).to(self.device)[:, None, None, None]
            target = torch.where(where, target.flip(-1), target)
        blank = torch.zeros_like(target)
        begun_on = blank if canvas is None else canvas[torch.from_numpy(rows)].to(self.device)
        self.easel.set_up(rows, target, begun_on, chosen)
        self._begun |= mask

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
        self._begin(over)
        return final

    # What a step needs

    def _read_actions(self, actions: Any) -> Tensor:
        """As strokes on the device, [B,K,P] in [0, 1]; never the caller's own memory."""
        numbers = actions if isinstance(actions, Tensor) else np.array(actions, np.float32)
        wanted = (self.num_envs, self.stroke_shape[0] * self.stroke_shape[1])
        if tuple(numbers.shape) != wanted:
            raise ValueError(f"actions must have shape {wanted}, got {tuple(numbers.shape)}")
        if isinstance(numbers, Tensor):
            if numbers.device.type == "cpu" and not numbers.isfinite().all():
                raise ValueError(NOT_FINITE)
            strokes = numbers.to(self.device, torch.float32).clamp(0, 1)
        else:
            low, high = numbers.min(), numbers.max()  # NaN if there is one
            if not (np.isfinite(low) and np.isfinite(high)):
                raise ValueError(NOT_FINITE)
            if low < 0 or high > 1:
                numbers = numbers.clip(0, 1)
            strokes = torch.from_numpy(numbers).to(self.device)
        return strokes.reshape(self.num_envs, *self.stroke_shape)

    def _check_begun(self, finished_too: bool = True) -> None:
        if not self._begun.all():
            raise ResetNeeded("call reset() before step() and render()")
        if finished_too and self.autoreset_mode is AutoresetMode.DISABLED and self._over.any():
            raise ResetNeeded(
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
        if self.config.observation == "stack":
            return self._export(planes)
        progress = (self.easel.steps / self.config.horizon).astype(np.float32)[:, None]
        return {
            "canvas": self._export(planes[:, :3].contiguous()),
            "progress": self._export(progress),
            "target": self._export(planes[:, 3:6].contiguous()),
        }

    def _inform(self, mask: np.ndarray) -> dict[str, Any]:
        """Numbers about each canvas, 0 where the mask says nothing; each with its mask."""
        easel = self.easel
        numbers: dict[str, Any] = {
            "score": easel.scores, "mse": easel.errors,
            "strokes": easel.steps * self.config.bundle, "target_id": easel.target_ids,
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

    def _scenes(self, count: int) -> list[tuple[tuple[np.ndarray, np.ndarray], dict[str, Any]]]:
        """Arguments of `compose` for the first canvases."""
        planes = self.easel.planes()[:count].permute(0, 2, 3, 1).cpu().numpy()
        budget, scores = self.config.budget, self.easel.scores[:count].tolist()
        spent = (self.easel.steps[:count] * self.config.bundle).tolist()
        return [
            (
                (np.ascontiguousarray(p[..., 3:6]), np.ascontiguousarray(p[..., :3])),
                {"progress": s / budget, "caption": f"{s} of {budget} strokes   score {q:.4f}"},
            )
            for p, s, q in zip(planes, spent, scores, strict=True)
        ]

    def _show(self) -> None:
        if self.window is not None and self.window.is_open:
            for pictures, words in self._scenes(1):
                self.window.show(*pictures, **words)


def _observation_space(config: EnvConfig) -> gym.Space:
    picture = (3, config.size, config.size)
    if config.observation == "stack":
        return spaces.Box(0, 255, (7, *picture[1:]), np.uint8)
    return spaces.Dict(
        canvas=spaces.Box(0, 255, picture, np.uint8),
        progress=spaces.Box(0, 1, (1,), np.float32),
        target=spaces.Box(0, 255, picture, np.uint8),
    )
