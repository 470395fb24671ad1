"""Every score by name. Adding one: a file here, and a line below."""

from pathlib import Path

import torch

from paint_gym.critics import CRITICS
from paint_gym.critics.critic import SHIPPED, load_critic
from paint_gym.critics.critic import LearnedScore as LearnedScore
from paint_gym.features import NETWORKS
from paint_gym.scores.content import Content
from paint_gym.scores.gram import Gram
from paint_gym.scores.l1 import L1
from paint_gym.scores.l2 import L2
from paint_gym.scores.log_l2 import LogL2
from paint_gym.scores.score import Score as Score
from paint_gym.scores.sinkhorn import Sinkhorn
from paint_gym.scores.ssim import SSIM
from paint_gym.scores.tv import TV
from paint_gym.scores.weighted import Weighted as Weighted
from paint_gym.scores.weighted import parse_spec
from renderers.registry import Registry

SCORES = Registry(
    "score", l1=L1, l2=L2, log_l2=LogL2, ssim=SSIM, sinkhorn=Sinkhorn, content=Content, gram=Gram,
    tv=TV, **CRITICS,
)  # fmt: skip
LEARNED = tuple(CRITICS)
"""those of SCORES that a learner teaches while it paints"""
TAUGHT_BY_FILE = (*LEARNED, "gram")
"""those that a file says more to: name@FILE"""
SEEN = ("content", "gram")
"""those that a network sees: name:NETWORK, name@FILE:NETWORK"""


def make_score(spec: str, device: torch.device | str = "cpu") -> Score:
    """The score a spec describes: "l2", or a weighted sum, "l2:1+sinkhorn:0.1".

    A learned score is by the critic that ships, "wgan", or by one of your own,
    "wgan@runs/faces/critic.safetensors"; it learns nothing more. Style may be that of another
    picture, "gram@starry.jpg"; style and content may be seen by another network than the best that
    is there, "content:squeezenet", "gram@starry.jpg:untrained:0.5".

    Raises:
        KeyError: an unknown score, with the nearest known one.
        ValueError: a malformed spec, or a learned score of which no critic ships and none is named.
        OSError: a file that is not there, or not what it should be.
    """
    weights = parse_spec(spec)
    made = {name: _make(name, device) for name in weights}
    if list(weights.values()) == [1.0]:
        return next(iter(made.values()))
    return Weighted(made, weights)


def _make(name: str, device: torch.device | str) -> Score:
    told, network = name, ""
    if name.rpartition(":")[2] in NETWORKS:
        told, _, network = name.rpartition(":")
    told, at, file = told.partition("@")
    kind = SCORES[told]
    if at and told not in TAUGHT_BY_FILE:
        raise ValueError(
            f"score {told!r} takes no file, got {file!r}: {', '.join(TAUGHT_BY_FILE)} do"
        )
    if at and not file:
        raise ValueError(
            f"score {told!r} is followed by @ and no file: leave the @ out, or name one"
        )
    if network and told not in SEEN:
        raise ValueError(f"score {told!r} takes no network, got {network!r}: {', '.join(SEEN)} do")
    if told not in LEARNED:
        more = {"network": network} if network else {}
        return kind(Path(file), **more) if at else kind(**more)
    weights = Path(file) if file else SHIPPED / f"{told}.safetensors"
    if not (file or weights.is_file()):
        raise ValueError(
            f"score {told!r} is learned, and no critic of it ships: say where its weights lie, "
            f"{told}@FILE (`python -m agents.train ddpg_mb --score {told}` writes "
            "critic.safetensors)"
        )
    score = kind(load_critic(weights))
    score.slow.to(device)
    return score
