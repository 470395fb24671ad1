"""`python -m agents.train ddpg_mb --preset cpu --dataset celeba`: pick an agent, train it."""

import argparse
import dataclasses
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import tyro

from agents import ddpg, ddpg_mb, look_then_paint, neural_renderer
from agents.gan import cut, cyclegan, dcgan, pix2pix, pix2pixhd
from agents.learning.processes import restarted
from agents.neural_renderer.card import ship
from agents.sb3 import ddpg as sb3_ddpg
from agents.sb3 import ppo as sb3_ppo
from agents.sb3 import sac as sb3_sac
from agents.sb3 import td3 as sb3_td3
from renderers.registry import Registry
from renderers.workshop.command import OnDevice, run, told
from renderers.workshop.processors import in_words

PROG = "python -m agents.train"
AGENTS: Registry = Registry(
    "agent", ddpg_mb=ddpg_mb, ddpg=ddpg, look_then_paint=look_then_paint,
    sb3_ppo=sb3_ppo, sb3_sac=sb3_sac, sb3_td3=sb3_td3, sb3_ddpg=sb3_ddpg,
    neural_renderer=neural_renderer, dcgan=dcgan, pix2pix=pix2pix,
    cyclegan=cyclegan, cut=cut, pix2pixhd=pix2pixhd,
)  # fmt: skip
"""modules with a Config that says the KIND of weights that are learned (of painters:
`agents.learning.learner.PainterConfig`), PRESETS (the first is the default), make (`Make`) and
train(config, out, ...)"""


@dataclass(frozen=True)
class Where(OnDevice):
    """Where and how the run happens; nothing here changes what is learned."""

    out: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None
    """the run's folder; runs/AGENT-PRESET if not given"""
    resume: bool = False
    """go on with the run in that folder"""

    def finish(self, folder: Path) -> None:
        """What is done when all is learned."""


@dataclass(frozen=True)
class AndShip(Where):
    """The same, of networks that the neural engine finds by name."""

    ship: bool = False
    """when done, put the network where the engine finds it; list its checksum, write the card"""

    def finish(self, folder: Path) -> None:
        """Ship."""
        if self.ship:
            print(f"shipped: {ship(folder / 'final.safetensors')}")


SHIPPED = {neural_renderer}
"""those of which the house keeps one trained network under each name"""
LOOKS = "look_then_paint"
MOVED = {
    "--look": LOOKS,
    "--view": LOOKS,
    "--unroll": LOOKS,
    "--expert": LOOKS,
    "--expert-weight": LOOKS,
    "--budgets": LOOKS,
    "--flips": LOOKS,
    "--no-flips": LOOKS,
    "--updates-per-step": "--updates-per-episode",
    "--judge-lr": "--score-lr",
}
"""options that `ddpg_mb` and `ddpg` had while they were one with `look_then_paint`, and who has
them, or what they are called, now"""


def main(argv: Sequence[str] | None = None) -> None:
    """Train as the command line says."""
    with told(PROG):
        typed = list(sys.argv[1:] if argv is None else argv)
        name, preset, rest = split_off(typed)
        agent, folder = AGENTS[name], Path("runs") / f"{name}-{preset}"
        if agent in (ddpg_mb, ddpg):
            refuse_moved(name, rest)
        presets = f"Presets (--preset): {', '.join(agent.PRESETS)}. Shown: {preset}."
        run(
            options_of(agent, preset),
            partial(train, agent, folder=folder, command=shlex.join([*PROG.split(), *typed])),
            rest,
            prog=f"{PROG} {name} --preset {preset}",
            about=f"{str(agent.__doc__).splitlines()[0]}\n\n{presets}",
        )


def refuse_moved(name: str, words: Sequence[str]) -> None:
    """Raises: ValueError: for an option that the agent no longer has; says who has it."""
    for word in (word.partition("=")[0] for word in words):
        if word == "--critic" and name == "ddpg_mb":
            raise ValueError(f"{name} has its own critic: `{PROG} ddpg` takes {word}")
        if MOVED.get(word) == LOOKS:
            raise ValueError(f"{name} sees the whole canvas: `{PROG} {LOOKS}` takes {word}")
        if word in MOVED:
            raise ValueError(f"{word} is called {MOVED[word]} now")


def split_off(argv: list[str], prog: str = PROG) -> tuple[str, str, list[str]]:
    """The agent, the preset, and what is left for the config.

    Args:
        argv: what is typed.
        prog: how the command is called.

    Raises:
        Unknown: an agent or preset that is not there.
        ValueError: no agent is named, or nothing after --preset.
    """
    parser = argparse.ArgumentParser(prog=prog, add_help=False, exit_on_error=False)
    parser.add_argument("agent", nargs="?", default=None)
    parser.add_argument("--preset")
    try:
        known, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        raise ValueError(error) from error
    if known.agent is None and {"-h", "--help"} & set(argv):
        print(_overview(prog))
        sys.exit(0)
    if known.agent is None:
        raise ValueError(f"name an agent ({', '.join(AGENTS)}): `{prog} --help` tells of them")
    if (known.agent, known.preset) == ("ddpg_mb", "cpu"):
        raise ValueError(f"the preset cpu is {LOOKS}'s: `{prog} {LOOKS} --preset cpu`")
    presets = Registry("preset", **AGENTS[known.agent].PRESETS)
    preset = known.preset or next(iter(presets))
    assert presets[preset] is not None
    return known.agent, preset, rest


def options_of(agent: ModuleType, preset: str) -> type[Where]:
    """What may be asked of an agent: its config, of which the preset is the default, and where."""
    return with_config(AndShip if agent in SHIPPED else Where, agent, preset)


def with_config(where: Any, agent: ModuleType, preset: str) -> Any:
    """Options of a command, and beside them an agent's own as `config`."""
    kind: Any = agent.Config
    bare = tyro.conf.arg(name="")

    @dataclass(frozen=True)
    class Options(where):
        config: Annotated[kind, bare] = agent.PRESETS[preset]

    return Options


def train(agent: ModuleType, options: Any, *, folder: Path, command: str) -> dict[str, Any]:
    """Train, telling a person what happens."""
    config, out = options.config, options.out or folder
    say = print if os.environ.get("RANK", "0") == "0" else _say_nothing  # set by torchrun
    say(f"training in {out} on {in_words()} (Ctrl-C saves; --resume goes on)")
    changed = {
        f.name: getattr(config, f.name)
        for f in dataclasses.fields(config)
        if getattr(config, f.name) != f.default
    }
    say("not the defaults: " + ", ".join(f"{k}={v}" for k, v in changed.items()))
    found: dict[str, Any] = agent.train(
        config,
        out,
        resume=options.resume or restarted(out),
        device=options.device,
        threads=options.threads,
        command=command,
        say=say,
    )
    options.finish(out)
    return found


def _say_nothing(line: str) -> None: ...


def _overview(prog: str) -> str:
    lines = [f"usage: {prog} AGENT [--preset NAME] [options]", "", "agents:"]
    for name, agent in AGENTS.items():
        lines.append(f"  {name:<15} {str(agent.__doc__).splitlines()[0]}")
        lines.append(f"  {'':<15} presets: {', '.join(agent.PRESETS)}; options: {name} --help")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
