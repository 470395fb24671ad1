"""Teaches a network to draw what a brush draws: strokes at random, exact maps, squared error.

Squared error alone lets thin strokes vanish: the error of each stroke is divided by how much of
the canvas it covers. What is kept in the end is a running average of the weights.
"""

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from agents.learning import session
from agents.learning.learner import Evaluation
from agents.learning.parts import InParts
from agents.learning.processes import alone
from agents.learning.run import draw_curve
from agents.neural_renderer.lessons import exact_maps, extreme, mixed, premultiplied, psnr_of_maps
from renderers.brush import uniform
from renderers.brushes import BRUSHES
from renderers.forms.form import INK
from renderers.neural.cells import GRID, SIZE, cut, look, whole
from renderers.neural.networks import NETWORKS
from renderers.neural.weights import DEFAULT, KIND, build, save, spec_of
from renderers.tiles.cpu.compiling import compile_kernels
from renderers.workshop.memory import need, of_weights
from renderers.workshop.precision import Precision, autocast, settled
from renderers.workshop.ranges import (
    Count,
    Positive,
    Ranged,
    Rate,
    Seed,
    Share,
    as_option,
    shown,
    within,
)

HELD_OUT = -1
"""seed of the strokes that judge; training's are 0 and above"""
SHOWN = 8
"""random and extreme strokes on the sample sheet"""
DIFFERENCE = 4
"""times the difference is shown"""


