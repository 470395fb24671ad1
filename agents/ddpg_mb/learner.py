"""The actor and everything that learns with it; one update of them all."""

import dataclasses
import math
from typing import Any, TypeVar

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.ddpg_mb.config import Config, spec_of
from agents.ddpg_mb.values import Values
from agents.learning.adversarial import CriticTrainer, descend
from agents.learning.parts import InParts
from agents.learning.processes import together
from agents.learning.replay import Views
from agents.networks import make_actor
from agents.networks.actors import see
from agents.search.fit import begin
from agents.search.goal import Goal
from agents.windows.glance import Glance, log_fall
from agents.windows.look import drawable
from paint_gym.scores import LEARNED, SCORES, make_score
from renderers import Renderer
from renderers.workshop.precision import autocast

Net = TypeVar("Net", bound=nn.Module)


class Learner(InParts):
    """Actor, optional critic, learned look and learned score, and one gradient step of each."""

    def __init__(self, config: Config, renderer: Renderer, device: torch.device):
        self.config, self.renderer, self.device = config, renderer, device
        self.brush = renderer.brush
        self.actor = placed(make_actor(spec_of(config)), device)
        self.act_train: Any = together(self.actor)
        if config.compile:
            self.act_train = torch.compile(self.act_train)
        self.adam = self._adam(self.actor, config.lr)
        self.judge: CriticTrainer | None = None
        if config.score in LEARNED:
            self.score = SCORES[config.score]()
            self.score.critic.to(device)
            self.score.slow.to(device)
            self.judge = CriticTrainer(
                self.score, config.judge_lr, tau=config.tau, clip=config.clip
            )
        else:
            self.score = make_score(config.score, device)
        self.values: Values | None = None
        if config.critic != "none":
            self.values = Values(
                config, self.actor, self.act, score=self.score, renderer=renderer, device=device
            )
        self.glance: Glance | None = None
        self.glance_adam: torch.optim.Optimizer | None = None
        if config.look == "learned":
            self.glance = Glance().to(device)
            self.glance_train = together(self.glance)
            self.glance_adam = self._adam(self.glance, config.lr)

    def _adam(self, net: nn.Module, lr: float) -> torch.optim.Optimizer:
        return torch.optim.AdamW(
            net.parameters(), lr=lr, weight_decay=self.config.weight_decay, fused=True
        )

    def act(self, actor: nn.Module, views: Views) -> Float[Tensor, "B K P"]:
        """Strokes in view coordinates, as the brush can draw them at each side."""
        with autocast(self.config.precision, self.device):
            answer = actor(see(views.canvas, views.target, self.config.context(views)))
        return drawable(answer.float(), self.brush, views.side)

    def update(self, views: Views, share: float) -> dict[str, Tensor]:
        """One step of all that learns; `share` of all updates are done."""
        self._set_rates(share)
        losses: dict[str, Tensor] = {}
        if self.judge is not None:
            with torch.no_grad():
                painted = self.renderer.paint(views.canvas, views.strokes)
            losses |= self.judge.update(painted, views.target)
        if self.values is not None:
            losses |= self.values.step(views)
        losses |= self._actor_step(views)
        if self.values is not None:
            self.values.follow()
        return losses

    def _set_rates(self, share: float) -> None:
        warm = min(1.0, (share * self.config.updates + 1) / max(1, self.config.warmup))
        factor = warm * (0.02 + 0.98 * (1 + math.cos(math.pi * share)) / 2)
        rates = [(self.adam, self.config.lr)]
        if self.values is not None:
            rates.append((self.values.adam, self.config.critic_lr))
        if self.judge is not None:
            rates.append((self.judge.adam, self.config.judge_lr))
        if self.glance_adam is not None:
            rates.append((self.glance_adam, self.config.lr))
        for adam, lr in rates:
            for group in adam.param_groups:
                group["lr"] = lr * factor

    def _actor_step(self, views: Views) -> dict[str, Tensor]:
        strokes = self.act(self.act_train, views)
        direct = self.values is None and self.score.of_error(torch.zeros(1)) is not None
        if direct and self.config.unroll == 1:
            error = self.renderer.error(views.canvas, strokes, views.target)
            loss = -self.score.of_error(error).mean()
        else:
            loss, error = self._through(views, strokes)
        if self.config.expert:
            loss = loss + self.config.expert_weight * self._apart_from_expert(views, strokes)
        norm = descend(self.adam, loss, self.actor, self.config.clip)
        row = {"actor/loss": loss.detach(), "actor/gradient": norm,
               "actor/error": error.detach().mean()}  # fmt: skip
        return row | self._glance_step(views, error.detach())

    def _through(self, views: Views, strokes: Tensor) -> tuple[Tensor, Float[Tensor, " B"]]:
        """The loss of `unroll` bundles, the critic's word on what follows the last; first error."""
        total, errors = torch.zeros((), device=self.device), []
        for i in range(self.config.unroll):
            if i:
                strokes = self.act(self.act_train, views)
            after = self.renderer.paint(views.canvas, strokes)
            errors.append((after - views.target).square().mean((1, 2, 3)))
            last = i + 1 == self.config.unroll
            if last and self.values is not None:
                gain = self.values.total(views, strokes, after)
            else:
                gain = self.score(after, views.target) - self.score(views.canvas, views.target)
            total = total - self.config.discount**i * gain.mean()
            views = dataclasses.replace(views, canvas=after, progress=views.progress + views.pace)
        return total, errors[0]

    def _apart_from_expert(self, views: Views, strokes: Float[Tensor, "B K P"]) -> Tensor:
        """Mean squared difference from the same strokes improved by search, where that helped."""
        goal = Goal(self.renderer, views.target, canvas=views.canvas)
        fit = begin(self.brush, strokes.detach())
        with torch.no_grad():
            before = goal.loss(fit.strokes)
        for i in range(self.config.expert):
            fit.descend(goal.slope(fit.strokes)[1], 1 - i / self.config.expert)
        with torch.no_grad():
            better = goal.loss(fit.strokes) < before
        return ((strokes - fit.strokes).square().mean((1, 2)) * better).mean()

    def _glance_step(self, views: Views, error: Float[Tensor, " B"]) -> dict[str, Tensor]:
        """The look learns what the bundle left of the error."""
        if self.glance is None or self.glance_adam is None:
            return {}
        before = (views.canvas - views.target).square().mean((1, 2, 3))
        said = self.glance_train(views.canvas, views.target, views.side, before)
        loss = (said - log_fall(before, error)).square().mean()
        descend(self.glance_adam, loss, self.glance, self.config.clip)
        return {"look/loss": loss.detach()}

    def parts(self) -> dict[str, Any]:
        """Every network and optimiser."""
        parts = {
            "actor": self.actor, "adam": self.adam, "values": self.values, "judge": self.judge,
            "glance": self.glance, "glance_adam": self.glance_adam,
        }  # fmt: skip
        return {name: part for name, part in parts.items() if part is not None}


def placed(net: Net, device: torch.device) -> Net:
    """On the device, channels last: the layout convolutions are fastest in."""
    net.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return net


def augment(views: Views, *, flips: bool) -> Views:
    """Permute the colours of all views and, if asked, flip each at random (torch's generator).

    The strokes laid there are not changed with it: for learners without a critic.
    """
    canvas, target = views.canvas, views.target
    for axis in (2, 3) if flips else ():
        flip = (torch.rand(len(canvas)) < 0.5).to(canvas.device)[:, None, None, None]
        canvas = torch.where(flip, canvas.flip(axis), canvas)
        target = torch.where(flip, target.flip(axis), target)
    order = torch.randperm(3)
    return dataclasses.replace(views, canvas=canvas[:, order], target=target[:, order])
