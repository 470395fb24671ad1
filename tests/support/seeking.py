"""Small pictures and engines for tests of painters that search."""

import torch

from agents.search import Search
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run
from paint_gym.metrics import squared_error
from paint_gym.targets import make_targets
from renderers import BRUSHES, Exact, make_renderer

SIZE = 32
RAMP = torch.linspace(0, 1, 3 * 16 * 16).reshape(1, 3, 16, 16)
"""one picture, ever brighter"""
ODD = {
    "black": torch.zeros(1, 3, 16, 16), "white": torch.ones(1, 3, 16, 16),
    "one pixel": torch.full((1, 3, 1, 1), 0.4), "1:20": torch.linspace(0, 1, 540).view(1, 3, 3, 60),
}  # fmt: skip


def pictures(count=2):
    return make_targets("photos", size=SIZE, split="test")[torch.arange(count)]


def engine(brush="bezier"):
    return make_renderer("auto", BRUSHES[brush]())


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def error(renderer, strokes, target):
    return squared_error(Goal(renderer, target).painted(strokes), target)


class Still:
    """Lays the strokes it was given."""

    def __init__(self, renderer, strokes):
        self.brush, self.renderer, self.strokes = renderer.brush, renderer, strokes

    def paint(self, targets, budget):
        return self.strokes


def searching(steps=4):
    """A search for three circles, not begun."""
    return Run(Search(steps=steps, groups=2), Goal(Exact(BRUSHES["circle"]()), RAMP), 3)
