"""`python -m agents.bulk photographs/ paintings/ --strokes 200`: a million pictures painted.

They are painted in shards by as many processes as there are processors. A shard is a tar of
paintings and a parquet file with a row for each. Stopped, by Ctrl-C or worse, it goes on with the
same command; each picture is painted once, and a picture has the same bytes whoever paints it.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from tqdm import tqdm

from agents.commission.painted import painted
from agents.painters.audience import Audience
from agents.painters.focus import SALIENCY
from agents.shards.crew import Tell, paint_by_processes
from agents.shards.on_ray import paint_on_ray
from agents.shards.options import Options, check
from agents.shards.plan import Plan, open_plan
from renderers.workshop.command import run
from renderers.workshop.processors import processors

RUNNERS: dict[str, Callable[..., Any]] = {"processes": paint_by_processes, "ray": paint_on_ray}


def main(argv: Sequence[str] | None = None) -> None:
    """Paint as the command line says."""
    run(Options, paint_all, argv, prog="python -m agents.bulk", about=__doc__)


def paint_all(options: Options) -> None:
    """Paint what is not painted yet, and say how it went."""
    check(options)
    rehearse(options)
    if options.seconds is not None:
        print("agents.bulk: with --seconds no two runs paint the same bytes", file=sys.stderr)
    plan = open_plan(options)
    todo = plan.unfinished(options.node, options.nodes)
    failed = paint_shards(options, plan, todo) if todo else 0
    mine = len(range(options.node, plan.shards, options.nodes))
    print(f"all {mine} shards are in {options.shards}, {len(todo)} of them painted now")
    if failed:
        print(f"{failed} pictures could not be painted: the column error of the rows says why")


def rehearse(options: Options) -> None:
    """Paint a small picture first: what no picture could be painted with is refused here.

    A mask says where a picture matters, and is of its shape: it is left out.

    Raises:
        KeyError, ValueError, OSError: see `painted`.
    """
    ramp = np.linspace(0, 255, 16 * 16 * 3).reshape(16, 16, 3).astype(np.uint8)
    asked = options.commission("")
    short = replace(
        asked,
        view=16,
        seconds=0.01,
        steps=asked.steps and 1,
        focus=asked.focus if asked.focus == SALIENCY else None,
    )
    painted(ramp, short, tell=tqdm.write, audience=Audience())


def paint_shards(options: Options, plan: Plan, todo: list[int]) -> int:
    """Paint these, with a bar; how many pictures could not be painted."""
    total, failures = sum(map(plan.length, todo)), 0
    with tqdm(total=total, desc="pictures", unit="picture", smoothing=0.05) as bar:

        def tell(done: int, failed: int) -> None:
            nonlocal failures
            failures += failed
            bar.set_postfix_str(f"{failures} failed" if failures else "", refresh=False)
            bar.update(done)

        try:
            work: Tell = tell
            RUNNERS[options.on](options, todo, workers=options.workers or processors(), tell=work)
        except KeyboardInterrupt:
            left = len(plan.unfinished(options.node, options.nodes))
            bar.write(f"stopped with {left} shards to paint: the same command goes on")
            raise
    return failures


if __name__ == "__main__":
    main()
