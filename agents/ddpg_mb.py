"""Model-based DDPG: an actor that learns through the stroke renderer.

The critic never sees the action: it values the canvas the action makes, so the actor's gradient
runs critic -> canvas -> renderer -> strokes (Huang, Heng & Zhou 2019, arXiv 1903.04411). The same
learner looks at the whole canvas (the paper) or at windows ("look, then paint": before each bundle
it sees one square of the canvas, chosen where the error is large, and paints in it); the
environment sees ordinary strokes either way. With `horizon` 0 there is no critic: the actor
ascends the gain of its bundle alone, through the renderer.

Departures from the paper:
    1. The reward is the gain in L2, not yet that of a critic of pictures (section 3.3).
    2. The renderer is the exact brush, not a network's imitation of it (section 3.4).
    3. Replay keeps no rewards and no next canvas: both follow from the state and its strokes.
    4. Gradients are clipped; AdamW with warm-up and cosine decay in place of two steps down.
    5. Windows: flips and colour permutations of what was seen, log error as the objective.
"""

import copy
import dataclasses
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import torch
from jaxtyping import Float
from torch import Tensor, nn
from tqdm import tqdm

from agents.evaluate import Evaluation, evaluate, progress_sheet
from agents.look import crop, drawable, look_around, side_at, to_canvas, whole
from agents.networks import Critic, make_actor, see
from agents.painter import bundles, fit, make_painter, save_actor, squared_error
from agents.replay import Replay, Views
from agents.run import Run, machine, one_run_at_a_time, to_json, write_text
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.targets import make_targets
from renderers import BRUSHES, Renderer, Tiles, make_renderer

Net = TypeVar("Net", bound=nn.Module)

LOG_FLOOR = 5e-4
"""added to the squared error under the logarithm: a window is done at about this error"""


@dataclass(frozen=True)
class Config:
    """Model-based DDPG."""

    dataset: str = "shapes"
    """pictures to learn from: a name, or several joined by "+" (each equally often, twice if named
    twice)"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    size: int = 128
    """side of the canvas, pixels"""
    brush: str = "bezier"
    """kind of stroke"""
    renderer: str = "auto"
    """engine that paints and is learned through: auto, tiles or exact"""
    budget: int = 200
    """strokes in a painting"""
    bundle: int = 5
    """strokes in one action; section 3.5 of the paper"""
    look: Literal["whole", "window"] = "window"
    """what the actor sees: the whole canvas (the paper), or one window of it at a time"""
    view: int = 64
    """pixels of the actor's view along each side"""
    network: Literal["resnet18", "window"] = "window"
    """resnet18 is the paper's (section 4.2)"""
    widths: tuple[int, ...] = (32, 64, 128, 256)
    """channels of the window network's stages"""
    horizon: int = 0
    """0: gain of the bundle alone, no critic; above 0: a critic values the canvas after it"""
    discount: float = 0.95**5
    """per action of 5 strokes; section 4.3 of the paper"""
    tau: float = 0.001
    """share of the online weights blended into the slow ones per update; with a critic only"""
    num_envs: int = 32
    """canvases painted side by side"""
    replay: int = 6000
    """views kept"""
    batch_size: int = 64
    updates: int = 20_000
    """gradient steps of the actor in all"""
    updates_per_step: int = 3
    """gradient steps after each action of all canvases"""
    lr: float = 8e-4
    """of the actor"""
    critic_lr: float = 1e-3
    """of the critic; section 4.3 of the paper"""
    weight_decay: float = 1e-4
    warmup: int = 200
    """updates over which the learning rates rise from 0"""
    clip: float = 1.0
    """largest norm of a gradient"""
    precision: Literal["bfloat16", "float32"] = "bfloat16"
    """of the networks' arithmetic (autocast); weights stay float32"""
    compile: bool = False
    """torch.compile the networks: half a minute at the start, then faster on some machines"""
    report_every: int = 200
    """updates between lines of metrics"""
    evaluate_every: int = 2000
    """updates between evaluations on part of the test split, contact sheets and checkpoints"""
    evaluate_on: int = 64
    """pictures of the test split used while training"""
    judge_on: int | None = None
    """pictures of each test split judged at the end; all of them if not given"""
    seed: int = 0


