"""PaintCanvas-v0: the environment, one canvas of `PaintCanvasVectorEnv`."""

from dataclasses import asdict, replace
from typing import Any

import gymnasium as gym
import numpy as np

from paint_gym.config import RENDER_MODES, configure
from paint_gym.config import EnvConfig as EnvConfig
from paint_gym.options import Seed
from paint_gym.spec import PlainSpec
from paint_gym.state import CanvasState
from paint_gym.vector_env import FPS
from paint_gym.vector_env import PaintCanvasVectorEnv as PaintCanvasVectorEnv
from paint_gym.view import Window
from renderers.workshop.ranges import fit


class PaintCanvasEnv(PlainSpec, gym.Env[Any, Any]):
    """Paint a picture, a few strokes at a time, on a budget.

    ## Description
    The canvas is the state, brush strokes are the actions, a stroke renderer is the dynamics,
    likeness to a target picture is the reward, and a budget of strokes is the horizon. A canvas
    is exactly the bytes that are observed, so the state is Markov and an episode can be replayed
    from its actions. The task is that of Huang, Heng & Zhou 2019 (arXiv 1903.04411).

    ## Action Space
    `Box(0, 1, (K * P,), float32)`: K strokes (`bundle`), the first one first, of P numbers each.
    Values outside [0, 1] are clipped; NaN and infinity are errors. The brush decides what the
    numbers are (`renderers/brushes`); for the default, `bezier`, P = 13:

    | Num   | Number        | Meaning                                                       |
    |-------|---------------|---------------------------------------------------------------|
    | 0-1   | x0 y0         | where the stroke starts, in canvas widths; y runs down        |
    | 2-3   | x1 y1         | control point, as a share of the way from start to end        |
    | 4-5   | x2 y2         | where it ends                                                 |
    | 6-7   | r0 r2         | radius at start and end: r / 4 + 0.25/128 canvas widths       |
    | 8-9   | a0 a2         | opacity at start and end                                      |
    | 10-12 | red green blue | ink                                                          |

    ## Observation Space
    `Box(0, 255, (7, size, size), uint8)`, channel first:

    | Channel | Content                                                 |
    |---------|---------------------------------------------------------|
    | 0-2     | canvas, RGB                                             |
    | 3-5     | target, RGB                                             |
    | 6       | progress: round(255 t / T) after t of T actions         |

    With `layout="hwc"` the channels come last, `(size, size, 7)`, for libraries that want images
    so. With `observation="dict"`: `canvas` and `target`, each
    `Box(0, 255, (3, size, size), uint8)`, and `progress`, `Box(0, 1, (1,), float32)`. A network
    with one branch for each picture cannot see canvas minus target; prefer the stack.

    ## Rewards
    The gain in score, `score(after) - score(before)`, so the rewards of an episode add up to its
    last score minus its first. The default score, `l2`, is minus the mean squared error over
    pixels and channels, colours in [0, 1].

    ## Starting State
    A black canvas before a target drawn uniformly from the data set, by `seed`.
    `reset(options=...)` takes `target_ids` (which picture), `target` (a picture of one's own
    instead), `canvas` (what to begin on) and, for vector environments, `reset_mask`. Pictures are
    bytes or floats in [0, 1], `(3, size, size)`, or `(size, size, 3)` with `layout="hwc"`.

    ## Episode End
    Terminated when the budget is spent, `budget / bundle` actions. Truncated only by
    `max_episode_steps`.

    ## Info
    `score`, `mse` (mean squared error), `strokes` (laid so far), `target_id` (-1: one's own),
    `horizon` (actions in an episode).

    ## Rendering
    `rgb_array`: target | canvas enlarged to 512 px each, progress and score below.
    `rgb_array_list`: a list of those since the last call. `human`: the
    same in a pygame window, updated by `reset` and `step`; space pauses, right arrow or n takes
    one step, q or escape closes the window, after which the environment goes on without it.

    ## Arguments
    All by keyword, all JSON, the same for `PaintCanvasVectorEnv` (which adds `num_envs`).

    | Argument            | Default       | Meaning                                              |
    |---------------------|---------------|------------------------------------------------------|
    | `dataset`           | `"shapes"`    | targets: shapes, strokes, photos, celeba, ...        |
    | `data_dir`          | `None`        | where it lies; else the folder in `PAINT_GYM_DATA`   |
    | `split`             | `"train"`     | train or test                                        |
    | `size`              | `128`         | side of the canvas, pixels                           |
    | `brush`             | `"bezier"`    | kind of stroke                                       |
    | `renderer`          | `"neural"`    | engine: neural, neural:NET (e.g. dual_pathway),      |
    |                     |               | tiles, exact, auto (the fastest of the exact ones)   |
    | `precision`         | `"auto"`      | of the neural renderer: auto, float32, bfloat16      |
    | `score`             | `"l2"`        | e.g. `"l1"`, `"wgan"`, `"l2:1+l1:0.5"`               |
    | `budget`            | `200`         | strokes in an episode; a multiple of `bundle`        |
    | `bundle`            | `5`           | strokes in an action                                 |
    | `flips`             | `False`       | mirror half of the targets, at random                |
    | `observation`       | `"stack"`     | stack or dict                                        |
    | `layout`            | `"chw"`       | chw or hwc: channels first or last                   |
    | `output`            | `"numpy"`     | numpy, or torch: tensors on `device`                 |
    | `device`            | `"cpu"`       | where it is painted                                  |
    | `autoreset_mode`    | `"next_step"` | next_step, same_step, disabled; vector only          |
    | `render_mode`       | `None`        | human, rgb_array, rgb_array_list or None             |
    | `max_episode_steps` | `None`        | actions until truncation                             |

    With `output="torch"` observations are tensors, which Gymnasium's passive checker does not
    know: `gymnasium.make(..., disable_env_checker=True)`. Rewards and flags stay Python numbers.

    Without a display `human` is an OSError at the first frame. What does not fit is a ValueError
    that names the argument, or an unknown name's KeyError; what does not fit into memory a
    MemoryError, at once.

    ## Version History
    * v0: first version.
    """

    metadata: dict[str, Any] = {  # noqa: RUF012
        "render_modes": list(RENDER_MODES),
        "render_fps": FPS,
    }

    def __init__(self, **config: Any):
        self.config = configure(**config)
        alone = asdict(replace(self.config, autoreset_mode="disabled"))
        self.vector = Alone(**alone)
        self.render_mode = self.config.render_mode
        self.action_space = self.vector.single_action_space
        self.observation_space = self.vector.single_observation_space

    @property
    def state(self) -> CanvasState:
        """The painting as a batch of one; see `PaintCanvasVectorEnv.state`."""
        return self.vector.state

    @state.setter
    def state(self, state: CanvasState) -> None:
        self.vector.state = state

    @property
    def window(self) -> Window | None:
        """The window of human mode; its `is_open` tells whether it has been closed."""
        return self.vector.window

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Any, dict[str, Any]]:
        """See `PaintCanvasVectorEnv.reset`."""
        super().reset(seed=fit("seed", seed, Seed | None))
        self.vector.generators[0] = self.np_random
        observation, info = self.vector.reset(options=options)
        return _first(observation), _first(info)

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        """Lay one bundle of strokes, [K * P] in [0, 1]."""
        observation, reward, terminated, truncated, info = self.vector.step(action)
        return (
            _first(observation),
            float(reward[0]),
            bool(terminated[0]),
            bool(truncated[0]),
            _first(info),
        )

    def render(self) -> np.ndarray | list[np.ndarray] | None:  # type: ignore[override]
        """The frame, uint8 [rows,columns,3] (see `compose`), or the list; None in human mode."""
        frames = self.vector.render()
        return None if frames is None else frames[0]

    def close(self) -> None:
        """Close the window; may be called twice."""
        self.vector.close()


class Alone(PaintCanvasVectorEnv):
    """One canvas without the axis of a batch in what is asked for and in what is said."""

    @property
    def _batch(self) -> int | None:
        return None

    def _finished(self) -> str:
        return "the episode is finished: call reset()"


def _first(batch: Any) -> Any:
    """The first of a batch, or of each entry; masks left out."""
    if not isinstance(batch, dict):
        return batch[0]
    return {name: _first(entry) for name, entry in batch.items() if not name.startswith("_")}
