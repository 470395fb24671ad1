"""`python -m renderers.train bezier --net pixel_shuffle`: teach a network to imitate a brush."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from agents.neural_renderer.card import ship
from agents.neural_renderer.trainer import Config, train
from renderers.workshop.command import OnDevice, run
from renderers.workshop.processors import in_words

PROG = "python -m renderers.train"


@dataclass(frozen=True)
class Options(OnDevice):
    """What is learned, and where; nothing but the config changes what is learned."""

    config: Annotated[Config, tyro.conf.arg(name="")]
    out: Path | None = None
    """the run's folder; runs/neural-BRUSH-NET if not given"""
    resume: bool = False
    """go on with the run in that folder"""
    ship: bool = False
    """when done, put the network where the engine finds it; list its checksum, write the card"""


def main(argv: Sequence[str] | None = None) -> None:
    """Train as the command line says."""
    run(Options, teach, argv, prog=PROG, about=__doc__)


def teach(options: Options) -> None:
    """Train, telling a person what happens."""
    config = options.config
    out = options.out or Path("runs") / f"neural-{config.brush}-{config.net}"
    print(f"training in {out} on {in_words()} (Ctrl-C saves; --resume goes on)")
    train(config, out, resume=options.resume, device=options.device, say=print)
    if options.ship:
        print(f"shipped: {ship(out / 'final.safetensors')}")


if __name__ == "__main__":
    main()
