"""What a crowd's paintings and sights come to: numbers for a result."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.studio.crowd import Crowd
from benchmarks.studio.visitor import Painted

MINUTE = 60.0
FEW = 5
"""kinds of errors that are told"""


def summed(crowd: Crowd, visitors: int, seconds: float) -> dict[str, Any]:
    """All of a crowd that stayed so long."""
    painted, sights = crowd.painted, crowd.sights
    in_time = [x for x in painted if x.whole and x.begun + (x.done or 0) <= seconds]
    of = {who: [(x.at, getattr(x, who)) for x in sights] for who in ("server", "workers")}
    return {
        **times(painted),
        "paintings_a_minute": len(in_time) / (seconds / MINUTE),
        "opening": opening(painted),
        "longest_queue": max((x.places[0] for x in painted if x.places), default=0),
        "fairness": fairness(painted, visitors),
        "memory": {who: memory(held) for who, held in of.items()},
        "sights": [[round(x, 1) for x in astuple(sight)] for sight in sights],
    }


def times(painted: Sequence[Painted]) -> dict[str, Any]:
    """What went wrong; of what did not, seconds to the first stroke and to the last."""
    done = [x for x in painted if x.whole]
    wrong = Counter(x.wrong for x in painted if x.wrong)
    return {
        "errors": wrong.total(),
        "said": dict(wrong.most_common(FEW)),
        "paintings": len(done),
        "strokes": _ends([x.strokes for x in done]),
        "first_stroke": spread(x.first for x in done if x.first is not None),
        "last_stroke": spread(x.done for x in done if x.done is not None),
    }


def spread(seconds: Iterable[float]) -> dict[str, float] | None:
    """How many there are, the median, what nine of ten stay below, and the worst."""
    known = sorted(seconds)
    if not known:
        return None
    median, ninety, worst = (round(float(x), 3) for x in np.quantile(known, (0.5, 0.9, 1.0)))
    return {"count": len(known), "median": median, "ninety": ninety, "worst": worst}


def opening(painted: Iterable[Painted]) -> dict[str, float] | None:
    """When all come at once: seconds to the first stroke of the first in the queue, and the last.

    None where nobody has seen a stroke.
    """
    first: dict[int, Painted] = {}
    for one in painted:
        first.setdefault(one.visitor, one)
    seen = sorted(x.first for x in first.values() if x.first is not None)
    return {"first": round(seen[0], 3), "last": round(seen[-1], 3)} if seen else None


def fairness(painted: Sequence[Painted], visitors: int) -> dict[str, int]:
    """Paintings of who has least and most, and how often a place in the queue became worse."""
    count = Counter(x.visitor for x in painted if x.whole)
    each = [count[number] for number in range(visitors)]
    worse = sum(after > before for x in painted for before, after in pairwise(x.places))
    return {**_ends(each), "places_that_became_worse": worse}


def memory(sights: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Megabytes: the median of the first minute and of the last one, and the most.

    Of less than two minutes the halves.
    """
    if not sights:
        return {"first": 0.0, "last": 0.0, "most": 0.0}
    begin, end = sights[0][0], sights[-1][0]
    part = min(MINUTE, (end - begin) / 2)
    first = [held for at, held in sights if at <= begin + part]
    last = [held for at, held in sights if at >= end - part]
    return {
        "first": round(float(np.median(first)), 1),
        "last": round(float(np.median(last)), 1),
        "most": round(max(held for _, held in sights), 1),
    }


def _ends(counts: Sequence[int]) -> dict[str, int]:
    return {"least": min(counts, default=0), "most": max(counts, default=0)}
