"""Shards shared by Ray Data among the processes and machines that it knows."""

import os
from functools import partial
from typing import Any

from agents.shards.crew import Tell
from agents.shards.options import Options
from agents.shards.shard import paint_shard
from renderers.workshop.machine import keep_memory
from renderers.workshop.processors import use_threads


def paint_on_ray(options: Options, shards: list[int], *, workers: int, tell: Tell) -> None:
    """Paint all these shards, each a task of Ray Data; where a worker dies, Ray begins it again.

    A cluster is joined if RAY_ADDRESS names one, else there are so many workers here. That a shard
    is written whole, and once, is no matter of Ray's.

    Raises:
        ImportError: Ray is not installed; says how to.
        OSError: a shard cannot be written.
    """
    try:
        import ray.data
    except ImportError as error:
        raise ImportError('Ray is missing: pip install "paint-gym[ray]" brings it') from error
    here: dict[str, Any] = {} if "RAY_ADDRESS" in os.environ else {"num_cpus": workers}
    begun = not ray.is_initialized()
    if begun:
        ray.init(include_dashboard=False, log_to_driver=False, **here)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        rows = ray.data.from_items([{"shard": x} for x in shards], override_num_blocks=len(shards))
        done = rows.map(partial(_task, options), num_cpus=1, ray_remote_args_fn=_again)
        for row in done.iter_rows():
            tell(row["pictures"], row["failed"])
    finally:
        if begun:
            ray.shutdown()


def _task(options: Options, row: dict[str, Any]) -> dict[str, Any]:
    """Paint a shard; how many pictures, and how many could not be painted."""
    use_threads(options.threads or 1)
    keep_memory()
    rows = paint_shard(options, row["shard"])
    return {"pictures": len(rows), "failed": sum(x.error is not None for x in rows)}


def _again() -> dict[str, Any]:
    """Of a task: begun again as often as its worker dies."""
    return {"max_retries": -1}
