"""A learner of which is known how well it learns: its error is told by its options alone.

This module is as `agents.train` knows a learner.
"""

import math
import os
from dataclasses import dataclass

import torch

from agents.learning import session
from agents.learning.learner import Evaluation
from renderers.weights import About, write_weights
from renderers.workshop.ranges import Count, Ranged, Rate, Seed, Share, Widths

BEST = 1e-3


@dataclass(frozen=True, kw_only=True)
class Config(Ranged):
    KIND = "toy"

    dataset: str = "none"
    """that is not there"""
    lr: Rate = 1e-2
    """the nearer to 1e-3, the better"""
    batch_size: Count = 4
    """changes nothing; no learner takes 13"""
    momentum: Share = 0.5
    """changes nothing"""
    widths: Widths = (8, 8)
    """change nothing"""
    mirror: bool = False
    """changes nothing"""
    updates: Count = 6
    """in all"""
    report_every: Count = 1
    """updates"""
    evaluate_every: Count = 2
    """updates"""
    seed: Seed = 0
    """of nothing"""


class Guesser:
    """Errs by how far, in powers of ten, its learning rate is from the best, and by its youth."""

    rewinds = 0

    def __init__(self, config, device, say, *, generator):
        if config.dataset != "none":
            raise ValueError(f"no pictures called {config.dataset}")
        if config.batch_size == 13:
            raise ValueError("13 is no batch")
        self.config, self.weight = config, torch.zeros(1)

    def step(self, update):
        self.weight += self.config.lr
        return {"loss": math.nan if self.config.lr == 1 else 1.0}

    def shown(self, row):
        return {}

    def evaluate(self, *, at_the_end):
        far = abs(math.log10(self.config.lr / BEST))
        error = far + 1 / (1 + self.weight.item() / self.config.lr)
        return Evaluation({"error": error}, error, torch.zeros(1, 1, 3, 2, 2), f"error {error}")

    def preview(self, update):
        return None

    def keep(self, path, card):
        write_weights(path, {"weight": self.weight}, About("toy", {}))

    def samples(self, update):
        return update

    def state_dict(self):
        return {"weight": self.weight}

    def load_state_dict(self, state):
        self.weight = state["weight"].clone()


def train(config, out, **how):
    (out.parent / "by").mkdir(parents=True, exist_ok=True)
    (out.parent / "by" / f"{os.getpid()}-{out.name}").touch()
    return session.train(Guesser, config, out, **how)


make = Guesser
PRESETS = {"quick": Config(), "long": Config(updates=12)}
