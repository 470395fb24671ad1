"""One trainer for every critic that learns to tell what is made from what is wanted."""

from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.learning.ema import blend
from agents.learning.gradient import descend
from agents.learning.parts import InParts
from agents.learning.processes import together
from paint_gym.critics import Critic
from paint_gym.critics.critic import load_critic
from paint_gym.scores import LEARNED, SCORES, make_score

BETAS = (0.5, 0.999)
"""of Adam; Learning to Paint, section 4.3"""


class CriticTrainer(InParts):
    """Teaches a learned score; its slow copy, which scores, follows.

    Args:
        score: what learns.
        lr: learning rate.
        tau: share of the online weights blended into the slow copy after each update.
        clip: largest norm of a gradient.
        generator: of what the critic's loss draws.
    """

    def __init__(
        self, score: Critic, lr: float, *, tau: float, clip: float, generator: torch.Generator
    ):
        self.score, self.tau, self.clip, self.generator = score, tau, clip, generator
        self.critic = score.critic
        score.critic = together(self.critic)
        self.adam = torch.optim.Adam(self.critic.parameters(), lr, betas=BETAS)

    def update(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """One step: real is the target, fake is the canvas."""
        loss = self.score.loss(canvas, target, target, generator=self.generator)
        norm = descend(self.adam, loss, self.critic, clip=self.clip)
        blend(self.critic, self.score.slow, self.tau)
        return {"score/loss": loss.detach(), "score/gradient": norm}

    def parts(self) -> dict[str, Any]:
        """Critic, slow copy and optimiser."""
        return {"critic": self.critic, "slow": self.score.slow, "adam": self.adam}


def score_of(
    spec: str,
    device: torch.device,
    *,
    lr: float,
    tau: float,
    clip: float,
    generator: torch.Generator,
    begin: Path | None = None,
) -> tuple[Any, CriticTrainer | None]:
    """The score of this spec, and what teaches it if it is learned along (`CriticTrainer`).

    Args:
        spec: see `make_score`; the name of a learned score alone is learned along.
        device: where it scores.
        lr: see `CriticTrainer`, as the next three.
        tau: see there.
        clip: see there.
        generator: see there.
        begin: weights of the critic that it begins from; a new one if not given.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no critic, or one for a score that is not learned along.
    """
    if spec not in LEARNED:
        if begin is not None:
            raise ValueError(
                f"--score-weights are what a score that is learned along begins from, "
                f"{' or '.join(LEARNED)}, and --score is {spec}: leave them out"
            )
        return make_score(spec, device), None
    score = SCORES[spec]()
    if begin is not None:
        known = load_critic(begin).state_dict()
        score.critic.load_state_dict(known)
        score.slow.load_state_dict(known)
    score.critic.to(device)
    score.slow.to(device)
    return score, CriticTrainer(score, lr, tau=tau, clip=clip, generator=generator)
