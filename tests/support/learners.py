"""A learner that nothing was made for: its actor drifts, and it is not told by what."""

from dataclasses import dataclass
from types import SimpleNamespace

import torch

from agents.learning import session
from agents.learning.config import Learning
from agents.learning.painting import Paints
from agents.networks import make_actor
from agents.networks.actors import SEES
from agents.painters.weights import make_painter, save_actor
from renderers import BRUSHES


@dataclass(frozen=True, kw_only=True)
class Config(Learning):
    drift: float = 0.01

    def spec(self):
        return {
            "network": "mixer", "widths": [8], "look": "whole", "brush": self.brush,
            "bundle": self.bundle, "numbers": len(BRUSHES[self.brush]().params), "view": self.size,
            "size": self.size, "sees": SEES,
        }  # fmt: skip


class Drifter(Paints):
    def __init__(self, config, device, say, *, generator):
        super().__init__(config, device, say)
        self.actor, self.generator = make_actor(config.spec()), generator

    @torch.no_grad()
    def step(self, update):
        for weight in self.actor.parameters():
            weight += self.config.drift * torch.randn(weight.shape, generator=self.generator)
        return {"actor/loss": torch.zeros(())}

    def painter(self):
        return make_painter(self.config.spec(), self.actor)

    def keep(self, path, card):
        save_actor(self.actor, self.config.spec(), path, card=card)

    def parts(self):
        return {"actor": self.actor}


DRIFTS = Config(
    size=16, budget=10, updates=2, num_envs=2, batch_size=3, report_every=1, evaluate_every=1,
    evaluate_on=2, judge_on=2, precision="float32",
)  # fmt: skip
TOY = SimpleNamespace(
    Config=Config, PRESETS={"quick": DRIFTS}, make=Drifter,
    train=lambda config, out, **how: session.train(Drifter, config, out, **how),
)  # fmt: skip
"""as `agents.train` knows a learner"""
