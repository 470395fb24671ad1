"""Teaches a network to draw what a brush draws: strokes at random, exact maps, squared error.

Squared error alone lets thin strokes vanish: the error of each stroke is divided by how much of
the canvas it covers. What is kept in the end is a running average of the weights.
"""

import copy
import dataclasses
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from agents.learning.runs import Run, drive, go_on, one_run_at_a_time
from agents.neural_renderer.lessons import exact_maps, extreme, mixed, premultiplied, psnr
from renderers.brush import uniform
from renderers.brushes import BRUSHES
from renderers.files import to_json, write_text
from renderers.forms.form import INK
from renderers.neural.cells import GRID, SIZE, cut, look, whole
from renderers.neural.networks import NETWORKS
from renderers.neural.weights import DEFAULT, build, save, spec_of
from renderers.tiles.cpu.compiling import compile_kernels
from renderers.workshop.machine import machine
from renderers.workshop.memory import need, of_weights
from renderers.workshop.precision import Precision, autocast, settled
from renderers.workshop.ranges import Count, Positive, Ranged, Rate, Seed, Share, as_option, within

HELD_OUT = -1
"""seed of the strokes that judge; training's are 0 and above"""
SHOWN = 8
"""random and extreme strokes on the sample sheet"""
DIFFERENCE = 4
"""times the difference is shown"""


@dataclass(frozen=True)
class Config(Ranged):
    """A network that imitates a brush."""

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

    @property
    def widths(self) -> dict[str, int]:
        """What the network is built with."""
        return {"width": self.width, "depth": self.depth}


PRESETS = {"cpu": Config()}
"""cpu: five to seven minutes of one core for each brush."""


