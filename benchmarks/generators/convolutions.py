"""The convolutions of a piece of work, each made again by itself: what they alone take."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map

CONVOLUTIONS = (
    torch.ops.aten.convolution.default,
    torch.ops.aten.convolution_backward.default,
)


@dataclass(frozen=True)
class Like:
    """A tensor without its numbers."""

    shape: tuple[int, ...]
    strides: tuple[int, ...]
    dtype: torch.dtype

    def made(self) -> Tensor:
        """One like it, of ones: arithmetic takes no longer for other numbers."""
        return torch.empty_strided(self.shape, self.strides, dtype=self.dtype).fill_(1)


class Recorder(TorchDispatchMode):
    """Counts what convolutions are made within, forward and backward, by what they are given."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[tuple[Any, Any]] = Counter()

    def __torch_dispatch__(self, func: Any, types: Any, *given: Any) -> Any:
        """What torch calls, with the arguments by place and by name, for every operation."""
        args, named = given
        if func in CONVOLUTIONS:
            self.made[func, _hashable(tree_map(_like, args))] += 1
        return func(*args, **(named or {}))


def recorded(work: Callable[[], Any]) -> Counter[tuple[Any, Any]]:
    """The convolutions of some work, and how often it makes each."""
    with Recorder() as recorder:
        work()
    return recorder.made


def seconds_alone(made: Counter[tuple[Any, Any]], repeats: int) -> float:
    """Of all of them, each by itself on tensors that are there already: the best of so many."""
    total = 0.0
    for (operation, given), times in made.items():
        args = [_made(x) for x in given]
        taken = []
        for _ in range(repeats + 1):  # the first prepares its kernel
            began = time.perf_counter()
            operation(*args)
            taken.append(time.perf_counter() - began)
        total += times * min(taken[1:])
    return total


def _like(x: Any) -> Any:
    return Like(tuple(x.shape), x.stride(), x.dtype) if isinstance(x, Tensor) else x


def _hashable(x: Any) -> Any:
    return tuple(map(_hashable, x)) if isinstance(x, (list, tuple)) else x


def _made(x: Any) -> Any:
    return x.made() if isinstance(x, Like) else list(x) if isinstance(x, tuple) else x