PRESETS = {
    "quick": Config(
        dataset="shapes+strokes+photos", size=64, budget=100, updates=1500, num_envs=32,
        widths=(32, 64, 128), replay=3000, evaluate_every=500, report_every=50,
    ),
    "cpu": Config(dataset="photos", updates=30_000),
    "paper": Config(
        dataset="celeba", look="whole", view=128, network="resnet18", horizon=40, num_envs=96,
        replay=800 * 40, batch_size=96, updates=500_000, updates_per_step=10, lr=3e-4,
        weight_decay=0.0,
    ),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. cpu: an hour on two cores. paper: its own numbers."""


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
        flip = (torch.rand(len(canvas), device=canvas.device) < 0.5)[:, None, None, None]
        canvas = torch.where(flip, canvas.flip(axis), canvas)
        target = torch.where(flip, target.flip(axis), target)
    order = torch.randperm(3)
    return dataclasses.replace(views, canvas=canvas[:, order], target=target[:, order])


class Rollout:
    """The agent at work in the environment, filling the replay."""

    def __init__(self, config: Config, learner: Learner, replay: Replay):
        self.config, self.learner, self.replay = config, learner, replay
        names = config.dataset.split("+")
        per = -(-config.num_envs // len(names))
        self.envs = [
            PaintCanvasVectorEnv(
                num_envs=per, dataset=name, data_dir=config.data_dir, size=config.size,
                brush=config.brush, renderer=config.renderer, budget=config.budget,
                bundle=config.bundle, output="torch", device=str(learner.device),
                autoreset_mode="disabled",
            )
            for name in names
        ]  # fmt: skip
        self.step, self.horizon = 0, bundles(config.budget, config.bundle)
        self.seed_of_next = config.seed

    @torch.no_grad()
    def advance(self) -> None:
        """One action in every environment; episodes begin and end together."""
        if self.step == 0:
            for i, env in enumerate(self.envs):
                env.reset(seed=hash_seed(self.config.seed, self.seed_of_next, i))
            self.seed_of_next += 1
        self.learner.actor.eval()
        for env in self.envs:
            self._act_in(env)
        self.learner.actor.train()
        self.step = (self.step + 1) % self.horizon

    def _act_in(self, env: PaintCanvasVectorEnv) -> None:
        state, config = env.state, self.config
        progress = self.step / self.horizon
        if config.look == "window":
            windows = look_around(state.canvas, state.target, side_at(self.step, self.horizon))
            canvas, target = (crop(x, windows, config.view) for x in (state.canvas, state.target))
        else:
            windows = whole(len(state.canvas), state.canvas)
            canvas, target = (fit(x, config.view) for x in (state.canvas, state.target))
        spent = canvas.new_full((len(canvas),), progress)
        strokes = self.learner.act(self.learner.actor, canvas, target, windows.side, spent)
        env.step(to_canvas(strokes, self.learner.brush, windows).flatten(1))
        ends = torch.full((len(canvas),), self.step + 1 == self.horizon, device=canvas.device)
        self.replay.add(Views(canvas, target, windows.side, spent, strokes, ends))

    def state_dict(self) -> dict[str, Any]:
        """Canvases, targets and counters."""
        return {
            "step": self.step,
            "seed_of_next": self.seed_of_next,
            "states": [env.state if self.step else None for env in self.envs],
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on in the middle of the episodes."""
        self.step, self.seed_of_next = state["step"], state["seed_of_next"]
        for env, kept in zip(self.envs, state["states"], strict=True):
            if kept is not None:
                env.reset(seed=0)
                env.state = kept


def hash_seed(*parts: int) -> int:
    """One seed out of several numbers, below 2**31."""
    mixed = 0
    for part in parts:
        mixed = (mixed * 1_000_003 + part + 12_345) % 2**31
    return mixed


def spec_of(config: Config) -> dict[str, Any]:
    """What must travel with the weights."""
    return {
        "network": config.network, "widths": list(config.widths), "view": config.view,
        "look": config.look, "brush": config.brush, "bundle": config.bundle,
        "numbers": len(BRUSHES[config.brush].params), "trained_for": config.budget,
        "dataset": config.dataset, "size": config.size,
    }  # fmt: skip


def test_targets(config: Config) -> list[Any]:
    """Test split of every data set learned from."""
    return [
        make_targets(name, size=config.size, split="test", data_dir=config.data_dir)
        for name in dict.fromkeys(config.dataset.split("+"))
    ]


def train(
    config: Config,
    out: Path = Path("runs/ddpg_mb"),
    *,
    resume: bool = False,
    device: str = "cpu",
    stop_after: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> dict[str, Any]:
    """Train to the end of `config.updates`, or on from the last checkpoint with `resume`.

    Args:
        config: what to learn, and how.
        out: the run's folder.
        resume: go on with the run in `out`.
        device: "cpu" or "cuda".
        stop_after: save and stop after this many updates of this call (for tests).
        say: receives lines for people.

    Returns:
        The result that is also written to `out/result.json`, or {} if stopped before the end.
    """
    with one_run_at_a_time(out):
        session = Session(config, out, resume=resume, device=torch.device(device), say=say)
        return session.train(stop_after)


class Session:
    """One call of `train`: learner, replay, rollout and the run's folder together."""

    def __init__(
        self, config: Config, out: Path, *, resume: bool, device: torch.device,
        say: Callable[[str], None],
    ):  # fmt: skip
        torch.manual_seed(config.seed)
        self.config, self.say, self.device = config, say, device
        renderer = make_renderer(config.renderer, BRUSHES[config.brush](), device)
        self.learner = Learner(config, renderer, device)
        self.replay = Replay(config.replay)
        self.rollout = Rollout(config, self.learner, self.replay)
        self.tests = test_targets(config)
        self.run = Run(out, config, resume=resume)
        self.update, self.seconds, self.best = 0, 0.0, math.inf
        kept = self.run.load() if resume else None
        if kept is not None:
            self._restore(kept)

    def train(self, stop_after: int | None) -> dict[str, Any]:
        """Until the last update, an interrupt (which saves), or `stop_after`."""
        until = self.config.updates if stop_after is None else self.update + stop_after
        bar = tqdm(total=self.config.updates, initial=self.update, unit="update", smoothing=0.05)
        try:
            while self.update < min(until, self.config.updates):
                self._step(bar)
        except KeyboardInterrupt:
            self.say(f"interrupted at update {self.update}: saved, go on with --resume")
            raise
        finally:
            bar.close()
            self._save()
        return self._finish() if self.update >= self.config.updates else {}

    def _step(self, bar: Any) -> None:
        began = time.perf_counter()
        if self.update % self.config.updates_per_step == 0:
            self.rollout.advance()
            while len(self.replay) < min(self.config.batch_size * 4, self.config.replay // 2):
                self.rollout.advance()
        views = self.replay.sample(self.config.batch_size)
        if self.learner.critic is None:
            views = augment(views)
        losses = self.learner.update(views, self.update / self.config.updates)
        self.update += 1
        self.seconds += time.perf_counter() - began
        bar.update()
        if self.update % self.config.report_every == 0:
            row = {key: float(value) for key, value in losses.items()}
            self.run.report(self.update, {"seconds": self.seconds, **row})
            check_finite(row, self.update)
            name = "actor/error" if "actor/error" in row else "actor/gain"
            bar.set_postfix({name: f"{row[name]:.5f}", "best": f"{self.best:.5f}"})
        if self.update % self.config.evaluate_every == 0:
            self._evaluate()
            self._save()

    def _evaluate(self) -> None:
        began = torch.get_rng_state()
        painter = self.painter()
        count = -(-self.config.evaluate_on // len(self.tests))
        found = evaluate(painter, self.tests, self.config.budget, limit=count)
        self.run.report(self.update, {"seconds": self.seconds, **found.row("test")})
        sheet = progress_sheet(painter, self.tests, self.config.budget)
        self.run.sheet(self.update, sheet)
        if found.mse < self.best:
            self.best = found.mse
            save_actor(
                self.learner.actor, spec_of(self.config), self.run.folder / "best.safetensors"
            )
        self.learner.actor.train()
        torch.set_rng_state(began)

    def painter(self) -> Any:
        """The actor as it is now, painting."""
        return make_painter(spec_of(self.config), self.learner.actor, self.device)

    def _finish(self) -> dict[str, Any]:
        """Evaluate on every test picture, and write the result."""
        painter = self.painter()
        found: Evaluation = evaluate(
            painter, self.tests, self.config.budget, limit=self.config.judge_on
        )
        save_actor(self.learner.actor, spec_of(self.config), self.run.folder / "final.safetensors")
        sheet = self.run.sheet(self.update, progress_sheet(painter, self.tests, self.config.budget))
        result = {
            "config": to_json(self.config), "machine": machine(), "seconds": self.seconds,
            "samples": self.update * self.config.batch_size, **found.row("test"),
        }  # fmt: skip
        write_text(self.run.folder / "result.json", json.dumps(result, indent=1))
        self.say(f"test error {found} after {self.seconds / 60:.1f} minutes of training")
        self.say(f"contact sheet: {sheet}")
        self.say(f"weights: {self.run.folder / 'final.safetensors'}")
        self.run.close()
        return result

    def _save(self) -> None:
        self.run.save(
            {
                "update": self.update, "seconds": self.seconds, "best": self.best,
                "learner": self.learner.state_dict(), "replay": self.replay.state_dict(),
                "rollout": self.rollout.state_dict(), "random": torch.get_rng_state(),
            }
        )  # fmt: skip

    def _restore(self, kept: dict[str, Any]) -> None:
        self.update, self.seconds, self.best = kept["update"], kept["seconds"], kept["best"]
        self.learner.load_state_dict(kept["learner"])
        self.replay.load_state_dict(kept["replay"])
        self.rollout.load_state_dict(kept["rollout"])
        torch.set_rng_state(kept["random"])
        self.run.forget_after(self.update)


def check_finite(row: dict[str, float], update: int) -> None:
    """Stop a run that has diverged, while its last checkpoint is still good.

    Raises:
        FloatingPointError: a loss is not finite.
    """
    bad = [key for key, value in row.items() if not math.isfinite(value)]
    if bad:
        raise FloatingPointError(
            f"{', '.join(bad)} not finite at update {update}: resume from the last checkpoint "
            "with a smaller --lr"
        )