@dataclass(frozen=True)
class Config(Ranged):
    """A network that imitates a brush."""

    KIND: ClassVar[str] = KIND

    brush: Annotated[str, BRUSHES] = "bezier"
    """kind of stroke: a key of BRUSHES"""
    net: Annotated[str, NETWORKS] = DEFAULT
    """a key of NETWORKS"""
    width: Annotated[int, within(1, 8192)] = 128
    """channels"""
    depth: Annotated[int, within(1, 64)] = 2
    """pairs of fully connected layers"""
    updates: Count = 12_000
    """gradient steps in all"""
    batch_size: Count = 64
    """strokes in a step"""
    lr: Rate = 4e-3
    """at its highest, after the warm-up; falls as a cosine"""
    warmup: Count = 200
    """updates over which the learning rate rises from 0"""
    weight_decay: Share = 1e-4
    """of AdamW"""
    clip: Positive = 1.0
    """largest norm of a gradient"""
    average: Share = 0.998
    """share of the running average of the weights kept at each update"""
    least: Positive = 0.05
    """coverage of the canvas below which a stroke weighs no more for being thin"""
    precision: Precision = "auto"
    """of the network's arithmetic: auto (bfloat16 where the hardware has it), float32, bfloat16"""
    report_every: Count = 100
    """updates between lines of metrics"""
    evaluate_every: Count = 2000
    """updates between PSNRs, sample sheets and checkpoints"""
    held_out: Count = 512
    """random strokes, and as many extreme ones, that judge"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.brush not in BRUSHES:
            raise ValueError(
                f"a network imitates one brush, {', '.join(BRUSHES)}; none that is mixed, and no "
                f"stamp: got {shown(self.brush)}"
            )

    @property
    def widths(self) -> dict[str, int]:
        """What the network is built with."""
        return {"width": self.width, "depth": self.depth}


PRESETS = {"cpu": Config()}
"""cpu: five to seven minutes of one core for each brush."""


def train(config: Config, out: Path = Path("runs/neural_renderer"), **how: Any) -> dict[str, Any]:
    """Train in a folder, and draw how it went; see `agents.learning.session.train`."""
    record = session.train(make, config, out, **how)
    if record:
        end = {"update": config.updates, **record}
        draw_curve(out, ("random", "extreme"), "PSNR of held-out strokes, dB", end=end)
    return record


def check_memory(config: Config, spec: dict[str, Any]) -> None:
    """Refuse a config that no memory here can hold, before any is taken.

    Raises:
        MemoryError: says what takes how much.
    """
    need(
        of_weights(lambda: build(spec), copies=5),
        f"a network of --width {config.width} and --depth {config.depth}",
        "choose less",
    )
    for name, strokes in (("batch_size", config.batch_size), ("held_out", config.held_out)):
        need(4 * strokes * SIZE**2, f"{as_option(name)} {strokes}", "take fewer")


class Trainer(InParts):
    """The network, its average and its optimiser: what a session drives.

    It needs no `generator`: the strokes of each update are those of a seed of its own.
    """

    def __init__(
        self,
        config: Config,
        device: torch.device,
        say: Callable[[str], None],
        *,
        generator: torch.Generator,
    ):
        alone("neural_renderer")
        self.config, self.device = config, device
        self.brush = BRUSHES[config.brush]()
        self.form = str(self.brush.form)
        self.spec = spec_of(self.brush, config.net, config.widths)
        if device.type == "cpu":
            check_memory(config, self.spec)
        say(f"the network computes in {settled(config.precision, device)}")
        self.net = build(self.spec).to(device)
        self.averaged = copy.deepcopy(self.net).eval().requires_grad_(False)
        self.adam = torch.optim.AdamW(
            self.net.parameters(),
            lr=config.lr,
            weight_decay=config.weight_decay,
            betas=(0.9, 0.99),
        )
        judges = torch.Generator().manual_seed(HELD_OUT)
        self.held_out = {
            "random": uniform(config.held_out, self.brush, judges).to(device),
            "extreme": extreme(config.held_out, self.brush, judges).to(device),
        }
        compile_kernels()  # here, so that it does not count as training

    def parts(self) -> dict[str, Any]:
        """Network, average and optimiser."""
        return {"net": self.net, "averaged": self.averaged, "adam": self.adam}

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.learner.Learner`."""
        random = torch.Generator().manual_seed(self.config.seed * 10_000_019 + update)
        strokes = mixed(self.config.batch_size, self.brush, random).to(self.device)
        for group in self.adam.param_groups:
            group["lr"] = self.config.lr * self._share_of_lr(update)
        loss = self._descend(self.brush.rows(strokes)[:, INK:])
        self._blend(update)
        return {"loss": loss}

    def _descend(self, geometry: Tensor) -> Tensor:
        """One gradient step on these strokes; the loss before it."""
        exact = exact_maps(self.form, geometry)
        with torch.no_grad():
            seen = look(self.form, geometry)
        with autocast(self.config.precision, self.device):
            drawn = self.net(seen)
        weight = 1 / (exact[:, 0].mean((1, 2)) + self.config.least)
        error = (drawn - cut(exact, seen.at)).square().sum((1, 2, 3))
        loss = (error * weight[seen.at // GRID**2]).sum() / exact.numel()
        self.adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), self.config.clip)
        self.adam.step()
        return loss.detach()

    def _share_of_lr(self, update: int) -> float:
        done = update / self.config.updates
        return min(1.0, (update + 1) / self.config.warmup) * (1 + math.cos(math.pi * done)) / 2

    @torch.no_grad()
    def _blend(self, update: int) -> None:
        """Move the average towards the network; faster at first, when there is little to keep."""
        keep = min(self.config.average, (1 + update) / (10 + update))
        for mine, its in zip(self.averaged.parameters(), self.net.parameters(), strict=True):
            mine.lerp_(its, 1 - keep)
        for kept, its_own in zip(self.averaged.buffers(), self.net.buffers(), strict=True):
            kept.copy_(its_own)

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """See `agents.learning.learner.Learner`."""
        return {"loss": f"{row['loss']:.5f}"}

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """PSNR of the averaged network on held-out strokes, dB; at the end, what it costs too."""
        row = {key: psnr_of_maps(self.brush, self.draw, x) for key, x in self.held_out.items()}
        said = ", ".join(f"{key} {value:.2f} dB" for key, value in row.items())
        cost = {"parameters": sum(p.numel() for p in self.net.parameters()), "macs": self._macs()}
        error = -sum(row.values()) / len(row)
        return Evaluation({**row, **(cost if at_the_end else {})}, error, self.sheet(), said)

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`: the averaged network."""
        save(self.averaged, path, self.spec, record=card)

    def samples(self, update: int) -> int:
        """See `agents.learning.learner.Learner`: strokes."""
        return update * self.config.batch_size

    @torch.no_grad()
    def draw(self, geometry: Float[Tensor, "N G"]) -> Float[Tensor, "N L H W"]:
        """The averaged network's maps, in float32."""
        seen = look(self.form, geometry)
        return whole(self.averaged(seen), seen)

    def sheet(self) -> Float[Tensor, "R C 3 H W"]:
        """Exact, network, difference (times `DIFFERENCE`): random on the left, extreme right.

        Opacity is 1, so that every stroke can be seen.
        """
        columns = []
        for strokes in self.held_out.values():
            opaque = strokes[:SHOWN].clone()
            opaque[:, self.brush.columns("alpha")] = 1
            rows = self.brush.rows(opaque)
            geometry = rows[:, INK:]
            pictures = [exact_maps(self.form, geometry), self.draw(geometry)]
            exact, drawn = (premultiplied(rows, maps)[:, :3] for maps in pictures)
            columns += [exact, drawn, (exact - drawn).abs() * DIFFERENCE]
        return torch.stack(columns, 1)

    def _macs(self) -> int:
        """Multiplications of one random stroke's maps, on average."""
        geometry = self.brush.rows(self.held_out["random"])[:, INK:]
        with FlopCounterMode(display=False) as counter:
            self.draw(geometry)
        return round(counter.get_total_flops() / 2 / len(geometry))


make = Trainer
"""see `agents.learning.learner.Make`"""
