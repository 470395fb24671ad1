"""`python -m agents.train ddpg_mb --preset cpu --dataset celeba`: pick an agent, train it."""

import argparse
import dataclasses
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import torch
import tyro

from agents import ddpg, ddpg_mb
from agents.run import keep_memory
from agents.sb3 import ddpg as sb3_ddpg
from agents.sb3 import ppo as sb3_ppo
from agents.sb3 import sac as sb3_sac
from agents.sb3 import td3 as sb3_td3
from renderers.registry import Registry

AGENTS: Registry = Registry(
    "agent", ddpg_mb=ddpg_mb, ddpg=ddpg,
    sb3_ppo=sb3_ppo, sb3_sac=sb3_sac, sb3_td3=sb3_td3, sb3_ddpg=sb3_ddpg,
)  # fmt: skip
"""modules with a Config, PRESETS (the first is the default) and train(config, out, ...)"""


@dataclass(frozen=True)
class Where:
    """Where and how the run happens; nothing here changes what is learned."""

    out: Path | None = None
    """the run's folder; runs/AGENT-PRESET if not given"""
    resume: bool = False
    """go on with the run in that folder"""
    device: str = "cpu"
    """cpu or cuda"""
    threads: int | None = None
    """processor threads; all cores if not given"""


def main(argv: Sequence[str] | None = None) -> None:
    """Parse the command line and train; errors a person can mend are one line, exit code 2."""
    argv = list(sys.argv[1:] if argv is None else argv)
    try:
        name, preset, rest = split_off(argv)
        agent = AGENTS[name]
        config, where = parse(agent, preset, rest, f"python -m agents.train {name}")
        run(agent, config, where, Path("runs") / f"{name}-{preset}")
    except KeyboardInterrupt:
        sys.exit(130)
    except (ValueError, FileNotFoundError, ImportError) as error:
        sys.exit(_complain(str(error)))
    except KeyError as error:
        sys.exit(_complain(str(error.args[0])))


def split_off(argv: list[str]) -> tuple[str, str, list[str]]:
    """The agent, the preset, and what is left for the config.

    Raises:
        KeyError: an unknown agent or preset.
    """
    parser = argparse.ArgumentParser(prog="python -m agents.train", add_help=False)
    parser.add_argument("agent", nargs="?", default=None)
    parser.add_argument("--preset")
    known, rest = parser.parse_known_args(argv)
    if known.agent is None:
        print(_overview())
        sys.exit(0 if {"-h", "--help"} & set(argv) else 2)
    presets = Registry("preset", **AGENTS[known.agent].PRESETS)
    preset = known.preset or next(iter(presets))
    assert presets[preset] is not None
    return known.agent, preset, rest


def parse(agent: ModuleType, preset: str, rest: list[str], prog: str) -> tuple[Any, Where]:
    """The preset with the options laid over it."""
    kind: Any = agent.Config
    bare = tyro.conf.arg(name="")

    def options(
        config: Annotated[kind, bare] = agent.PRESETS[preset],
        where: Annotated[Where, bare] = Where(),
    ) -> tuple[Any, Where]:
        return config, where

    names = ", ".join(agent.PRESETS)
    about = f"{str(agent.__doc__).splitlines()[0]}\n\nPresets (--preset): {names}. Shown: {preset}."
    return tyro.cli(options, args=rest, prog=f"{prog} --preset {preset}", description=about)


def run(agent: ModuleType, config: Any, where: Where, folder: Path) -> dict[str, Any]:
    """Train, telling a person what happens.

    Raises:
        ValueError: cuda was asked for and there is none.
    """
    if where.device.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError("--device cuda was asked for and there is no GPU: use --device cpu")
    if where.threads:
        torch.set_num_threads(where.threads)
    keep_memory()
    out = where.out or folder
    say = print if os.environ.get("RANK", "0") == "0" else _say_nothing  # set by torchrun
    say(f"training in {out} (Ctrl-C saves; --resume goes on)")
    changed = {
        f.name: getattr(config, f.name)
        for f in dataclasses.fields(config)
        if getattr(config, f.name) != f.default
    }
    say("not the defaults: " + ", ".join(f"{k}={v}" for k, v in changed.items()))
    found: dict[str, Any] = agent.train(
        config, out, resume=where.resume, device=where.device, say=say
    )
    return found


def _say_nothing(line: str) -> None: ...


def _overview() -> str:
    lines = ["usage: python -m agents.train AGENT [--preset NAME] [options]", "", "agents:"]
    for name, agent in AGENTS.items():
        lines.append(f"  {name:<10} {str(agent.__doc__).splitlines()[0]}")
        lines.append(f"  {'':<10} presets: {', '.join(agent.PRESETS)}; options: {name} --help")
    return "\n".join(lines)


def _complain(message: str) -> int:
    print(f"agents.train: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
