"""Configs and views small enough for tests."""

from dataclasses import replace

import torch

from agents import neural_renderer
from agents.ddpg_mb import Config
from agents.learning.replay import Views
from agents.sb3 import ddpg as sb3_ddpg
from agents.sb3 import ppo as sb3_ppo
from agents.sb3 import sac as sb3_sac
from agents.sb3 import td3 as sb3_td3
from renderers import BRUSHES

TINY = Config(
    dataset="shapes", size=32, budget=20, view=32, widths=(8, 8), num_envs=4, replay=64,
    batch_size=8, updates=8, warmup=2, report_every=2, evaluate_every=4, evaluate_on=4, judge_on=4,
)  # fmt: skip
WHOLE = replace(
    TINY, look="whole", network="resnet18", critic="canvas", critic_widths=(8, 16), score="wgan",
    updates=4, precision="float32",
)  # fmt: skip

PAINTS = {
    "size": 16, "judge_size": 16, "brush": "circle", "budget": 3, "widths": (8,), "features": 8,
    "hidden": 8, "num_envs": 4, "evaluate_on": 2, "judge_on": 2, "report_every": 1,
    "evaluate_every": 2,
}  # fmt: skip
REPLAYS = {
    **PAINTS, "samples": 32, "steps_per_update": 2, "warmup": 8, "replay": 24, "batch_size": 4,
    "gradient_steps": 2,
}  # fmt: skip
IMITATES = neural_renderer.Config(
    "circle", width=8, depth=1, updates=4, batch_size=4, warmup=1, report_every=1,
    evaluate_every=2, held_out=8,
)  # fmt: skip
FOUR = {"updates": 4, "report_every": 1, "evaluate_every": 2}
ACTIONS = replace(TINY, look="whole", score="l2", critic="action", critic_widths=(8, 16))
LEARNERS = {
    "ddpg_mb": replace(TINY, **FOUR), "ddpg": replace(ACTIONS, **FOUR),
    "ddpg_mb whole with a critic and a learned score": replace(
        WHOLE, network="window", widths=(8, 16), **FOUR
    ),
    "sb3_ppo": sb3_ppo.Config(**PAINTS, samples=32, rollout=2, batch_size=4, epochs=2),
    "sb3_sac": sb3_sac.Config(**REPLAYS), "sb3_td3": sb3_td3.Config(**REPLAYS),
    "sb3_ddpg": sb3_ddpg.Config(**REPLAYS), "neural_renderer": IMITATES,
    "neural_renderer with batch norm": replace(IMITATES, net="dcgan"),
}  # fmt: skip
"""configs of four updates; the first word of a name is the learner's in `agents.train`"""


def some_views(count=6, size=16):
    return Views(
        torch.rand(count, 3, size, size), torch.rand(count, 3, size, size), torch.ones(count, 1),
        torch.rand(count), torch.full((count,), 0.1), torch.rand(count, 5, 13),
        torch.zeros(count, dtype=torch.bool),
    )  # fmt: skip


def load_brush():
    return BRUSHES["bezier"]()
