"""Configs, views and transitions small enough for tests."""

from dataclasses import replace

import torch

from agents import ddpg, ddpg_mb, look_then_paint, neural_renderer
from agents.gan import cut, cyclegan, dcgan, pix2pix, pix2pixhd
from agents.learning.learner import begin
from agents.learning.transitions import Transition
from agents.look_then_paint.views import Views
from agents.painters.weights import KIND
from agents.sb3 import ddpg as sb3_ddpg
from agents.sb3 import ppo as sb3_ppo
from agents.sb3 import sac as sb3_sac
from agents.sb3 import td3 as sb3_td3
from agents.train import AGENTS
from renderers import BRUSHES

TINY = look_then_paint.Config(
    dataset="shapes", size=32, budget=20, view=32, widths=(8, 8), num_envs=4, replay=64,
    batch_size=8, updates=8, warmup=2, report_every=2, evaluate_every=4, evaluate_on=4, judge_on=4,
)  # fmt: skip
SMALL = {
    "dataset": "shapes", "size": 32, "budget": 20, "critic_widths": (8, 16), "num_envs": 4,
    "replay": 64, "batch_size": 8, "updates": 4, "updates_per_episode": 2, "warmup": 2,
    "report_every": 2, "evaluate_every": 4, "evaluate_on": 4, "judge_on": 4,
    "precision": "float32",
}  # fmt: skip
"""of both kinds of DDPG"""
WHOLE = ddpg_mb.Config(**SMALL, score="wgan")
MODEL_FREE = ddpg.Config(**SMALL, network="mixer", widths=(8, 8))
QUICK = replace(WHOLE, network="mixer", widths=(8, 8), score="l2")
"""model-based, with a network that is fast"""

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
MAKES = dcgan.Config(
    dataset="shapes", size=16, code=8, step=4, batch_size=4, updates=4, report_every=1,
    evaluate_every=2, evaluate_on=64, judge_on=64, precision="float32",
)  # fmt: skip
TRANSLATES = {
    "dataset": "shapes", "size": 16, "channels": 4, "critic_channels": 4, "patch": 16, "updates": 4,
    "report_every": 1, "evaluate_every": 2, "evaluate_on": 4, "judge_on": 6,
    "precision": "float32",
}  # fmt: skip
"""of all translators"""
PAIRED = pix2pix.Config(**TRANSLATES, pairs="blocks", batch_size=2)
UNPAIRED = {**TRANSLATES, "wanted": "shapes", "blocks": 2}
CYCLES = cyclegan.Config(**UNPAIRED, pool=2, average=0.9)
CONTRASTS = cut.Config(**UNPAIRED, places=8)
ENLARGES = pix2pixhd.Config(
    **TRANSLATES | {"size": 32}, pairs="edges", blocks=1, fine_blocks=1, halvings=1, num_critics=2,
    coarse=0.25, fine=0.25, average=0.9,
)  # fmt: skip
FOUR = {"updates": 4, "report_every": 1, "evaluate_every": 2}
LEARNERS = {
    "look_then_paint": replace(TINY, **FOUR),
    "look_then_paint with a learned score": replace(TINY, score="wgan", **FOUR),
    "ddpg_mb": replace(QUICK, **FOUR),
    "ddpg_mb with a learned score and batch norm": replace(
        WHOLE, network="window", widths=(8, 16), **FOUR
    ),
    "ddpg": replace(MODEL_FREE, **FOUR),
    "sb3_ppo": sb3_ppo.Config(**PAINTS, samples=32, rollout=2, batch_size=4, epochs=2),
    "sb3_sac": sb3_sac.Config(**REPLAYS), "sb3_td3": sb3_td3.Config(**REPLAYS),
    "sb3_ddpg": sb3_ddpg.Config(**REPLAYS), "neural_renderer": IMITATES,
    "neural_renderer with batch norm": replace(IMITATES, net="dcgan"), "dcgan": MAKES,
    "dcgan as in 2015": replace(
        MAKES, up="transposed", norm="batch", augment=False, average=0.0, parts=2, loss="wgan_gp"
    ),
    "pix2pix": PAIRED,
    "pix2pix of colours, without what is given": replace(
        PAIRED, pairs="grey", conditional=False, norm="batch", average=0.9, up="transposed",
    ),
    "cyclegan": CYCLES, "cut": CONTRASTS, "pix2pixhd": ENLARGES,
}  # fmt: skip
"""configs of four updates; the first word of a name is the learner's in `agents.train`"""
PAINTERS = [name for name, agent in AGENTS.items() if agent.Config.KIND == KIND]
"""learners of painters"""


def begun(recipe, config):
    """The learner of a recipe as it begins."""
    return begin(recipe.make, config, torch.device("cpu"), say=lambda line: None)[0]


def some_views(count=6, size=16):
    return Views(
        torch.rand(count, 3, size, size), torch.rand(count, 3, size, size), torch.ones(count, 1),
        torch.rand(count), torch.full((count,), 0.1),
    )  # fmt: skip


def some_transitions(count=6, size=16):
    pictures = torch.randint(0, 256, (3, count, 3, size, size), dtype=torch.uint8)
    return Transition(
        pictures[0], pictures[1], torch.arange(count) % 4, torch.rand(count, 5, 13),
        torch.rand(count), pictures[2], torch.arange(count) % 4 == 3,
    )  # fmt: skip


def load_brush():
    return BRUSHES["bezier"]()
