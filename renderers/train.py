"""`python -m renderers.train bezier --net pixel_shuffle`: teach a network to imitate a brush."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
import tyro

from renderers.machine import keep_memory
from renderers.neural.card import ship
from renderers.neural.trainer import Config, train


@dataclass(frozen=True)
class Where:
    """Where and how the run happens; nothing here changes what is learned."""

    out: Path | None = None
    """the run's folder; runs/neural-BRUSH-NET if not given"""
    resume: bool = False
    """go on with the run in that folder"""
    ship: bool = False
    """when done, put the network where the engine finds it; list its checksum, write the card"""
    device: str = "cpu"
    """cpu or cuda"""
    threads: int | None = None
    """processor threads; all cores if not given"""


def main(argv: Sequence[str] | None = None) -> None:
    """Parse the command line and train; errors a person can mend are one line, exit code 2."""
    try:
        run(*parse(list(sys.argv[1:] if argv is None else argv)))
    except KeyboardInterrupt:
        sys.exit(130)
    except (ValueError, FloatingPointError, OSError) as error:
        sys.exit(_complain(str(error)))
    except KeyError as error:
        sys.exit(_complain(str(error.args[0])))


def parse(argv: list[str]) -> tuple[Config, Where]:
    """The brush and the options."""
    bare = tyro.conf.arg(name="")

    def options(
        config: Annotated[Config, bare], where: Annotated[Where, bare]
    ) -> tuple[Config, Where]:
        return config, where

    return tyro.cli(options, args=argv, prog="python -m renderers.train", description=__doc__)


def run(config: Config, where: Where) -> None:
    """Train, telling a person what happens.

    Raises:
        ValueError: cuda was asked for and there is none; no device by that name; no threads.
        KeyError: an unknown brush or network.
    """
    if where.threads is not None and where.threads < 1:
        raise ValueError(f"--threads must be 1 or more, got {where.threads}")
    if where.device.split(":")[0] not in ("cpu", "cuda"):
        raise ValueError(f"--device is cpu or cuda, not {where.device!r}")
    if where.device.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError("--device cuda was asked for and there is no GPU: use --device cpu")
    if where.threads:
        torch.set_num_threads(where.threads)
    keep_memory()
    out = where.out or Path("runs") / f"neural-{config.brush}-{config.net}"
    print(f"training in {out} (Ctrl-C saves; --resume goes on)")
    train(config, out, resume=where.resume, device=where.device, say=print)
    if where.ship:
        print(f"shipped: {ship(out / 'final.safetensors')}")


def _complain(message: str) -> int:
    print(f"renderers.train: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
