"""The order in which strokes are drawn: as they were painted, or with few changes of paint."""

from collections.abc import Hashable, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from jaxtyping import Float, Int

Runs = list[list[int]]
"""strokes of one paint, drawn one after another; run after run"""
EAGER = (0, 1, 4)
"""how much more those strokes count that many changes wait for: the powers that are tried"""


def as_painted(paints: Sequence[Hashable]) -> Runs:
    """Strokes in painting order: a paint comes back whenever it does there."""
    runs: Runs = []
    for i, paint in enumerate(paints):
        if i and paint == paints[i - 1]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def few_changes(
    paints: Sequence[int], waits: Int[np.ndarray, " T"], after: Sequence[Sequence[int]]
) -> Runs:
    """Strokes in an order that changes paint seldom, none before one that it waits for.

    Paint after paint, all is drawn that need not wait. Which paint is next is decided by how many
    of its strokes are ready, and by how many changes wait for them. Several such rules are tried,
    from the first stroke on and from the last one back, and the best is taken: not always the
    fewest changes there are, to find which takes exponential time (shortest common supersequence,
    Maier 1978).

    Args:
        paints: the number of each stroke's paint, from 0 on.
        waits: for how many strokes each must wait, all of them earlier.
        after: those that wait for each.
    """
    tried = []
    before: list[list[int]] = [[] for _ in paints]
    for i, later in enumerate(after):
        for j in later:
            before[j].append(i)
    backward = np.array([len(later) for later in after], int)
    heights, depths = changes_after(paints, after), changes_before(paints, before)
    for power in EAGER:
        tried.append(_drawn(paints, waits, after, weights=heights**power))
        back = _drawn(paints, backward, before, weights=depths**power)
        tried.append([sorted(run) for run in reversed(back)])
    return min(tried, key=len)


def least_changes(paints: Sequence[int], after: Sequence[Sequence[int]]) -> int:
    """How many runs there must be at least: one a paint, and as many as any chain of strokes has.

    A chain is strokes each of which waits for the one before.
    """
    return max(len(set(paints)), int(changes_after(paints, after).max(initial=0)))


def changes_after(paints: Sequence[int], after: Sequence[Sequence[int]]) -> Float[np.ndarray, " T"]:
    """Runs of the chain with most of them that begins with each stroke."""
    runs = np.ones(len(paints))
    for i in reversed(range(len(paints))):
        for j in after[i]:
            runs[i] = max(runs[i], runs[j] + (paints[i] != paints[j]))
    return runs


def changes_before(
    paints: Sequence[int], before: Sequence[Sequence[int]]
) -> Float[np.ndarray, " T"]:
    """Runs of the chain with most of them that ends with each stroke."""
    runs = np.ones(len(paints))
    for i in range(len(paints)):
        for j in before[i]:
            runs[i] = max(runs[i], runs[j] + (paints[i] != paints[j]))
    return runs


def _drawn(
    paints: Sequence[int],
    waits: Int[np.ndarray, " T"],
    after: Sequence[Sequence[int]],
    *,
    weights: Float[np.ndarray, " T"],
) -> Runs:
    """Runs, each of the paint whose strokes that are ready weigh most."""
    waits, score = waits.copy(), np.zeros(max(paints, default=0) + 1)
    ready: Runs = [[] for _ in score]
    for i in np.flatnonzero(waits == 0).tolist():
        ready[paints[i]].append(i)
        score[paints[i]] += weights[i]
    for heap in ready:
        heapify(heap)
    runs, left = [], len(paints)
    while left:
        paint, run = int(score.argmax()), []
        while ready[paint]:
            run.append(stroke := heappop(ready[paint]))
            for later in after[stroke]:
                waits[later] -= 1
                if not waits[later]:
                    heappush(ready[paints[later]], later)
                    score[paints[later]] += weights[later]
        score[paint] = 0
        runs.append(run)
        left -= len(run)
    return runs
