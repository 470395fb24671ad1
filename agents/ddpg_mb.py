"""Model-based DDPG: an actor that learns through the stroke renderer.

The critic never sees the action: it values the canvas that the action makes, so the actor's
gradient runs critic -> canvas -> renderer -> strokes (Huang, Heng & Zhou 2019, Learning to Paint,
arXiv 1903.04411). `Learner.update` is the algorithm.

Departures from the paper (`--preset paper` has 1 to 4 only):
    1. Gradients are clipped; AdamW with warm-up and cosine decay in place of two steps down.
    2. Networks see 4 (target - canvas) in place of the canvas.
    3. The imitation of the brush that is learned through is ours (`renderers/neural`), and the
       canvas is rounded to the bytes that the environment shows.
    4. The critic's goal takes the canvas that the environment made of the strokes from the replay;
       rewards follow from canvases, so that a learned score is never stale.
    5. The renderer is the exact brush by default, not a network's imitation of it (section 3.4;
       `--renderer neural` for that).
    6. The reward is the gain in squared error by default, not in what a critic of pictures says
       (section 3.3; `--score wgan` for that).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from agents.learning import session
from agents.learning.actor_critic import ActorCritic, ActorCriticLearner
from agents.learning.gradient import descend, held
from agents.learning.transitions import Transition
from agents.networks.actors import see_state
from agents.networks.critics import CanvasCritic
from paint_gym.state import CanvasState, advance, gain
from renderers.workshop.precision import autocast


@dataclass(frozen=True, kw_only=True)
class Config(ActorCritic):
    """Model-based DDPG."""


PRESETS = {
    "quick": Config(
        dataset="shapes+strokes+photos", size=64, budget=100, network="mixer",
        critic_widths=(16, 32, 64), tau=0.01, updates=600, updates_per_episode=60, batch_size=32,
        replay=3200, report_every=50, evaluate_every=300,
    ),
    "paper": Config(
        dataset="celeba", renderer="neural", score="wgan", num_envs=96, replay=800 * 40,
        batch_size=96, updates=200_000, lr=3e-4, weight_decay=0.0,
    ),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. paper: its own numbers."""


class Learner(ActorCriticLearner):
    """Actor, critic of canvases, their slow copies, perhaps a learned score."""

    def update(self, batch: Transition) -> dict[str, Tensor]:
        """One gradient step of all that learns; losses."""
        before, after = batch.states(self.config.horizon)
        losses = self.teach_score(after)
        losses |= self.teach_critic(before, after, batch.last)
        losses |= self.teach_actor(before)
        self.follow()
        return losses

    def teach_critic(
        self, before: CanvasState, after: CanvasState, last: Bool[Tensor, " B"]
    ) -> dict[str, Tensor]:
        """The critic learns what the slow copies expect from the canvas that was made."""
        with torch.no_grad():
            later = self.value(after, self.slow_actor, self.slow_critic)
            goal = self.config.discount * ~last * later
        loss = (self.expected(self.learning_critic, before, after) - goal).square().mean()
        norm = descend(self.critic_adam, loss, self.critic, clip=self.config.clip)
        return {"critic/loss": loss.detach(), "critic/gradient": norm, "critic/goal": goal.mean()}

    def teach_actor(self, before: CanvasState) -> dict[str, Tensor]:
        """The actor ascends the value of its strokes: the gradient runs through the renderer."""
        with held(self.critic) as critic:
            loss = -self.value(before, self.learning_actor, critic).mean()
            norm = descend(self.actor_adam, loss, self.actor, clip=self.config.clip)
        return {"actor/loss": loss.detach(), "actor/gradient": norm}

    def value(self, state: CanvasState, actor: Any, critic: Any) -> Float[Tensor, " B"]:
        """The gain of the actor's strokes, and what the critic expects once they are laid."""
        after = advance(state, self.act(actor, state), self.renderer)
        return gain(self.score, state, after) + self.expected(critic, state, after)

    def expected(self, critic: Any, before: CanvasState, after: CanvasState) -> Float[Tensor, " B"]:
        """Discounted gain still to come, the canvases `after` made of those `before`."""
        with autocast(self.config.precision, self.device):
            return critic(see_state(before), after.canvas)


def make(
    config: Config,
    device: torch.device,
    say: Callable[[str], None],
    *,
    generator: torch.Generator,
) -> Learner:
    """The learner of a run."""
    return Learner(
        config,
        lambda: CanvasCritic(config.critic_widths),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/ddpg_mb"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
