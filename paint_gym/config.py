"""EnvConfig: everything that makes two PaintCanvas environments the same task."""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from paint_gym.paintings.painting import Side, Strokes
from renderers.registry import did_you_mean
from renderers.workshop.precision import Precision
from renderers.workshop.ranges import Count, check

AutoresetMode = Literal["next_step", "same_step", "disabled"]
RenderMode = Literal["human", "rgb_array", "rgb_array_list"]
RENDER_MODES: tuple[str, ...] = get_args(RenderMode)


@dataclass(frozen=True)
class EnvConfig:
    """What makes two runs of PaintCanvas-v0 the same task, and how it is handed over.

    Every value is JSON. Names of datasets, brushes, renderers and scores are checked by their
    registries when the environment is made.

    Raises:
        ValueError: a value out of range, or a word that is not one of those listed.
    """

    dataset: str = "shapes"
    """where the targets come from, a key of TARGETS"""
    data_dir: str | None = None
    """folder of the data set; else the one named by PAINT_GYM_DATA"""
    split: Literal["train", "test"] = "train"
    """part of the data set"""
    size: Side = 128
    """side of the canvas, pixels"""
    brush: str = "bezier"
    """kind of stroke, a key of BRUSHES"""
    renderer: str = "neural"
    """engine that paints: neural (a network that has learned the brush; neural:NET, another one),
    auto (the fastest exact one), or a key of ENGINES"""
    precision: Precision = "auto"
    """arithmetic of the neural engine's network: auto (bfloat16 where the hardware has it, else
    float32), float32, bfloat16; the others are exact"""
    score: str = "l2"
    """how good a canvas is, e.g. "l2", "wgan" or "l2:1+l1:0.5"; the reward is its gain"""
    budget: Count = 200
    """strokes in an episode, T"""
    bundle: Strokes = 5
    """strokes in an action, K"""
    flips: bool = False
    """mirror every other target, at random; never those asked for by id"""
    observation: Literal["stack", "dict"] = "stack"
    """stack: one picture of 7 channels; dict: canvas, target, progress"""
    layout: Literal["chw", "hwc"] = "chw"
    """order of a picture's axes, in observations and reset options: channels first or last"""
    output: Literal["numpy", "torch"] = "numpy"
    """numpy, or torch: everything stays on the device"""
    device: str = "cpu"
    """where it is painted"""
    autoreset_mode: AutoresetMode = "next_step"
    """next_step, same_step or disabled, or Gymnasium's AutoresetMode; the single environment never
    resets itself"""
    render_mode: RenderMode | None = None
    """human, rgb_array, rgb_array_list (all frames since the last render or reset), or None"""
    max_episode_steps: Count | None = None
    """actions after which an episode is truncated; None: the budget alone ends it"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "autoreset_mode", _autoreset_mode(self.autoreset_mode))
        check(self)
        if self.budget % self.bundle:
            raise ValueError(
                f"budget {self.budget} is not a multiple of the bundle {self.bundle}: "
                f"use {self.budget - self.budget % self.bundle or self.bundle}"
            )

    @property
    def horizon(self) -> int:
        """Actions in an episode."""
        return self.budget // self.bundle


def configure(**config: Any) -> EnvConfig:
    """An EnvConfig from keywords.

    Raises:
        TypeError: an unknown keyword, with the nearest known one.
        ValueError: see EnvConfig.
    """
    known = [field.name for field in fields(EnvConfig)]
    for name in config:
        if name not in known:
            raise TypeError(
                f"PaintCanvas got an unexpected keyword argument {name!r}."  # Python's words:
                f"{did_you_mean(name, known)} Known: {', '.join(known)}."  # TorchRL looks for them
            )
    return EnvConfig(**config)


def _autoreset_mode(given: Any) -> Any:
    """Our word for Gymnasium's enum, its name ("NEXT_STEP") or its value ("NextStep")."""
    name = getattr(given, "name", given)
    letters = name.replace("_", "").lower() if isinstance(name, str) else ""
    ours = (word for word in get_args(AutoresetMode) if word.replace("_", "") == letters)
    return next(ours, given)
