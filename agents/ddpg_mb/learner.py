"""Actor, critic, their slow copies and optimisers; one update of them all."""

import copy
import dataclasses
import math
from typing import Any, TypeVar

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.ddpg_mb.config import Config, spec_of
from agents.look import drawable
from agents.networks import Critic, make_actor, see
from agents.painter import squared_error
from agents.replay import Views
from renderers import Renderer, Tiles

Net = TypeVar("Net", bound=nn.Module)

LOG_FLOOR = 5e-4
"""added to the squared error under the logarithm: a window is done at about this error"""


class Learner:
    """Actor, optional critic, their slow copies, and one gradient step of each."""

    def __init__(self, config: Config, renderer: Renderer, device: torch.device):
        self.config, self.renderer, self.device = config, renderer, device
        self.brush = renderer.brush
        self.actor = placed(make_actor(spec_of(config)), device)
        self.act_train: Any = torch.compile(self.actor) if config.compile else self.actor
        self.actor_adam = self._adam(self.actor, config.lr)
        self.critic: Critic | None = None
        if config.horizon:
            self.critic = placed(Critic(), device)
            self.critic_adam = self._adam(self.critic, config.critic_lr)
            self.slow_actor, self.slow_critic = slow_copy(self.actor), slow_copy(self.critic)

    def _adam(self, net: nn.Module, lr: float) -> torch.optim.Optimizer:
        return torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=self.config.weight_decay)

    def autocast(self) -> Any:
        """bfloat16 arithmetic where the config wants it."""
        wanted = self.config.precision == "bfloat16"
        return torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=wanted)

    def act(
        self, actor: nn.Module, canvas: Tensor, target: Tensor, side: Tensor, progress: Tensor
    ) -> Float[Tensor, "B K P"]:
        """Strokes in view coordinates, as the brush can draw them at this side."""
        context = side[:, 0] if self.config.look == "window" else progress
        with self.autocast():
            answer = actor(see(canvas, target, context))
        return drawable(answer.float(), self.brush, side)

    def update(self, views: Views, share: float) -> dict[str, Tensor]:
        """One step of critic, actor and slow copies; `share` of all updates are done."""
        for adam, lr in self._schedule(share):
            for group in adam.param_groups:
                group["lr"] = lr
        losses = {} if self.critic is None else self._critic_step(views)
        losses |= self._actor_step(views)
        if self.critic is not None:
            blend(self.actor, self.slow_actor, self.config.tau)
            blend(self.critic, self.slow_critic, self.config.tau)
        return losses

    def _schedule(self, share: float) -> list[tuple[torch.optim.Optimizer, float]]:
        warm = min(1.0, (share * self.config.updates + 1) / max(1, self.config.warmup))
        factor = warm * (0.02 + 0.98 * (1 + math.cos(math.pi * share)) / 2)
        pairs = [(self.actor_adam, self.config.lr * factor)]
        if self.critic is not None:
            pairs.append((self.critic_adam, self.config.critic_lr * factor))
        return pairs

    def _actor_step(self, views: Views) -> dict[str, Tensor]:
        strokes = self.act(self.act_train, views.canvas, views.target, views.side, views.progress)
        if self.critic is None:
            error = painted_error(self.renderer, views.canvas, strokes, views.target)
            loss = torch.log(error + LOG_FLOOR).mean()
            row = {"actor/error": error.detach().mean()}
        else:
            after = self.renderer.paint(views.canvas, strokes)
            gain = squared_error(views.canvas, views.target) - squared_error(after, views.target)
            value = self._value(self.critic, views, after)
            loss = -(gain + value).mean()
            row = {"actor/gain": gain.detach().mean(), "actor/value": value.detach().mean()}
        norm = descend(self.actor_adam, loss, self.actor, self.config.clip)
        return {"actor/loss": loss.detach(), "actor/gradient": norm, **row}

    def _critic_step(self, views: Views) -> dict[str, Tensor]:
        """V(after) -> discount * (gain of the slow actor's next bundle + slow V of that)."""
        assert self.critic is not None
        with torch.no_grad():
            after = self.renderer.paint(views.canvas, views.strokes)
            step = self.config.bundle / self.config.budget
            later = dataclasses.replace(views, canvas=after, progress=views.progress + step)
            strokes = self.act(self.slow_actor, after, views.target, views.side, later.progress)
            final = self.renderer.paint(after, strokes)
            gain = squared_error(after, views.target) - squared_error(final, views.target)
            goal = gain + self._value(self.slow_critic, later, final)
            goal = self.config.discount * goal * ~views.last
        value = self._value(self.critic, views, after)
        loss = (value - goal).square().mean()
        norm = descend(self.critic_adam, loss, self.critic, self.config.clip)
        return {"critic/loss": loss.detach(), "critic/gradient": norm}

    def _value(self, critic: nn.Module, views: Views, after: Tensor) -> Float[Tensor, " B"]:
        context = views.side[:, 0] if self.config.look == "window" else views.progress
        with self.autocast():
            return critic(see(views.canvas, views.target, context), after).float()

    def state_dict(self) -> dict[str, Any]:
        """Every network and optimiser."""
        return {name: part.state_dict() for name, part in self._parts().items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from `state_dict`."""
        for name, part in self._parts().items():
            part.load_state_dict(state[name])

    def _parts(self) -> dict[str, Any]:
        names = ["actor", "actor_adam"]
        if self.critic is not None:
            names += ["critic", "critic_adam", "slow_actor", "slow_critic"]
        return {name: getattr(self, name) for name in names}


def painted_error(
    renderer: Renderer,
    canvas: Float[Tensor, "B 3 H W"],
    strokes: Float[Tensor, "B K P"],
    target: Float[Tensor, "B 3 H W"],
) -> Float[Tensor, " B"]:
    """Mean squared error after the strokes; in one pass where the engine has one."""
    if isinstance(renderer, Tiles):
        return renderer.error(canvas, strokes, target)
    return squared_error(renderer.paint(canvas, strokes), target)


def descend(
    adam: torch.optim.Optimizer, loss: Tensor, net: nn.Module, clip: float
) -> Float[Tensor, ""]:
    """One clipped gradient step; the gradient's norm before clipping."""
    adam.zero_grad(set_to_none=False)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), clip)
    adam.step()
    return norm


def placed(net: Net, device: torch.device) -> Net:
    """On the device, channels last: the layout convolutions are fastest in."""
    net.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return net


def slow_copy(net: nn.Module) -> nn.Module:
    """A copy that shares nothing, buffers included, and takes no gradient."""
    slow = copy.deepcopy(net).eval()
    return slow.requires_grad_(False)


@torch.no_grad()
def blend(net: nn.Module, slow: nn.Module, tau: float) -> None:
    """Move the slow weights a share tau towards the online ones; buffers are copied."""
    for p, q in zip(net.parameters(), slow.parameters(), strict=True):
        q.lerp_(p, tau)
    for buffer, slow_buffer in zip(net.buffers(), slow.buffers(), strict=True):
        slow_buffer.copy_(buffer)


def augment(views: Views) -> Views:
    """Flip each view and permute the colours of all at random (torch's generator).

    The strokes laid there are not changed with it: for learners without a critic.
    """
    canvas, target = views.canvas, views.target
    for axis in (2, 3):
        flip = (torch.rand(len(canvas)) < 0.5).to(canvas.device)[:, None, None, None]
        canvas = torch.where(flip, canvas.flip(axis), canvas)
        target = torch.where(flip, target.flip(axis), target)
    order = torch.randperm(3)
    return dataclasses.replace(views, canvas=canvas[:, order], target=target[:, order])
