"""Model-free DDPG: the critic sees the strokes as numbers, and nothing runs through the renderer.

The learner is that of `agents.ddpg_mb`, its critic apart (`agents.networks.critics`): the
comparison of Learning to Paint, section 5.4.1 (Lillicrap et al. 2015, arXiv 1509.02971).
`--critic patch` is the paper's PatchQ. The departures are those of `agents.ddpg_mb`.
"""

from dataclasses import replace

from agents import ddpg_mb
from agents.ddpg_mb import Config as Config
from agents.ddpg_mb import train as train

PRESETS = {
    "quick": replace(
        ddpg_mb.PRESETS["quick"], look="whole", score="l2", critic="action", flips=False,
        critic_widths=(32, 64, 128), tau=0.01,
    ),
    "paper": replace(ddpg_mb.PRESETS["paper"], score="l2", critic="action"),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. paper: the paper's sizes."""
