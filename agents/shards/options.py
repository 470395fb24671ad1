"""What a person may ask of `agents.bulk`."""

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal

import tyro

from agents.commission.manner import Manner, Seconds
from agents.commission.options import Options as Commission
from agents.commission.options import check as check_commission
from agents.painters.by_name import SEARCHING
from paint_gym.paintings.painting import Side
from renderers.files import to_json
from renderers.workshop.processors import MOST_THREADS
from renderers.workshop.ranges import Count, Whole, within

STEPS = 100
"""of a search, where nobody says"""
FREE = ("source", "shards", "on", "workers", "node", "nodes")
"""options that may be others when a run goes on: they change no byte of a painting"""


@dataclass(frozen=True)
class Options(Manner):
    """Paint all pictures of a folder, of tars or of lists, in shards."""

    source: tyro.conf.Positional[str]
    """a folder with all below it; tars as WebDataset has them, "data/{000..099}.tar" or
    "data/*.tar"; or a parquet list with id, and path, url or bytes. Paths here or such as s3://"""
    shards: tyro.conf.Positional[str]
    """folder for what is written, here or such as s3://"""
    seconds: Seconds | None = None
    """time for each search instead of steps: paintings are then others each time"""
    files: Annotated[tuple[Literal["json", "npz", "png"], ...], within(1, 3)] = ("npz", "png")
    """what is kept of each painting: strokes as json or npz, the picture as png"""
    size: Side | None = None
    """longer side of what is written, pixels; else that of the picture, at most 1024"""
    shard_size: Count = 100
    """pictures in a shard: as many are lost at most where a worker is stopped"""
    workers: Annotated[int, within(1, MOST_THREADS)] | None = None
    """processes that paint, of one thread each; else as many as there are processors to use"""
    on: Literal["processes", "ray"] = "processes"
    """who shares the shards: processes of this machine, or Ray, on the machines of RAY_ADDRESS"""
    node: Whole = 0
    """number of this machine, where several paint into one folder without Ray"""
    nodes: Count = 1
    """how many machines do so: each takes every so many-th shard"""

    def commission(self, name: str) -> Commission:
        """What is asked of `agents.paint` for a picture: the same for all but for the seed."""
        manner: dict[str, Any] = {x.name: getattr(self, x.name) for x in fields(Manner)}
        if self.steps is None and self.seconds is None and self.painter in SEARCHING:
            manner["steps"] = STEPS
        if self.seconds is not None:
            manner["seconds"] = self.seconds
        manner["seed"] = seed_of(name, self.seed)
        return Commission(name, out=Path(), film_seconds=1, gif_size=1, size=self.size, **manner)

    @property
    def about(self) -> dict[str, Any]:
        """All that changes what is written, with what the files hold that are named."""
        told = {name: x for name, x in to_json(self).items() if name not in FREE}
        told["threads"] = self.threads or 1
        return {**told, "held": self.held}


def seed_of(name: str, seed: int) -> int:
    """The seed of a picture: whoever paints it, wherever, draws the same numbers."""
    return int(hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()[:8], 16)


def check(options: Options) -> None:
    """Refuse what cannot be done before anything is painted.

    Raises:
        ValueError, MemoryError: see `agents.commission.options.check`; or what several machines
            are told does not go together.
    """
    if options.seconds is not None and options.steps is not None:
        raise ValueError("--steps and --seconds both say how long a search is: leave one out")
    if options.node >= options.nodes:
        raise ValueError(
            f"--node {options.node} must be below --nodes {options.nodes}: the first is 0"
        )
    if len(set(options.files)) < len(options.files):
        raise ValueError(f"--files names one twice: {' '.join(options.files)}")
    check_commission(options.commission(""))
