"""Who is on the leaderboard: painters by name, and those in files of weights.

Adding a kind of painter that no actor file can hold: a line in ENTRIES, from a seed, a device and a
brush to a painter.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from agents.painters import untaught
from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.painter import Painter
from agents.painters.weights import SHIPPED, load_painter
from agents.search import Search
from renderers import BRUSHES
from renderers.registry import Registry
from renderers.weights import read_about

NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
"""what an entry may be called: its results are files of that name"""
BEGUN = {"refined": SHIPPED, "refined_digits": SHIPPED.parent / "digits.safetensors"}
"""weights that those begin with"""


def _random(seed: int, device: str, *, brush: str | None = None) -> Painter:
    return untaught.RandomPainter(BRUSHES[brush or "bezier"](), seed)


def _blank(seed: int, device: str, *, brush: str | None = None) -> Painter:
    return untaught.BlankPainter(BRUSHES[brush or "bezier"]())


def _known(
    name: str, seed: int, device: str, *, brush: str | None = None, actor: Path | None = None
) -> Painter:
    """The painter that people call by this name, with as many steps of search as it has."""
    wishes = Wishes(brush=brush, search=Search(seed=seed), actor=actor, device=device)
    painter: Painter = PAINTERS[name](wishes)
    return painter


ENTRIES: Registry = Registry(
    "entry", random=_random, blank=_blank, search=partial(_known, "search"),
    refined=partial(_known, "refined", actor=BEGUN["refined"]), greedy=partial(_known, "greedy"),
    layered=partial(_known, "layered"),
    refined_digits=partial(_known, "refined", actor=BEGUN["refined_digits"]),
)  # fmt: skip
"""from a seed, a device and a brush, or None for its own, to a painter"""
SEARCHING = ("search", "refined", "refined_digits")
"""those of them that search"""
SEEDS = {"random": untaught.SEEDS}
"""of the painters by name that differ by seed enough for an interval"""


def painters(
    name: str,
    actors: tuple[Path, ...],
    seeds: tuple[int, ...],
    *,
    device: str,
    brush: str | None = None,
) -> dict[int, Painter]:
    """The painters of an entry by their seeds; those by name paint with this brush.

    Raises:
        ValueError: no painter of that name and no actor file; actors for a painter by name; not
            one seed for each; actors of several brushes.
    """
    check_name(name)
    if not actors:
        if name not in ENTRIES:
            raise ValueError(
                f"{name!r} is none of {', '.join(ENTRIES)}: give the painter's weights with --actor"
            )
        make: Callable[..., Painter] = ENTRIES[name]
        return {seed: make(seed, device, brush=brush) for seed in seeds or SEEDS.get(name, (0,))}
    if name in ENTRIES:
        raise ValueError(f"{name!r} is one of our painters: give --actor another name")
    seeds = seeds or tuple(range(len(actors)))
    if len(set(seeds)) != len(actors):
        raise ValueError(f"wanted a seed for each of the {len(actors)} actors, got {list(seeds)}")
    found: dict[int, Painter] = {
        seed: load_painter(file, device) for seed, file in zip(seeds, actors, strict=True)
    }
    brushes = {painter.brush.name for painter in found.values()}
    if len(brushes) > 1:
        raise ValueError(f"actors of one entry paint with one brush, got {sorted(brushes)}")
    return found


def check_name(name: str) -> None:
    """Raises: ValueError: a name that no entry may have."""
    if not NAME.fullmatch(name):
        raise ValueError(
            f"an entry's name is 1 to 40 of a-z, 0-9, '_', '.', '-' and begins with a letter or a "
            f"digit, got {name!r}"
        )


def origin(name: str, actors: tuple[Path, ...] = ()) -> list[dict[str, Any]]:
    """What is known of each file of an entry's weights: name, bytes, SHA-256; spec and command."""
    found = []
    for file in actors or ((BEGUN[name],) if name in BEGUN else ()):
        about = read_about(file)
        content = file.read_bytes()
        shipped = file.resolve().is_relative_to(SHIPPED.parent)
        found.append(
            {
                "file": file.name if shipped else str(file),
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "spec": about.spec,
                "command": str(about.card.get("command", "")),
            }
        )
    return found


def search_of(name: str, seed: int, seconds: float | None = None) -> dict[str, Any] | None:
    """How an entry with this seed searches; None for one that does not."""
    return asdict(Search(seed=seed, seconds=seconds)) if name in SEARCHING else None
