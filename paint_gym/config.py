"""EnvConfig: everything that makes two PaintCanvas environments the same task."""

import difflib
from dataclasses import dataclass, fields
from typing import Any

AUTORESET_MODES = ("next_step", "same_step", "disabled")
OBSERVATIONS = ("stack", "dict")
OUTPUTS = ("numpy", "torch")
RENDER_MODES = ("human", "rgb_array")


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
    split: str = "train"
    """part of the data set: train or test"""
    size: int = 128
    """side of the canvas, pixels"""
    brush: str = "bezier"
    """kind of stroke, a key of BRUSHES"""
    renderer: str = "neural"
    """engine that paints: neural (a network that has learned the brush), auto (the fastest exact
    one), or a key of ENGINES"""
    score: str = "l2"
    """how good a canvas is, e.g. "l2" or "l2:1+l1:0.5"; the reward is its gain"""
    budget: int = 200
    """strokes in an episode, T"""
    bundle: int = 5
    """strokes in an action, K"""
    flips: bool = False
    """mirror every other target, at random; never those asked for by id"""
    observation: str = "stack"
    """stack: one picture of 7 channels; dict: canvas, target, progress"""
    output: str = "numpy"
    """numpy, or torch: everything stays on the device"""
    device: str = "cpu"
    """where it is painted"""
    autoreset_mode: str = "next_step"
    """next_step, same_step or disabled; the single environment never resets itself"""
    render_mode: str | None = None
    """human, rgb_array, or None"""
    max_episode_steps: int | None = None
    """actions after which an episode is truncated; None: the budget alone ends it"""

    def __post_init__(self) -> None:
        for name in ("size", "budget", "bundle"):
            _check_count(name, getattr(self, name))
        if self.max_episode_steps is not None:
            _check_count("max_episode_steps", self.max_episode_steps)
        if self.budget % self.bundle:
            raise ValueError(
                f"budget {self.budget} is not a multiple of the bundle {self.bundle}: "
                f"use {self.budget - self.budget % self.bundle or self.bundle}"
            )
        _check_word("observation", self.observation, OBSERVATIONS)
        _check_word("output", self.output, OUTPUTS)
        _check_word("autoreset_mode", self.autoreset_mode, AUTORESET_MODES)
        if self.render_mode is not None:
            _check_word("render_mode", self.render_mode, RENDER_MODES)

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
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise TypeError(
                f"PaintCanvas has no argument {name!r}.{hint} Known: {', '.join(known)}."
            )
    return EnvConfig(**config)


def _check_count(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} must be a whole number, 1 or more, got {value!r}")


def _check_word(name: str, value: Any, words: tuple[str, ...]) -> None:
    if value not in words:
        near = difflib.get_close_matches(str(value), words, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"{name} must be one of {', '.join(words)}, got {value!r}.{hint}")
