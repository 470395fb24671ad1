"""The actor and the look, and one update of both."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.learning import session
from agents.learning.adversarial import score_of
from agents.learning.gradient import adam_of, descend
from agents.learning.painting import Paints, check_memory, check_weights
from agents.learning.processes import part_of, together
from agents.learning.schedule import set_rate, share_of_lr
from agents.look_then_paint.config import Config
from agents.look_then_paint.rollout import Rollout
from agents.look_then_paint.views import Views, augment
from agents.networks import make_actor
from agents.networks.actors import placed, see
from agents.painters.policy import PolicyPainter
from agents.painters.weights import make_painter, save_actor, take_over
from agents.painters.window import WindowPainter
from agents.search.movers import unmoved
from agents.search.strokes.goal import Goal
from agents.windows.glance import Glance, log_fall
from agents.windows.look import drawable
from paint_gym.critics.critic import save_critic
from paint_gym.metrics import squared_error
from paint_gym.state import advance, gain
from renderers.workshop.precision import autocast


class Learner(Paints):
    """Actor, perhaps a learned look and a learned score, and one gradient step of each."""

    def __init__(
        self,
        config: Config,
        device: torch.device,
        say: Callable[[str], None],
        *,
        generator: torch.Generator,
    ):
        if device.type == "cpu":
            check_weights(
                lambda: make_actor(config.spec()),
                f"the actor's --network of --widths {config.widths}",
            )
            check_memory(config, view=config.view, a_row=Views.memory(config.view))
        super().__init__(config, device, say)
        self.brush = self.renderer.brush
        self.actor = placed(make_actor(config.spec()), device)
        self.learning_actor: Any = together(self.actor)
        if config.compile:
            self.learning_actor = torch.compile(self.learning_actor)
        self.adam = adam_of(self.actor, config.lr, config.weight_decay)
        self.score, self.pictures = score_of(
            config.score,
            device,
            lr=config.score_lr,
            tau=config.tau,
            clip=config.clip,
            generator=generator,
            begin=config.score_weights,
        )
        told = self.score.of_error(torch.zeros(1, device=device))
        self.by_error = told is not None and config.unroll == 1
        self.glance: Glance | None = None
        if config.look == "learned":
            self.glance = Glance().to(device)
            self.learning_glance = together(self.glance)
            self.glance_adam = adam_of(self.glance, config.lr, config.weight_decay)
        if config.actor is not None:
            take_over(self.actor, self.glance, config.actor)
        self.generator = generator
        self.rollout = Rollout(
            config,
            self.explore,
            self.glance,
            brush=self.brush,
            device=device,
            generator=generator,
        )

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.learner.Learner`."""
        views = self.rollout.batch(update)
        views = augment(views, flips=self.config.flips, generator=self.generator)
        self.set_rates(update)
        return self.update(part_of(views))

    def update(self, views: Views) -> dict[str, Tensor]:
        """One step of all that learns; losses."""
        losses = self.teach_score(views)
        loss, error = self.ahead(views)
        norm = descend(self.adam, loss, self.actor, clip=self.config.clip)
        losses |= {"actor/loss": loss.detach(), "actor/gradient": norm, "actor/error": error.mean()}
        return losses | self.teach_glance(views, error)

    def ahead(self, views: Views) -> tuple[Float[Tensor, ""], Float[Tensor, " B"]]:
        """The loss, and the squared error that the (first) bundle leaves."""
        strokes = self.act(self.learning_actor, views)
        if self.by_error:
            error = self.renderer.error(views.canvas, strokes, views.target)
            loss = -self.worth(error).mean()
        else:
            loss, error = self.unrolled(views, strokes)
        if self.config.expert:
            loss = loss + self.config.expert_weight * self.apart_from_expert(views, strokes)
        return loss, error.detach()

    def worth(self, error: Float[Tensor, " B"]) -> Float[Tensor, " B"]:
        """The score of canvases with this squared error."""
        found = self.score.of_error(error)
        assert found is not None, "asked of a score that needs the pictures"
        return found

    def unrolled(
        self, views: Views, strokes: Float[Tensor, "B K P"]
    ) -> tuple[Float[Tensor, ""], Float[Tensor, " B"]]:
        """The loss of `unroll` bundles one after another; squared error after the first."""
        total, errors = torch.zeros((), device=self.device), []
        for i in range(self.config.unroll):
            if i:
                strokes = self.act(self.learning_actor, views)
            before = views.state()
            after = advance(before, strokes, self.renderer)
            errors.append(squared_error(after.canvas, after.target))
            worth = gain(self.score, before, after).mean()
            total = total - self.config.discount**i * worth
            views = dataclasses.replace(
                views, canvas=after.canvas, progress=views.progress + views.pace
            )
        return total, errors[0]

    def apart_from_expert(self, views: Views, strokes: Float[Tensor, "B K P"]) -> Tensor:
        """Mean squared difference from the same strokes improved by search, where that helped."""
        goal = Goal(self.renderer, views.target, canvas=views.canvas)
        moved = unmoved(goal.strokes(), strokes.detach())
        with torch.no_grad():
            before = goal.loss(moved.numbers)
        for i in range(self.config.expert):
            moved.move(goal.slope(moved.numbers)[1], 1 - i / self.config.expert)
        with torch.no_grad():
            better = goal.loss(moved.numbers) < before
        return ((strokes - moved.numbers).square().mean((1, 2)) * better).mean()

    def teach_score(self, views: Views) -> dict[str, Tensor]:
        """The critic of pictures, where the score is learned: what the actor makes is fake."""
        if self.pictures is None:
            return {}
        with torch.no_grad():
            after = advance(views.state(), self.explore(views), self.renderer)
        return self.pictures.update(after.canvas, after.target)

    def teach_glance(self, views: Views, error: Float[Tensor, " B"]) -> dict[str, Tensor]:
        """The look learns what the bundle left of the error."""
        if self.glance is None:
            return {}
        before = squared_error(views.canvas, views.target)
        said = self.learning_glance(views.canvas, views.target, views.side, before)
        loss = (said - log_fall(before, error)).square().mean()
        descend(self.glance_adam, loss, self.glance, clip=self.config.clip)
        return {"look/loss": loss.detach()}

    def act(self, actor: Any, seen: Views) -> Float[Tensor, "B K P"]:
        """Strokes in view coordinates, as the brush can draw them at each side."""
        context = seen.progress if self.config.look == "whole" else seen.side[:, 0]
        with autocast(self.config.precision, self.device):
            answer = actor(see(seen.canvas, seen.target, context))
        return drawable(answer.float(), self.brush, seen.side)

    def set_rates(self, update: int) -> None:
        """Learning rates of this update."""
        config = self.config
        share = share_of_lr(update, updates=config.updates, warmup=config.warmup)
        for adam in (self.adam, *([] if self.glance is None else [self.glance_adam])):
            set_rate(adam, config.lr * share)
        if self.pictures is not None:
            set_rate(self.pictures.adam, config.score_lr * share)

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """See `agents.learning.learner.Learner`."""
        return {"error": f"{row['actor/error']:.5f}"}

    def painter(self) -> PolicyPainter | WindowPainter:
        """See `Paints`."""
        return make_painter(self.config.spec(), self.actor, self.device, glance=self.glance)

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`: the actor, the look with it, and what scores."""
        save_actor(self.actor, self.config.spec(), path, glance=self.glance, card=card)
        if self.pictures is not None:
            save_critic(self.pictures.score, path.parent / "critic.safetensors", card)

    def parts(self) -> dict[str, Any]:
        """Every network and optimiser, and the rollout with what it left."""
        parts: dict[str, Any] = {"actor": self.actor, "adam": self.adam, "rollout": self.rollout}
        if self.glance is not None:
            parts |= {"glance": self.glance, "glance_adam": self.glance_adam}
        if self.pictures is not None:
            parts["pictures"] = self.pictures
        return parts


def make(
    config: Config,
    device: torch.device,
    say: Callable[[str], None],
    *,
    generator: torch.Generator,
) -> Learner:
    """The learner of a run."""
    return Learner(config, device, say, generator=generator)


def train(config: Config, out: Path = Path("runs/look_then_paint"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
