"""A suite of three small pictures that need no download, and strokes for it."""

import torch

from benchmarks.leaderboard.suites import Suite

TINY = Suite("tiny-5", "shapes", of=200, pictures=3, budget=5, digest="", size=16)


def strokes_of(pictures, count=5, numbers=13, seed=0):
    return torch.rand(pictures, count, numbers, generator=torch.Generator().manual_seed(seed))
