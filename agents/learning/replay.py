"""A ring of past views, pictures kept as bytes; no rewards, so that no score is ever stale."""

from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Bool, Float, Int, UInt8
from torch import Tensor


@dataclass(frozen=True)
class Views:
    """N views of paintings in progress, and what was done there.

    Attributes:
        canvas: what was seen, RGB in [0, 1].
        target: what was to be painted there, RGB in [0, 1].
        side: side of the view, canvas units; 1 when it is the whole canvas.
        progress: share of the budget spent.
        pace: share of the budget that one bundle is.
        strokes: the bundle laid, in view coordinates.
        last: whether that bundle ended the episode.
    """

    canvas: Float[Tensor, "N 3 H W"]
    target: Float[Tensor, "N 3 H W"]
    side: Float[Tensor, "N 1"]
    progress: Float[Tensor, " N"]
    pace: Float[Tensor, " N"]
    strokes: Float[Tensor, "N K P"]
    last: Bool[Tensor, " N"]


class Replay:
    """Keeps the last `capacity` views; the oldest goes first.

    Pictures are stored as uint8 (rounded, at most 1/510 off). All memory is taken once, at the
    first `add`. Nothing else in the agents holds uint8 pictures.
    """

    def __init__(self, capacity: int):
        if capacity < 1:
            raise ValueError(f"a replay's capacity must be at least 1, got {capacity}")
        self.capacity, self.size, self.head = capacity, 0, 0
        self.store: dict[str, Tensor] = {}

    @staticmethod
    def memory(capacity: int, view: int, numbers: int) -> int:
        """Bytes of so many views of this side, of bundles of so many numbers."""
        return capacity * (2 * 3 * view**2 + 4 * (numbers + 3) + 1)

    def __len__(self) -> int:
        return self.size

    def add(self, views: Views) -> None:
        """Remember N views, N <= capacity."""
        count = len(views.canvas)
        if count > self.capacity:
            raise ValueError(f"cannot add {count} views to a replay of {self.capacity}")
        at = (self.head + torch.arange(count)) % self.capacity
        for key, value in vars(views).items():
            kept = to_bytes(value) if key in ("canvas", "target") else value
            if key not in self.store:
                self.store[key] = kept.new_zeros(self.capacity, *kept.shape[1:])
            self.store[key][at.to(kept.device)] = kept
        self.head = (self.head + count) % self.capacity
        self.size = min(self.size + count, self.capacity)

    def sample(self, n: int) -> Views:
        """N views, uniformly with replacement (torch's generator)."""
        if not self.size:
            raise ValueError("sample from an empty replay: call add first")
        return self.take(torch.randint(self.size, (n,)))

    def take(self, index: Int[Tensor, " n"]) -> Views:
        """The views at these places of the ring."""
        rows = {key: value[index.to(value.device)] for key, value in self.store.items()}
        rows["canvas"], rows["target"] = to_floats(rows["canvas"]), to_floats(rows["target"])
        return Views(**rows)

    def state_dict(self) -> dict[str, Any]:
        """Everything, for an exact resume."""
        kept = {key: value[: self.size].clone() for key, value in self.store.items()}
        return {"capacity": self.capacity, "head": self.head, "size": self.size, "store": kept}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Become the replay that was saved.

        Raises:
            ValueError: it was one of another capacity.
        """
        if state["capacity"] != self.capacity:
            raise ValueError(f"a replay of {state['capacity']} views, wanted {self.capacity}")
        self.head, self.size = state["head"], state["size"]
        self.store = {}
        for key, value in state["store"].items():
            self.store[key] = value.new_zeros(self.capacity, *value.shape[1:])
            self.store[key][: self.size] = value


def to_bytes(picture: Float[Tensor, "B 3 H W"]) -> UInt8[Tensor, "B 3 H W"]:
    """[0, 1] to 0 ... 255, rounded."""
    return (picture * 255 + 0.5).to(torch.uint8)


def to_floats(picture: UInt8[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
    """0 ... 255 to [0, 1]."""
    return picture.float().div_(255)