def train(
    config: Config,
    out: Path = Path("runs/neural_renderer"),
    *,
    resume: bool = False,
    device: str = "cpu",
    stop_after: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> dict[str, Any]:
    """Train in a folder, and say how well it went; an unfinished run gives an empty record.

    Args:
        config: what to train.
        out: the run's folder.
        resume: go on with the run in that folder, exactly.
        device: where.
        stop_after: updates after which to stop for now.
        say: told what a person should know.

    Raises:
        ValueError: the folder holds another config, or a run to be resumed.
        FloatingPointError: the loss is not finite.
        KeyError: an unknown brush or network; no folder is made then.
    """
    spec = spec_of(BRUSHES[config.brush](), config.net, config.widths)
    if device == "cpu":
        need(
            of_weights(lambda: build(spec), copies=5),
            f"a network of --width {config.width} and --depth {config.depth}", "choose less",
        )  # fmt: skip
        for name in ("batch_size", "held_out"):
            strokes = getattr(config, name)
            need(4 * strokes * SIZE**2, f"{as_option(name)} {strokes}", "take fewer")
    with one_run_at_a_time(out):
        run = Run(out, config, resume=resume)
        return drive(Trainer(config, run, torch.device(device), say), stop_after)


class Trainer:
    """One run: the network, its average, its optimiser, and the update they are at.

    Seconds are the processor's, of all threads together: a shared machine does not stretch them.
    """

    def __init__(self, config: Config, run: Run, device: torch.device, say: Callable[[str], None]):
        self.config, self.run, self.device, self.say = config, run, device, say
        say(f"the network computes in {settled(config.precision, device)}")
        self.brush = BRUSHES[config.brush]()
        self.form = str(self.brush.form)
        self.spec = spec_of(self.brush, config.net, config.widths)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            self.net = build(self.spec).to(device)
        self.averaged = copy.deepcopy(self.net).eval().requires_grad_(False)
        self.adam = torch.optim.AdamW(
            self.net.parameters(), lr=config.lr, weight_decay=config.weight_decay,
            betas=(0.9, 0.99),
        )  # fmt: skip
        self.update, self.seconds = 0, 0.0
        judges = torch.Generator().manual_seed(HELD_OUT)
        self.held_out = {
            "random": uniform(config.held_out, self.brush, judges).to(device),
            "extreme": extreme(config.held_out, self.brush, judges).to(device),
        }
        compile_kernels()  # here, so that it does not count as training
        go_on(run.folder, config, self._restore, say)

    def step(self, bar: Any) -> None:
        """See `agents.learning.runs.Session`."""
        began, config = time.process_time(), self.config
        random = torch.Generator().manual_seed(config.seed * 10_000_019 + self.update)
        strokes = mixed(config.batch_size, self.brush, random).to(self.device)
        loss = self._descend(self.brush.rows(strokes)[:, INK:])
        self.update += 1
        self.seconds += time.process_time() - began
        bar.update()
        if self.update % config.report_every == 0:
            self._report({"loss": loss.item()})
        if self.update == config.updates:  # here: a finish that was stopped is done again
            self._report(self.judge())
        elif self.update % config.evaluate_every == 0:
            found = self.judge()
            self._report(found)
            bar.set_postfix({key: f"{value:.2f} dB" for key, value in found.items()})
            self.run.sheet(self.update, self.sheet())
            self.save()

    def _descend(self, geometry: Tensor) -> Tensor:
        """One gradient step on these strokes; the loss before it."""
        for group in self.adam.param_groups:
            group["lr"] = self.config.lr * self._share_of_lr()
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
        self._blend()
        return loss.detach()

    def _share_of_lr(self) -> float:
        done = self.update / self.config.updates
        return min(1.0, (self.update + 1) / self.config.warmup) * (1 + math.cos(math.pi * done)) / 2

    @torch.no_grad()
    def _blend(self) -> None:
        """Move the average towards the network; faster at first, when there is little to keep."""
        keep = min(self.config.average, (1 + self.update) / (10 + self.update))
        for mine, its in zip(self.averaged.parameters(), self.net.parameters(), strict=True):
            mine.lerp_(its, 1 - keep)
        for kept, its_own in zip(self.averaged.buffers(), self.net.buffers(), strict=True):
            kept.copy_(its_own)

    def judge(self) -> dict[str, float]:
        """PSNR of the averaged network on held-out strokes, dB."""
        return {key: psnr(self.brush, self.draw, x) for key, x in self.held_out.items()}

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

    def finish(self) -> dict[str, Any]:
        """Judge, and write weights, record, sheet and curve."""
        found = self.judge()
        record = {
            "command": command_of(self.config), "config": to_json(self.config), **found,
            "seconds": self.seconds, "strokes": self.update * self.config.batch_size,
            "parameters": sum(p.numel() for p in self.net.parameters()),
            "macs": self._macs(), "machine": machine(),
        }  # fmt: skip
        save(self.averaged, self.run.folder / "final.safetensors", self.spec, record)
        write_text(self.run.folder / "result.json", json.dumps(record, indent=1))
        sheet = self.run.sheet(self.update, self.sheet())
        self.run.curve(("random", "extreme"), "PSNR of held-out strokes, dB")
        told = ", ".join(f"{key} {value:.2f} dB" for key, value in found.items())
        self.say(f"{told} after {self.seconds / 60:.1f} minutes; sample sheet: {sheet}")
        self.run.close()
        return record

    def _macs(self) -> int:
        """Multiplications of one random stroke's maps, on average."""
        geometry = self.brush.rows(self.held_out["random"])[:, INK:]
        with FlopCounterMode(display=False) as counter:
            self.draw(geometry)
        return round(counter.get_total_flops() / 2 / len(geometry))

    def _report(self, row: dict[str, float]) -> None:
        self.run.report(self.update, {"seconds": self.seconds, **row})
        bad = [key for key, value in row.items() if not math.isfinite(value)]
        if bad:
            raise FloatingPointError(
                f"{', '.join(bad)} not finite at update {self.update}: start again with a smaller "
                "--lr and another --out"
            )

    def save(self) -> None:
        """See `agents.learning.runs.Session`."""
        self.run.save(
            {
                "update": self.update, "seconds": self.seconds, "net": self.net.state_dict(),
                "averaged": self.averaged.state_dict(), "adam": self.adam.state_dict(),
            }
        )  # fmt: skip

    def _restore(self, kept: dict[str, Any]) -> None:
        self.update, self.seconds = kept["update"], float(kept["seconds"])
        for name in ("net", "averaged", "adam"):
            getattr(self, name).load_state_dict(kept[name])
        self.run.forget_after(self.update, self.say)


def command_of(config: Config) -> str:
    """The command that trains and ships this."""
    changed = [
        f" --{field.name.replace('_', '-')} {getattr(config, field.name)}"
        for field in dataclasses.fields(config)
        if field.name == "brush" or getattr(config, field.name) != field.default
    ]
    threads = torch.get_num_threads()
    return f"python -m agents.train neural_renderer{''.join(changed)} --threads {threads} --ship"
