"""The critic of an actor, the slow copies it learns from, and one step of it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d

from agents.ddpg_mb.config import Config
from agents.learning.adversarial import blend, descend
from agents.learning.parts import InParts
from agents.learning.processes import together
from agents.learning.replay import Views
from agents.networks.actors import see
from agents.networks.critics import CRITICS
from paint_gym.critics.critic import slow_copy
from paint_gym.scores import Score
from renderers import Renderer
from renderers.workshop.precision import autocast

Act = Callable[[nn.Module, Views], Float[Tensor, "B K P"]]
"""an actor's strokes for views"""


class Values(InParts):
    """Values what the actor does; see `agents.networks.critics` for the kinds.

    Args:
        config: of the run.
        actor: whose strokes are valued; a slow copy of it says what it would do next.
        act: how an actor answers views.
        score: whose gain is the reward.
    """

    def __init__(
        self, config: Config, actor: nn.Module, act: Act, *, score: Score, renderer: Renderer,
        device: torch.device,
    ):  # fmt: skip
        self.config, self.act, self.score, self.renderer = config, act, score, renderer
        self.actor, self.slow_actor = actor, slow_copy(actor)
        numbers = len(renderer.brush.params)
        critic = CRITICS[config.critic](config.bundle, numbers, config.critic_widths)
        self.critic = critic.to(device).to(memory_format=torch.channels_last)
        self.slow_critic = slow_copy(self.critic)
        self.value_train = together(self.critic)
        self.adam = torch.optim.AdamW(
            critic.parameters(), lr=config.critic_lr, weight_decay=config.weight_decay, fused=True
        )

    def total(
        self, views: Views, strokes: Float[Tensor, "B K P"], after: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """Gain of these strokes and the discounted gain of all that follow: the actor ascends it.

        `after` is the canvas they made.
        """
        value = self._of(self.critic, views, after, strokes).mean((1, 2))
        if self.critic.counts_gain:
            return value
        return value + self.score(after, views.target) - self.score(views.canvas, views.target)

    def step(self, views: Views) -> dict[str, Tensor]:
        """Towards what the slow copies expect of the strokes that were laid."""
        with torch.no_grad():
            after = self.renderer.paint(views.canvas, views.strokes)
            goal = self._goal(views, after)
        value = self._of(self.value_train, views, after, views.strokes)
        loss = (value - goal).square().mean()
        norm = descend(self.adam, loss, self.critic, self.config.clip)
        return {"critic/loss": loss.detach(), "critic/gradient": norm, "critic/goal": goal.mean()}

    def follow(self) -> None:
        """Move the slow copies."""
        blend(self.actor, self.slow_actor, self.config.tau)
        blend(self.critic, self.slow_critic, self.config.tau)

    def _goal(self, views: Views, after: Tensor) -> Float[Tensor, "B h w"]:
        later = dataclasses.replace(views, canvas=after, progress=views.progress + views.pace)
        strokes = self.act(self.slow_actor, later)
        alive = (self.config.discount * ~views.last)[:, None, None]
        if self.critic.counts_gain:
            value = self._of(self.slow_critic, later, after, strokes)
            return self._gain(views.canvas, after, views.target, value) + alive * value
        final = self.renderer.paint(after, strokes)
        value = self._of(self.slow_critic, later, final, strokes)
        return alive * (self._gain(after, final, views.target, value) + value)

    def _gain(
        self, before: Tensor, after: Tensor, target: Tensor, value: Float[Tensor, "B h w"]
    ) -> Float[Tensor, "B h w"]:
        """In score, as a map of the value's shape: of each patch its fall in squared error."""
        if self.config.critic != "patch":
            return (self.score(after, target) - self.score(before, target))[:, None, None]
        fall = (before - target).square() - (after - target).square()
        return adaptive_avg_pool2d(fall.mean(1), (value.shape[1], value.shape[2]))

    def _of(
        self, critic: Any, views: Views, after: Tensor, strokes: Tensor
    ) -> Float[Tensor, "B h w"]:
        with autocast(self.config.precision, after.device):
            return critic(
                see(views.canvas, views.target, self.config.context(views)), after, strokes
            )

    def parts(self) -> dict[str, Any]:
        """Critic, its optimiser, and both slow copies."""
        names = ("critic", "adam", "slow_actor", "slow_critic")
        return {name: getattr(self, name) for name in names}
