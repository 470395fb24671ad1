"""An actor on the whole canvas, and what values it: all of DDPG but its update."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.learning.adversarial import score_of
from agents.learning.config import Learning
from agents.learning.ema import blend
from agents.learning.environments import make_environments
from agents.learning.gradient import adam_of
from agents.learning.painting import Paints, check_memory, check_weights
from agents.learning.processes import together
from agents.learning.replay import Replay
from agents.learning.schedule import set_rate, share_of_lr
from agents.learning.transitions import Episodes, Transition
from agents.networks import NETWORKS, make_actor
from agents.networks.actors import SEES, placed, see_state
from agents.painters.policy import PolicyPainter
from agents.painters.weights import save_actor
from paint_gym.critics.critic import save_critic, slow_copy
from paint_gym.scores import LEARNED
from paint_gym.state import CanvasState
from renderers import BRUSHES, make_renderer
from renderers.workshop.precision import autocast
from renderers.workshop.ranges import Count, Rate, Share, Widths


@dataclass(frozen=True, kw_only=True)
class ActorCritic(Learning):
    """What an actor and a critic are told."""

    network: Annotated[str, NETWORKS] = "resnet18"
    """the actor: the paper's ResNet-18 (section 4.2); mixer, perceptrons over patches; window, a
    small ResNet that keeps where things are"""
    widths: Widths = (64, 64, 64, 64)
    """channels of a mixer's layers, all the same, or of the small ResNet's stages"""
    critic_widths: Widths = (64, 128, 256, 512)
    """channels of the critic's stages; ResNet-18's"""
    score: str = "l2"
    """whose gain is the reward: l2, log_l2, any other score, or one that is learned along: wgan
    (the paper, section 3.3), lsgan"""
    score_weights: Path | None = None
    """critic that a score which is learned along begins from; a new one if not given"""
    discount: Share = 0.95**5
    """per action of 5 strokes; section 4.3 of the paper"""
    tau: Rate = 0.001
    """share of the online weights blended into the slow ones per update"""
    updates_per_episode: Count = 10
    """gradient steps after each episode of all canvases"""
    critic_lr: Rate = 1e-3
    """of the critic; section 4.3 of the paper"""
    score_lr: Rate = 1e-4
    """of a learned score; section 4.3 of the paper"""

    @property
    def horizon(self) -> int:
        """Actions in an episode."""
        return self.budget // self.bundle

    def spec(self) -> dict[str, Any]:
        """What must travel with the actor's weights."""
        return {
            "network": self.network,
            "widths": list(self.widths),
            "view": self.size,
            "look": "whole",
            "brush": self.brush,
            "bundle": self.bundle,
            "numbers": len(BRUSHES[self.brush]().params),
            "trained_for": self.budget,
            "dataset": self.dataset,
            "size": self.size,
            "sees": SEES,
        }


class ActorCriticLearner(Paints):
    """Actor, critic, their slow copies, episodes, perhaps a learned score; recipes update them.

    Args:
        config: of the run.
        make_critic: the critic that the recipe needs.
        device: where it learns.
        say: receives lines for people.
        generator: of all that is drawn.
    """

    def __init__(
        self,
        config: ActorCritic,
        make_critic: Callable[[], nn.Module],
        *,
        device: torch.device,
        say: Callable[[str], None],
        generator: torch.Generator,
    ):
        if device.type == "cpu":
            check_sizes(config, make_critic)
        super().__init__(config, device, say)
        self.actor = placed(make_actor(config.spec()), device)
        self.actor_adam = adam_of(self.actor, config.lr, config.weight_decay)
        self.score, self.pictures = score_of(
            config.score,
            device,
            lr=config.score_lr,
            tau=config.tau,
            clip=config.clip,
            generator=generator,
            begin=config.score_weights,
        )
        self.critic = placed(make_critic(), device)
        self.critic_adam = adam_of(self.critic, config.critic_lr, config.weight_decay)
        self.slow_actor, self.slow_critic = slow_copy(self.actor), slow_copy(self.critic)
        self.learning_actor, self.learning_critic = together(self.actor), together(self.critic)
        if config.compile:
            self.learning_actor = torch.compile(self.learning_actor)
        self.episodes = Episodes(
            make_environments(config, device, score=rewarded_by(config)),
            Replay(config.replay, Transition, device),
            self.explore,
            seed=config.seed,
            generator=generator,
        )

    def update(self, batch: Transition) -> dict[str, Tensor]:
        """One gradient step of all that learns; losses."""
        raise NotImplementedError

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.learner.Learner`."""
        every, size = self.config.updates_per_episode, self.config.batch_size
        batch = self.episodes.batch(update, every=every, size=size)
        self.set_rates(update)
        return self.update(batch)

    def act(self, actor: Any, seen: CanvasState) -> Float[Tensor, "B K P"]:
        """An actor's strokes."""
        with autocast(self.config.precision, self.device):
            return actor(see_state(seen)).float()

    def teach_score(self, after: CanvasState) -> dict[str, Tensor]:
        """The critic of pictures, where the score is learned: targets are real, canvases fake."""
        return {} if self.pictures is None else self.pictures.update(after.canvas, after.target)

    def follow(self) -> None:
        """Move the slow copies."""
        blend(self.actor, self.slow_actor, self.config.tau)
        blend(self.critic, self.slow_critic, self.config.tau)

    def set_rates(self, update: int) -> None:
        """Learning rates of this update."""
        config = self.config
        share = share_of_lr(update, updates=config.updates, warmup=config.warmup)
        set_rate(self.actor_adam, share * config.lr)
        set_rate(self.critic_adam, share * config.critic_lr)
        if self.pictures is not None:
            set_rate(self.pictures.adam, share * config.score_lr)

    def painter(self) -> PolicyPainter:
        """See `Paints`; with the exact brush."""
        exact = make_renderer("auto", self.renderer.brush, self.device)
        return PolicyPainter(self.actor, exact, self.config.bundle, self.config.size)

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`: the weights that paint, and those that score."""
        save_actor(self.actor, self.config.spec(), path, card=card)
        if self.pictures is not None:
            save_critic(self.pictures.score, path.parent / "critic.safetensors", card)

    def parts(self) -> dict[str, Any]:
        """Every network and optimiser, and the episodes with what they left."""
        parts = {
            "actor": self.actor,
            "actor_adam": self.actor_adam,
            "critic": self.critic,
            "critic_adam": self.critic_adam,
            "slow_actor": self.slow_actor,
            "slow_critic": self.slow_critic,
            "pictures": self.pictures,
            "episodes": self.episodes,
            "replay": self.episodes.replay,
        }
        return {name: part for name, part in parts.items() if part is not None}


def rewarded_by(config: ActorCritic) -> str:
    """The environments' score: squared error while the score itself is learned."""
    return "l2" if config.score in LEARNED else config.score


def check_sizes(config: ActorCritic, make_critic: Callable[[], nn.Module]) -> None:
    """Raises: MemoryError: the config asks for more than there is; says what takes how much."""
    check_weights(
        lambda: make_actor(config.spec()), f"the actor's --network of --widths {config.widths}"
    )
    check_weights(make_critic, f"a critic of --critic-widths {config.critic_widths}", copies=5)
    numbers = config.bundle * len(BRUSHES[config.brush]().params)
    check_memory(config, view=config.size, a_row=Transition.memory(config.size, numbers))
