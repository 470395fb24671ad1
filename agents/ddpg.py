"""Model-free DDPG: the critic sees the strokes as numbers, and nothing runs through the renderer.

The comparison of Learning to Paint, section 5.4.1 (Lillicrap et al. 2015, arXiv 1509.02971).
`--critic patch` is the paper's PatchQ: each patch of the canvas has a value of its own.

Departures from the papers:
    1. Gradients are clipped; AdamW with warm-up and cosine decay.
    2. Networks see 4 (target - canvas) in place of the canvas.
    3. No noise is added to the actions: the strokes of many targets differ enough.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from agents.learning import session
from agents.learning.actor_critic import ActorCritic, ActorCriticLearner
from agents.learning.gradient import descend, held
from agents.learning.transitions import Transition
from agents.networks.actors import see_state
from agents.networks.critics import CRITICS
from paint_gym.state import CanvasState, gain
from renderers import BRUSHES
from renderers.workshop.precision import autocast


@dataclass(frozen=True, kw_only=True)
class Config(ActorCritic):
    """Model-free DDPG."""

    critic: Annotated[str, CRITICS] = "action"
    """what is valued: the strokes (action), or what they do to each patch of the canvas (patch)"""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.critic == "patch" and self.score != "l2":
            raise ValueError(
                "a critic of patches learns the gain in l2 of each patch: use --score l2, "
                f"got {self.score}"
            )


PRESETS = {
    "quick": Config(
        dataset="shapes+strokes+photos", size=64, budget=100, network="mixer",
        critic_widths=(32, 64, 128), tau=0.01, updates=600, updates_per_episode=60, batch_size=32,
        replay=3200, report_every=50, evaluate_every=300,
    ),
    "paper": Config(
        dataset="celeba", renderer="neural", num_envs=96, replay=800 * 40, batch_size=96,
        updates=200_000, lr=3e-4, weight_decay=0.0,
    ),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. paper: the paper's sizes."""


class Learner(ActorCriticLearner):
    """Actor, critic of actions, their slow copies, perhaps a learned score."""

    config: Config

    def update(self, batch: Transition) -> dict[str, Tensor]:
        """One gradient step of all that learns; losses."""
        before, after = batch.states(self.config.horizon)
        losses = self.teach_score(after)
        losses |= self.teach_critic(before, after, batch)
        losses |= self.teach_actor(before)
        self.follow()
        return losses

    def teach_critic(
        self, before: CanvasState, after: CanvasState, batch: Transition
    ) -> dict[str, Tensor]:
        """The critic learns the reward, and what the slow copies expect of the next strokes."""
        with torch.no_grad():
            later = self.value(self.slow_critic, after, self.act(self.slow_actor, after))
            alive = (self.config.discount * ~batch.last)[:, None, None]
            goal = self.reward(before, after, batch, like=later) + alive * later
        value = self.value(self.learning_critic, before, batch.strokes)
        loss = (value - goal).square().mean()
        norm = descend(self.critic_adam, loss, self.critic, clip=self.config.clip)
        return {"critic/loss": loss.detach(), "critic/gradient": norm, "critic/goal": goal.mean()}

    def teach_actor(self, before: CanvasState) -> dict[str, Tensor]:
        """The actor ascends the value of its strokes."""
        with held(self.critic) as critic:
            loss = -self.value(critic, before, self.act(self.learning_actor, before)).mean()
            norm = descend(self.actor_adam, loss, self.actor, clip=self.config.clip)
        return {"actor/loss": loss.detach(), "actor/gradient": norm}

    def reward(
        self,
        before: CanvasState,
        after: CanvasState,
        batch: Transition,
        *,
        like: Float[Tensor, "B h w"],
    ) -> Float[Tensor, "B h w"]:
        """The environment's; what a learned score says now; of patches, each patch's own."""
        if self.config.critic == "patch":
            fall = [(x.canvas - x.target).square().mean(1) for x in (before, after)]
            return adaptive_avg_pool2d(fall[0] - fall[1], (like.shape[1], like.shape[2]))
        if self.pictures is not None:
            return gain(self.score, before, after)[:, None, None]
        return batch.reward[:, None, None]

    def value(
        self, critic: Any, state: CanvasState, strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B h w"]:
        """Discounted gain of these strokes and of all that follow."""
        with autocast(self.config.precision, self.device):
            return critic(see_state(state), strokes)


def make(
    config: Config,
    device: torch.device,
    say: Callable[[str], None],
    *,
    generator: torch.Generator,
) -> Learner:
    """The learner of a run."""
    numbers = len(BRUSHES[config.brush]().params)
    critic = CRITICS[config.critic]
    return Learner(
        config,
        lambda: critic(config.bundle, numbers, config.critic_widths),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/ddpg"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
