"""Configs and views small enough for tests."""

from dataclasses import replace

import torch

from agents.ddpg_mb import Config
from agents.learning.replay import Views
from renderers import BRUSHES

TINY = Config(
    dataset="shapes", size=32, budget=20, view=32, widths=(8, 8), num_envs=4, replay=64,
    batch_size=8, updates=8, warmup=2, report_every=2, evaluate_every=4, evaluate_on=4, judge_on=4,
)  # fmt: skip
WHOLE = replace(
    TINY, look="whole", network="resnet18", critic="canvas", critic_widths=(8, 16), score="wgan",
    updates=4, precision="float32",
)  # fmt: skip


def some_views(count=6, size=16):
    return Views(
        torch.rand(count, 3, size, size), torch.rand(count, 3, size, size), torch.ones(count, 1),
        torch.rand(count), torch.full((count,), 0.1), torch.rand(count, 5, 13),
        torch.zeros(count, dtype=torch.bool),
    )  # fmt: skip


def load_brush():
    return BRUSHES["bezier"]()
