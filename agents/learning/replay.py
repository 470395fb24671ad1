"""A ring of what was met, row by row: pictures as the bytes that environments show."""

from dataclasses import fields
from typing import Any, Generic, TypeVar

import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor

Rows = TypeVar("Rows")
"""a frozen dataclass of tensors, all with the same number of rows"""


class Replay(Generic[Rows]):
    """Keeps the last `capacity` rows; the oldest goes first.

    What is added is kept as it is: whoever wants pictures in a quarter of the memory adds bytes
    (`to_bytes`). All memory is taken once, at the first `add`.

    Args:
        capacity: rows.
        kind: the dataclass of tensors that rows are added and given as.
        device: where rows are added from; those of a kept replay lie there again.
    """

    def __init__(self, capacity: int, kind: type[Rows], device: torch.device | str = "cpu"):
        if capacity < 1:
            raise ValueError(f"a replay's capacity must be at least 1, got {capacity}")
        self.capacity, self.kind, self.device = capacity, kind, torch.device(device)
        self.size, self.head = 0, 0
        self.store: dict[str, Tensor] = {}

    def __len__(self) -> int:
        return self.size

    def add(self, rows: Rows) -> None:
        """Remember N rows, N <= capacity."""
        kept = {field.name: getattr(rows, field.name) for field in fields(self.kind)}  # type: ignore[arg-type]
        count = len(next(iter(kept.values())))
        if count > self.capacity:
            raise ValueError(f"cannot add {count} rows to a replay of {self.capacity}")
        at = (self.head + torch.arange(count)) % self.capacity
        for name, value in kept.items():
            if name not in self.store:
                self.store[name] = value.new_zeros(self.capacity, *value.shape[1:])
            self.store[name][at.to(value.device)] = value
        self.head = (self.head + count) % self.capacity
        self.size = min(self.size + count, self.capacity)

    def sample(self, n: int, generator: torch.Generator) -> Rows:
        """N rows, uniformly with replacement."""
        if not self.size:
            raise ValueError("sample from an empty replay: call add first")
        return self.take(torch.randint(self.size, (n,), generator=generator))

    def take(self, index: Int[Tensor, " n"]) -> Rows:
        """The rows at these places of the ring."""
        return self.kind(**{k: x[index.to(x.device)] for k, x in self.store.items()})

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
            raise ValueError(f"a replay of {state['capacity']} rows, wanted {self.capacity}")
        self.head, self.size = state["head"], state["size"]
        self.store = {}
        for key, value in state["store"].items():
            room = (self.capacity, *value.shape[1:])
            self.store[key] = value.new_zeros(room, device=self.device)
            self.store[key][: self.size] = value.to(self.device)


def to_bytes(picture: Float[Tensor, "B 3 H W"]) -> UInt8[Tensor, "B 3 H W"]:
    """[0, 1] to 0 ... 255, rounded."""
    return (picture * 255 + 0.5).to(torch.uint8)


def to_floats(picture: UInt8[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
    """0 ... 255 to [0, 1], as the canvases of environments hold them."""
    return picture.float().div_(255)
